// Where notices go: one chat for all bots of a family or a house, private or a group. A group that becomes
// a supergroup gets another id from Telegram; the new one is remembered until the setting is changed.

import type { Settings } from "../state/settings.ts";

export interface OperatorChat {
  /** Where notices go now; undefined: nowhere. */
  id(): number | undefined;
  /** Also true for the id of before. */
  is(chatId: number): boolean;
  /** Telegram says that a group has a new id. Inside a transaction; true when it is this one. */
  moved(from: number, to: number): boolean;
}

export function createOperatorChat(
  configured: number | undefined,
  settings: Settings,
): OperatorChat {
  const key = `operator_chat_moved:${configured ?? ""}`;
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
