// An offered look-up in tests.

import type { ChatMessage, Person } from "../../src/tools/simulator/simulator-types.ts";
import { OWNER, type TestBot } from "./bots.ts";
import { newestCard } from "./gate.ts";

/** A question that the sample Record does not answer. */
export const QUESTION = "why do lighthouses flash?";
export const FOUND_OUT = /^(I looked it up|I found out)/;

/** Asks an unknown thing. Returns the offer with its buttons. */
export async function offered(
  bot: TestBot,
  person: Person = OWNER,
  question = QUESTION,
): Promise<ChatMessage> {
  await bot.ask(question, person);
  await bot.idle();
  const card = newestCard(bot, person);
  if (!card) throw new Error("there are no buttons under the offer");
  return card;
}

export function lookups(bot: TestBot): readonly unknown[] {
  return bot.events().filter(({ event }) => event === "dyad:lookup");
}
