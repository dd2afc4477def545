// Homework in tests: prepared questions, and a person's answers.

import type { ChatMessage, Person } from "../../src/tools/simulator/simulator-types.ts";
import { OWNER, type TestBot } from "./bots.ts";
import { newestCard } from "./gate.ts";

interface AskedItem {
  readonly q: string;
  readonly options: readonly string[];
  readonly correct: string;
  readonly topic?: string;
  readonly hint?: string;
}

/** Right are A, B and C, in this order. */
export const THREE: readonly AskedItem[] = [
  {
    q: "How many hearts has an octopus?",
    options: ["Three", "One", "Two", "Nine"],
    correct: "A",
    hint: "more than a person, fewer than arms",
  },
  { q: "What colour is its blood?", options: ["Red", "Blue"], correct: "B" },
  { q: "What rises in bread?", options: ["Stones", "Salt", "Sourdough"], correct: "C" },
];

export function answerWith(bot: TestBot, questions: readonly object[] = THREE): void {
  bot.servers.model.enqueue(JSON.stringify({ questions }), { task: "homework" });
}

/** Starts a homework with prepared questions and gives the message of the first one. */
export async function begin(
  bot: TestBot,
  questions: readonly object[] = THREE,
  person: Person = OWNER,
): Promise<ChatMessage> {
  answerWith(bot, questions);
  await bot.ask("/homework", person);
  // Waits until the bot knows the message of its question.
  await bot.idle();
  const card = newestCard(bot, person);
  if (!card) throw new Error(`no question was asked: ${bot.said(person).at(-1) ?? ""}`);
  return card;
}

/** Says something. Returns the bot's last message, when all is done. */
export async function say(bot: TestBot, text: string, person: Person = OWNER): Promise<string> {
  await bot.ask(text, person);
  await bot.idle();
  return bot.said(person).at(-1) ?? "";
}

/** Callback data of a letter under a question, as it was when it was looked at. */
export function letterData(card: ChatMessage, letter: string): string {
  const button = card.buttons.flat().find(({ text }) => text === letter);
  if (button?.callback_data === undefined) throw new Error(`no button ${letter}`);
  return button.callback_data;
}

export function homeworkRows(bot: TestBot): readonly { readonly [key: string]: unknown }[] {
  return bot
    .read("HOMEWORK-LEDGER.jsonl")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { [key: string]: unknown });
}
