// /review: everything that waits, newest first, a page at a time, with what needs a look by hand.

import type { Candidate, MindCategory, MindEntry } from "../record/types.ts";
import type { Button } from "../state/outbox.ts";
import {
  describe,
  isDecidable,
  refTo,
  type CandidateRef,
  type Judged,
  type LiveCard,
} from "./card.ts";

export interface ReviewCardBody {
  readonly candidates: readonly CandidateRef[];
  readonly page: number;
}

/** A waiting candidate, what the Record says against it, and whether the Record says it already. */
export interface Reviewed extends Judged {
  /** Only looked for in candidates that have waited for long. */
  readonly known?: MindEntry;
}

const PAGE_SIZE = 5;

/** Which candidates a page shows, newest first, and how many pages there are. */
export function pageOf(
  candidates: readonly Candidate[],
  page: number,
): { readonly shown: readonly Candidate[]; readonly page: number; readonly pages: number } {
  const waiting = candidates.filter(isDecidable).toReversed();
  const pages = Math.max(1, Math.ceil(waiting.length / PAGE_SIZE));
  const at = Math.min(Math.max(0, page), pages - 1);
  return { shown: waiting.slice(at * PAGE_SIZE, (at + 1) * PAGE_SIZE), page: at, pages };
}

/** @param shown the candidates of `pageOf`, judged. */
export function reviewCard(
  candidates: readonly Candidate[],
  shown: readonly Reviewed[],
  page: number,
): LiveCard {
  const { pages } = pageOf(candidates, page);
  const body: ReviewCardBody = { candidates: shown.map(({ candidate }) => refTo(candidate)), page };
  return {
    text: [
      heading(candidates.filter(isDecidable)),
      ...shown.map(reviewed),
      ...troubles(candidates),
      ...(candidates.some(isApproved) ? ["Something is approved already: /merge shows it."] : []),
    ].join("\n\n"),
    buttons: [...shown.map(rowOf), ...pageButtons(page, pages)],
    card: { kind: "review", body },
  };
}

function reviewed({ candidate, conflicts, known }: Reviewed): string {
  return [
    describe(candidate),
    ...(known ? [`💤 Waits for long, and the Record says it already (${known.id}).`] : []),
    ...(conflicts.length > 0 ? ["⚠️ The Record says something else: look before you decide."] : []),
  ].join("\n");
}

function rowOf({ candidate, conflicts, known }: Reviewed, index: number): Button[] {
  const number = candidate.id.replace("CANDIDATE-", "");
  const open = { label: `🔍 ${number}`, verb: `open.${index}` };
  if (known) return [{ label: `💤 Close ${number}`, verb: `close.${index}` }, open];
  // What contradicts the Record needs a choice, and the choice is on the card.
  if (conflicts.length > 0) return [open];
  return [
    { label: `✅ ${number}`, verb: `approve.${index}` },
    { label: `❌ ${number}`, verb: `reject.${index}` },
    open,
  ];
}

function pageButtons(page: number, pages: number): Button[][] {
  if (pages === 1) return [];
  return [
    [
      ...(page > 0 ? [{ label: "◀ Newer", verb: `page.${page - 1}` }] : []),
      { label: `${page + 1} of ${pages}`, verb: `page.${page}` },
      ...(page < pages - 1 ? [{ label: "Older ▶", verb: `page.${page + 1}` }] : []),
    ],
  ];
}

function isApproved(candidate: Candidate): boolean {
  return candidate.status === "approved" && candidate.place === "candidates";
}

const KIND_NAMES: { readonly [kind in MindCategory]: readonly [one: string, many: string] } = {
  knowledge: ["thing learned", "things learned"],
  curiosity: ["curiosity", "curiosities"],
  personality: ["trait", "traits"],
};

function heading(waiting: readonly Candidate[]): string {
  if (waiting.length === 0) return "Nothing waits for you right now.";
  const counts = Map.groupBy(waiting, ({ mindCategory }) => mindCategory);
  const kinds = (Object.keys(KIND_NAMES) as MindCategory[]).flatMap((kind) => {
    const count = counts.get(kind)?.length ?? 0;
    return count === 0 ? [] : [`${count} ${KIND_NAMES[kind][count === 1 ? 0 : 1]}`];
  });
  const count = waiting.length === 1 ? "1 thing waits" : `${waiting.length} things wait`;
  return `${count} for your yes or no, newest first: ${kinds.join(", ")}.`;
}

/** Blocks that code cannot handle are named, never hidden. */
function troubles(candidates: readonly Candidate[]): string[] {
  const lines = candidates
    .filter((candidate) => candidate.place !== "processed")
    .flatMap((candidate) => {
      const reason =
        candidate.place === "stray"
          ? "it stands after ## Processed; `npm run repair` moves it up"
          : candidate.faults[0];
      return reason ? [`• ${candidate.id} (line ${candidate.line}): ${reason}`] : [];
    });
  return lines.length > 0
    ? [["These need a look by hand in PENDING-REVIEW.md:", ...lines.slice(0, 10)].join("\n")]
    : [];
}
