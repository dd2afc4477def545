// People who come in by a link and are put out again, in tests.

import { performCommand } from "../../src/control/commands.ts";
import { claimLink } from "../../src/operator/claim.ts";
import type { PutOut } from "../../src/operator/people.ts";
import type { RecordRuntime } from "../../src/runtime/runtime-types.ts";
import type { Person } from "../../src/simulator/simulator-types.ts";
import type { ClaimedRole } from "../../src/state/access.ts";
import type { TestBot } from "./bots.ts";

/** What Telegram sends when a new link is opened. */
export async function startText(
  role: ClaimedRole,
  { state, me, people }: RecordRuntime,
): Promise<string> {
  const link = await claimLink(role, me.username, state, people.now());
  return `/start ${new URL(link).searchParams.get("start") ?? ""}`;
}

/** Somebody opens a link, and everything that follows is done. */
export async function letIn(bot: TestBot, person: Person, role: ClaimedRole): Promise<void> {
  bot.telegram.say(person, await startText(role, bot.runtime));
  await bot.idle();
}

/** As `npm run claim -- --revoke` beside the bot. */
export async function putOutByCommand(
  { gate, people, me }: RecordRuntime,
  { id }: Person,
  mayLeaveNobody = false,
): Promise<PutOut> {
  const answer = await performCommand(
    { command: "put-out", userId: id, mayLeaveNobody },
    { gate, people, username: () => Promise.resolve(me.username) },
  );
  if (answer.kind !== "put-out") throw new Error(`not an answer to this: ${answer.kind}`);
  return answer.done;
}
