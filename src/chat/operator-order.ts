// Recognition of orders to the operator's side of a bot: owners may give them in their private chat, owners and
// operators in the operator chat.

import type { OperatorChat } from "../operator/operator-chat.ts";
import type { Roles } from "../operator/roles.ts";
import type { Incoming } from "./incoming.ts";

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
  readonly name: (typeof OPERATOR_ORDERS)[number];
  /** The words behind the command. */
  readonly argument: string;
}

export interface OperatorOrderDeps {
  readonly roles: Pick<Roles, "isOwner" | "isOperator">;
  readonly operatorChat: Pick<OperatorChat, "is">;
}

/**
 * The order in a message, if its sender may give it. Several bots share an operator group, so an order there needs the
 * bot's name: /status@its_bot.
 */
export function operatorOrder(
  { chat, user, what }: Incoming,
  { roles, operatorChat }: OperatorOrderDeps,
): OperatorOrder | undefined {
  if (what.kind !== "command") return undefined;
  const name = OPERATOR_ORDERS.find((order) => order === what.name);
  const isForMe = what.isNamed || chat.isPrivate;
  const mayOrder = operatorChat.is(chat.id)
    ? roles.isOperator(user.id)
    : chat.isPrivate && roles.isOwner(user.id);
  return name && isForMe && mayOrder ? { name, argument: what.argument } : undefined;
}
