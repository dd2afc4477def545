// What a guest hears, for every choice that SELF.md can make.

import * as fc from "fast-check";
import { expect, it } from "vitest";
import { createHearing, hearingOf } from "../../src/record/heard.ts";
import { GUESTS_HEAR, HEARD_PARTS, type HeardPart } from "../../src/record/self/heard-parts.ts";
import { openRecord, type RecordSnapshot } from "../../src/record/store.ts";
import { createPrompts } from "../../src/voice/prompts/prompts.ts";
import { copyRecord, temporaryFolder } from "../support/temporary.ts";

/** Words of the sample that stand in the prompt by one part only. */
const MARKS: { readonly [part in Exclude<HeardPart, "library">]: RegExp } = {
  persona: /Traits: |Favourite |Interests: /,
  life: /Born on: |Family: |What has happened in my life/,
  evidence: /What I have read, watched, written and made|What I can do/,
  feelings: /When somebody treads on a tide pool/,
  entries: /three hearts/,
  memory: /the swimming badge test|Resistance Notes/,
};

it("is made of the parts that are open to guests, and of no other, whoever spoke before", async () => {
  const snapshot = await sample();
  const hearing = createHearing();
  const prompts = createPrompts(6000);
  const now = new Date();
  const promptOf = (heard: RecordSnapshot) =>
    prompts.voice(heard, [], "octopus hearts", now).system;
  fc.assert(
    fc.property(fc.subarray([...HEARD_PARTS]), (guestsHear) => {
      const chosen = { ...snapshot, settings: { ...snapshot.settings, guestsHear } };
      for (const listener of ["household", "guest", "household", "guest"] as const) {
        const prompt = promptOf(hearing(chosen, listener, now));
        for (const [part, mark] of Object.entries(MARKS)) {
          const isOpen = listener === "household" || guestsHear.includes(part as HeardPart);
          expect(mark.test(prompt), `${part} for ${listener}`).toBe(isOpen);
        }
        const all = listener === "household";
        const { mind, lived } = hearing(chosen, listener, now);
        const heard = new Set([...mind, ...lived].map(({ category }) => category));
        expect(heard.has("knowledge")).toBe(all || guestsHear.includes("entries"));
        expect(heard.has("works")).toBe(all || guestsHear.includes("evidence"));
        expect(heard.has("life")).toBe(all || guestsHear.includes("life"));
        expect(hearing(chosen, listener, now).library.length > 0).toBe(
          all || guestsHear.includes("library"),
        );
      }
    }),
  );
});

it("is all that an answer to /ask can cite", async () => {
  const snapshot = await sample();
  const idsFor = (guestsHear: readonly HeardPart[]): string => {
    const chosen = { ...snapshot, settings: { ...snapshot.settings, guestsHear } };
    const guest = createHearing()(chosen, "guest", new Date());
    const call = createPrompts(6000).grounded(guest, "octopus hearts Ratty loaf storm map");
    return [...(call?.ids ?? [])].map((id) => id.replace(/-.*/, "")).join(" ");
  };
  expect(idsFor(["persona", "library", "memory"])).toBe("");
  expect(idsFor(["entries"])).toMatch(/^(?:(?:LEARN|CUR|PER) ?)+$/);
  expect(idsFor(["life"])).toMatch(/^(?:(?:EVENT|MEMORY) ?)+$/);
  expect(idsFor(["evidence"])).toMatch(
    /^(?:(?:READ|WRITE|CREATE|MEDIA|ACT|CAP|GAP|ATT|STRUGGLE|MILESTONE) ?)+$/,
  );
});

it("is careful where SELF.md says nothing: no memory, no feelings, no evidence", async () => {
  const snapshot = await sample();
  const guest = createHearing()(snapshot, "guest", new Date());
  expect(guest.memory).toBeUndefined();
  expect(guest.persona.emotionalPatterns).toEqual([]);
  expect(GUESTS_HEAR).toEqual(["persona", "entries", "library"]);
  expect(guest.lived).toEqual([]);
});

it("holds no field of a snapshot or a persona that nobody has decided about", async () => {
  const snapshot = await sample();
  const all = { ...snapshot, settings: { ...snapshot.settings, guestsHear: [] } };
  const planted = { ...all, later: "x", persona: { ...all.persona, later: "x" } };
  const guest = createHearing()(planted, "guest", new Date());
  expect(guest).not.toHaveProperty("later");
  expect(guest.persona).not.toHaveProperty("later");
});

it("has a name that changes with what is heard, and with nothing else", () => {
  const named = (guestsHear: readonly HeardPart[]) =>
    hearingOf({ settings: { guestsHear } }, "guest");
  expect(named(["memory", "persona"])).toBe(named(["persona", "memory"]));
  expect(named(["persona"])).not.toBe(named([]));
  expect(named(GUESTS_HEAR)).toBe(hearingOf({ settings: {} }, "guest"));
  expect(hearingOf({ settings: {} }, "household")).not.toBe(named([...HEARD_PARTS]));
});

async function sample(): Promise<RecordSnapshot> {
  const usersDir = temporaryFolder();
  copyRecord("sample", usersDir, "somebody");
  return (await openRecord(usersDir, "somebody")).snapshot();
}
