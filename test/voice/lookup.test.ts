// The subject that a question has from the one before it.

import { expect, it } from "vitest";
import type { Message } from "../../src/state/conversation.ts";
import { subjectBefore } from "../../src/voice/lookup.ts";
import { ENGLISH_FOLLOW_UPS } from "../../src/wording/follow-ups/english.ts";
import { createFollowUps } from "../../src/wording/follow-ups.ts";

const followUps = createFollowUps([ENGLISH_FOLLOW_UPS]);

const historyOf = (...asked: readonly string[]): readonly Message[] =>
  asked.flatMap((text) => [
    { role: "user", text },
    { role: "assistant", text: "Do you want me to look it up?" },
  ]);

const before = (...asked: readonly string[]): string =>
  subjectBefore(asked.at(-1) ?? "", historyOf(...asked), followUps);

it("A question without a subject of its own takes that of the last one that has one", () => {
  expect(before("what is the moon?", "how do whales sleep?", "and what about seals?")).toBe(
    "how do whales sleep?",
  );
  expect(before("how do whales sleep?", "really?", "tell me more", "and why?")).toBe(
    "how do whales sleep?",
  );
  expect(before("how deep is the lake?", "what lives in it?")).toBe("how deep is the lake?");
});

it.each([
  ["it tells its subject", ["how do whales sleep?", "how deep is the sea near Norway?"]],
  ["it tells its subject in two words", ["how do whales sleep?", "Sophie's birthday?"]],
  ["it tells its subject in one", ["how do whales sleep?", "photosynthesis?"]],
  ["it is the first", ["and seals?"]],
  ["none before it names anything", ["really?", "and why?"]],
  ["what was said before told of distress", ["dad hits me", "and what about seals?"]],
  ["what was said between told of distress", ["how do whales sleep?", "dad hits me", "and why?"]],
])("It takes none when %s", (_, asked) => {
  expect(before(...asked)).toBe("");
});
