// What a handler works with: grammY's context of one update, and what belongs into the transaction
// of its consequences.

import type { Context } from "grammy/web";
import type { UserFromGetMe } from "grammy/types";
import type { Config } from "../config/config.ts";
import type { CardContent } from "../gate/card.ts";
import type { Actor, Gate } from "../gate/gate.ts";
import type { OperatorChat } from "../operator/operator-chat.ts";
import type { PeopleDesk } from "../operator/people.ts";
import type { Roles } from "../operator/roles.ts";
import type { Inbox } from "../state/inbox.ts";
import type { NewCard, Outgoing } from "../state/outbox.ts";
import type { TurnDesk } from "../voice/commit-turn.ts";
import type { VoiceDeps } from "../voice/ports.ts";
import type { BotApi } from "./bot-api.ts";
import type { Pastes } from "./pastes.ts";

export interface RouterDeps {
  readonly api: BotApi;
  readonly me: UserFromGetMe;
  readonly roles: Roles;
  readonly people: PeopleDesk;
  readonly gate: Gate;
  readonly desk: TurnDesk;
  readonly voice: Omit<VoiceDeps, "signal">;
  readonly inbox: Pick<Inbox, "counts" | "newestAt">;
  readonly pastes: Pastes;
  readonly operatorChat: OperatorChat;
  readonly config: Pick<
    Config,
    "homeworkTimeoutMs" | "llm" | "dailyTokenBudget" | "rateLimits" | "webhook"
  >;
}

export interface Handling {
  /** Runs inside the transaction of what the update leads to: marks it as done. */
  readonly also: () => void;
  readonly signal: AbortSignal;
  /** Stops what runs in a lane. Resolves when that has ended: true when it ended because of this. */
  readonly stopTurn: (lane: string) => Promise<boolean>;
}

export type Routed = Context & { readonly handling: Handling };

/** The chat of an update: a private one, or the operator chat for an order. */
export function chatOf(ctx: Routed): number {
  return ctx.chat?.id ?? ctx.from?.id ?? 0;
}

/**
 * Whether somebody else's words were passed on, by forwarding them or from an inline bot: neither words nor orders of the
 * person who did that.
 */
export function isPassedOn({ message, from }: Pick<Context, "message" | "from">): boolean {
  if (message?.via_bot) return true;
  const origin = message?.forward_origin;
  return origin !== undefined && !(origin.type === "user" && origin.sender_user.id === from?.id);
}

/** spec/pipeline §2. */
export function channelKeyOf(chatId: number): string {
  return `telegram:${chatId}`;
}

/** Who acted, for events and receipts. */
export function actorOf(ctx: Routed, source: "callback" | "command"): Actor {
  return {
    name: `telegram:${ctx.from?.id ?? 0}`,
    source: `telegram:${source}`,
    channelKey: channelKeyOf(chatOf(ctx)),
  };
}

/** Answers with one message, and that is all that the update leads to. */
export async function say(
  ctx: Routed,
  outgoing: Pick<Outgoing, "text" | "keyboard" | "buttons" | "document" | "card">,
  { gate }: RouterDeps,
): Promise<void> {
  await gate.state.database.transact(() => {
    gate.state.outbox.add({ chatId: chatOf(ctx), ...outgoing }, gate.now().getTime());
    ctx.handling.also();
  });
  gate.onCommitted();
}

/** As `say`; a card without buttons is a plain message. */
export function showCard(
  ctx: Routed,
  content: CardContent & { readonly card: NewCard },
  deps: RouterDeps,
): Promise<void> {
  const { card, text, buttons } = content;
  return say(ctx, buttons.length > 0 ? { text, buttons, card } : { text }, deps);
}
