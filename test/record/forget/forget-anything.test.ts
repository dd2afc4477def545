// Forgetting finds words in any place where somebody put them, and leaves machine's words alone.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkIntegrity } from "../../../src/record/integrity.ts";
import { jsonLine } from "../../../src/record/text/jsonl.ts";
import { holds, oneFile, recordTexts, without } from "./forget-helpers.ts";

/** FORGET_WORDS sets the long count. */
const RUNS = Number(process.env["FORGET_WORDS"] ?? 8);

describe("what goes", () => {
  it("is a key of somebody's own with all below it, and never one of the formats", () => {
    const text = "```yaml\nage: 9\nkelp_farm:\n  - a\n  - b\ngröße: 3\n```\n";
    expect(oneFile("SELF.md", "kelp", text)).toBe("```yaml\nage: 9\ngröße: 3\n```\n");
    expect(oneFile("SELF.md", "größe", text)).toBe(text.replace("größe: 3\n", ""));
    expect(oneFile("SELF.md", "age", text)).toBe(text);
  });

  it("is a comment alone, where the words stand in nothing else", () => {
    const text = '```yaml\n# kelp\nage: 9 # kelp\nname: "a # kelp"\nplace: x#kelp\n```\n';
    expect(oneFile("SELF.md", "kelp", text)).toBe("```yaml\nage: 9\n```\n");
  });

  it("is never half of a comment, which would hide all that follows", () => {
    const text = "a\n\n<!-- one\nkelp -->\n\nb\n";
    expect(oneFile("MEMORY.md", "kelp", text)).toBe("a\n\n<!-- one\n… -->\n\nb\n");
  });

  it.each([
    ["SKILLS.md", "## III. CAPABILITY GAPS"],
    ["SELF.md", "## I. IDENTITY"],
  ])(
    "leaves no line of %s that looks like a heading because the words are gone",
    (file, heading) => {
      const texts = recordTexts("legacy");
      const text = (texts.get(file) ?? "").replace(heading, `# kelp ${heading.slice(1)}`);
      expect(text).toContain("# kelp # I");
      expect(without("kelp", new Map(texts).set(file, text)).get(file)).not.toContain("kelp");
    },
  );

  it("is no prose that only looks like a log", () => {
    const text = "one\n\n**[Note]** two\n\n- kelp\n\nthree\n";
    expect(oneFile("MEMORY.md", "kelp", text)).toBe("one\n\n**[Note]** two\n\n\nthree\n");
  });
});

it.each(["sample", "legacy", "odile"])(
  "takes words out of any place in any file of %s, and breaks no rule that was kept",
  (name) => {
    const texts = recordTexts(name);
    const place = fc.constantFrom(...texts.keys()).chain((file) =>
      fc.record({
        file: fc.constant(file),
        at: fc.nat(texts.get(file)?.length ?? 0),
        words: fc.constantFrom("quokkafinch", "4711-0815", "pass:quokka", "Käuzchenfuß"),
      }),
    );
    fc.assert(
      fc.property(place, ({ file, at, words }) => {
        const text = texts.get(file) ?? "";
        const now = new Map(texts).set(file, `${text.slice(0, at)} ${words} ${text.slice(at)}`);
        const after = without(words, now);
        expect(holds(after.get(file) ?? "", words)).toBe(false);
        const known = checkIntegrity(files(now)).map(({ message }) => plain(message, words));
        for (const { message } of checkIntegrity(files(after))) {
          expect(known).toContain(plain(message, words));
        }
      }),
      { numRuns: RUNS * 2 },
    );
  },
  600_000,
);

/** A message that quotes the words, or the mark in their place. */
function plain(message: string, words: string): string {
  return message.replaceAll(words, "…").replaceAll(/…(?:[^\w\s]…)+/g, "…");
}

describe("a value is no word of anybody", () => {
  it.each([
    ["SELF.md", "event", "pipeline merge"],
    ["SELF.md", "status", "pending"],
    ["notes.md", "status", "pending"],
    ["drawer/PENDING-REVIEW.md", "status", "pending"],
    ["PENDING-REVIEW.md", "summary", "pending"],
    ["PENDING-REVIEW.md", "status", "pending surgery"],
    ["EVIDENCE.md", "id", "HOSPITAL-0001"],
    ["EVIDENCE.md", "date", "2026-01-01 hospital"],
    ["COMPUTE-LEDGER.jsonl", "model", "hospital"],
    ["PIPELINE-EVENTS.jsonl", "event", "dyad:hospital"],
    ["PIPELINE-EVENTS.jsonl", "channel_key", "hospital:room"],
    ["SELF.md", "note", "[direct report from hospital"],
  ])("only with its file, its key and its form: not in %s under %s: %s", (file, key, value) => {
    const text = file.endsWith(".jsonl")
      ? jsonLine({ [key]: value })
      : `\`\`\`yaml\n${key}: ${value}\nother: x\n\`\`\`\n`;
    const word = /hospital/i.exec(value)?.[0] ?? value;
    expect(holds(oneFile(file, word, text), word)).toBe(false);
  });

  it.each([
    ["PENDING-REVIEW.md", "status: pending", "pending"],
    ["archives/PENDING-REVIEW-2026-01.md", "status: approved", "approved"],
    ["SELF.md", "source: pipeline merge", "pipeline merge"],
    ["SELF.md.conflict-merge-1", "evidence_id: ACT-0001", "ACT-0001"],
    ["LIBRARY.md", "status: deprecated", "deprecated"],
    ["EVIDENCE.md", "date: 2026-01-01", "2026-01-01"],
  ])("where our own writers made it: %s, %s", (file, line, word) => {
    const text = `\`\`\`yaml\n${line}\n\`\`\`\n`;
    expect(oneFile(file, word, text)).toBe(text);
  });
});

function files(texts: ReadonlyMap<string, string>) {
  const get = (name: string): string => texts.get(name) ?? "";
  return {
    self: get("SELF.md"),
    evidence: get("EVIDENCE.md"),
    pending: get("PENDING-REVIEW.md"),
    skills: get("SKILLS.md"),
  };
}
