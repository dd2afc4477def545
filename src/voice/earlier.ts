// Other days, as far as a message asks for them: words of this chat by the time and the subject that it names, and what waits for
// a decision by its subject. Most messages ask for neither. Proof: test/voice/earlier.test.ts.

import type { RecordSnapshot } from "../record/store.ts";
import { isFunctionTerm, termsOf } from "../record/text/terms.ts";
import type { SaidMessage } from "../state/conversation.ts";
import { asksBack, createDayFinder } from "../wording/days.ts";
import { tellsDistress } from "../wording/distress.ts";
import { isAsked, isToSave } from "../wording/untold.ts";
import { dayWordsOf } from "../wording/wording.ts";
import { clipTokens } from "./tokens.ts";
import type { InboundMessage, VoiceDeps } from "./ports.ts";

type Question = Pick<InboundMessage, "channelKey" | "text">;
type Deps = Pick<VoiceDeps, "said" | "waiting" | "isForgotten" | "now">;

/** Messages that are shown, and tokens of each. */
const MOST_SAID = 12;
const LINE_TOKENS = 70;
const MOST_WAITING = 5;
/** Messages that the history shows anyway. */
const IN_HISTORY = 20;

/**
 * Gives lines of this chat, in the order in which they were said: of the days that a message names, or about what it says was
 * said. Nothing of a telling of distress is among them, nor what was forgotten.
 */
export async function saidBefore(
  { channelKey, text }: Question,
  snapshot: RecordSnapshot,
  { said, isForgotten, now }: Deps,
): Promise<readonly string[]> {
  if (said === undefined) return [];
  const languages = dayWordsOf(snapshot);
  const today = snapshot.clock.date(now());
  const days = createDayFinder(languages)(text, today).filter(({ from }) => from <= today);
  if (days.length === 0 && !asksBack(text, languages)) return [];
  const kept = said(channelKey);
  const of = days.length > 0 ? kept : kept.slice(0, -IN_HISTORY);
  const about = contentOf(
    withoutWords(
      text,
      days.map(({ words }) => words),
    ),
  );
  const weigh = createWeighing(
    about,
    of.map((message) => message.text),
  );
  const fitting = of
    .map((message) => ({
      message,
      day: snapshot.clock.date(new Date(message.saidAt)),
      shared: weigh(message.text),
    }))
    .filter(({ day, shared }) =>
      days.length > 0 ? days.some(({ from, to }) => from <= day && day <= to) : shared > 0,
    )
    .toSorted((a, b) => b.shared - a.shared || b.message.saidAt - a.message.saidAt)
    .filter((_, place) => place < MOST_SAID)
    .map(({ message }) => message)
    .filter((message) => !tellsDistress([message.text]))
    .toSorted((a, b) => a.saidAt - b.saidAt);
  const told: string[] = [];
  for (const message of fitting) {
    if (!(await isForgotten?.([message.text]))) told.push(lineOf(message, snapshot));
  }
  return told;
}

/** Gives what waits and has a word of the message, or the newest where it asks what was said. */
export async function waitingAbout(
  text: string,
  snapshot: RecordSnapshot,
  { waiting }: Deps,
): Promise<readonly string[]> {
  if (waiting === undefined) return [];
  const about = contentOf(text);
  const asks = asksBack(text, dayWordsOf(snapshot));
  const found = (await waiting())
    .toReversed()
    .map((candidate) => ({ candidate, shared: sharedWith(about, candidate.suggestedEntry ?? "") }))
    .filter(({ shared }) => asks || shared > 0)
    .toSorted((a, b) => b.shared - a.shared);
  const lines: string[] = [];
  for (const { candidate } of found) {
    if (lines.length === MOST_WAITING) break;
    // What tells of distress is shown to nobody.
    if (!isAsked(candidate) && !isToSave(candidate)) continue;
    const { suggestedEntry = "", timestamp = "" } = candidate;
    lines.push(`- ${timestamp ? `${timestamp.slice(0, 10)}: ` : ""}${suggestedEntry}`);
  }
  return lines;
}

function lineOf({ role, text, saidAt }: SaidMessage, { clock }: RecordSnapshot): string {
  const time = clock.timestamp(new Date(saidAt)).slice(0, 16);
  return `${time} ${role === "user" ? "they" : "you"}: ${clipTokens(text, LINE_TOKENS)}`;
}

function withoutWords(text: string, words: readonly string[]): string {
  return words.reduce((left, word) => left.replace(word, " "), text);
}

function contentOf(text: string): ReadonlySet<string> {
  return new Set(termsOf(text).filter((term) => !isFunctionTerm(term)));
}

/** A word that is in few of the texts weighs more: "was hab ich dir vom Kajak erzählt?" is about the kayak. */
function createWeighing(
  wanted: ReadonlySet<string>,
  texts: readonly string[],
): (text: string) => number {
  const counts = new Map<string, number>();
  const shared = (text: string): readonly string[] =>
    wanted.size === 0 ? [] : [...new Set(termsOf(text))].filter((term) => wanted.has(term));
  for (const term of texts.flatMap(shared)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return (text) =>
    shared(text).reduce(
      (sum, term) => sum + Math.log(1 + texts.length / (counts.get(term) ?? 1)),
      0,
    );
}

function sharedWith(wanted: ReadonlySet<string>, text: string): number {
  if (wanted.size === 0) return 0;
  return new Set(termsOf(text).filter((term) => wanted.has(term))).size;
}
