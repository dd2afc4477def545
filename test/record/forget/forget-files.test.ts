// Forgetting finds words wherever they stand in the texts of a Record, and leaves all other text alone.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forgetInFiles } from "../../../src/record/forget/files.ts";
import { readForgetQuery } from "../../../src/record/forget/query.ts";
import { findPhrases, phraseOf } from "../../../src/record/forget/words.ts";
import { checkIntegrity } from "../../../src/record/integrity.ts";
import { jsonLine, readRow } from "../../../src/record/text/jsonl.ts";
import { quoteScalar } from "../../../src/record/text/scalar.ts";
import { transcriptBlock, TRANSCRIPT_HEADER } from "../../../src/record/transcript.ts";
import { holds, oneFile, recordTexts, without } from "./forget-helpers.ts";

/** FORGET_WORDS sets the long count. */
const RUNS = Number(process.env["FORGET_WORDS"] ?? 8);

const sample = (): Map<string, string> => recordTexts("sample");

/** Every line of one text that is not in another. */
function linesGone(before: string, after: string): string[] {
  const left = after.split("\n");
  return before.split("\n").filter((line) => !left.includes(line));
}

describe("words", () => {
  it.each([
    ["the blue Kite", "She flew THE  blue\n> kite today"],
    ["Zoë's dog", "Zoe\u0308’s dog"],
    ["blue kite", "blue\u200B \u200Bki\u00ADte"],
    ["Zoë", '"Zo\\u00eb"'],
    ["a # b c", 'x: "a \\x23 b \\x2D c"'],
    ["two lines", '"two\\nlines"'],
    ["海豚", "我喜欢海豚。"],
    ["Straße", "STRASSE 5"],
    ["strasse", "In der Straße"],
    ["istanbul", "İSTANBUL"],
    ["Σίσυφος", "ΣΊΣΥΦΟΣ"],
    ["kelp", "ＫＥＬＰ, ❤️kelp"],
    ["kelp", "❤️kelp"],
    ["kelp", "kelp™"],
    ["fish", "the ﬁsh"],
    ["문어", "나는 문어를 좋아해".normalize("NFD")],
    ["ガス", "ｶﾞｽ"],
    ["محمد", "محـــمد"],
    ["blue kite", "a\0blue\0kite\0"],
    ["kite", "k\0i\0t\0e\0"],
    ["kite", '{"a": "k\\u0000i\\u0000t\\u0000e"}'],
  ])("%j are found in %j", (words, text) => {
    expect(holds(text, words)).toBe(true);
  });

  it("are not found where an accent or a power makes it another word", () => {
    expect(holds("pena", "Peña")).toBe(false);
    expect(holds("schön", "schon")).toBe(false);
    expect(holds("10² m", "102")).toBe(false);
  });

  it("are found as whole words only", () => {
    expect(holds("I cannot", "Ann")).toBe(false);
    expect(holds("Timothy", "Timo")).toBe(false);
    expect(holds("blue kites", "blue kite")).toBe(false);
    expect(holds("blue green kite", "blue kite")).toBe(false);
  });

  it("stand where they are found, however they are written", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 30 }),
        fc.string({ unit: "grapheme", maxLength: 30 }),
        (before, after) => {
          const text = quoteScalar(`${before} Zoë's  Kite ${after}`);
          expect(
            findPhrases(text, [phraseOf("zoë s kite")]).some(({ start, end }) =>
              /kite/i.test(text.slice(start, end)),
            ),
          ).toBe(true);
        },
      ),
    );
  });

  it("must be three letters or digits at least", () => {
    for (const short of ["", "  ", "ab", "—!", "a.b"]) {
      expect(() => readForgetQuery(short, new Map())).toThrow(/three letters/);
    }
    expect(readForgetQuery("海豚", new Map()).target.phrases).toEqual([["海", "豚"]]);
  });
});

describe("what goes", () => {
  it("is an entry of SELF as a whole, and nothing else of the file", () => {
    const texts = sample();
    const before = texts.get("SELF.md") ?? "";
    const after = without("Octopuses have three hearts", texts).get("SELF.md") ?? "";
    expect(linesGone(before, after).filter((line) => line.includes("topic:"))).toHaveLength(1);
    expect(before.length - after.length).toBeLessThan(400);
    expect(checkIntegrity(files(texts))).toEqual(
      checkIntegrity(files(without("octopuses", texts))),
    );
  });

  it("leaves an empty list where the last entry went", () => {
    const text = '### IX-B. X\n\n```yaml\nentries:\n  - id: CUR-0001\n    topic: "kelp"\n```\n';
    expect(oneFile("SELF.md", "kelp", text)).toBe("### IX-B. X\n\n```yaml\nentries: []\n```\n");
  });

  it("is one element of a list on a line, one line of a map, one item of a list", () => {
    const fence = (body: string): string => `\`\`\`yaml\n${body}\n\`\`\`\n`;
    expect(oneFile("SELF.md", "Spanish", fence("languages: [English, Spanish]\nage: 9"))).toBe(
      fence("languages: [English]\nage: 9"),
    );
    expect(oneFile("SELF.md", "kelp", fence('humor: "kelp jokes"\nage: 9'))).toBe(fence("age: 9"));
    expect(oneFile("SELF.md", "kelp", fence("food:\n  - kelp\n  - mussels"))).toBe(
      fence("food:\n  - mussels"),
    );
    const journal =
      'entries:\n  - date: "2026-01-01"\n    entry: |\n      one\n\n      kelp: two\n  - date: "2026-01-02"\n    entry: "three"';
    expect(oneFile("JOURNAL.md", "kelp", fence(journal))).toBe(
      fence('entries:\n  - date: "2026-01-02"\n    entry: "three"'),
    );
  });

  it("is a candidate as a whole, wherever in its block the words are", () => {
    const texts = sample();
    const after = without("rubbed one with a candle", texts).get("PENDING-REVIEW.md") ?? "";
    expect(after).not.toContain("CANDIDATE-0004");
    for (const id of [1, 2, 3]) expect(after).toContain(`### CANDIDATE-000${id}`);
  });

  it("is what was said together with what was answered, in transcript and archive", () => {
    const block = (label: "USER" | "GRACE-MAR", text: string): string =>
      transcriptBlock({ timestamp: "2026-03-05 18:20:11", label, channel: "Telegram", text });
    const other = block("USER", "hello") + block("GRACE-MAR", "hi");
    const held = block("USER", "a kelp\nforest") + block("GRACE-MAR", "nice");
    const text = `${TRANSCRIPT_HEADER}${other}${held}${other}`;
    expect(oneFile("SESSION-TRANSCRIPT.md", "kelp forest", text)).toBe(
      `${TRANSCRIPT_HEADER}${other}${other}`,
    );
    // Time, place and channel are no words of anybody.
    expect(oneFile("SESSION-TRANSCRIPT.md", "Telegram", text)).toBe(text);
  });

  it("is a value of a ledger's row, which stays a row with its id and time", () => {
    const row = {
      ts: "2026-01-01T00:00:00Z",
      event: "dyad:lookup",
      candidate_id: null,
      question: "Où est Zoë ?",
    };
    const text = jsonLine(row) + jsonLine({ ...row, question: "why" });
    const [first, second] = oneFile("PIPELINE-EVENTS.jsonl", "zoë", text).split("\n");
    expect(readRow(first ?? "")).toEqual({ ...row, question: "…" });
    expect(second).toBe(text.split("\n")[1]);
  });

  it("is never a heading, a key or a word that code looks for", () => {
    const texts = sample();
    for (const words of [
      "knowledge",
      "pipeline merge",
      "candidates",
      "telegram",
      "question",
      "evidence",
    ]) {
      const after = without(words, texts);
      expect(checkIntegrity(files(after)), words).toEqual(checkIntegrity(files(texts)));
      expect(after.get("PIPELINE-EVENTS.jsonl"), words).toBe(texts.get("PIPELINE-EVENTS.jsonl"));
    }
  });

  it("takes evidence away only where nothing else rests on it", () => {
    const texts = new Map([
      [
        "SELF.md",
        '## I.\n## II.\n### IX-A.\n```yaml\nentries:\n  - id: LEARN-0001\n    topic: "dogs bark"\n    evidence_id: ACT-0001\n```\n### IX-B.\n### IX-C.\n',
      ],
      [
        "EVIDENCE.md",
        '## V. ACTIVITY LOG\n```yaml\nactivities:\n  - id: ACT-0001\n    date: 2026-01-01\n    source: x\n    activity_type: y\n    summary: "Timo told it"\n    evidence_tier: 3\n```\n',
      ],
    ]);
    const after = without("Timo", texts);
    expect(after.get("EVIDENCE.md")).toBe(texts.get("EVIDENCE.md")?.replace("Timo told it", "…"));
    expect(checkIntegrity(files(after))).toEqual(checkIntegrity(files(texts)));
    expect(without("dogs bark", texts).get("EVIDENCE.md")).toBe(texts.get("EVIDENCE.md"));
  });
});

describe("a number", () => {
  it("stands for entry, evidence, candidate and what was said", () => {
    const texts = sample();
    const self = texts.get("SELF.md") ?? "";
    const id =
      /(LEARN-\d+)\n(?:.*\n)*?.*candle wax/.exec(
        self.slice(self.indexOf("candle wax") - 200),
      )?.[1] ?? "";
    const after = without(id, texts);
    expect(after.get("SELF.md")).not.toContain(`id: ${id}\n`);
    expect(after.get("EVIDENCE.md")).not.toContain("id: ACT-0030\n");
    expect(after.get("PENDING-REVIEW.md")).not.toContain("### CANDIDATE-0004");
    expect(after.get("PENDING-REVIEW.md")).toContain("### CANDIDATE-0003");
    expect(checkIntegrity(files(after))).toEqual(checkIntegrity(files(texts)));
    expect(without("CANDIDATE-0004", texts)).toEqual(after);
    expect(without("ACT-0030", texts)).toEqual(after);
  });

  it("of an older copy is only that entry when it says the same", () => {
    const { target } = readForgetQuery("LEARN-0002", sample());
    const other = '```yaml\nentries:\n  - id: LEARN-0002\n    topic: "something else"\n```\n';
    expect(forgetInFiles(new Map([["SELF.md", other]]), target).size).toBe(0);
  });

  it("that is none is looked for as words", () => {
    expect(readForgetQuery("covid-2019", sample()).target.phrases).toEqual([["covid", "2019"]]);
  });
});

it("leaves no place with the words in any file, and every rule of the Record kept", () => {
  const texts = sample();
  const sources = [...texts.values()].join("\n").match(/[a-z]{4,}(?: [a-z]{3,})?/g) ?? [];
  const faults = checkIntegrity(files(texts));
  fc.assert(
    fc.property(fc.constantFrom(...new Set(sources)), (words) => {
      const { target } = readForgetQuery(words, texts);
      const after = without(words, texts);
      expect(checkIntegrity(files(after)), words).toEqual(faults);
      // A second run finds nothing more.
      expect([...forgetInFiles(after, target).keys()], words).toEqual([]);
    }),
    { numRuns: RUNS },
  );
}, 600_000);

function files(texts: ReadonlyMap<string, string>) {
  const get = (name: string): string => texts.get(name) ?? "";
  return {
    self: get("SELF.md"),
    evidence: get("EVIDENCE.md"),
    pending: get("PENDING-REVIEW.md"),
    skills: get("SKILLS.md"),
  };
}
