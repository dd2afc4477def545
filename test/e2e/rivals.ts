// Rivals: two bots on one token, each with a copy of the Record, in shortened times.

import type { Timing } from "../../src/timing.ts";
import { startBot, type TestBot, type TestBotOptions } from "../support/bots.ts";
import type { Servers } from "../support/servers.ts";

const OPERATOR = 4004;
export const TIMING = {
  rivalMs: 400,
  rivalGapMs: 1500,
  giveWayMs: 2000,
  lookoutMs: 500,
  webhookCheckMs: 50,
  webhookRecheckMs: 20,
};

/** A newcomer with the token of the first one, and a copy of the Record in a folder of its own. */
export async function startCopy(
  first: { readonly servers: Servers; readonly environment: NodeJS.ProcessEnv },
  { timing, ...options }: TestBotOptions & { readonly timing?: Partial<Timing> } = {},
): Promise<TestBot> {
  return startBot({
    servers: first.servers,
    ...options,
    environment: {
      TELEGRAM_BOT_TOKEN: first.environment["TELEGRAM_BOT_TOKEN"],
      GRACE_MAR_OPERATOR_CHAT_ID: String(OPERATOR),
      ...options.environment,
    },
    runtime: { timing: { ...TIMING, ...timing } },
  });
}

/** A bot that was there before: it bears a rival for longer. */
export async function startFirst(options: TestBotOptions = {}): Promise<TestBot> {
  const bot = await startBot({
    ...options,
    environment: { GRACE_MAR_OPERATOR_CHAT_ID: String(OPERATOR), ...options.environment },
    runtime: { timing: { ...TIMING, steadyMs: 1 } },
  });
  bot.telegram.addChat({ id: OPERATOR, type: "private", first_name: "Op" });
  return bot;
}

export const endOf = (bot: TestBot): Promise<unknown> =>
  bot.runtime.running.then(
    () => "it ended by itself",
    (error: unknown) => error,
  );

export const taken = (bot: TestBot): number[] =>
  bot.runtime.state.database
    .all<{ id: number }>("SELECT update_id AS id FROM inbox ORDER BY seq")
    .map(({ id }) => id);

export const notices = (telegram: TestBot["telegram"]): string[] =>
  telegram
    .chat(OPERATOR)
    .filter(({ from }) => from === "bot")
    .map(({ text }) => text);
