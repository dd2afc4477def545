// A Record's history made in a running bot, for commands that look at it afterwards.

import type { TestBot } from "./bots.ts";
import { approveAndMerge, stageOne, tap } from "./gate.ts";
import type { RunOptions } from "./processes.ts";
import { temporaryFolder } from "./temporary.ts";

/** Two merges, the second one taken back, and a third: four receipts. */
export async function makeHistory(bot: TestBot): Promise<void> {
  await stageOne(bot);
  await approveAndMerge(bot);
  await stageOne(bot, "we built a raft out of corks");
  await approveAndMerge(bot);
  await bot.ask("/undo");
  await tap(bot, /Take it back/);
  await approveAndMerge(bot);
}

/** What a command needs to find this bot's Record. */
export function optionsFor({ environment }: Pick<TestBot, "environment">): RunOptions {
  const folder = temporaryFolder();
  return { folder, environment: { ...environment, XDG_RUNTIME_DIR: folder } };
}
