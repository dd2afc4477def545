// Recognition of orders to the operator's side of a bot: owners may give them in their private chat, owners and
// operators in the operator chat.

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
  /** The words behind the command. */
  readonly argument: string;
  readonly chatId: number;
}

export interface OperatorOrderDeps {
  readonly me: Pick<UserFromGetMe, "username">;
  readonly roles: Pick<Roles, "isOwner" | "isOperator">;
  readonly operatorChat: Pick<OperatorChat, "is">;
}

/**
 * The order in an update, if its sender may give it. Several bots share an operator group, so an order there needs the
 * bot's name: /status@its_bot.
 */
export function operatorOrder(
  { message }: Update,
  { me, roles, operatorChat }: OperatorOrderDeps,
): OperatorOrder | undefined {
  // A forwarded order is not an order of the person who forwards it.
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
