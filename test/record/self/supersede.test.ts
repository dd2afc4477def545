import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CandidateChange } from "../../../src/record/candidates/edit.ts";
import { candidateId } from "../../../src/record/candidates/candidates.ts";
import { visible } from "../../../src/record/text/unseen.ts";
import { checkIntegrity } from "../../../src/record/integrity.ts";
import { currentEntries, readMind } from "../../../src/record/self/mind.ts";
import type { Conflict, NewCandidate } from "../../../src/record/types.ts";
import {
  createCandidate,
  createFiles,
  createPending,
  createSelf,
  hostileText,
  isOneInsertion,
  LEARN_1,
} from "../builders.ts";
import { after, plan, refusal } from "../merge/merge-helpers.ts";
import { editCandidate, setCandidateStatus } from "../pending-texts.ts";
import { TIMES } from "../../support/times.ts";

const LEARN_2 = LEARN_1.replaceAll("0001", "0002").replace("ACT-0002", "ACT-0001");
const MARKS = "    superseded_by: LEARN-0003\n    superseded_at: 2026-03-06\n";
const NEW_LEARN = `  - id: LEARN-0003
    date: 2026-03-06
    topic: "Kelp forests: how they shelter fish"
    source: pipeline merge
    evidence_id: ACT-0002
    provenance: human_approved
`;
const CONFLICT: Conflict = {
  rule: "same-subject",
  pair: ["kelp", "fish"],
  existingHint: "Tide tables",
  newHint: "Kelp",
  kind: "same_subject",
  entryId: "LEARN-0001",
  entryText: "Tide tables",
};

function knowledge(...entries: string[]): string {
  return createSelf({ knowledge: `entries:\n${entries.join("")}` });
}

/** Approved knowledge candidates with the owner's choice about each. */
function chosen(...changes: (CandidateChange & { candidate?: Partial<NewCandidate> })[]): string {
  const ids = changes.map((_, index) => candidateId(index + 1));
  const candidates = changes.map(({ candidate }, index) =>
    createCandidate({ id: ids[index] ?? "", mindCategory: "knowledge", ...candidate }),
  );
  let pending = createPending(candidates, "pending");
  for (const [index, { candidate: _candidate, ...change }] of changes.entries()) {
    const id = ids[index] ?? "";
    pending = editCandidate(pending, id, change);
    pending = setCandidateStatus(pending, id, "pending", "approved");
  }
  return pending;
}

const replace = (supersedes: string) => ({ resolution: "replace", supersedes }) as const;

describe("an entry that is replaced", () => {
  const self = knowledge(LEARN_1, LEARN_2);

  it("stays where it is, says by what and when, and is no current entry any more", () => {
    const merge = plan({ self, pending: chosen(replace("LEARN-0001")) });
    expect(after(merge).self).toBe(
      knowledge(`${LEARN_1}${MARKS}    resolution: correction\n`, LEARN_2, NEW_LEARN),
    );
    expect(merge.merged[0]).toMatchObject({ entryId: "LEARN-0003", supersededId: "LEARN-0001" });
    expect(merge.sessionLog).toContain(
      "CANDIDATE-0001 → LEARN-0003 (ACT-0002), replaces LEARN-0001",
    );
    const mind = readMind(after(merge).self);
    expect(mind[0]?.supersededBy).toBe("LEARN-0003");
    expect(currentEntries(mind).map(({ id }) => id)).toEqual(["LEARN-0002", "LEARN-0003"]);
  });

  it("may be the last one, right above the new one", () => {
    const merge = plan({ self, pending: chosen(replace("LEARN-0002")) });
    expect(after(merge).self).toBe(
      knowledge(LEARN_1, `${LEARN_2}${MARKS}    resolution: correction\n`, NEW_LEARN),
    );
    expect(isOneInsertion(self, after(merge).self)).toBe(true);
  });

  it("keeps its own columns, line ends, notes and comments", () => {
    const odd = self.replace(
      /[ ]{2}- id: LEARN-0001[^]*?human_approved\n/,
      '-   id: LEARN-0001\n    evidence_id: ACT-0001\n    topic: |\n      Tide\n\n      tables\n    notes:\n      - "x"\n    # so far\n\n',
    );
    const whole = odd.replace(LEARN_2, LEARN_2.replaceAll(/^ {2}/gm, ""));
    const merged = after(plan({ self: whole, pending: chosen(replace("LEARN-0001")) })).self;
    expect(merged).toContain(
      '      - "x"\n    superseded_by: LEARN-0003\n    superseded_at: 2026-03-06\n    resolution: correction\n    # so far\n\n',
    );
    const crlf = self.replaceAll("\n", "\r\n");
    expect(after(plan({ self: crlf, pending: chosen(replace("LEARN-0001")) })).self).not.toMatch(
      /[^\r]\n/,
    );
    expect(after(plan({ self: crlf, pending: chosen(replace("LEARN-0001")) })).self).toContain(
      "human_approved\r\n    superseded_by: LEARN-0003\r\n    superseded_at: 2026-03-06\r\n    resolution: correction\r\n  - id",
    );
  });

  it("may have the next one glued to it", () => {
    const glued = knowledge(LEARN_1.trimEnd(), LEARN_2);
    const merge = plan({ self: glued, pending: chosen(replace("LEARN-0001")) });
    const mind = readMind(after(merge).self);
    expect(mind.map(({ id, supersededBy }) => `${id} ${supersededBy ?? "-"}`)).toEqual([
      "LEARN-0001 LEARN-0003",
      "LEARN-0002 -",
      "LEARN-0003 -",
    ]);
  });

  it("may have been context once: the word is replaced, not written twice", () => {
    const context = `${LEARN_1}    resolution: context\n`;
    const merge = plan({ self: knowledge(context), pending: chosen(replace("LEARN-0001")) });
    expect(after(merge).self).toContain(
      `${LEARN_1}    resolution: correction\n${MARKS.replaceAll("0003", "0002")}`,
    );
  });

  it("is one of several in one merge", () => {
    const pending = chosen(replace("LEARN-0002"), {}, replace("LEARN-0001"));
    const mind = readMind(after(plan({ self, pending })).self);
    expect(mind.map(({ id, supersededBy }) => `${id} ${supersededBy ?? "-"}`)).toEqual([
      "LEARN-0001 LEARN-0005",
      "LEARN-0002 LEARN-0003",
      "LEARN-0003 -",
      "LEARN-0004 -",
      "LEARN-0005 -",
    ]);
  });

  it("never points to a new entry that did not replace it", () => {
    const gone = knowledge(`${LEARN_1}    superseded_by: LEARN-0007\n`);
    const [merged] = plan({ self: gone, pending: chosen({}) }).merged;
    expect(merged?.entryId).toBe("LEARN-0008");
  });

  it("makes a Record without faults, whatever its words are", () => {
    fc.assert(
      fc.property(hostileText, hostileText, (suggestedEntry, summary) => {
        fc.pre(visible(suggestedEntry) !== "" && visible(summary) !== "");
        const candidate = { suggestedEntry, summary };
        const files = createFiles({
          self,
          pending: chosen({ ...replace("LEARN-0001"), candidate }),
        });
        const merge = plan(files);
        expect(checkIntegrity({ ...files, ...after(merge) })).toEqual([]);
        const again = createFiles({
          ...files,
          ...after(merge),
          pending: chosen({ ...replace("LEARN-0003"), candidate }),
        });
        expect(currentEntries(readMind(after(plan(again)).self)).map(({ id }) => id)).toEqual([
          "LEARN-0002",
          "LEARN-0004",
        ]);
      }),
      { numRuns: 40 * TIMES },
    );
  }, 30_000);
});

describe("an entry that is kept beside another", () => {
  it("says so", () => {
    const merge = plan({ pending: chosen({ resolution: "keep_both" }) });
    expect(after(merge).self).toContain("provenance: human_approved\n    resolution: context\n");
    expect(merge.merged[0]?.supersededId).toBeUndefined();
    expect(currentEntries(readMind(after(merge).self))).toHaveLength(2);
  });
});

describe("a replacement is refused", () => {
  const self = knowledge(LEARN_1, LEARN_2);

  it.each([
    ["an unknown entry", self, chosen(replace("LEARN-0009")), /^unknown_entry: .*LEARN-0009/],
    [
      "an entry that stands twice",
      knowledge(LEARN_1, LEARN_1),
      chosen(replace("LEARN-0001")),
      /^unknown_entry: .*two entries/,
    ],
    [
      "an entry of another kind",
      self,
      chosen({ ...replace("LEARN-0001"), candidate: { mindCategory: "curiosity" } }),
      /^other_category: .*LEARN-0001 is knowledge/,
    ],
    [
      "one that was replaced before",
      knowledge(`${LEARN_1}    superseded_by: LEARN-0002\n`, LEARN_2),
      chosen(replace("LEARN-0001")),
      /^already_superseded: .*by LEARN-0002/,
    ],
    [
      "one that another candidate replaces too",
      self,
      chosen(replace("LEARN-0001"), replace("LEARN-0001")),
      /^already_superseded: CANDIDATE-0002/,
    ],
    [
      "one that is not written in lines",
      createSelf({ knowledge: 'entries: [{id: LEARN-0001, topic: "x", evidence_id: ACT-0001}]\n' }),
      chosen(replace("LEARN-0001")),
      /^unsafe_result: .*LEARN-0001/,
    ],
    [
      "an entry that nobody named",
      self,
      chosen(replace("LEARN-0001")).replace("supersedes: LEARN-0001\n", ""),
      /^unresolved_conflict: .*does not say which/,
    ],
  ])("for %s", (_what, text, pending, message) => {
    expect(refusal({ self: text, pending })).toMatch(message);
  });
});

describe("a candidate with conflicts", () => {
  const candidate = { conflicts: [CONFLICT, { ...CONFLICT, entryId: "LEARN-0002" }] };

  it("needs the owner's choice where choices are required", () => {
    const required = { requireResolutions: true };
    const pending = chosen({ candidate });
    expect(refusal({ pending }, required)).toMatch(
      /^unresolved_conflict: CANDIDATE-0001 .*LEARN-0001 and 1 more.*keep both, replace, or reject/,
    );
    expect(refusal({ pending })).toBe("none");
    for (const choice of [{ resolution: "keep_both" } as const, replace("LEARN-0001")]) {
      expect(refusal({ pending: chosen({ ...choice, candidate }) }, required)).toBe("none");
    }
    expect(refusal({}, required)).toBe("none");
  });
});
