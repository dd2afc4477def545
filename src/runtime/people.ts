// The people of one bot: their roles, the operator chat, and the check whether a message may still go to somebody.

import type { Config } from "../config/config.ts";
import { createOperatorChat, type OperatorChat } from "../operator/operator-chat.ts";
import type { People } from "../operator/people.ts";
import { createRoles, type Roles } from "../operator/roles.ts";
import type { OutboxRow } from "../state/outbox.ts";
import type { RecordState } from "../state/record-state.ts";
import { mayReceive } from "../telegram/audience.ts";
import type { BotApi } from "../telegram/bot-api.ts";
import { createNames } from "../telegram/names.ts";

export interface PeopleOfBot {
  readonly roles: Roles;
  readonly operatorChat: OperatorChat;
  readonly people: People;
  /** For the sender, before each call. */
  readonly mayReceive: (row: OutboxRow) => boolean;
}

/** Puts the people of one bot together. */
export function createPeople(
  config: Config,
  api: BotApi,
  {
    state,
    log,
    ticks,
  }: Pick<People, "log"> & {
    readonly state: RecordState;
    /** Milliseconds of a clock that only goes on. */
    readonly ticks: () => number;
  },
): PeopleOfBot {
  const roles = createRoles(config, state.access);
  const operatorChat = createOperatorChat(config.operatorChatId, state.settings);
  return {
    roles,
    operatorChat,
    people: { log, roles, nameOf: createNames(api, ticks) },
    mayReceive: (row) => mayReceive(row, { roles, operatorChat }),
  };
}
