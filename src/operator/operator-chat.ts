// The chat that gets the notices: one for all bots of a family or a house, private or a group. A group that becomes a
// supergroup gets a new id from Telegram. The new id is remembered until the setting is changed.

import type { Settings } from "../state/settings.ts";

export interface OperatorChat {
  /** Gives the chat's id as it is now; undefined when there is no such chat. */
  id(): number | undefined;
  /** Says whether a chat is this one. The id from before a move counts, too. */
  is(chatId: number): boolean;
  /** Remembers that a group has a new id (Bot API, `migrate_to_chat_id`). True when it is this one. Only in a transaction. */
  moved(from: number, to: number): boolean;
}

/** Creates the operator chat of one bot. */
export function createOperatorChat(
  configured: number | undefined,
  settings: Settings,
): OperatorChat {
  const key = `operator_chat_moved:${configured ?? ""}` as const;
  const id = (): number | undefined => {
    const moved = configured === undefined ? undefined : settings.get(key);
    return moved === undefined ? configured : Number(moved);
  };
  return {
    id,
    is: (chatId) => chatId === configured || chatId === id(),
    moved: (from, to) => {
      if (from !== configured || to === id()) return false;
      settings.set(key, String(to));
      return true;
    },
  };
}
