// The list of /review: everything that waits, newest first, a page at a time, and what needs a look by hand.

import * as z from "zod";
import { sha256Hex } from "../../record/text/checksum.ts";
import type { Candidate, MindEntry } from "../../record/types.ts";
import type { LiveCard } from "../../desk/cards.ts";
import { shortHash } from "../../state/cards.ts";
import type { Button } from "../../state/outbox.ts";
import { fill, type Lines } from "../../wording/catalogue.ts";
import { counted } from "../../wording/sentences.ts";
import { isToSave, isUntold } from "../../wording/untold.ts";
import { describe, isDecidable, type Compared } from "./candidate-card.ts";

/** The body of a list. Earlier versions also kept its candidates there; now each button names its own. */
export const reviewBody = z.object({ page: z.int() });

export type ReviewCardBody = Readonly<z.infer<typeof reviewBody>>;

/** A waiting candidate, its conflicts, and the entry that says the same already. */
export interface Reviewed extends Compared {
  /** Looked for only in candidates that have waited for long. */
  readonly known?: MindEntry;
}

const PAGE_SIZE = 5;

/** Gives the candidates of a page, newest first. A page beyond the end gives the last one. */
export function pageOf(
  candidates: readonly Candidate[],
  page: number,
): { readonly shown: readonly Candidate[]; readonly page: number; readonly pages: number } {
  const waiting = candidates.filter(isDecidable).toReversed();
  const pages = Math.max(1, Math.ceil(waiting.length / PAGE_SIZE));
  const at = Math.min(Math.max(0, page), pages - 1);
  return { shown: waiting.slice(at * PAGE_SIZE, (at + 1) * PAGE_SIZE), page: at, pages };
}

/** Gives the list as a card. @param shown the candidates of `pageOf` with their conflicts. */
export function reviewCard(
  candidates: readonly Candidate[],
  shown: readonly Reviewed[],
  page: number,
  lines: Lines,
): LiveCard {
  const { pages } = pageOf(candidates, page);
  const body: ReviewCardBody = { page };
  return {
    text: [
      heading(candidates.filter(isDecidable), lines),
      ...shown.map((one) => reviewed(one, lines)),
      ...troubles(candidates, lines),
      ...(candidates.some(isToSave) ? [lines.review_approved] : []),
    ].join("\n\n"),
    buttons: [...shown.map((one) => rowOf(one, lines)), ...pageButtons(page, pages, lines)],
    card: { kind: "review", body },
  };
}

function reviewed({ candidate, conflicts, known }: Reviewed, lines: Lines): string {
  return [
    describe(candidate, lines),
    ...(known ? [fill(lines.review_known, { id: known.id })] : []),
    ...(conflicts.length > 0 ? [lines.review_conflict] : []),
  ].join("\n");
}

/** Each button names its candidate and a hash of the block: the list may change before the tap. */
function rowOf({ candidate, conflicts, known }: Reviewed, lines: Lines): Button[] {
  const number = candidate.id.replace("CANDIDATE-", "");
  // The hash includes the whole id. A longer number would not fit into callback data (64 bytes).
  const named = number.slice(0, 20);
  const about = `${named}.${shortHash(candidate.sha256)}`;
  const open = { label: `🔍 ${number}`, verb: `open.${about}` };
  if (known) {
    const close = `close.${named}.${shortHash(closedSha256(candidate, known))}`;
    return [{ label: fill(lines.review_close, { number }), verb: close }, open];
  }
  // A contradiction needs a choice, and only the card offers it.
  if (conflicts.length > 0) return [open];
  return [
    { label: `✅ ${number}`, verb: `approve.${about}` },
    { label: `❌ ${number}`, verb: `reject.${about}` },
    open,
  ];
}

/** Hash of a candidate and of the entry that says the same already. It closes nothing by another entry. */
export function closedSha256(candidate: Candidate, known: MindEntry | undefined): string {
  return sha256Hex(JSON.stringify([candidate.sha256, known?.id, known?.text]));
}

function pageButtons(page: number, pages: number, lines: Lines): Button[][] {
  if (pages === 1) return [];
  return [
    [
      ...(page > 0 ? [{ label: lines.review_newer, verb: `page.${page - 1}` }] : []),
      { label: fill(lines.review_page, { page: page + 1, pages }), verb: `page.${page}` },
      ...(page < pages - 1 ? [{ label: lines.review_older, verb: `page.${page + 1}` }] : []),
    ],
  ];
}

const KINDS = ["knowledge", "curiosity", "personality"] as const;

function heading(waiting: readonly Candidate[], lines: Lines): string {
  if (waiting.length === 0) return lines.review_nothing;
  const counts = Map.groupBy(waiting, ({ mindCategory }) => mindCategory);
  const kinds = KINDS.flatMap((kind) => {
    const count = counts.get(kind)?.length ?? 0;
    const name = lines[`review_kind_${kind}_${count === 1 ? "one" : "many"}`];
    return count === 0 ? [] : [`${count} ${name}`];
  });
  return counted(lines, waiting.length, "review_one", "review_many", { kinds: kinds.join(", ") });
}

/** Names the blocks that code cannot handle. None is hidden but those that nobody is told of. */
function troubles(candidates: readonly Candidate[], lines: Lines): string[] {
  const found = candidates
    .filter((candidate) => candidate.place !== "processed" && !isUntold(candidate))
    .flatMap((candidate) => {
      const { id, line, place, faults } = candidate;
      if (place === "stray") return [fill(lines.review_stray, { id, line })];
      return faults.length > 0 ? [fill(lines.review_faulty, { id, line })] : [];
    });
  return found.length > 0 ? [[lines.review_by_hand, ...found.slice(0, 10)].join("\n")] : [];
}
