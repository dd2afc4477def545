// The owner's cards as text and buttons. A card shows the person's own words and the exact line that
// would be added, so that a yes is a yes to something seen; where the Record says otherwise, old and
// new stand side by side and the yes is a choice.

import { isWaiting } from "../record/staging.ts";
import type { Candidate, Conflict } from "../record/types.ts";
import type { Button, NewCard } from "../state/outbox.ts";

/** What stands on a card; where it goes is the caller's matter. */
export interface CardContent {
  readonly text: string;
  readonly buttons: readonly (readonly Button[])[];
}

/** A card that remembers what its buttons are about. */
export interface LiveCard extends CardContent {
  readonly card: NewCard;
}

/** A candidate as its card remembers it: a tap counts only for exactly this content. */
export interface CandidateRef {
  readonly id: string;
  readonly sha256: string;
}

export interface CandidateCardBody {
  readonly candidate: CandidateRef;
  /** The entries that were shown beside it: a choice counts only for exactly these. */
  readonly entries: readonly ShownEntry[];
}

/** An entry of the Record as it was shown. */
export interface ShownEntry {
  readonly id: string;
  readonly text: string;
}

export function refTo({ id, sha256 }: Candidate): CandidateRef {
  return { id, sha256 };
}

/** A candidate and what the Record says against it. */
export interface Judged {
  readonly candidate: Candidate;
  readonly conflicts: readonly Conflict[];
}

/** The card of a candidate that waits for a decision. */
export function candidateCard({ candidate, conflicts }: Judged): LiveCard {
  const entries = shownEntries(conflicts);
  const body: CandidateCardBody = { candidate: refTo(candidate), entries };
  return {
    text:
      conflicts.length === 0
        ? `May I remember this?\n\n${describe(candidate)}`
        : `May I remember this? The Record says something else.\n\n${origin(candidate)}\n\n${sideBySide(candidate, conflicts)}`,
    buttons: [...decisionButtons(conflicts.length > 0, entries), OTHER_BUTTONS],
    card: { kind: "candidate", body },
  };
}

/** Why a card is turned down, as one-tap reasons; the words go into the event. */
export const REJECT_REASONS = [
  { verb: "not_true", label: "Not true" },
  { verb: "not_important", label: "Not important" },
  { verb: "wrong_wording", label: "Wrong wording" },
  { verb: "private", label: "Private" },
] as const;

/** The same card, asking for the reason of a no. */
export function reasonsCard(judged: Judged): LiveCard {
  const { card } = candidateCard(judged);
  const [first, second, third, fourth] = REJECT_REASONS.map(({ verb, label }) => ({
    label,
    verb: `because.${verb}`,
  }));
  return {
    text: `Why not?\n\n${describe(judged.candidate)}`,
    buttons: [
      [first, second].filter((button) => button !== undefined),
      [third, fourth].filter((button) => button !== undefined),
      [
        { label: "Just no", verb: "because.unsaid" },
        { label: "Back", verb: "back" },
      ],
    ],
    card,
  };
}

/** The card of a candidate that was decided: no buttons, and what comes next. */
export function decidedCard(candidate: Candidate, decision: "approved" | "rejected"): CardContent {
  if (decision === "rejected") {
    return { text: `❌ Rejected. Nothing was remembered.\n\n${describe(candidate)}`, buttons: [] };
  }
  const isMerged = candidate.place === "processed";
  return {
    text: isMerged
      ? `✅ It is in the Record.\n\n${describe(candidate)}`
      : `✅ Approved.\n\n${describe(candidate)}\n\nSend /merge to put it into the Record.`,
    buttons: [],
  };
}

/** The card of a candidate that an owner does not want to decide now. */
export function deferredCard(judged: Judged): LiveCard {
  const { card, buttons } = candidateCard(judged);
  const text = `🕓 Not now. I won't bring it up for a week.\n\n${describe(judged.candidate)}`;
  return { text, buttons: buttons.slice(0, -1), card };
}

/** A card whose wording was changed: the new card counts. */
export function editedCard(candidate: Candidate): CardContent {
  return { text: `✏️ ${candidate.id} has a new wording: see its new card.`, buttons: [] };
}

const OTHER_BUTTONS: readonly Button[] = [
  { label: "✏️ Edit", verb: "edit" },
  { label: "🕓 Not now", verb: "later" },
];

function decisionButtons(isFlagged: boolean, entries: readonly ShownEntry[]): Button[][] {
  if (!isFlagged) {
    return [
      [
        { label: "✅ Approve", verb: "approve" },
        { label: "❌ Reject", verb: "reject" },
      ],
    ];
  }
  return [
    ...entries.map(({ id }, index) => [
      {
        label: entries.length === 1 ? "New replaces old" : `New replaces ${id}`,
        verb: `replace.${index}`,
      },
    ]),
    [
      { label: "Keep both", verb: "keep" },
      { label: "Reject new", verb: "reject" },
    ],
  ];
}

function shownEntries(conflicts: readonly Conflict[]): ShownEntry[] {
  const entries = conflicts.flatMap(({ entryId, entryText }) =>
    entryId === undefined ? [] : [{ id: entryId, text: entryText ?? "" }],
  );
  return entries.filter(({ id }, index) => entries.findIndex((e) => e.id === id) === index);
}

function sideBySide(candidate: Candidate, conflicts: readonly Conflict[]): string {
  const old = conflicts.map(({ entryId, entryText, entryDate, existingHint }) =>
    entryId === undefined
      ? `In the Record:\n  “${existingHint}”`
      : `In the Record${entryDate ? ` since ${entryDate}` : ""} (${entryId}):\n  ${clip(entryText ?? "", 200)}`,
  );
  const since = candidate.timestamp ? ` (${candidate.timestamp.slice(0, 10)})` : "";
  const fresh = `New${since}:\n  ${clip(candidate.suggestedEntry ?? "", 200)}`;
  return [...new Set(old), fresh, `It would go to ${placeOf(candidate)}.`].join("\n");
}

const KINDS = {
  knowledge: { name: "something learned", key: "topic" },
  curiosity: { name: "a curiosity", key: "topic" },
  personality: { name: "a trait", key: "observation" },
} as const;

/** One candidate in a few lines: kind, the person's words, the line that would be added and where. */
export function describe(candidate: Candidate): string {
  const { mindCategory, suggestedEntry, summary } = candidate;
  const key = mindCategory ? KINDS[mindCategory].key : "entry";
  return [
    origin(candidate),
    `Adds to ${placeOf(candidate)}:`,
    `  ${key}: ${clip(suggestedEntry ?? summary ?? "", 200)}`,
  ].join("\n");
}

/** What it is and the words that it comes from. */
function origin({ id, mindCategory, priorityScore, exampleFromExchange }: Candidate): string {
  const kind = mindCategory ? KINDS[mindCategory].name : "unknown kind";
  const priority = priorityScore === undefined ? "" : ` · priority ${priorityScore}`;
  const quote = exampleFromExchange ? [`“${clip(exampleFromExchange, 300)}”`] : [];
  return [`${id} · ${kind}${priority}`, ...quote].join("\n");
}

function placeOf({ profileTarget, editedBy }: Candidate): string {
  return `${profileTarget ?? "the Record"}${editedBy ? " (reworded)" : ""}`;
}

/** Can be decided from a card: it waits, and code can read it. */
export function isDecidable(candidate: Candidate): boolean {
  return isWaiting(candidate) && candidate.faults.length === 0;
}

/** Cut, and without characters that turn the reading direction and could make a card lie. */
export function clip(raw: string, limit: number): string {
  const text = raw.replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, "");
  return text.length > limit ? `${text.slice(0, limit).toWellFormed()}…` : text;
}
