// The messages of a chat as they came: each with its first text and its time.

import { ENGLISH_LINES } from "../../src/wording/english.ts";
import type { SimulatedBot } from "../../src/tools/simulator/simulated-bot.ts";

/** A message to a bot that has to be answered once. */
export interface Asked {
  readonly chatId: number;
  readonly text: string;
  readonly at: number;
  /** True when a message of the bot answers this one. */
  readonly isAnswer: (text: string) => boolean;
}

export interface Heard {
  readonly chatId: number;
  readonly text: string;
  readonly at: number;
}

/** Every message of the bot from now on. Later changes do not count. */
export function listen(telegram: SimulatedBot): readonly Heard[] {
  const heard: Heard[] = [];
  const known = new Set<string>();
  telegram.onEvent((event) => {
    if (event.type !== "message" || event.message.from !== "bot") return;
    const { chatId, messageId, text } = event.message;
    const key = `${chatId}:${messageId}`;
    if (known.has(key)) return;
    known.add(key);
    heard.push({ chatId, text, at: performance.now() });
  });
  return heard;
}

/** Said where the disk is full; the answer comes later. */
const WAITS = ENGLISH_LINES.unstored;

/** Cards come beside the answers, whenever the analyst is ready. */
export function isCard(text: string): boolean {
  return text.startsWith("May I remember this?");
}

export interface Answered {
  readonly asked: Asked;
  readonly afterMs: number;
}

export interface Conversation {
  readonly answered: readonly Answered[];
  /** Answers that came a second time, at once after the first. */
  readonly repeated: number;
}

/**
 * Puts each answer to its message, in the order of the chat.
 * @throws Error naming the first message without an answer, or the first answer that nobody asked for.
 */
export function pairUp(asked: readonly Asked[], heard: readonly Heard[]): Conversation {
  const answered: Answered[] = [];
  let repeated = 0;
  let last = "";
  for (const { text, at } of heard.filter((one) => !isCard(one.text) && one.text !== WAITS)) {
    const next = asked[answered.length];
    if (next?.isAnswer(text)) answered.push({ asked: next, afterMs: at - next.at });
    else if (text === last) repeated += 1;
    else throw new Error(`"${text}" does not answer "${next?.text ?? "anything"}"`);
    last = text;
  }
  const missed = asked[answered.length];
  if (missed) throw new Error(`no answer to "${missed.text}"`);
  return { answered, repeated };
}
