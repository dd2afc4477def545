// The status of a running bot, in numbers and names. It holds nothing that anybody said.

import type { Desk } from "../desk/desk.ts";
import { createInbox } from "../state/inbox.ts";
import type { LastStart } from "../state/last-start.ts";
import type { StateGlance } from "../state/database/peek-state.ts";
import { countAsked } from "../wording/untold.ts";

/** The facts that only the process knows. */
export interface RunningBot extends LastStart {
  readonly botId: number;
  readonly pid: number;
  readonly startedAt: Date;
}

/** Times are ISO 8601 in UTC. */
export interface BotStatus extends StateGlance {
  readonly username: string;
  readonly mode: LastStart["mode"];
  readonly pid: number;
  readonly startedAt: string;
  /** Candidates that wait for a yes or no. */
  readonly pending: number;
}

/** Gives the status. @throws RecordError when a file cannot be read. */
export async function readStatus(bot: RunningBot, { store, state }: Desk): Promise<BotStatus> {
  const inbox = createInbox(state.database, bot.botId);
  const newest = inbox.newestAt();
  const { username, mode, ownersByEnvironment, pid } = bot;
  return {
    username,
    mode,
    ownersByEnvironment,
    pid,
    startedAt: bot.startedAt.toISOString(),
    claimedOwners: state.access.idsOf("owner").length,
    pending: countAsked(await store.candidates()),
    waitingMessages: inbox.waitingCount(),
    ...(newest !== undefined && { newestMessageAt: new Date(newest).toISOString() }),
  };
}
