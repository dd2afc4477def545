import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RecordError } from "../../../src/errors.ts";
import {
  candidateId,
  formatCandidate,
  parseCandidates,
} from "../../../src/record/candidates/candidates.ts";
import { type RepairKnowledge } from "../../../src/record/merge/repair.ts";
import type { SavedBefore } from "../../../src/record/merge/saved-before.ts";
import { createCandidate, createPending, hostileText } from "../builders.ts";
import { moveToProcessed, planRepair } from "../pending-texts.ts";

function read(folder: string): string {
  return readFileSync(new URL(`../../../${folder}/PENDING-REVIEW.md`, import.meta.url), "utf8");
}

function places(pending: string): readonly string[] {
  return parseCandidates(pending).map(
    ({ id, status, place }) => `${id.slice(-2)} ${status} ${place}`,
  );
}

const legacy = read("test/fixtures/records/legacy");
const APPLIED = knowledge("CANDIDATE-0001");

/** A ledger that goes back to the beginning and knows that these were saved. */
function knowledge(...saved: string[]): RepairKnowledge {
  const before: SavedBefore = {
    saved: new Map(saved.map((id) => [id, "PIPELINE-EVENTS.jsonl"])),
    known: new Set(saved),
    firstEvent: "2026-01-01 00:00:00",
    largest: () => 0,
    archived: new Set(),
  };
  return { before, mind: [], activities: [], isUntold: () => false };
}

describe("the repair of the legacy Record", () => {
  const repair = planRepair(legacy, APPLIED);
  const { after } = repair.edit;

  it("says what moves and from which line", () => {
    expect(repair.edit).toMatchObject({ path: "PENDING-REVIEW.md", before: legacy });
    expect(repair.moved.map(({ id, status }) => `${id} ${status}`)).toEqual([
      "CANDIDATE-0008 pending",
      "CANDIDATE-0009 approved",
      "CANDIDATE-0010 pending",
    ]);
    const lines = legacy.split("\n");
    for (const { id, line } of repair.moved) expect(lines[line - 1]).toContain(`### ${id}`);
    expect(repair.notes).toEqual([]);
  });

  it("puts open blocks at the end of Candidates and leaves all others", () => {
    expect(places(after)).toEqual([
      "03 pending candidates",
      "04 approved candidates",
      "05 pending candidates",
      "06 pending candidates",
      "07 rejected candidates",
      "08 pending candidates",
      "09 approved candidates",
      "10 pending candidates",
      "01 approved processed",
      "02 rejected processed",
    ]);
    for (const { id } of repair.moved) {
      const text = (pending: string): string =>
        (pending.slice(pending.indexOf(`### ${id}`)).split(/\n(?=##)/)[0] ?? "").trimEnd();
      expect(text(after)).toBe(text(legacy));
    }
    const start = legacy.indexOf("## Processed");
    expect(after.startsWith(legacy.slice(0, start))).toBe(true);
    expect(after).toContain(legacy.slice(start, legacy.indexOf("### CANDIDATE-0008")));
    expect(after).toContain("## Debate Packets\n\n### DEBATE-0001");
  });

  it("takes approved blocks below Processed for merged ones when nobody knows better", () => {
    expect(planRepair(legacy).moved.map(({ id }) => id)).toEqual([
      "CANDIDATE-0008",
      "CANDIDATE-0010",
    ]);
  });

  it("has nothing more to do the second time", () => {
    const again = planRepair(after, APPLIED);
    expect(again.edit.after).toBe(after);
    expect(again.moved).toEqual([]);
  });
});

describe("planRepair", () => {
  it.each(["users/_sample", "users/_template", "test/fixtures/records/minimal"])(
    "has nothing to do in %s",
    (folder) => {
      const pending = read(folder);
      const applied = knowledge(...parseCandidates(pending).map(({ id }) => id));
      for (const ids of [undefined, applied]) {
        expect(planRepair(pending, ids)).toEqual({
          edit: { path: "PENDING-REVIEW.md", before: pending, after: pending },
          moved: [],
          notes: [],
        });
      }
    },
  );

  it.each([
    ["no headings", formatCandidate(createCandidate())],
    ["no Candidates", `# P\n\n## Processed\n\n${formatCandidate(createCandidate())}`],
    ["no Processed", `# P\n\n## Candidates\n\n${formatCandidate(createCandidate())}`],
    ["nothing at all", ""],
    [
      "another section",
      `# P\n\n## Candidates\n\n## Notes\n\n${formatCandidate(createCandidate())}`,
    ],
    [
      "debate packets above Processed",
      `# P\n\n## Candidates\n\n## Debate Packets\n\n${formatCandidate(createCandidate())}\n## Processed\n`,
    ],
  ])("makes a file with %s whole", (_what, pending) => {
    const { after } = planRepair(pending).edit;
    expect(after).toMatch(/^## Candidates\n/m);
    expect(after).toMatch(/^## Processed\n/m);
    expect(places(after)).toEqual(pending.includes("###") ? ["01 pending candidates"] : []);
    const section = after.slice(after.indexOf("## Candidates")).split(/\n(?=## )/)[0];
    expect(section?.includes("### ")).toBe(pending.includes("###"));
    expect(planRepair(after).edit.after).toBe(after);
  });

  it("leaves a block whose id is taken, and says so", () => {
    const pending = `${createPending([createCandidate()])}\n${formatCandidate(createCandidate())}`;
    const repair = planRepair(pending);
    expect(repair.edit.after).toBe(pending);
    expect(repair.notes).toEqual([
      "CANDIDATE-0001 stands on lines 5 and 28: nothing was moved. Give one of them the next free number.",
    ]);
  });

  it("refuses where the result would not read back", () => {
    const odd =
      "### CANDIDATE-0002\n~~~\nx\n## Debate Packets\n### CANDIDATE-0002\n```yaml\nstatus: pending\n";
    expect(() => planRepair(odd)).toThrow(RecordError);
  });

  it("keeps every word of any blocks, once", () => {
    const block = fc.record({
      text: hostileText,
      status: fc.constantFrom("pending", "approved", "rejected"),
      isBelow: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(block, { maxLength: 5 }), fc.boolean(), (blocks, isKnown) => {
        const candidates = blocks.map(({ text }, index) =>
          createCandidate({ id: candidateId(index + 1), userText: text }),
        );
        let pending = createPending(candidates, "pending");
        for (const [index, { status }] of blocks.entries()) {
          const header = `### ${candidateId(index + 1)}\n\n\`\`\`yaml\nstatus: `;
          pending = pending.replace(`${header}pending`, () => `${header}${status}`);
        }
        const below = blocks.flatMap(({ isBelow }, index) =>
          isBelow ? [candidateId(index + 1)] : [],
        );
        const mixed = moveToProcessed(pending, below);
        const applied = isKnown ? knowledge() : undefined;
        const { edit, moved } = planRepair(mixed, applied);
        const left = parseCandidates(edit.after).filter(({ place }) => place !== "candidates");
        const open = isKnown ? ["pending", "approved"] : ["pending"];
        expect(left.filter(({ status = "" }) => open.includes(status))).toEqual([]);
        const describe = (text: string): string[] =>
          parseCandidates(text)
            .map(({ id, status, sha256, userText }) =>
              JSON.stringify([id, status, sha256, userText]),
            )
            .toSorted();
        expect(describe(edit.after)).toEqual(describe(mixed));
        const lines = (text: string): string[] => text.split("\n").filter(Boolean).toSorted();
        expect(lines(edit.after)).toEqual(lines(mixed));
        if (moved.length === 0) expect(edit.after).toBe(mixed);
        expect(planRepair(edit.after, applied).edit.after).toBe(edit.after);
      }),
      { numRuns: 300 },
    );
  }, 30_000);
});
