// Orders of operators and owners. Each is answered in its own chat, and each answer begins with the Record's id.

import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { modeOf } from "../config/config.ts";
import { actorExtras, type Actor } from "../gate/gate.ts";
import { CandidateError } from "../errors.ts";
import { debatesText, settleDebate, stageDebate } from "../operator/debates.ts";
import {
  auditIntent,
  auditText,
  reviewText,
  suggestions,
  windowOf,
  type IntentAudit,
} from "../operator/intent-audit.ts";
import { readText } from "../record/files.ts";
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
        auditText(deps.gate.store.recordId, await audit(argument, deps)),
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
      return answer(await debatesText(deps.gate.store), chatId, ctx, deps);
  }
}

async function status(deps: RouterDeps): Promise<string> {
  const { inbox, voice, config, gate } = deps;
  const { clock } = await gate.store.snapshot();
  const { received, waiting, dead } = inbox.counts();
  const newest = inbox.newestAt();
  const { windowMs, main, analyst } = config.rateLimits;
  return statusText({
    recordId: gate.store.recordId,
    health: await readHealth(gate.store, gate.now()),
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

async function rotateNow(chatId: number, ctx: Routed, { gate }: RouterDeps): Promise<void> {
  const actor = operatorOf(ctx, chatId);
  await rotate(actor, gate, (rotation) => {
    const text = rotationText(gate.store.recordId, rotation);
    addAnswer(text, chatId, gate);
    ctx.handling.also();
  });
  gate.onCommitted();
}

async function audit(argument: string, { gate }: RouterDeps): Promise<IntentAudit> {
  // The store would keep years of rows in memory, so the file is read here.
  const events = (await readText(join(gate.store.folder, FILES.events))) ?? "";
  return auditIntent(events, windowOf(argument), gate.now());
}

async function reviewIntent(
  found: IntentAudit,
  chatId: number,
  ctx: Routed,
  { gate }: RouterDeps,
): Promise<void> {
  const { days: window_days } = found;
  const extras = {
    ...actorExtras(operatorOf(ctx, chatId)),
    window_days,
    suggestion_count: suggestions(found).length,
  };
  const event = { event: "intent_review_generated", candidateId: null, extras };
  await gate.state.database.transact(() => {
    const text = reviewText(gate.store.recordId, found);
    addAnswer(text, chatId, gate);
    gate.state.journal.add(`intent-${randomUUID()}`, {
      appends: eventAppends(gate.now(), [event]),
    });
    ctx.handling.also();
  });
  gate.onCommitted();
}

async function debate(
  carryOut: typeof stageDebate,
  argument: string,
  chatId: number,
  ctx: Routed,
  deps: RouterDeps,
): Promise<void> {
  const { gate } = deps;
  try {
    await carryOut(argument, operatorOf(ctx, chatId), gate, (text) => {
      addAnswer(text, chatId, gate);
      ctx.handling.also();
    });
    gate.onCommitted();
  } catch (error) {
    if (!(error instanceof CandidateError)) throw error;
    const line = refusalLine(error.reason, gate.wording().lines);
    await answer(`${gate.store.recordId}: ${line}`, chatId, ctx, deps);
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
  { gate }: RouterDeps,
): Promise<void> {
  await gate.state.database.transact(() => {
    addAnswer(text, chatId, gate);
    ctx.handling.also();
  });
  gate.onCommitted();
}

/** Must run inside a transaction. */
function addAnswer(text: string, chatId: number, { state, now }: RouterDeps["gate"]): void {
  const outgoing = { chatId, text, isFallback: true, audience: "operators" } as const;
  state.outbox.add(outgoing, now().getTime());
}
