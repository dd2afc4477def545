// Which messages are orders to the operator's side of a bot (product.md, "Who may do what").

import type { Update, UserFromGetMe } from "grammy/types";
import type { OperatorChat } from "../operator/operator-chat.ts";
import type { Roles } from "../operator/roles.ts";

export const OPERATOR_ORDERS = [
  "status",
  "rotate",
  "intent_audit",
  "intent_review",
  "intent_debate",
  "resolve_debate",
  "debates",
] as const;

export interface OperatorOrder {
  readonly command: (typeof OPERATOR_ORDERS)[number];
  /** What stands behind the command. */
  readonly argument: string;
  readonly chatId: number;
}

export interface OperatorOrderDeps {
  readonly me: Pick<UserFromGetMe, "username">;
  readonly roles: Pick<Roles, "isOwner" | "isOperator">;
  readonly operatorChat: Pick<OperatorChat, "is">;
}

/**
 * An order of somebody who may give it: an owner in their private chat, and owners and operators in the
 * operator chat. Several bots share a group, so that an order there needs the bot's name: /status@its_bot.
 */
export function operatorOrder(
  { message }: Update,
  { me, roles, operatorChat }: OperatorOrderDeps,
): OperatorOrder | undefined {
  // What somebody else wrote is not the order of whoever passes it on.
  if (!message?.from || message.from.is_bot || message.forward_origin || message.via_bot) {
    return undefined;
  }
  const { from, chat, text = "", entities = [] } = message;
  const isCommand = entities.some(({ type, offset }) => type === "bot_command" && offset === 0);
  const [, name, bot, argument = ""] = /^\/(\w+)(?:@(\w+))?(?:\s+([^]*))?$/.exec(text) ?? [];
  const command = OPERATOR_ORDERS.find((order) => order === name);
  if (!isCommand || !command) return undefined;
  const isNamed = bot?.toLowerCase() === me.username.toLowerCase();
  const isForMe = isNamed || (bot === undefined && chat.type === "private");
  const mayOrder = operatorChat.is(chat.id)
    ? roles.isOperator(from.id)
    : chat.type === "private" && roles.isOwner(from.id);
  return isForMe && mayOrder ? { command, argument, chatId: chat.id } : undefined;
}
