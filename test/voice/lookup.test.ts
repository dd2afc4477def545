// The subject that a short question has from the one before it.

import { expect, it } from "vitest";
import type { Message } from "../../src/state/conversation.ts";
import { subjectBefore } from "../../src/voice/lookup.ts";

const historyOf = (...asked: readonly string[]): readonly Message[] =>
  asked.flatMap((text) => [
    { role: "user", text },
    { role: "assistant", text: "Do you want me to look it up?" },
  ]);

it("A question without a subject of its own takes that of the one before it", () => {
  const history = historyOf("what is the moon?", "how do whales sleep?", "and what about seals?");
  expect(subjectBefore("and what about seals?", history)).toBe("how do whales sleep?");
});

it.each([
  ["it tells its subject", ["how do whales sleep?", "how deep is the sea near Norway?"]],
  ["it is the first", ["and seals?"]],
  ["what was said before told of distress", ["dad hits me", "and what about seals?"]],
])("It takes none when %s", (_, asked) => {
  expect(subjectBefore(asked.at(-1) ?? "", historyOf(...asked))).toBe("");
});
