// Orders of operators and owners. Each is answered in its own chat, and each answer begins with the Record's id.

import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { modeOf } from "../config/config.ts";
import { actorExtras, type Actor } from "../desk/desk.ts";
import { CandidateError } from "../errors.ts";
import { debatesText, settleDebate, stageDebate } from "../operator/debates.ts";
import {
  AUDIT_EVENTS,
  auditIntent,
  auditText,
  reviewText,
  suggestions,
  windowOf,
  type IntentAudit,
} from "../operator/intent-audit.ts";
import { readNewestLines } from "../record/newest-lines.ts";
import { FILES } from "../record/store.ts";
import { eventAppends } from "../state/journal/ledger-appends.ts";
import { readHealth } from "../operator/read-health.ts";
import { statusText } from "../operator/reports.ts";
import { rotate, rotationText } from "../operator/rotate.ts";
import { refusalLine } from "../wording/refusals.ts";
import { actorOf, type Routed, type RouterDeps } from "./context.ts";
import type { OperatorOrder } from "./operator-order.ts";
import { readUsage } from "./usage.ts";

/** Carries out an order and answers it. */
export async function obey(
  { command, argument, chatId }: OperatorOrder,
  ctx: Routed,
  deps: RouterDeps,
): Promise<void> {
  switch (command) {
    case "status":
      return answer(await status(deps), chatId, ctx, deps);
    case "rotate":
      return rotateNow(chatId, ctx, deps);
    case "intent_audit":
      return answer(
        auditText(deps.desk.store.recordId, await audit(argument, deps)),
        chatId,
        ctx,
        deps,
      );
    case "intent_review":
      return reviewIntent(await audit(argument, deps), chatId, ctx, deps);
    case "intent_debate":
      return debate(stageDebate, argument, chatId, ctx, deps);
    case "resolve_debate":
      return debate(settleDebate, argument, chatId, ctx, deps);
    case "debates":
      return answer(await debatesText(deps.desk.store), chatId, ctx, deps);
  }
}

async function status(deps: RouterDeps): Promise<string> {
  const { inbox, voice, config, desk } = deps;
  const { clock } = await desk.store.snapshot();
  const { received, waiting, dead } = inbox.counts();
  const newest = inbox.newestAt();
  const { windowMs, main, analyst } = config.rateLimits;
  return statusText({
    recordId: desk.store.recordId,
    health: await readHealth(desk.store, desk.now()),
    clock,
    mode: modeOf(config),
    secondsSincePoll: deps.api.secondsSincePoll(),
    newestUpdate: newest === undefined ? undefined : new Date(newest),
    // This answer also answers the message that asks.
    messages: {
      received,
      answered: received - dead - waiting + 1,
      waiting: waiting - 1,
      setAside: dead,
    },
    calls: {
      minutes: Math.round(windowMs / 60_000),
      main: voice.limits.taken("main"),
      mainLimit: main,
      analyst: voice.limits.taken("analyst"),
      analystLimit: analyst,
    },
    tokensToday: (await readUsage(deps)).today.tokens,
    tokenBudget: config.dailyTokenBudget,
  });
}

async function rotateNow(chatId: number, ctx: Routed, { desk }: RouterDeps): Promise<void> {
  const actor = operatorOf(ctx, chatId);
  await rotate(actor, desk, (rotation) => {
    const text = rotationText(desk.store.recordId, rotation);
    addAnswer(text, chatId, desk);
    ctx.handling.also();
  });
  desk.onCommitted();
}

async function audit(argument: string, { desk }: RouterDeps): Promise<IntentAudit> {
  const events = await readNewestLines(join(desk.store.folder, FILES.events), AUDIT_EVENTS);
  return auditIntent(events, windowOf(argument), desk.now());
}

async function reviewIntent(
  found: IntentAudit,
  chatId: number,
  ctx: Routed,
  { desk }: RouterDeps,
): Promise<void> {
  const { days: window_days } = found;
  const extras = {
    ...actorExtras(operatorOf(ctx, chatId)),
    window_days,
    suggestion_count: suggestions(found).length,
  };
  const event = { event: "intent_review_generated", candidateId: null, extras };
  await desk.state.database.transact(() => {
    const text = reviewText(desk.store.recordId, found);
    addAnswer(text, chatId, desk);
    desk.state.journal.add(`intent-${randomUUID()}`, {
      appends: eventAppends(desk.now(), [event]),
    });
    ctx.handling.also();
  });
  desk.onCommitted();
}

async function debate(
  carryOut: typeof stageDebate,
  argument: string,
  chatId: number,
  ctx: Routed,
  deps: RouterDeps,
): Promise<void> {
  const { desk } = deps;
  try {
    await carryOut(argument, operatorOf(ctx, chatId), desk, (text) => {
      addAnswer(text, chatId, desk);
      ctx.handling.also();
    });
    desk.onCommitted();
  } catch (error) {
    if (!(error instanceof CandidateError)) throw error;
    const line = refusalLine(error.reason, desk.wording().lines);
    await answer(`${desk.store.recordId}: ${line}`, chatId, ctx, deps);
  }
}

function operatorOf(ctx: Routed, chatId: number): Actor {
  return { ...actorOf(ctx, "command"), channelKey: `operator:${chatId}` };
}

/** Sends an answer. The stand-in line for refused answers is for people, so it is not sent here. */
async function answer(
  text: string,
  chatId: number,
  ctx: Routed,
  { desk }: RouterDeps,
): Promise<void> {
  await desk.state.database.transact(() => {
    addAnswer(text, chatId, desk);
    ctx.handling.also();
  });
  desk.onCommitted();
}

/** Must run inside a transaction. */
function addAnswer(text: string, chatId: number, { state, now }: RouterDeps["desk"]): void {
  const outgoing = { chatId, text, isFallback: true, audience: "operators" } as const;
  state.outbox.add(outgoing, now().getTime());
}
