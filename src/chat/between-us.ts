// A talk just between a person and the bot. It begins by a phrase, a key of the keyboard or a command, and lasts until the
// person ends it. Its words reach no analyst, card, transcript or ledger (end-turn.ts), and its end lets go of them.
// Proof: test/e2e/between-us.test.ts.

import { asksBetweenUs, isOnly } from "../voice/phrases.ts";
import { distressIn } from "../wording/distress.ts";
import { silenceIn } from "../wording/silence.ts";
import { SAID_WORDS } from "../wording/chat-labels.ts";
import { betweenUsKeyboard, keyboard } from "../wording/sentences.ts";
import { say } from "./answer.ts";
import { endTurn, isBetweenUs } from "./end-turn.ts";
import { channelKeyOf, type Command, type Incoming } from "./incoming.ts";
import type { ChatDeps } from "./ports.ts";
import { letGoOfBefore } from "./let-go.ts";
import { runTurn } from "./run-turn.ts";
import { tiredLine } from "../voice/tired.ts";

/**
 * Takes words that begin or end such a talk, and all that is said in one. Returns false for everything else. A message that
 * asks for it is itself the first of it.
 */
export async function heardBetweenUs(
  incoming: Incoming,
  { text, above }: { readonly text: string; readonly above?: string },
  deps: ChatDeps,
): Promise<boolean> {
  const { lines, phrases } = deps.desk.wording();
  // Words that were passed on or changed may ask for silence, and for nothing more.
  const isOwn = incoming.words === "own";
  const isOpen = isBetweenUs(channelKeyOf(incoming.chat.id), deps.desk);
  const isKey = isOnly(text, [lines.key_between_us_over]);
  if (isOwn && (isKey || (isOpen && isOnly(text, phrases.between_us_over)))) {
    await end(incoming, deps);
    return true;
  }
  if (asksForSilence(text, deps)) {
    await begin(incoming, { text, isBare: isBare(text, deps), above }, deps);
    return true;
  }
  if (isOpen) await runTurn(incoming, { text, ...(above && { opening: { text: above } }) }, deps);
  return isOpen;
}

/** True for words that ask for such a talk, wherever they stand. */
export function asksForSilence(text: string, { desk }: Pick<ChatDeps, "desk">): boolean {
  const { lines, phrases } = desk.wording();
  // In changed or passed on words, and beside a picture, a command is text.
  if (COMMAND.test(text)) return true;
  const all = [lines.key_between_us, ...phrases.between_us];
  return [text, text.replace(/^\/\S+\s*/, "")].some(
    (words) => silenceIn(words) === "asked" || asksBetweenUs(words, all, SAID_WORDS),
  );
}

const COMMAND = /^\/between_us(?![\w])/i;

/** The command /between_us, with or without the first words. */
export async function betweenUs(incoming: Incoming<Command>, deps: ChatDeps): Promise<void> {
  const text = incoming.what.argument.trim();
  await begin(incoming, { text: text || "/between_us", isBare: text === "" }, deps);
}

/** True for a message that is the phrase and nothing else. */
function isBare(text: string, { desk }: ChatDeps): boolean {
  const { lines, phrases } = desk.wording();
  const plain = phrases.between_us.map((phrase) => phrase.replace(/\s*\.\.\.$/, ""));
  return isOnly(text, ["/between_us", lines.key_between_us, ...plain]);
}

/** The mode is stored before anything is worked out, so that no failure and no kill leaves what follows unprotected. */
async function begin(
  incoming: Incoming,
  said: { readonly text: string; readonly isBare: boolean; readonly above?: string | undefined },
  deps: ChatDeps,
): Promise<void> {
  const { text, isBare: isAll, above } = said;
  const { state, note, wording } = deps.desk;
  const chatId = incoming.chat.id;
  const channelKey = channelKeyOf(chatId);
  // Nothing stands in the way of somebody in distress.
  const isFree = isBetweenUs(channelKey, deps.desk) || distressIn(text) === "sure";
  if (!isFree && !deps.voice.limits.take("between_us", channelKey)) {
    const taking = { act: "between_us", channelKey } as const;
    return say(incoming, { text: tiredLine(taking, deps.voice.limits, wording().lines) }, deps);
  }
  await note(() => {
    letGoOfBefore(incoming, deps);
    state.conversations.beginBetweenUs(channelKey);
    // The next words are no answer to a question from before.
    state.awaitedEdits.clear(chatId);
    state.homework.end(channelKey);
  });
  const { lines } = wording();
  const begun = [...(above ? [above] : []), lines.between_us_begun].join("\n\n");
  const opening = { text: begun, keyboard: betweenUsKeyboard(lines) };
  if (!isAll) return runTurn(incoming, { text, opening }, deps);
  const exchange = [
    { role: "user", text },
    { role: "assistant", text: opening.text },
  ] as const;
  const result = { reply: opening.text, transcript: [], exchange };
  const { writtenAt: saidAt } = incoming;
  await endTurn({ channelKey, chatId, saidAt, result, keyboard: opening.keyboard }, deps.desk);
}

async function end(incoming: Incoming, deps: ChatDeps): Promise<void> {
  const { lines } = deps.desk.wording();
  const keys = keyboard(lines);
  if (!isBetweenUs(channelKeyOf(incoming.chat.id), deps.desk)) {
    return say(incoming, { text: lines.between_us_none, keyboard: keys }, deps);
  }
  const chatId = incoming.chat.id;
  const result = { reply: "", transcript: [] };
  await endTurn(
    {
      channelKey: channelKeyOf(chatId),
      chatId,
      saidAt: incoming.writtenAt,
      result,
      keyboard: keys,
      endsBetweenUs: true,
    },
    deps.desk,
  );
}
