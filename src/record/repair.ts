// The explicit repair of a PENDING-REVIEW.md of the earlier system, which appended new candidates at the end of the
// file, below `## Processed`: there they can be approved and never merged (open-questions B4). Blocks that are still
// open move up as they are; nothing else changes but missing headings. Proof: test/record/repair.test.ts.

import { RecordError } from "../errors.ts";
import { moveToCandidates } from "./candidate-move.ts";
import { findBlocks, withHeadings } from "./candidate-place.ts";
import type { CandidateBlock } from "./candidate-place.ts";
import { placeOf } from "./candidate-read.ts";
import { parseCandidates } from "./candidates.ts";
import { createLineIndex, readOutline } from "./markdown.ts";
import type { Candidate, CandidateStatus, FileEdit } from "./types.ts";

/** A repair worked out in memory: nothing has been written. */
export interface RepairPlan {
  /** `before` equals `after` when there is nothing to do. */
  readonly edit: FileEdit;
  /** What moves up, with its line before the repair. */
  readonly moved: readonly {
    readonly id: string;
    readonly status: CandidateStatus;
    readonly line: number;
  }[];
  /** What needs a person: it is left where it stands. */
  readonly notes: readonly string[];
}

/**
 * Moves pending and approved blocks from below `## Processed` and from `## Debate Packets` to the end of
 * `## Candidates`, in file order. Doing it twice changes nothing more.
 * @param appliedIds ids known to be merged. Without it approved blocks below Processed count as merged.
 * @throws RecordError `pending_broken` when the result would not read back as the same blocks.
 */
export function planRepair(pending: string, appliedIds?: ReadonlySet<string>): RepairPlan {
  const strays = findStrays(withHeadings(pending), appliedIds);
  const blocks = findBlocks(pending, readOutline(pending));
  const isTwice = (id: string): boolean => blocks.filter((block) => block.id === id).length > 1;
  const ids = new Set(strays.map(({ id }) => id).filter((id) => !isTwice(id)));
  const after = moveToCandidates(pending, ({ id }) => ids.has(id));
  requireSameBlocks(pending, after, ids);
  const lineOf = createLineIndex(pending);
  const taken = new Set(strays.map(({ id }) => id).filter(isTwice));
  return {
    edit: { path: "PENDING-REVIEW.md", before: pending, after },
    moved: blocks.flatMap(({ id, status, start }) =>
      status && ids.has(id) ? [{ id, status: status.word, line: lineOf(start) }] : [],
    ),
    notes: [...taken].map((id) => {
      const lines = blocks.filter((block) => block.id === id).map(({ start }) => lineOf(start));
      return `${id} stands on lines ${lines.join(" and ")}: nothing was moved. Give one of them the next free number.`;
    }),
  };
}

function findStrays(
  pending: string,
  appliedIds: ReadonlySet<string> | undefined,
): readonly CandidateBlock[] {
  const outline = readOutline(pending);
  const sections = outline.headings.filter(({ level }) => level <= 2);
  return findBlocks(pending, outline).filter((block) => {
    if (placeOf(block, appliedIds) === "stray") return true;
    const section = sections.findLast(({ start }) => start < block.start);
    const isOpen = block.status !== undefined && block.status.word !== "rejected";
    const isInDebates = section?.text.startsWith("## Debate Packets") ?? false;
    return block.inCandidates && isInDebates && isOpen;
  });
}

// Which section a rejected block counts to does not matter, and a new heading above it may change that.
function requireSameBlocks(before: string, after: string, moved: ReadonlySet<string>): void {
  const describe = ({ id, status, sha256, place }: Candidate, isMoved: boolean): string => {
    const isOpen = status === "pending" || status === "approved";
    return JSON.stringify([id, status, sha256, isMoved ? "candidates" : isOpen ? place : ""]);
  };
  const expected = parseCandidates(before).map((one) => describe(one, moved.has(one.id)));
  const found = parseCandidates(after).map((one) => describe(one, false));
  if (expected.toSorted().join() === found.toSorted().join()) return;
  throw new RecordError(
    "PENDING-REVIEW.md: it cannot be repaired safely, for its blocks would not read back as they are. Mend its headings, fences and double ids by hand.",
    { code: "pending_broken" },
  );
}
