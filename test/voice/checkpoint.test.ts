import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Message } from "../../src/state/conversation.ts";
import { checkpointTranscript } from "../../src/voice/checkpoint.ts";

const user = (text: string): Message => ({ role: "user", text });
const bot = (text: string): Message => ({ role: "assistant", text });

describe("a checkpoint's transcript", () => {
  it("labels both sides, one message to a paragraph, and skips empty ones", () => {
    expect(checkpointTranscript([user("hi"), bot("hello"), user(" "), bot("")])).toBe(
      "USER: hi\n\nGRACE-MAR: hello",
    );
    expect(checkpointTranscript([])).toBe("");
  });

  it("begins with the 25th-last message of the person", () => {
    const talk = Array.from({ length: 30 }, (_, n) => [user(`u${n}`), bot(`b${n}`)]).flat();
    const lines = checkpointTranscript(talk).split("\n\n");
    expect(lines[0]).toBe("USER: u5");
    expect(lines.filter((line) => line.startsWith("USER"))).toHaveLength(25);
    expect(lines.at(-1)).toBe("GRACE-MAR: b29");
  });

  it("keeps everything of 25 messages, also what the bot said first", () => {
    const talk = [bot("first"), ...Array.from({ length: 25 }, (_, n) => user(`u${n}`))];
    expect(checkpointTranscript(talk)).toMatch(/^GRACE-MAR: first/);
  });

  it("is cut to the newest 5000 characters, at a message, and says so", () => {
    const talk = Array.from({ length: 20 }, (_, n) => user(`${n} ${"x".repeat(400)}`));
    const text = checkpointTranscript(talk);
    expect(text).toMatch(/^\(abridged: .*\)\n\nUSER: 8 x/);
    expect(text).toMatch(/USER: 19 x+$/);
  });

  it("never exceeds its limit by more than the note, and never cuts a character in two", () => {
    const message = fc.record({
      role: fc.constantFrom("user" as const, "assistant" as const),
      text: fc.oneof(fc.string({ unit: "grapheme" }), fc.constant(`${"😀".repeat(4000)}x`)),
    });
    fc.assert(
      fc.property(fc.array(message, { maxLength: 60 }), (talk) => {
        const text = checkpointTranscript(talk);
        expect(text.length).toBeLessThan(5100);
        expect(text.isWellFormed()).toBe(true);
      }),
    );
  });
});
