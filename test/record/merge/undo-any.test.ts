import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCandidates } from "../../../src/record/candidates/candidates.ts";
import { checkIntegrity } from "../../../src/record/integrity.ts";
import type { MergeFiles } from "../../../src/record/types.ts";
import {
  ACT_1,
  createEvidence,
  createFiles,
  createPending,
  createSelf,
  hostileText,
  LEARN_1,
} from "../builders.ts";
import { approve, EMPTY, knowledge, merge, undo } from "./undo-helpers.ts";
import { editCandidate, setCandidateStatus } from "../pending-texts.ts";
import { TIMES } from "../../support/times.ts";

describe("any merges", () => {
  const texts = fc.array(fc.tuple(hostileText, hostileText), { minLength: 1, maxLength: 3 });
  const kinds = fc.constantFrom("knowledge", "curiosity", "personality");

  it("can be undone with nothing left of them, whatever the words, in any order", () => {
    fc.assert(
      fc.property(texts, texts, kinds, fc.boolean(), (one, two, mindCategory, isLastFirst) => {
        let number = 0;
        const add = (files: MergeFiles, words: [string, string][]): MergeFiles =>
          words.reduce((result, [entry, userText]) => {
            number += 1;
            const suggestedEntry = `${entry}.`;
            const candidate = knowledge(number, { suggestedEntry, userText, mindCategory });
            return approve(result, candidate, number === 1 ? {} : { keep: number % 2 === 0 });
          }, files);
        const first = merge(add(EMPTY, one));
        const second = merge(add(first.files, two));
        const order = isLastFirst ? [second, first] : [first, second];
        const left = order.reduce((files, merged) => undo(files, merged), second.files);
        const bare = (text: string): string => text.replace(/^(entries|activities): \[\]/gm, "$1:");
        expect(bare(left.self)).toBe(bare(EMPTY.self));
        expect(bare(left.evidence)).toBe(bare(EMPTY.evidence));
        expect(checkIntegrity(left)).toEqual([]);
        const describe = (pending: string): readonly string[] =>
          parseCandidates(pending)
            .map(({ id, sha256 }) => `${id} ${sha256}`)
            .toSorted();
        expect(describe(left.pending)).toEqual(describe(second.files.pending));
        expect(parseCandidates(left.pending).every(({ status }) => status === "pending")).toBe(
          true,
        );
      }),
      { numRuns: 40 * TIMES },
    );
  }, 60_000);
});

describe("a large Record", () => {
  it("takes an undo of 50 candidates among 5,000 entries", () => {
    const many = (item: string): string =>
      Array.from({ length: 5000 }, (_, index) =>
        item.replaceAll("-0001", `-${String(index + 1).padStart(4, "0")}`),
      ).join("");
    const kinds = ["knowledge", "curiosity", "personality"] as const;
    const start = createFiles({
      self: createSelf({ knowledge: `entries:\n${many(LEARN_1)}` }),
      evidence: createEvidence(`activities:\n${many(ACT_1)}`),
      pending: createPending(
        Array.from({ length: 50 }, (_, index) =>
          knowledge(index + 1, { mindCategory: kinds[index % 3] ?? "knowledge" }),
        ),
      ),
    });
    const ids = parseCandidates(start.pending).map(({ id }) => id);
    const pending = ids.reduce((text, id, index) => {
      if (index % 3 > 0 || index > 30) return text;
      const waiting = setCandidateStatus(text, id, "approved", "pending");
      const supersedes = `LEARN-${String(100 * index + 1).padStart(4, "0")}`;
      const edited = editCandidate(waiting, id, { resolution: "replace", supersedes });
      return setCandidateStatus(edited, id, "pending", "approved");
    }, start.pending);
    const merged = merge({ ...start, pending });
    const later = { ...merged.files, self: `${merged.files.self}\nLater.\n` };
    expect(undo(later, merged).self).toBe(`${start.self}\nLater.\n`);
  });
});
