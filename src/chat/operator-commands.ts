// Orders of operators and owners. Each is answered in its own chat, and each answer begins with the Record's id.

import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { modeOf } from "../config/config.ts";
import { actorExtras, type Actor, type Desk } from "../desk/desk.ts";
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
import { actorOf } from "./answer.ts";
import type { Incoming } from "./incoming.ts";
import type { ChatDeps } from "./ports.ts";
import type { OperatorOrder } from "./operator-order.ts";
import { readUsage } from "./usage.ts";

/** Carries out an order and answers it. */
export async function obey(
  { name, argument }: OperatorOrder,
  incoming: Incoming,
  deps: ChatDeps,
): Promise<void> {
  const { store } = deps.desk;
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
    secondsSincePoll: deps.wire.secondsSincePoll(),
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
