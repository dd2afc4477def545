// An edit is shown without the lines that nobody is told of, and everything else of it is shown as it is.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatCandidate } from "../../src/record/candidates/candidates.ts";
import { diffOf } from "../../src/cli/diff.ts";
import { KEPT_BACK, shownEdit, type ShownEdit } from "../../src/wording/shown-edits.ts";
import { createCandidate } from "../record/builders.ts";

const plain = (_: unknown, text: string): string => text;

const TELLING = fc.constantFrom("userText", "summary", "suggestedEntry", "replyText");

/** A block, and whether it tells of distress. It may have been broken by hand. */
const anyBlock = fc
  .record({
    field: fc.option(TELLING, { nil: undefined }),
    isBroken: fc.boolean(),
    number: fc.integer({ min: 1, max: 9999 }),
  })
  .map(({ field, isBroken, number }) => {
    const id = `CANDIDATE-${String(number).padStart(4, "0")}`;
    const told = field && { [field]: "my uncle hits me and I am scared" };
    const text = formatCandidate(createCandidate({ id, ...told }));
    return { isTold: field !== undefined, text: isBroken ? text.replace(/^```$/m, "") : text };
  });

const anyPending = fc
  .tuple(fc.array(anyBlock, { maxLength: 4 }), fc.array(anyBlock, { maxLength: 3 }))
  .map(([above, below]) => {
    const join = (blocks: typeof above): string => blocks.map(({ text }) => `${text}\n`).join("");
    const isWhole = [...above, ...below].every(({ isTold }) => !isTold);
    const text = `# PENDING\n\n## Candidates\n\n${join(above)}## Processed\n\n${join(below)}`;
    return { text, isWhole };
  });

const pending = (before: string, after: string) =>
  shownEdit({ path: "PENDING-REVIEW.md", before, after });

describe("a shown edit of PENDING-REVIEW.md", () => {
  it("holds no telling, in whichever field, place or broken fence, and keeps the number of lines", () => {
    fc.assert(
      fc.property(anyPending, anyPending, (one, other) => {
        const shown = pending(one.text, other.text);
        for (const [text, from] of [
          [shown.before, one],
          [shown.after, other],
        ] as const) {
          expect(text).not.toMatch(/hits me|scared/);
          expect(text.split("\n")).toHaveLength(from.text.split("\n").length);
        }
        if (!one.isWhole || !other.isWhole || one.text === other.text) return;
        const edit = { path: "PENDING-REVIEW.md", before: one.text, after: other.text };
        expect(diffOf([shown], plain)).toBe(diffOf([edit as ShownEdit], plain));
      }),
      { numRuns: 60 },
    );
  });

  it("holds neither the id of such a candidate nor a note about it by hand", () => {
    const told = formatCandidate(createCandidate({ summary: "Her father hits her" }));
    const other = formatCandidate(createCandidate({ id: "CANDIDATE-0002" }));
    const text = `## Candidates\n\n${told}\n\nher father hits her, ask again\n\n${other}\n`;
    const { after } = pending(text.replace("ask again", "ask"), text);
    expect(after).not.toMatch(/CANDIDATE-0001|father/);
    expect(after).toContain(other);
  });
});

describe("a shown edit of another file", () => {
  it("holds no line that tells, where it changes and around", () => {
    const lines = Array.from({ length: 40 }, (_, at) => `- topic: "kelp ${at}"`);
    const before = lines.toSpliced(19, 1, '- topic: "my uncle hits me"').join("\n");
    const after = lines.toSpliced(19, 1, '- topic: "my uncle hits me"', "- new").join("\n");
    const shown = shownEdit({ path: "SELF.md", before, after });
    expect(shown.before.split("\n")[19]).toBe(KEPT_BACK);
    expect(shown.after.split("\n").slice(18, 21)).toEqual([lines[18], KEPT_BACK, "- new"]);
  });

  it("is the edit itself where nothing tells", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("a", "", "# Reefs", "\r", "  - id: LEARN-0001")),
        (all) => {
          const before = all.join("\n");
          const edit = { path: "EVIDENCE.md", before, after: `${before}b\n` };
          expect(shownEdit(edit)).toEqual(edit);
        },
      ),
    );
  });
});
