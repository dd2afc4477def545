// The owner's side in tests: reports that lead to a card, and taps on it.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseCandidates } from "../../src/record/candidates/candidates.ts";
import type { Candidate } from "../../src/record/types.ts";
import type { ChatMessage, Person, Tap } from "../../src/tools/simulator/simulator-types.ts";
import { OWNER, type TestBot } from "./bots.ts";
import { fill } from "../../src/wording/catalogue.ts";
import { ENGLISH_LINES } from "../../src/wording/english.ts";

export const REPORT = "we drew a striped lighthouse with a red lamp";

/** An answer of the analyst that passes its check, quoting `quote`. */
export function analystAnswer(quote: string, changes: object = {}): string {
  return JSON.stringify({
    mind_category: "knowledge",
    signal_type: "knowledge",
    priority_score: 3,
    summary: "Told about it",
    example_from_exchange: quote,
    profile_target: "IX-A. KNOWLEDGE",
    suggested_entry: "Something new to know",
    prompt_section: "YOUR KNOWLEDGE",
    prompt_addition: "none",
    ...changes,
  });
}

/** Reports something. Returns the card that the owner is shown. */
export async function stageOne(bot: TestBot, text = REPORT): Promise<ChatMessage> {
  await bot.ask(text);
  await bot.idle();
  const card = newestCard(bot);
  if (!card) throw new Error(`nothing was staged for "${text}"`);
  return card;
}

/** The newest message with buttons in a person's chat. */
export function newestCard(bot: TestBot, person = OWNER): ChatMessage | undefined {
  return bot.telegram.chat(person.id).findLast((message) => message.buttons.length > 0);
}

/** Callback data of a card's button. */
export function buttonData(card: ChatMessage, label: RegExp): string {
  const button = card.buttons.flat().find(({ text }) => label.test(text));
  if (button?.callback_data === undefined) throw new Error(`no button ${String(label)}`);
  return button.callback_data;
}

/** Labels of a card's buttons, row by row. */
export function labels(card: ChatMessage): string[] {
  return card.buttons.flat().map(({ text }) => text);
}

/** A person's card as it stands in the chat now. */
export function shownCard(bot: TestBot, { messageId }: ChatMessage, person = OWNER): ChatMessage {
  const card = bot.telegram.chat(person.id).find((message) => message.messageId === messageId);
  if (!card) throw new Error("the card is gone");
  return card;
}

/** An edit by hand. */
export function editByHand(bot: TestBot, file: string, from: string, to: string): void {
  const text = bot.read(file);
  if (!text.includes(from)) throw new Error(`${file} does not contain ${from}`);
  writeFileSync(join(bot.folder, file), text.replaceAll(from, to));
}

/** Taps and waits until all is done. Returns the line that Telegram shows. */
export async function tap(bot: TestBot, label: RegExp, person: Person = OWNER): Promise<string> {
  return settled(bot, bot.telegram.tapButton(person, label));
}

export async function settled(bot: TestBot, { answered }: Tap): Promise<string> {
  const { text = "" } = await answered;
  await bot.idle();
  return text;
}

export async function approveAndMerge(bot: TestBot): Promise<string> {
  await tap(bot, /Approve/);
  await bot.ask("/merge");
  return tap(bot, /^Merge$/);
}

/** The candidate that /merge refuses, because the Record says already what it says. */
export function saidAlready(text: string): string | undefined {
  const [entry = "", id = ""] = text.match(/[A-Z]+-\d+/g) ?? [];
  return text === fill(ENGLISH_LINES.said_already, { entry, id }) ? id : undefined;
}

export function candidates(bot: TestBot): readonly Candidate[] {
  return parseCandidates(bot.read("PENDING-REVIEW.md"));
}

export function receipts(bot: TestBot): readonly { readonly [key: string]: unknown }[] {
  return bot
    .read("MERGE-RECEIPTS.jsonl")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { [key: string]: unknown });
}

/** The newest candidate that still waits or was decided, not yet merged. */
export function newestCandidate(bot: TestBot): Candidate {
  const candidate = candidates(bot)
    .filter(({ place }) => place === "candidates")
    .at(-1);
  if (!candidate) throw new Error("there is no candidate");
  return candidate;
}
