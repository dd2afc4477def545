import * as fc from "fast-check";
import { expect, it, onTestFinished } from "vitest";
import { openState } from "../../src/state/database/open-state.ts";
import { createConversations } from "../../src/state/conversation.ts";
import { createPrivateTalks } from "../../src/state/private-talks.ts";
import { temporaryFolder } from "../support/temporary.ts";

const CHANNEL = "telegram:3003";

function opened() {
  const { database } = openState(temporaryFolder());
  onTestFinished(() => {
    database.close();
  });
  return {
    talks: createPrivateTalks(database),
    conversations: createConversations(database),
    transact: (work: () => void) => database.transact(work),
    rows: () => database.all("SELECT key, value FROM setting"),
  };
}

type Step = "begin" | "end" | "reset" | "message";

it("a message is of an ended talk when one was open as it came, and none that it belongs to is open now", async () => {
  const step = fc.constantFrom<Step>("begin", "end", "reset", "message", "message", "message");
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const { talks, conversations, transact } = opened();
      const ended = new Set<number>();
      let open: number[] | undefined;
      let id = 0;
      for (const one of steps) {
        id += 1;
        await transact(() => {
          if (one === "begin") conversations.beginBetweenUs(CHANNEL);
          if (conversations.betweenUs(CHANNEL)) talks.note(CHANNEL, id);
          if (one === "end") conversations.endBetweenUs(CHANNEL);
          if (one === "reset") conversations.reset(CHANNEL);
        });
        if (one === "begin") open ??= [];
        open?.push(id);
        if (one === "end" || one === "reset") {
          for (const said of open ?? []) ended.add(said);
          open = undefined;
        }
      }
      for (let at = 0; at <= id + 1; at += 1) {
        expect([at, talks.isOfEnded(CHANNEL, at)]).toEqual([at, ended.has(at)]);
      }
      expect(talks.isOfEnded(CHANNEL, undefined)).toBe(ended.size > 0);
    }),
    { numRuns: 60 },
  );
});

it("a message of long ago that is changed in a talk makes nothing between them private", async () => {
  const { talks, transact } = opened();
  await transact(() => {
    talks.begin(CHANNEL);
    talks.note(CHANNEL, 900);
    talks.noteChange(CHANNEL, 50);
    talks.note(CHANNEL, 905);
    talks.noteChange(CHANNEL, 903);
    talks.end(CHANNEL);
  });
  for (const id of [50, 900, 903, 905]) expect(talks.isOfEnded(CHANNEL, id)).toBe(true);
  for (const id of [49, 51, 500, 899, 906]) expect(talks.isOfEnded(CHANNEL, id)).toBe(false);
});

it("a reply that goes out behind the end belongs to the talk", async () => {
  const { talks, transact } = opened();
  await transact(() => {
    talks.begin(CHANNEL);
    talks.note(CHANNEL, 3);
    talks.end(CHANNEL);
    talks.note(CHANNEL, 6);
  });
  expect([2, 3, 5, 6, 7].map((id) => talks.isOfEnded(CHANNEL, id))).toEqual([
    false,
    true,
    true,
    true,
    false,
  ]);
});

it("a reply that goes out long after the end stands for itself", async () => {
  const { talks, transact } = opened();
  await transact(() => {
    talks.begin(CHANNEL);
    talks.note(CHANNEL, 3);
    talks.end(CHANNEL);
    talks.note(CHANNEL, 500);
  });
  expect([3, 4, 250, 499, 500, 501].filter((id) => talks.isOfEnded(CHANNEL, id))).toEqual([3, 500]);
});

it("of very many talks each stays known, and they take little room", async () => {
  const { talks, transact, rows } = opened();
  await transact(() => {
    for (let id = 0; id < 4000; id += 4) {
      talks.begin(CHANNEL);
      talks.note(CHANNEL, id);
      talks.note(CHANNEL, id + 1);
      talks.end(CHANNEL);
    }
  });
  for (let id = 0; id < 4000; id += 4) expect(talks.isOfEnded(CHANNEL, id + 1)).toBe(true);
  expect(talks.isOfEnded(CHANNEL, 3998)).toBe(false);
  expect(JSON.stringify(rows()).length).toBeLessThan(3000);
});
