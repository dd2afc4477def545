import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { candidateId } from "../../../src/record/candidates/candidates.ts";
import { entryText } from "../../../src/record/candidates/entry-text.ts";
import { checkIntegrity } from "../../../src/record/integrity.ts";
import { planMerge } from "../../../src/record/merge/plan.ts";
import { readMind } from "../../../src/record/self/mind.ts";
import { yamlFences } from "../../../src/record/text/markdown.ts";
import {
  ACT_1,
  createCandidate,
  createEvidence,
  createFiles,
  createPending,
  createSelf,
  hostileText,
  isOneInsertion,
  LEARN_1,
} from "../builders.ts";
import { after, NEW_ACT, NEW_CUR, plan, REQUEST } from "./merge-helpers.ts";

describe("planMerge on files made by hand", () => {
  it("writes into an unclosed fence, before the next heading", () => {
    const evidence = createEvidence(`activities:\n${ACT_1}`, "");
    expect(after(plan({ evidence })).evidence).toBe(
      createEvidence(`activities:\n${ACT_1}${NEW_ACT}`, ""),
    );
  });

  it("makes a bare key of an empty list, and keeps its comment", () => {
    const self = createSelf({
      knowledge: `entries:\n${LEARN_1}`,
      curiosity: "entries: []   # none\n",
    });
    const evidence = createEvidence("activities: []\n");
    const files = { self, evidence: createEvidence(`activities:\n${ACT_1}`) };
    expect(after(plan(files)).self).toContain(`\nentries: # none\n${NEW_CUR}\`\`\`\n`);
    const fresh = { self: createSelf(), evidence };
    expect(after(plan(fresh)).evidence).toBe(
      createEvidence(`activities:\n${NEW_ACT.replace("0002", "0001")}`),
    );
  });

  it.each([
    ["an empty fence", ""],
    ["a fence with a comment", "# nothing yet\n"],
    ["a null list", "entries: null\n"],
    ["an empty line after the key", "entries:\n\n"],
  ])("writes into %s", (_what, curiosity) => {
    const self = createSelf({ knowledge: `entries:\n${LEARN_1}`, curiosity });
    const result = after(plan({ self })).self;
    expect(readMind(result).map(({ id }) => id)).toEqual(["LEARN-0001", "CUR-0001"]);
    expect(isOneInsertion(self.replace("entries: null", "entries:"), result)).toBe(true);
  });

  it("follows the columns and the empty lines of the entries before", () => {
    const knowledge =
      "entries:\n-   id: LEARN-0001\n    topic: a\n    evidence_id: ACT-0001\n\n-   id: LEARN-0002\n    topic: b\n    evidence_id: ACT-0001\n\n";
    const pending = createPending([createCandidate({ mindCategory: "knowledge" })]);
    const { self } = after(plan({ self: createSelf({ knowledge }), pending }));
    expect(self).toContain(
      "    evidence_id: ACT-0001\n\n-   id: LEARN-0003\n    date: 2026-03-06\n",
    );
    expect(self).toContain("    provenance: human_approved\n\n```\n");
  });

  it("does not glue to glued entries", () => {
    const glued = `entries: []  - id: CUR-0001\n    topic: "x"\n    evidence_id: ACT-0001\n    provenance: human_approved  - id: CUR-0002\n    topic: "y"\n    evidence_id: ACT-0001\n`;
    const { self } = after(plan({ self: createSelf({ curiosity: glued }) }));
    expect(readMind(self).map(({ id }) => id)).toEqual(["CUR-0001", "CUR-0002", "CUR-0003"]);
    expect(self).toContain('    topic: "y"\n    evidence_id: ACT-0001\n  - id: CUR-0003\n');
  });

  it("puts entries before other keys of the fence", () => {
    const evidence = createEvidence(`activities:\n${ACT_1}updated: 2026-01-01\n`);
    expect(after(plan({ evidence })).evidence).toBe(
      createEvidence(`activities:\n${ACT_1}${NEW_ACT}updated: 2026-01-01\n`),
    );
  });

  it("puts up with CRLF, with a missing last line break and with a fence that ends the file", () => {
    const files = createFiles();
    const crlf = plan({
      self: files.self.replaceAll("\n", "\r\n"),
      evidence: files.evidence.replaceAll("\n", "\r\n"),
    });
    expect(readMind(after(crlf).self).map(({ id }) => id)).toEqual(["LEARN-0001", "CUR-0001"]);
    const open = createEvidence(`activities:\n${ACT_1}`, "").split("\n## VI.")[0]?.trimEnd() ?? "";
    expect(after(plan({ evidence: open })).evidence).toBe(`${open}\n${NEW_ACT.trimEnd()}`);
  });

  it("changes nothing but one place in SELF and in EVIDENCE", () => {
    const entry = fc.tuple(
      hostileText,
      hostileText,
      fc.constantFrom("knowledge", "curiosity", "personality"),
    );
    fc.assert(
      fc.property(
        fc.array(entry, { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        (entries, closed) => {
          const candidates = entries.map(([suggestedEntry, summary, mindCategory], index) =>
            createCandidate({
              id: candidateId(index + 1),
              suggestedEntry: `a${suggestedEntry}`,
              summary: `a${summary}`,
              mindCategory,
            }),
          );
          const files = createFiles({
            self: createSelf({
              knowledge: `entries:\n${LEARN_1}`,
              curiosity: "",
              personality: "entries:\n",
            }),
            evidence: createEvidence(`activities:\n${ACT_1}`, closed ? "```\n" : ""),
            pending: createPending(candidates),
          });
          const merge = planMerge(files, REQUEST);
          const result = after(merge);
          expect(isOneInsertion(files.evidence, result.evidence)).toBe(true);
          expect(checkIntegrity({ ...result, skills: "" })).toEqual([]);
          for (const text of [result.self, ...(closed ? [result.evidence] : [])]) {
            for (const fence of yamlFences(text)) parse(text.slice(fence.bodyStart, fence.bodyEnd));
          }
          const found = new Map(readMind(result.self).map(({ id, text }) => [id, text]));
          for (const [index, { entryId }] of merge.merged.entries()) {
            const text = found.get(entryId) ?? "";
            expect(text).toBe(entryText(candidates[index] ?? {}));
            expect(text.length).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 300 },
    );
  }, 30_000);
});
