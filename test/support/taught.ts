// Facts told in a chat, with the analyst's answer prepared, so that a test decides what is proposed.

import type { ChatMessage, Person } from "../../src/tools/simulator/simulator-types.ts";
import { OWNER, type TestBot } from "./bots.ts";
import { analystAnswer, approveAndMerge, newestCard } from "./gate.ts";

/** An entry of the sample Record: what octopuses are said to have, and since when. */
export const OLD = {
  id: "LEARN-0003",
  start: "Octopuses have three hearts and blue blood",
  date: "2026-03-07",
} as const;

/** Says "I learned that ..." and gives the card that is shown. */
export async function teach(
  bot: TestBot,
  fact: string,
  changes: object = {},
  person: Person = OWNER,
): Promise<ChatMessage> {
  // An earlier exchange that the analyst still reads would take the prepared answer.
  await bot.idle();
  bot.servers.model.enqueue(
    analystAnswer(fact, { suggested_entry: fact, summary: `Said that ${fact}`, ...changes }),
    { task: "analyst" },
  );
  await bot.ask(`I learned that ${fact}`, person);
  await bot.idle();
  const card = newestCard(bot, person);
  if (!card?.text.includes(fact)) throw new Error(`nothing was proposed for "${fact}"`);
  return card;
}

/** A fact that nothing contradicts, in the Record. */
export async function learn(bot: TestBot, fact: string): Promise<void> {
  await teach(bot, fact);
  const answer = await approveAndMerge(bot);
  if (answer !== "Merged.") throw new Error(`"${fact}" was not merged: ${answer}`);
}

/** What the Voice was told of the Record when it answered last. */
export function lastVoicePrompt(bot: TestBot): string {
  const request = bot.servers.model.requests.findLast(({ task }) => task === "voice");
  return request?.messages[0]?.content ?? "";
}
