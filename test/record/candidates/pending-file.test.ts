// PENDING-REVIEW.md is read piece by piece, and pieces are taken over from an earlier reading. Nobody can tell: every
// reading gives what the whole text gives, whatever was read before.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CandidateError, RecordError } from "../../../src/errors.ts";
import {
  candidateId,
  formatCandidate,
  setCandidateStatus,
} from "../../../src/record/candidates/candidates.ts";
import { editCandidate } from "../../../src/record/candidates/edit.ts";
import { appendToCandidates, withHeadings } from "../../../src/record/candidates/headings.ts";
import { moveToCandidates, moveToProcessed } from "../../../src/record/candidates/move.ts";
import { readPending } from "../../../src/record/candidates/pending-file.ts";
import type { CandidateBlock, PendingFile } from "../../../src/record/candidates/pending-file.ts";
import { findBlocks, placeOf } from "../../../src/record/candidates/place.ts";
import { blockHash, readBlock } from "../../../src/record/candidates/read.ts";
import { planStaging } from "../../../src/record/candidates/staging.ts";
import { requireDecidable } from "../../../src/gate/decide.ts";
import { applySplices, lineAt, readOutline } from "../../../src/record/text/markdown.ts";
import type { Candidate } from "../../../src/record/types.ts";
import { createCandidate } from "../builders.ts";
import { anyId, anyPart, anyPending, anyTyping } from "./any-pending.ts";
import { TIMES } from "../../support/times.ts";

/** All candidates of a text, from one outline of all of it. */
function readWhole(text: string): readonly Candidate[] {
  const found = findBlocks(text, readOutline(text)).map((block) => ({
    ...block,
    place: placeOf(block.said, block.section ?? "candidates"),
  }));
  const current = found.filter(({ place }) => place === "candidates");
  return found.map(({ start, end, said, place }) => {
    const source = text.slice(start, end);
    const { values, conflicts, faults } = readBlock(source, said);
    const isTwice =
      place === "candidates" && current.filter((one) => one.said.id === said.id).length > 1;
    return {
      id: said.id,
      ...(said.title !== undefined && { title: said.title }),
      status: said.status?.word,
      place,
      ...values,
      conflicts,
      sha256: blockHash(source, said),
      line: lineAt(text, start),
      faults: [...faults, ...(isTwice ? ["another block under Candidates has the same id"] : [])],
    };
  });
}

/** What the file shows of each block without reading it. */
function glance(file: PendingFile): readonly unknown[] {
  return file.blocks.map((block) => [
    block.id,
    block.status,
    block.place,
    block.line,
    file.sha256(block),
    file.text.startsWith(`### ${block.id}`, block.start),
  ]);
}

function requireSameAsWhole(file: PendingFile): void {
  const whole = readWhole(file.text);
  expect(file.open()).toEqual(whole.filter(({ place }) => place !== "processed"));
  expect(file.all()).toEqual(whole);
  expect(glance(file)).toEqual(
    whole.map(({ id, status, place, line, sha256 }) => [id, status, place, line, sha256, true]),
  );
  expect(file.sections).toEqual(readOutline(file.text).headings.filter(({ level }) => level <= 2));
}

const PROPOSAL = {
  recordId: "tomas",
  proposal: createCandidate(),
  channelKey: "telegram:1",
  userText: "kelp",
  replyText: "yes",
  timestamp: "2026-03-05 18:20:11",
  lastNumber: 0,
  conflicts: [],
};

type Change = (file: PendingFile) => PendingFile;

const anyStatus = fc.constantFrom("pending", "approved", "rejected");
const anyChange: fc.Arbitrary<Change> = fc.oneof(
  anyTyping.map((typing) => (file: PendingFile) => file.with(typing(file.text))),
  fc.tuple(anyId, anyStatus, anyStatus).map(
    ([id, from, to]) =>
      (file: PendingFile) =>
        setCandidateStatus(file, id, from, to),
  ),
  anyId.map((id) => (file: PendingFile) => editCandidate(file, id, { suggestedEntry: "Reefs" })),
  fc.constant((file: PendingFile) => file.with(planStaging(file, PROPOSAL).edit.after)),
  fc.array(anyId).map((ids) => (file: PendingFile) => moveToProcessed(file, ids)),
  fc
    .array(anyId)
    .map((ids) => (file: PendingFile) => moveToCandidates(file, ({ id }) => ids.includes(id))),
  // A file that has next to nothing to do with the one before.
  fc.array(anyPart).map((parts) => (file: PendingFile) => file.with(parts.join(""))),
);

/** The changed file; the same one where the change is refused. */
function changed(file: PendingFile, change: Change): PendingFile {
  try {
    return change(file);
  } catch (error) {
    if (error instanceof CandidateError || error instanceof RecordError) return file;
    throw error;
  }
}

describe("a reading that takes over what was read before", () => {
  it("is the reading of the whole text, after any changes by code and by hand", () => {
    const changes = fc.array(fc.tuple(anyChange, fc.boolean()), { maxLength: 6 });
    fc.assert(
      fc.property(anyPending, changes, (start, steps) => {
        let file = readPending(start);
        for (const [change, isLookedAt] of steps) {
          if (isLookedAt) requireSameAsWhole(file);
          file = changed(file, change);
        }
        requireSameAsWhole(file);
        requireSameAsWhole(readPending(file.text));
      }),
      { numRuns: 200 * TIMES },
    );
  });

  it("is so where text below decides where an open fence ends", () => {
    const open = "### CANDIDATE-0001\n```yaml\nstatus: pending\n";
    const deep = "### CANDIDATE-0001\n#### Deep\n```yaml\n#### Deeper\n```\n";
    for (const above of [open, deep]) {
      for (const lines of ["```\n", "```\nstatus: approved\n```\n", "```yaml\n```\n"]) {
        const file = readPending(above);
        requireSameAsWhole(file);
        const longer = file.with(`${above}### CANDIDATE-0002\n${lines}`);
        requireSameAsWhole(longer);
        requireSameAsWhole(longer.with(above));
      }
    }
  });

  it("is the same object for the same text", () => {
    const file = big();
    expect(readPending(`${file.text} `.slice(0, -1), file)).toBe(file);
  });
});

describe("a file with many decided candidates", () => {
  it("keeps the reading of every block that a change leaves alone", () => {
    const file = big();
    const id = candidateId(3);
    const typed = (text: string, number: number): string =>
      text.replace(`### ${candidateId(number)}\n`, "$&a line by hand\n");
    expect(changedBlocks(file, setCandidateStatus(file, id, "pending", "rejected"))).toEqual([id]);
    expect(changedBlocks(file, editCandidate(file, id, { suggestedEntry: "Reefs" }))).toEqual([id]);
    expect(changedBlocks(file, moveToProcessed(file, [id]))).toEqual([]);
    expect(changedBlocks(file, file.with(typed(file.text, 20)))).toEqual([candidateId(20)]);
    const twice = file.with(typed(typed(file.text, 30), 5));
    expect(changedBlocks(file, twice)).toEqual([candidateId(5), candidateId(30)]);
  });

  it("loses no more than the neighbours of a fence that is not closed", () => {
    const file = big();
    const broken = file.with(file.text.replace(/```\n(?=\n### CANDIDATE-0020\n)/, ""));
    expect(changedBlocks(file, broken)).toEqual([candidateId(19), candidateId(20)]);
  });

  it("is staged to, shown and decided without a look into what is processed", () => {
    const file = unread(big());
    const [first, second] = file.open();
    expect([first?.id, second?.id]).toEqual([candidateId(1), candidateId(2)]);
    expect(planStaging(file, PROPOSAL).candidate.id).toBe(candidateId(41));
    expect(requireDecidable(file, { candidateId: candidateId(2) }).id).toBe(candidateId(2));
    const edited = editCandidate(file, candidateId(2), { suggestedEntry: "Reefs" });
    const decided = setCandidateStatus(edited, candidateId(2), "pending", "approved");
    expect(decided.open()[1]).toMatchObject({ suggestedEntry: "Reefs", status: "approved" });
    expect(() => file.all()).toThrow("processed");
  });
});

it("reads a text with splices as it reads the whole of it", () => {
  let many = 0;
  const splice = fc.record({ from: fc.nat(400), size: fc.nat(60), text: anyPart });
  fc.assert(
    fc.property(
      fc.array(anyPending, { minLength: 1, maxLength: 4 }),
      fc.array(splice, { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      (parts, all, isWhole) => {
        const text = parts.join("\n");
        let above = 0;
        const splices = all
          .map(({ from, size, text: put }) => ({
            start: from % (text.length + 1),
            size,
            text: put,
          }))
          .toSorted((a, b) => a.start - b.start)
          .map(({ start, size, text: put }) => {
            const lineStart = isWhole ? text.lastIndexOf("\n", start) + 1 : start;
            const from = Math.max(lineStart, above);
            above = Math.min(text.length, from + size);
            return { start: from, end: above, text: put };
          });
        const file = readPending(text);
        file.all();
        const spliced = file.spliced(splices);
        expect(spliced.text).toBe(applySplices(text, splices));
        requireSameAsWhole(spliced);
        expect(spliced.sections).toEqual(readPending(spliced.text).sections);
        requireSameAsWhole(spliced.with(`${spliced.text}\n## Processed\n`));
        many += file.blocks.length > 2 ? 1 : 0;
      },
    ),
    { numRuns: 300 * TIMES },
  );
  expect(many).toBeGreaterThan(20 * TIMES);
});

it("moves blocks to the end of Candidates in one step as it would in two", () => {
  let moved = 0;
  let apart = 0;
  const wanted = fc.array(anyId, { minLength: 1, maxLength: 3 });
  const texts = fc.oneof(
    anyPending,
    fc.tuple(anyPending, anyPending).map(([above, below]) => `${above}\n## Processed\n${below}`),
  );
  fc.assert(
    fc.property(texts, wanted, (text, ids) => {
      const prepared = withHeadings(readPending(text));
      const blocks = prepared.blocks.filter(({ id }) => ids.includes(id));
      if (blocks.length === 0) return;
      moved += 1;
      apart += blocks.every((block) => prepared.isApart(block)) ? 1 : 0;
      const removals = blocks.map(({ start, end }) => ({ start, end, text: "" }));
      const kept = readPending(applySplices(prepared.text, removals));
      const parts = blocks.map(({ start, end }) => prepared.text.slice(start, end).trimEnd());
      const slow = appendToCandidates(kept, `${parts.join("\n\n")}\n`);
      const fast = moveToCandidates(readPending(text), ({ id }) => ids.includes(id));
      expect(fast.text).toBe(slow.text);
      requireSameAsWhole(fast);
    }),
    { numRuns: 400 * TIMES },
  );
  expect(moved).toBeGreaterThan(30 * TIMES);
  expect(apart).toBeGreaterThan(4 * TIMES);
});

/** The ids of the blocks that had to be read again. */
function changedBlocks(before: PendingFile, after: PendingFile): readonly string[] {
  const known = new Set(before.blocks.map(({ said }) => said));
  return after.blocks.filter(({ said }) => !known.has(said)).map(({ id }) => id);
}

/** Three candidates that wait, and 37 below Processed. */
function big(): PendingFile {
  const block = (number: number): string =>
    formatCandidate(createCandidate({ id: candidateId(number), summary: `Kelp ${number}` }));
  const numbers = Array.from({ length: 40 }, (_, index) => index + 1);
  const waiting = numbers.slice(0, 3).map(block).join("\n");
  const decided = numbers.slice(3).map(block).join("\n").replaceAll(": pending", ": approved");
  return readPending(`# PENDING-REVIEW\n\n## Candidates\n\n${waiting}\n## Processed\n\n${decided}`);
}

/** The file, and what changes make of it, as they refuse to read a processed block. */
function unread(file: PendingFile): PendingFile {
  const refuse = (block: CandidateBlock): CandidateBlock => {
    if (block.place === "processed") throw new Error(`${block.id} is processed and was read`);
    return block;
  };
  return {
    ...file,
    candidate: (block) => file.candidate(refuse(block)),
    sha256: (block) => file.sha256(refuse(block)),
    all: () => file.blocks.map((block) => file.candidate(refuse(block))),
    with: (text) => unread(file.with(text)),
  };
}
