// The owner's cards as text and buttons. A card shows the person's own words and the exact line that would be added.
// Where the Record contradicts it, old and new stand side by side, and the owner has to choose. A quote out of a longer text says so.
// Proof: test/gate/candidate-card.test.ts, test/gate/save-shows.test.ts.

import * as z from "zod";
import { profileTarget } from "../../record/candidates/candidates.ts";
import { entryText } from "../../record/candidates/entry-text.ts";
import { clip } from "../../record/text/clip.ts";
import { visible } from "../../record/text/unseen.ts";
import type { Candidate, Conflict } from "../../record/types.ts";
import { listOf } from "../../stored-list.ts";
import { isAsked, isUntold } from "../../wording/untold.ts";
import { putCard, readCard, type CardContent, type LiveCard } from "../../desk/cards.ts";
import type { Desk } from "../../desk/desk.ts";
import type { Button } from "../../state/outbox.ts";
import { CHAT_HEAD, CHECKPOINT_HEAD } from "../../record/candidates/exchange-heads.ts";
import { sentenceOf, wasSaid } from "../../record/text/quote.ts";
import { fill, type Lines } from "../../wording/catalogue.ts";
import { REJECT_REASONS } from "../reject-reasons.ts";

const candidateRef = z.object({ id: z.string(), sha256: z.string() }).readonly();
export const shownEntry = z.object({ id: z.string(), text: z.string() }).readonly();

/** A candidate as its card remembers it. A tap counts only for exactly this content. */
export type CandidateRef = z.infer<typeof candidateRef>;

/** Something in the Record as it was shown: an entry, or (without an id) a word that is no entry's own. */
export type ShownEntry = z.infer<typeof shownEntry>;

/** The body of a candidate's card. */
export const candidateBody = z.object({
  candidate: candidateRef,
  /** All that was shown beside it, entries first. A choice counts only for exactly these. */
  entries: listOf(shownEntry).readonly(),
});

export type CandidateCardBody = Readonly<z.infer<typeof candidateBody>>;

/** The body of the question for another wording. */
export const wordingBody = z.object({ candidate: candidateRef });

export type WordingCardBody = Readonly<z.infer<typeof wordingBody>>;

function refTo({ id, sha256 }: Candidate): CandidateRef {
  return { id, sha256 };
}

/** A candidate with its conflicts: the entries of the Record that contradict it. */
export interface Compared {
  readonly candidate: Candidate;
  readonly conflicts: readonly Conflict[];
}

/** Gives the card of a candidate that waits for a decision, in the language of `lines`. */
export function candidateCard(compared: Compared, lines: Lines): LiveCard {
  const { candidate, conflicts } = compared;
  const entries = shownEntries(conflicts);
  const body: CandidateCardBody = { candidate: refTo(candidate), entries };
  const question = conflicts.length === 0 ? lines.card_ask : lines.card_ask_conflict;
  return {
    text: `${question}\n\n${toDecide(compared, lines)}`,
    buttons: [...decisionButtons(conflicts.length > 0, entries, lines), otherButtons(lines)],
    card: { kind: "candidate", body },
  };
}

/** Gives the same card, asking for the reason of a no. */
export function reasonsCard(compared: Compared, lines: Lines): LiveCard {
  const { card } = candidateCard(compared, lines);
  const [first, second, third, fourth] = REJECT_REASONS.map((reason) => ({
    label: lines[`button_${reason}`],
    verb: `because.${reason}`,
  }));
  return {
    text: `${lines.card_why_not}\n\n${describe(compared.candidate, lines)}`,
    buttons: [
      [first, second].filter((button) => button !== undefined),
      [third, fourth].filter((button) => button !== undefined),
      [
        { label: lines.button_just_no, verb: "because.unsaid" },
        { label: lines.button_back, verb: "back" },
      ],
    ],
    card,
  };
}

/** Gives the card of a decided candidate: no buttons, and what comes next. */
export function decidedCard(
  candidate: Candidate,
  decision: "approved" | "rejected",
  lines: Lines,
): CardContent {
  const what = isUntold(candidate) ? candidate.id : describe(candidate, lines);
  if (decision === "rejected") {
    return { text: `${lines.card_rejected}\n\n${what}`, buttons: [] };
  }
  const isMerged = candidate.place === "processed";
  return {
    text: isMerged
      ? `${lines.card_in_record}\n\n${what}`
      : `${lines.card_approved}\n\n${what}\n\n${lines.card_approved_next}`,
    buttons: [],
  };
}

/** Gives the card of a candidate that an owner does not want to decide now. */
export function deferredCard(compared: Compared, lines: Lines): LiveCard {
  const { card, buttons } = candidateCard(compared, lines);
  const text = `${lines.card_later}\n\n${toDecide(compared, lines)}`;
  return { text, buttons: buttons.slice(0, -1), card };
}

/** Gives the old card of a reworded candidate. It has no buttons, because only the new card counts. */
export function editedCard({ id }: Candidate, lines: Lines): CardContent {
  return { text: fill(lines.card_reworded, { id }), buttons: [] };
}

/** Gives the question for another wording. It has no buttons, and is a card because its place in the chat counts. */
export function wordingCard(candidate: Candidate, lines: Lines): LiveCard {
  const body: WordingCardBody = { candidate: refTo(candidate) };
  const text = fill(lines.edit_ask, { id: candidate.id, entry: entryText(candidate) });
  return { text, buttons: [], card: { kind: "wording", body } };
}

/** The line that would be added, beside every entry that it could replace. */
function toDecide({ candidate, conflicts }: Compared, lines: Lines): string {
  if (conflicts.length === 0) return describe(candidate, lines);
  return `${origin(candidate, lines)}\n\n${sideBySide(candidate, conflicts, lines)}`;
}

function otherButtons(lines: Lines): Button[] {
  return [
    { label: lines.button_edit, verb: "edit" },
    { label: lines.button_later, verb: "later" },
  ];
}

function decisionButtons(
  isFlagged: boolean,
  entries: readonly ShownEntry[],
  lines: Lines,
): Button[][] {
  if (!isFlagged) {
    return [
      [
        { label: lines.button_approve, verb: "approve" },
        { label: lines.button_reject, verb: "reject" },
      ],
    ];
  }
  const replaceable = entries.filter(({ id }) => id !== "");
  return [
    ...replaceable.map(({ id }, index) => [
      {
        label:
          replaceable.length === 1 ? lines.button_replace : fill(lines.button_replace_id, { id }),
        verb: `replace.${index}`,
      },
    ]),
    [
      { label: lines.button_keep_both, verb: "keep" },
      { label: lines.button_reject_new, verb: "reject" },
    ],
  ];
}

/** Gives all that contradicts a candidate, each once. */
export function shownEntries(conflicts: readonly Conflict[]): readonly ShownEntry[] {
  const all = conflicts.map(({ entryId = "", entryText = "", existingHint }) =>
    entryId === "" ? { id: "", text: existingHint } : { id: entryId, text: entryText },
  );
  const isOther = (a: ShownEntry, b: ShownEntry): boolean => a.id !== b.id || a.text !== b.text;
  const entries = all.filter((one, at) => all.slice(0, at).every((other) => isOther(one, other)));
  return entries.toSorted((a, b) => Number(a.id === "") - Number(b.id === ""));
}

function sideBySide(candidate: Candidate, conflicts: readonly Conflict[], lines: Lines): string {
  const old = conflicts.map(({ entryId, entryText, entryDate, existingHint }) =>
    entryId === undefined
      ? `${lines.card_in_the_record}:\n  ${fill(lines.quoted, { text: visible(existingHint) })}`
      : `${lines.card_in_the_record}${entryDate ? ` ${fill(lines.card_since, { date: clip(entryDate, 10) })}` : ""} (${entryId}):\n  ${clip(entryText ?? "", 200)}`,
  );
  const since = candidate.timestamp ? ` (${visible(candidate.timestamp.slice(0, 10))})` : "";
  const fresh = `${lines.card_new}${since}:\n  ${entryText(candidate)}`;
  return [
    ...new Set(old),
    fresh,
    fill(lines.card_would_go, { place: placeOf(candidate, lines) }),
  ].join("\n");
}

/** The key that holds the text of an entry of SELF.md, section IX. */
const ENTRY_KEYS = { knowledge: "topic", curiosity: "topic", personality: "observation" } as const;

/** Gives one candidate in a few lines: kind, the person's words, the line that would be added and where. */
export function describe(candidate: Candidate, lines: Lines): string {
  return [origin(candidate, lines), addition(candidate, lines)].join("\n");
}

/** Gives the whole line that would be added, and where: every word of the candidate that a save writes. */
export function addition(candidate: Candidate, lines: Lines): string {
  const key = candidate.mindCategory ? ENTRY_KEYS[candidate.mindCategory] : "entry";
  return [
    fill(lines.card_adds_to, { place: placeOf(candidate, lines) }),
    `  ${key}: ${entryText(candidate)}`,
  ].join("\n");
}

/** Its kind, and the sentence that it comes from. */
function origin(
  { id, mindCategory, priorityScore: score, exampleFromExchange, userText = "" }: Candidate,
  lines: Lines,
): string {
  const kind = lines[`kind_${mindCategory ?? "unknown"}`];
  const priority = score === undefined ? "" : ` · ${fill(lines.card_priority, { score })}`;
  const isTheirs = userText.length < WHOLE_CHARS && !MAY_BE_OTHERS.test(userText);
  const sentence =
    isTheirs && exampleFromExchange ? sentenceOf(exampleFromExchange, userText) : undefined;
  const said = sentence && sentence.length <= SENTENCE_CHARS ? sentence : exampleFromExchange;
  const quote = said ? [fill(lines.quoted, { text: clip(said, SENTENCE_CHARS) })] : [];
  // A quote alone does not show whose letter it was taken from.
  const warning = said && mayBePasted(userText, said) ? [lines.card_longer_text] : [];
  return [`${id} · ${kind}${priority}`, ...quote, ...warning].join("\n");
}

/**
 * True where the person may have pasted what they are quoted from. A line of ours stands above a chat from elsewhere. A checkpoint
 * is the talk with the bot: of it only the message with the quote counts, or each where the quote stands in none of them.
 */
function mayBePasted(userText: string, quote: string): boolean {
  const text = userText.trim();
  if (text.startsWith(CHECKPOINT_HEAD)) {
    const said = messagesIn(text.slice(CHECKPOINT_HEAD.length));
    const holding = said.filter((message) => wasSaid(quote, message));
    return (holding.length > 0 ? holding : said).some(isLonger);
  }
  return isLonger(text.startsWith(CHAT_HEAD) ? text.slice(CHAT_HEAD.length) : text);
}

/** The person's messages in the transcript of a checkpoint. */
function messagesIn(transcript: string): readonly string[] {
  return transcript
    .split(/^(?=(?:USER|GRACE-MAR): )/m)
    .filter((part) => !part.startsWith("GRACE-MAR: "))
    .map((part) => part.replace(/^USER: /, "").trim());
}

function isLonger(text: string): boolean {
  const plain = text.trim();
  return plain.length >= WHOLE_CHARS || (MAY_BE_OTHERS.test(plain) && /\n/.test(plain));
}

const SENTENCE_CHARS = 300;
/** A longer text was cut when it was written, and what is left may hold the same words of somebody else only. */
const WHOLE_CHARS = 1900;
/**
 * A text with a label, an empty line, a quoted line or a name that stands on a line alone may be a chat, or have a line of ours
 * above it. Only the quote is certainly the person's then.
 */
const MAY_BE_OTHERS =
  /[:：](?:\s|$)|\n\s*\n|^\s*>|^[^\p{L}\n]*\p{Lu}[\p{L}'’.-]*(?:[ \t]\p{Lu}[\p{L}'’.-]*){0,2}[^\p{L}\n]*$/mu;

/** The place where a save puts it. The block may name another one, which does not count. */
function placeOf({ mindCategory, editedBy }: Candidate, lines: Lines): string {
  const place = mindCategory ? profileTarget(mindCategory) : lines.card_the_record;
  return `${place}${editedBy ? ` ${lines.card_was_reworded}` : ""}`;
}

/** Says whether a card can decide it: it waits, code can read it, and it may be shown to others. */
export function isDecidable(candidate: Candidate): boolean {
  return isAsked(candidate) && candidate.faults.length === 0;
}

/**
 * Puts the same content on every card of a candidate. Only inside a transaction.
 * @throws StateError for a damaged card: it might be one of them.
 */
export function putOnCandidateCards(
  candidateId: string,
  content: CardContent | LiveCard,
  desk: Desk,
): void {
  for (const card of desk.state.outbox.cardsOf(candidateId)) {
    readCard(card, candidateBody);
    putCard({ card }, content, desk);
  }
}
