// The context of a handler: grammY's context of one update, and the work that belongs into the transaction that ends
// it.

import type { Context } from "grammy/web";
import type { UserFromGetMe } from "grammy/types";
import type { Config } from "../config/config.ts";
import type { CardContent } from "../gate/card.ts";
import type { Actor } from "../desk/desk.ts";
import type { OperatorChat } from "../operator/operator-chat.ts";
import type { People } from "../operator/people.ts";
import type { Roles } from "../operator/roles.ts";
import type { Inbox } from "../state/inbox.ts";
import type { NewCard, Outgoing } from "../state/outbox.ts";
import type { TurnDesk } from "../voice/commit-turn.ts";
import type { VoiceDeps } from "../voice/ports.ts";
import type { BotApi } from "../telegram/bot-api.ts";
import type { Pastes } from "./pastes.ts";

export interface RouterDeps {
  readonly api: BotApi;
  readonly me: UserFromGetMe;
  readonly roles: Roles;
  readonly people: People;
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

/** The part of a handler's context that belongs to one update. */
export interface Handling {
  /** Marks the update as done. It must run inside the transaction of the update's consequences. */
  readonly also: () => void;
  readonly signal: AbortSignal;
  /** Stops the work that runs in a lane. Resolves when that has ended: true when it ended because of this call. */
  readonly stopTurn: (lane: string) => Promise<boolean>;
}

export type Routed = Context & { readonly handling: Handling };

/** Id of the update's chat: a private chat, or the operator chat for an order. */
export function chatOf(ctx: Routed): number {
  return ctx.chat?.id ?? ctx.from?.id ?? 0;
}

/**
 * True for somebody else's words, forwarded or sent by way of an inline bot. They are neither words nor orders of the
 * person who passed them on.
 */
export function isPassedOn({ message, from }: Pick<Context, "message" | "from">): boolean {
  if (message?.via_bot) return true;
  const origin = message?.forward_origin;
  return origin !== undefined && !(origin.type === "user" && origin.sender_user.id === from?.id);
}

/** Key of the conversation in a chat, as transcripts and state.db name it. */
export function channelKeyOf(chatId: number): string {
  return `telegram:${chatId}`;
}

/** The person who acted, for events and receipts. */
export function actorOf(ctx: Routed, source: "callback" | "command"): Actor {
  return {
    name: `telegram:${ctx.from?.id ?? 0}`,
    source: `telegram:${source}`,
    channelKey: channelKeyOf(chatOf(ctx)),
  };
}

/** Ends the update with one message as its only consequence. */
export async function say(
  ctx: Routed,
  outgoing: Pick<Outgoing, "text" | "keyboard" | "buttons" | "document" | "card">,
  { desk }: RouterDeps,
): Promise<void> {
  await desk.state.database.transact(() => {
    desk.state.outbox.add({ chatId: chatOf(ctx), ...outgoing }, desk.now().getTime());
    ctx.handling.also();
  });
  desk.onCommitted();
}

/** Ends the update with one card. A card without buttons is sent as a plain message. */
export function showCard(
  ctx: Routed,
  content: CardContent & { readonly card: NewCard },
  deps: RouterDeps,
): Promise<void> {
  const { card, text, buttons } = content;
  return say(ctx, buttons.length > 0 ? { text, buttons, card } : { text }, deps);
}
