// People who come in by a link and are put out again, for tests.

import { performCommand } from "../../src/control/commands.ts";
import { claimLink } from "../../src/operator/claim.ts";
import type { PutOut } from "../../src/operator/people.ts";
import type { RecordRuntime } from "../../src/runtime/runtime.ts";
import type { BotCall, Person } from "../../src/tools/simulator/simulator-types.ts";
import type { ClaimedRole } from "../../src/state/access.ts";
import { SECOND_OWNER, startBot, type TestBot } from "./bots.ts";

/** The text that Telegram sends when a new link is opened. */
export async function startText(role: ClaimedRole, { desk, me }: RecordRuntime): Promise<string> {
  const link = await claimLink(role, me.username, desk);
  return `/start ${new URL(link).searchParams.get("start") ?? ""}`;
}

/** Somebody opens a link, and everything that follows is done. */
export async function letIn(bot: TestBot, person: Person, role: ClaimedRole): Promise<void> {
  bot.telegram.say(person, await startText(role, bot.runtime));
  await bot.idle();
}

/** Like `npm run claim -- --revoke` beside the bot. */
export async function putOutByCommand(
  { desk, people, me }: RecordRuntime,
  { id }: Person,
  mayLeaveNobody = false,
): Promise<PutOut> {
  const answer = await performCommand(
    { command: "put-out", userId: id, mayLeaveNobody },
    { desk, people, username: () => Promise.resolve(me.username) },
  );
  if (answer.kind !== "put-out") throw new Error(`not an answer to this: ${answer.kind}`);
  return answer.done;
}

export const NO_GUEST = { GRACE_MAR_GUEST_IDS: "" };

interface TwoOwners {
  readonly now?: () => Date;
  readonly environment?: NodeJS.ProcessEnv;
}

/** One by the environment, one by a link; the guest of other tests is nobody here. */
export async function twoOwners({ now, environment = NO_GUEST }: TwoOwners = {}): Promise<TestBot> {
  const bot = await startBot({ environment, ...(now && { runtime: { now } }) });
  // Telegram lets a bot write only to people who wrote first.
  await bot.ask("/start");
  await letIn(bot, SECOND_OWNER, "owner");
  return bot;
}

/** Calls that a person would see, since so many were made. */
export function callsTo({ telegram }: TestBot, { id }: Person, since: number): readonly BotCall[] {
  return telegram.calls
    .slice(since)
    .filter(({ method, params }) => method !== "getChat" && Number(params["chat_id"]) === id);
}
