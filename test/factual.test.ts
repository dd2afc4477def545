// What may stand in a log and in the operator chat. The type keeps a Record's words out; these are its rules in sentences.

import { describe, expect, it } from "vitest";
import { RecordError, messageInFull } from "../src/errors.ts";
import { factual } from "../src/factual.ts";
import { createLogger, type Logger } from "../src/logger.ts";
import { parseConflictRules } from "../src/record/conflicts/rules.ts";
import { splitFrontMatter } from "../src/record/self/front-matter.ts";

const WORD = "nightmares";

function thrown(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

function logged(error: unknown): string {
  const lines: string[] = [];
  createLogger({
    recordId: "abby",
    level: "info",
    secrets: [],
    write: (line) => lines.push(line),
  }).error({ err: error }, "it went wrong");
  return lines.join("");
}

describe("a text for a log or the operator chat", () => {
  it("takes numbers, and values that are named for what they are", () => {
    const text = factual`${{ file: "SELF.md" }} line ${3}: ${{ code: "front_matter" }} at ${{ id: "LEARN-0003" }}`;
    expect(text).toBe("SELF.md line 3: front_matter at LEARN-0003");
  });

  it.each([
    factual`${{ code: "He dreams of wolves" }}`,
    factual`${{ id: "He dreams of wolves" }}`,
    factual`${{ code: "" }}`,
    factual`${{ id: "a\nb" }}`,
  ])("leaves out what has not the form of a code or an id", (text) => {
    expect(text).toBe("(left out)");
  });

  it("shows the name of a file on one line", () => {
    expect(factual`${{ file: "a\nb\u202Ec\u0007.md" }}`).toBe("abc.md");
  });

  it("does not take any other text", () => {
    const words: string = WORD;
    // @ts-expect-error A text that may hold anything.
    expect(factual`${words}`).toBe(WORD);
    const log: Logger = { debug: () => 0, info: () => 0, warn: () => 0, error: () => 0 };
    // @ts-expect-error Nor does a message of the log.
    log.info({}, words);
    // @ts-expect-error Nor with our words around it.
    log.info({}, `found ${words}`);
    // @ts-expect-error Nor does the error of a file of the Record.
    expect(new RecordError(`found ${words}`).found).toBeUndefined();
  });
});

describe("a fault of a setting", () => {
  it.each([
    ["a wrong number", `---\nkeep_chat_days: ${WORD}\n---\n`],
    ["a time zone", `---\ntime_zone: ${WORD}\n---\n`],
    ["quiet hours", `---\nquiet_hours: "${WORD}"\n---\n`],
    ["parts that guests hear", `---\nguests_hear: [${WORD}]\n---\n`],
    ["a language of its own", `---${WORD}\nx: 1\n---\n`],
    ["YAML that is none", `---\nabout: [${WORD}\n---\n`],
    ["a double key", `---\n${WORD}: 1\n${WORD}: 2\n---\n`],
    ["a setting twice", `---\nhelp_line: ${WORD}\nhelp_line: other\n---\n`],
    ["an alias", `---\na: *${WORD}\n---\n`],
    ["a line of wording", `---\nwording:\n  ${WORD}: {a: ${WORD}}\n---\n`],
  ])("quotes nothing of the Record: %s", (_, text) => {
    const { faults } = splitFrontMatter(text);
    expect(faults.length).toBeGreaterThan(0);
    for (const { message } of faults) {
      expect(message).toMatch(/^SELF\.md line \d+: /);
      expect(message).not.toContain(WORD);
    }
  });
});

describe("an error about a file of a Record", () => {
  it.each([
    ["rules that are no pairs", () => parseConflictRules(`- [${WORD}, ${WORD}]\n`)],
    ["rules that are no YAML", () => parseConflictRules(`- [${WORD}\n- "${WORD}\n`)],
  ])("has its words on the person's own terminal only: %s", (_, act) => {
    const error = thrown(act);
    expect(error).toBeInstanceOf(RecordError);
    expect((error as RecordError).message).toMatch(/^(?:SELF\.md|conflict_rules\.yaml)/);
    expect((error as RecordError).message).not.toContain(WORD);
    expect(logged(error)).not.toContain(WORD);
    expect(messageInFull(error)).toContain((error as RecordError).message);
  });

  it("of a library or the language leaves its message out of the log, however it is wrapped", () => {
    const inner = new Error(`ENOENT: no such file, open '${WORD}.png'`);
    const outer = new RecordError(factual`SELF.md cannot be read`, { cause: inner });
    expect(logged(inner)).not.toContain(WORD);
    expect(logged(outer)).toContain("SELF.md cannot be read");
    expect(logged(outer)).not.toContain(WORD);
  });
});
