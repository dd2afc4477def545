// The answer to somebody who tells of hurt, fear or danger: to tell a person they trust, and the numbers that the operator set.
// The first one is fixed and needs no model, so it comes also when there is none. The talk about it is never proposed.
// Proof: test/e2e/distress.test.ts.

import { LlmError } from "../errors.ts";
import { isMinor } from "../record/self/persona.ts";
import type { RecordSnapshot } from "../record/store.ts";
import { foldLine } from "../record/text/fold.ts";
import type { Message } from "../state/conversation.ts";
import { tellsDistress, type Distress } from "../wording/distress.ts";
import { CATALOGUES } from "../wording/catalogues.ts";
import type { LineName, Lines } from "../wording/catalogue.ts";
import { numberLines } from "../wording/sentences.ts";
import type { LastRead } from "../wording/wording.ts";
import type { InboundMessage, TurnDeps, TurnResult } from "./ports.ts";

/** The newest messages of a conversation in which an answer of this kind keeps the talk from the analyst. */
const NEAR = 8;
/** A fixed answer comes again at the earliest behind this many messages that a model answered. */
const APART = 4;

const MARKS = [
  "comfort",
  "comfort_tell",
  "comfort_tell_adult",
  "comfort_again",
  "comfort_still",
] as const satisfies readonly LineName[];

/** True when a reply of the Voice says what it says to somebody in distress, in any of the languages. */
export function tellsComfort(reply: string, lines: Lines): boolean {
  const said = foldLine(reply);
  const all = [lines, ...CATALOGUES.map((catalogue) => catalogue.lines)];
  return all.some((known) => MARKS.some((name) => said.includes(foldLine(known[name]))));
}

/**
 * True when a reply may be for somebody in need, though nobody said so in words that code knows: it tells of distress, or
 * names a number that is called in need. Nothing stands in the way of such a reply.
 */
export function mayHelp(reply: string, lines: Lines): boolean {
  return tellsComfort(reply, lines) || tellsDistress([reply]) || EMERGENCY.test(reply);
}

/** Emergency numbers and help lines of many countries. */
const EMERGENCY = /(?<!\d)(?:112|911|999|110|988|144|133|117|143|147|116[ -]?\d{3})(?!\d)/;

/** True while the conversation is still about it. */
export function isNearComfort(history: readonly Message[], lines: Lines): boolean {
  return repliesOf(history.slice(-NEAR)).some((reply) => tellsComfort(reply, lines));
}

/** Gives the fixed answer, in other words than those that this conversation heard last. */
export function comfortText(
  history: readonly Message[],
  { persona, settings }: LastRead,
  lines: Lines,
): string {
  // Somebody of no stated age may be a child.
  const isAdult = persona.age !== undefined && !isMinor(persona);
  const replies = repliesOf(history);
  const lastSaid = (name: LineName): number =>
    replies.findLastIndex((reply) => reply.includes(lines[name]));
  const [name = "comfort"] = (["comfort", "comfort_again", "comfort_still"] as const).toSorted(
    (a, b) => lastSaid(a) - lastSaid(b),
  );
  return paragraphs([
    lines[name],
    name === "comfort" ? lines[isAdult ? "comfort_tell_adult" : "comfort_tell"] : "",
    numberLines(settings, lines),
  ]);
}

/** Gives the line for words that may mean more than they say, where no model can answer them. */
export function unsureText({ settings }: Pick<RecordSnapshot, "settings">, lines: Lines): string {
  return paragraphs([lines.comfort_unsure, numberLines(settings, lines)]);
}

/** Gives the fixed words for a sign of distress where nothing else can answer, "" without one. */
export function fixedComfort(
  told: Distress,
  history: readonly Message[],
  record: LastRead,
  lines: Lines,
): string {
  if (told === "none") return "";
  return told === "possible" ? unsureText(record, lines) : comfortText(history, record, lines);
}

/**
 * Gives the turn of a message that tells of distress. The first answer is fixed. In the talk after it a model answers, with
 * the fixed words again from time to time, and always when there is no model.
 * @param byModel gives the turn of a model, undefined where none may be asked.
 * @throws LlmError `aborted` when stopped.
 */
export async function comfort(
  message: InboundMessage,
  deps: TurnDeps,
  byModel: () => Promise<TurnResult | undefined>,
): Promise<TurnResult> {
  const { lines } = deps.wording;
  const snapshot = await deps.snapshot();
  const { history } = deps.conversation(message.channelKey);
  const fixed = comfortText(history, snapshot, lines);
  const result = isNearComfort(history, lines) ? await orNone(byModel) : undefined;
  if (!result) return fixedTurn(message, fixed);
  const isRepeated = repliesOf(history.slice(-APART)).some((reply) => tellsComfort(reply, lines));
  if (isRepeated || typeof result.reply !== "string") return result;
  return { ...result, reply: paragraphs([result.reply, fixed]) };
}

/** Gives the turn of words in which the analyst heard distress. No model is asked once more. */
export async function comfortedTurn(message: InboundMessage, deps: TurnDeps): Promise<TurnResult> {
  const { history } = deps.conversation(message.channelKey);
  return fixedTurn(message, comfortText(history, await deps.snapshot(), deps.wording.lines));
}

/** Gives the turn with this fixed answer. No checkpoint quotes it, and an offered look-up is forgotten. */
function fixedTurn({ text }: InboundMessage, answer: string): TurnResult {
  return {
    reply: answer,
    isFixed: true,
    transcript: [
      { label: "USER", text },
      { label: "GRACE-MAR", text: answer },
    ],
    exchange: [
      { role: "user", text },
      { role: "assistant", text: answer },
    ],
    isEvidence: false,
    pendingLookup: null,
    distress: "sure",
  };
}

/** Undefined when there is no model to answer. */
async function orNone(
  byModel: () => Promise<TurnResult | undefined>,
): Promise<TurnResult | undefined> {
  try {
    return await byModel();
  } catch (error) {
    if (error instanceof LlmError && error.kind !== "aborted") return undefined;
    throw error;
  }
}

function repliesOf(history: readonly Message[]): readonly string[] {
  return history.filter(({ role }) => role === "assistant").map(({ text }) => text);
}

function paragraphs(texts: readonly string[]): string {
  return texts.filter(Boolean).join("\n\n");
}
