// Said once at a start, while messages are already being answered: our commands to Telegram, and to state.db
// which bot this is, for `npm run list`.

import type { UserFromGetMe } from "grammy/types";
import { modeOf, type Config } from "../config/config.ts";
import type { Logger } from "../logger.ts";
import { noteLastStart } from "../state/last-start.ts";
import type { RecordState } from "../state/record-state.ts";
import type { Lines } from "../wording/catalogue.ts";
import type { BotApi } from "./bot-api.ts";
import { publishCommands } from "./commands.ts";

/** Waits for nothing; what fails is logged, and tried again at the next start. */
export function introduce(options: {
  readonly api: BotApi;
  readonly me: UserFromGetMe;
  readonly config: Config;
  readonly state: RecordState;
  readonly log: Logger;
  readonly lines: Lines;
}): void {
  const { api, me, config, state, log, lines } = options;
  publishCommands(api, state.settings, state.database, lines).catch((error: unknown) => {
    log.warn({ err: error }, "the command list could not be published");
  });
  noteLastStart(
    {
      username: me.username,
      mode: modeOf(config),
      ownersByEnvironment: config.ownerIds.length,
    },
    state,
  ).catch((error: unknown) => {
    log.warn({ err: error }, "could not note which bot this is");
  });
}
