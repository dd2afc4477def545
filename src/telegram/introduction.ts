// The bot's introduction at each start: its commands go to Telegram, and its username goes into state.db for `npm run
// list`. Messages are already being answered meanwhile.

import type { UserFromGetMe } from "grammy/types";
import { modeOf, type Config } from "../config/config.ts";
import type { Desk } from "../desk/desk.ts";
import type { Logger } from "../logger.ts";
import { noteLastStart } from "../state/last-start.ts";
import type { BotApi } from "./bot-api.ts";
import { publishCommands } from "./command-list.ts";

/** Starts both and returns at once. A failure is logged; the next start tries again. */
export function introduce(options: {
  readonly api: BotApi;
  readonly me: UserFromGetMe;
  readonly config: Config;
  readonly desk: Desk;
  readonly log: Logger;
}): void {
  const { api, me, config, desk, log } = options;
  publishCommands(api, desk).catch((error: unknown) => {
    log.warn({ err: error }, "the command list could not be published");
  });
  noteLastStart(
    {
      username: me.username,
      mode: modeOf(config),
      ownersByEnvironment: config.ownerIds.length,
    },
    desk.state,
  ).catch((error: unknown) => {
    log.warn({ err: error }, "could not note which bot this is");
  });
}
