// The repair helps a PENDING-REVIEW.md of the earlier system, which appended new candidates below `## Processed`, where
// they can be approved and never merged. Blocks that are still open move up as they are; nothing else changes except
// missing headings. It runs only when somebody asks for it. Proof: test/record/merge/repair.test.ts.

import { plainHeading } from "../text/plain-heading.ts";
import { factual } from "../../factual.ts";
import { RecordError } from "../../errors.ts";
import { moveToCandidates } from "../candidates/move.ts";
import { withHeadings } from "../candidates/headings.ts";
import type { CandidateBlock, PendingFile } from "../candidates/pending-file.ts";
import { entryText } from "../candidates/entry-text.ts";
import type { ActivityItem } from "../parsed-record.ts";
import { sameText } from "./save-traces.ts";
import { NOTHING_SAVED, savedAs } from "./saved-before.ts";
import type { SavedBefore } from "./saved-before.ts";
import type { Candidate, CandidateStatus, FileEdit, MindEntry } from "../types.ts";

/** A repair worked out in memory. Nothing has been written. */
export interface RepairPlan {
  /** `before` equals `after` when there is nothing to do. */
  readonly edit: FileEdit;
  /** Blocks that move up, with their lines before the repair. */
  readonly moved: readonly {
    readonly id: string;
    readonly status: CandidateStatus;
    readonly line: number;
  }[];
  /** Blocks that need a person. They stay in their place. */
  readonly notes: readonly string[];
}

/** Facts about the blocks from outside the file: earlier saves, and the entries that stand. */
export interface RepairKnowledge {
  readonly before: SavedBefore;
  readonly mind: readonly MindEntry[];
  readonly activities: readonly ActivityItem[];
  /** True for a candidate that stays where it is and that nobody is told of. */
  readonly isUntold: (candidate: Candidate) => boolean;
}

/** With nothing but the file, approved blocks below Processed count as merged. */
const NOTHING_KNOWN: RepairKnowledge = {
  before: NOTHING_SAVED,
  mind: [],
  activities: [],
  isUntold: () => false,
};

/**
 * Moves open blocks from below `## Processed` and from `## Debate Packets` to the end of `## Candidates`, in file
 * order: pending ones, and approved ones that certainly were never saved. An uncertain one stays and becomes a note. A
 * second repair changes nothing more.
 * @throws RecordError `pending_broken` when the result would not read back as the same blocks.
 */
export function planRepair(
  pending: PendingFile,
  known: RepairKnowledge = NOTHING_KNOWN,
): RepairPlan {
  const { blocks } = pending;
  const strays = findStrays(pending).filter((candidate) => !known.isUntold(candidate));
  const isTwice = (id: string): boolean => blocks.filter((one) => one.id === id).length > 1;
  const assessed = strays.map((candidate) => ({ candidate, verdict: assess(candidate, known) }));
  const open = assessed.filter(({ verdict }) => verdict === "open");
  const ids = new Set(open.map(({ candidate: { id } }) => id).filter((id) => !isTwice(id)));
  const after = moveToCandidates(pending, ({ id }) => ids.has(id));
  requireSameBlocks(pending, after, ids);
  const taken = new Set(open.map(({ candidate: { id } }) => id).filter(isTwice));
  return {
    edit: { path: "PENDING-REVIEW.md", before: pending.text, after: after.text },
    moved: blocks.flatMap(({ id, status, line }) =>
      status && ids.has(id) ? [{ id, status, line }] : [],
    ),
    notes: [
      ...[...taken].map((id) => {
        const lines = blocks.filter((one) => one.id === id).map(({ line }) => line);
        return `${id} stands on lines ${lines.join(" and ")}: nothing was moved. Give one of them the next free number.`;
      }),
      ...assessed.flatMap(({ candidate: { id, line }, verdict }) =>
        typeof verdict === "object"
          ? [
              `${id} (line ${line}) is unclear, look by hand: ${verdict.unclear}. It stays where it is.`,
            ]
          : [],
      ),
    ],
  };
}

/** Open blocks in the wrong place, in the file with its headings. */
function findStrays(pending: PendingFile): readonly Candidate[] {
  const { sections, blocks } = withHeadings(pending);
  return blocks.flatMap((block, index) => {
    const section = sections.findLast(({ start }) => start < block.start);
    const isOpen = block.status !== undefined && block.status !== "rejected";
    const isInDebates = plainHeading(section?.text ?? "").startsWith("## Debate Packets");
    const isStray = isOpen && (block.place !== "candidates" || isInDebates);
    const found = pending.blocks[index];
    return isStray && found ? pending.candidate(found) : [];
  });
}

type Verdict = "open" | "saved" | { readonly unclear: string };

function assess(candidate: Candidate, { before, mind, activities }: RepairKnowledge): Verdict {
  const isApproved = candidate.status === "approved";
  const how = savedAs(candidate, before) ?? entryOf(candidate, mind);
  if (how !== undefined) {
    return isApproved ? "saved" : { unclear: `it is pending, but was saved before; ${how}` };
  }
  if (!isApproved) return "open";
  const { firstEvent, known } = before;
  if (firstEvent === undefined) return "saved";
  const { id, timestamp } = candidate;
  const isKnown = known.has(id);
  if (timestamp === undefined && !isKnown) return { unclear: "it has no timestamp" };
  if (timestamp !== undefined && timestamp < firstEvent) {
    return isKnown ? { unclear: "it is older than the first event that is kept" } : "saved";
  }
  const trace = traceOf(candidate, before, activities);
  return trace === undefined ? "open" : { unclear: trace };
}

/** The id of an entry with the same text, superseded entries included. */
function entryOf(candidate: Candidate, mind: readonly MindEntry[]): string | undefined {
  const text = sameText(entryText(candidate));
  const entry = text === "" ? undefined : mind.find((one) => sameText(one.text) === text);
  return entry && `${entry.id} says what it says`;
}

/** A sign that the candidate may have been saved. No such sign is certain. */
function traceOf(
  candidate: Candidate,
  { archived }: SavedBefore,
  activities: readonly ActivityItem[],
): string | undefined {
  const { id, summary = "", evidence } = candidate;
  // A save writes the entry's text; the earlier system wrote the summary.
  const texts = [summary, entryText(candidate)].map(sameText).filter(Boolean);
  const name = new RegExp(`(?<![\\w-])${id}(?![\\w-])`);
  if (texts.some((text) => archived.has(text))) return "SELF-ARCHIVE.md has its words";
  for (const { item } of activities) {
    const { fields } = item;
    if (item.id === evidence) return `it names ${item.id} as its evidence`;
    if ([...fields.values()].some((value) => name.test(value))) return `${item.id} names it`;
    if (texts.includes(sameText(fields.get("summary") ?? ""))) return `${item.id} has its words`;
  }
  return undefined;
}

// The section of a rejected block does not matter, and a new heading above it may change it.
function requireSameBlocks(
  before: PendingFile,
  after: PendingFile,
  moved: ReadonlySet<string>,
): void {
  const describe = (file: PendingFile, block: CandidateBlock, isMoved: boolean): string => {
    const { id, status, place } = block;
    const isOpen = status === "pending" || status === "approved";
    const expected = isMoved ? "candidates" : isOpen ? place : "";
    return JSON.stringify([id, status, file.sha256(block), expected]);
  };
  const expected = before.blocks.map((one) => describe(before, one, moved.has(one.id)));
  const found = after.blocks.map((one) => describe(after, one, false));
  if (expected.toSorted().join() === found.toSorted().join()) return;
  throw new RecordError(
    factual`PENDING-REVIEW.md: it cannot be repaired safely, for its blocks would not read back as they are. Mend its headings, fences and double ids by hand.`,
    { code: "pending_broken" },
  );
}
