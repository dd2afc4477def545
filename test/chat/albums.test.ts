// An album is one message, in whatever order its parts come in and are answered.

import * as fc from "fast-check";
import { expect, it } from "vitest";
import { createAlbums } from "../../src/chat/albums.ts";

const part = (messageId: number, album = "a", chatId = 1) => ({
  chat: { id: chatId, isPrivate: true },
  messageId,
  album,
});

/** `came`: the part comes in. `done`: it is answered. */
const stories = fc
  .array(fc.constantFrom("", "a kite", "a boat"), { minLength: 1, maxLength: 10 })
  .chain((captions) =>
    fc.record({
      captions: fc.constant(captions),
      // How many parts have come in when each is answered, at least itself.
      ahead: fc.array(fc.nat({ max: 10 }), {
        minLength: captions.length,
        maxLength: captions.length,
      }),
      again: fc.nat({ max: captions.length - 1 }),
    }),
  );

it("gets the line about pictures at most once, each of its words is answered once, and something is said", () => {
  fc.assert(
    fc.property(stories, ({ captions, ahead, again }) => {
      const albums = createAlbums({ count: () => 0 });
      const parts = captions.map((caption, id) => ({ id, words: caption && `${caption} ${id}` }));
      const answers = parts.map(({ id, words }) => {
        for (const { id: other, words: its } of parts.slice(0, id + 1 + (ahead[id] ?? 0))) {
          albums.came(part(other), its);
        }
        return albums.answerFor(part(id), words);
      });
      const said = answers.flatMap((answer) => (answer.kind === "answered" ? [] : [answer]));
      const words = said.flatMap((answer) => answer.words.split("\n").filter(Boolean));
      expect(said.length).toBeGreaterThan(0);
      expect(said.filter(({ kind }) => kind === "whole")).toHaveLength(1);
      expect(words.toSorted()).toEqual(parts.flatMap((each) => each.words || []).toSorted());
      // A part whose answer failed is handled once more, and answered as before.
      const repeated = parts[again];
      if (repeated) expect(albums.answerFor(part(again), repeated.words)).toEqual(answers[again]);
    }),
  );
});

it("has nothing to do with another album, nor with one of another chat", () => {
  const albums = createAlbums({ count: () => 0 });
  expect(albums.answerFor(part(1), "")).toEqual({ kind: "whole", words: "" });
  expect(albums.answerFor(part(2, "b"), "")).toEqual({ kind: "whole", words: "" });
  expect(albums.answerFor(part(3, "a", 2), "")).toEqual({ kind: "whole", words: "" });
  expect(albums.answerFor(part(4), "")).toEqual({ kind: "answered" });
});

it("is remembered for a while, and memory stays small", () => {
  const albums = createAlbums({ count: () => 0 });
  albums.answerFor(part(1), "a kite");
  for (let album = 0; album < 31; album += 1) albums.came(part(1, String(album), 9), "");
  expect(albums.isAnswered(part(2))).toBe(true);
  for (let album = 0; album < 32; album += 1) albums.came(part(1, String(album), 9), "");
  expect(albums.isAnswered(part(2))).toBe(false);
});

it("no word of a part that came before a forgetting is kept across it", () => {
  let count = 0;
  const albums = createAlbums({ count: () => count });
  const part = (messageId: number) => ({ chat: { id: 1, isPrivate: true }, album: "a", messageId });
  albums.came(part(2), "the kelp is gone");
  count = 1;
  expect(albums.answerFor(part(1), "look")).toEqual({ kind: "whole", words: "look" });
});
