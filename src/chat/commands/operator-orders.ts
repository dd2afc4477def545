// Orders to the operator's side of a bot: owners may give them in their private chat, owners and operators in the operator
// chat. Each is answered in its own chat, and each answer begins with the Record's id.

import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { modeOf } from "../../config/config.ts";
import { actorExtras, type Actor, type Desk } from "../../desk/desk.ts";
import { CandidateError } from "../../errors.ts";
import { debatesText, settleDebate, stageDebate } from "../../operator/debates.ts";
import {
  AUDIT_EVENTS,
  auditIntent,
  auditText,
  reviewText,
  suggestions,
  windowOf,
  type IntentAudit,
} from "../../operator/intent-audit.ts";
import { readNewestLines } from "../../record/newest-lines.ts";
import { FILES } from "../../record/store.ts";
import { eventAppends } from "../../state/journal/ledger-appends.ts";
import type { OperatorChat } from "../../operator/operator-chat.ts";
import type { Roles } from "../../operator/roles.ts";
import { readFigures } from "../../operator/record-figures.ts";
import { statusText } from "../../operator/reports.ts";
import { rotate, rotationText } from "../../operator/rotate.ts";
import { refusalLine } from "../../wording/refusals.ts";
import { actorOf } from "../answer.ts";
import { channelKeyOf, type Incoming } from "../incoming.ts";
import type { ChatDeps } from "../ports.ts";
import { traffic } from "./profile.ts";
import { readUsage } from "./usage.ts";
import { tiredLine } from "../../voice/tired.ts";

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

/** Carries out an order and answers it. */
export async function obey(
  { name, argument }: OperatorOrder,
  incoming: Incoming,
  deps: ChatDeps,
): Promise<void> {
  const { store } = deps.desk;
  const { limits } = deps.voice;
  const channelKey = channelKeyOf(incoming.chat.id);
  if (!limits.take("report", channelKey)) {
    const line = tiredLine({ act: "report", channelKey }, limits, deps.desk.wording().lines);
    return answer(incoming, `${store.recordId}: ${line}`, deps);
  }
  switch (name) {
    case "status":
      return answer(incoming, await status(deps), deps);
    case "rotate":
      return rotateNow(incoming, deps);
    case "intent_audit":
      return answer(incoming, auditText(store.recordId, await audit(argument, deps)), deps);
    case "intent_review":
      return reviewIntent(await audit(argument, deps), incoming, deps);
    case "intent_debate":
      return debate(stageDebate, argument, incoming, deps);
    case "resolve_debate":
      return debate(settleDebate, argument, incoming, deps);
    case "debates":
      return answer(incoming, await debatesText(store), deps);
  }
}

async function status(deps: ChatDeps): Promise<string> {
  const { inbox, config, desk } = deps;
  const { clock } = await desk.store.snapshot();
  const newest = inbox.newestAt();
  return statusText({
    recordId: desk.store.recordId,
    figures: await readFigures(desk.store, desk.now()),
    clock,
    mode: modeOf(config),
    secondsSincePoll: deps.wire.secondsSincePoll(),
    newestUpdate: newest === undefined ? undefined : new Date(newest),
    ...traffic(deps),
    tokensToday: (await readUsage(deps)).today.tokens,
    tokenBudget: config.dailyTokenBudget,
  });
}

async function rotateNow(incoming: Incoming, { desk }: ChatDeps): Promise<void> {
  await rotate(operatorOf(incoming), desk, (rotation) => {
    addAnswer(incoming, rotationText(desk.store.recordId, rotation), desk);
  });
}

async function audit(argument: string, { desk }: ChatDeps): Promise<IntentAudit> {
  const events = await readNewestLines(join(desk.store.folder, FILES.events), AUDIT_EVENTS);
  return auditIntent(events, windowOf(argument), desk.now());
}

async function reviewIntent(
  found: IntentAudit,
  incoming: Incoming,
  { desk }: ChatDeps,
): Promise<void> {
  const { days: window_days } = found;
  const extras = {
    ...actorExtras(operatorOf(incoming)),
    window_days,
    suggestion_count: suggestions(found).length,
  };
  const event = { event: "intent_review_generated", candidateId: null, extras };
  await desk.commit(() => {
    addAnswer(incoming, reviewText(desk.store.recordId, found), desk);
    desk.state.journal.add(`intent-${randomUUID()}`, {
      appends: eventAppends(desk.now(), [event]),
    });
  });
}

async function debate(
  carryOut: typeof stageDebate,
  argument: string,
  incoming: Incoming,
  deps: ChatDeps,
): Promise<void> {
  const { desk } = deps;
  try {
    await carryOut(argument, operatorOf(incoming), desk, (text) => {
      addAnswer(incoming, text, desk);
    });
  } catch (error) {
    if (!(error instanceof CandidateError)) throw error;
    const line = refusalLine(error.reason, desk.wording().lines);
    await answer(incoming, `${desk.store.recordId}: ${line}`, deps);
  }
}

function operatorOf(incoming: Incoming): Actor {
  return { ...actorOf(incoming), channelKey: `operator:${incoming.chat.id}` };
}

async function answer(incoming: Incoming, text: string, { desk }: ChatDeps): Promise<void> {
  await desk.commit(() => {
    addAnswer(incoming, text, desk);
  });
}

/** Must run inside a transaction. The stand-in line for refused answers is for people, so it is not sent here. */
function addAnswer({ chat }: Incoming, text: string, { state, now }: Desk): void {
  const outgoing = { chatId: chat.id, text, isFallback: true, audience: "operators" } as const;
  state.outbox.add(outgoing, now().getTime());
}
