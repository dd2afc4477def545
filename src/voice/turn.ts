// The story of one message, top to bottom: the first test that fits decides.
// A turn never throws because of a model: without a usable answer it ends in a plain line.

import { LlmError, type LlmErrorKind } from "../errors.ts";
import type { RecordSnapshot } from "../record/store.ts";
import { nextDay } from "../record/text/timestamp.ts";
import type { Lines } from "../wording/catalogue.ts";
import { reportActivity } from "./activity-report.ts";
import {
  isCheckpointRequest,
  isPastedCheckpoint,
  receivePastedCheckpoint,
  takeCheckpoint,
} from "./checkpoint.ts";
import { comfort, unsureText } from "./comfort.ts";
import { distressIn, tellsDistress } from "../wording/distress.ts";
import { answerFromExcerpts } from "./grounded.ts";
import { lookUp } from "./lookup.ts";
import { OFFER_LIFETIME_MS, standingOffer } from "./offer.ts";

import type { Act } from "./costs.ts";
import { withPermit } from "./limits.ts";
import type { InboundMessage, TurnDeps, TurnResult, VoiceDeps } from "./ports.ts";
import { reply } from "./reply.ts";
import { isReport } from "./reports.ts";
import { tiredLine } from "./tired.ts";
import { isYes } from "./yes.ts";

/**
 * Works out what a message leads to. It changes nothing: the caller commits the result.
 * @throws RecordError when a file of the Record cannot be read; LlmError `aborted` when stopped.
 */
export async function takeTurn(message: InboundMessage, deps: VoiceDeps): Promise<TurnResult> {
  const turn = { ...message, text: message.text.trim() };
  const snapshot = await deps.snapshot();
  const wording = await deps.words();
  try {
    return await story(turn, { ...deps, wording });
  } catch (error) {
    // The turn was stopped from outside: the message waits for the next start and gets no wrong answer.
    if (!(error instanceof LlmError) || error.kind === "aborted") throw error;
    return error.kind === "budget"
      ? spentTurn(turn, { ...deps, wording }, snapshot)
      : failedTurn(turn, lineFor(error.kind, wording.lines), snapshot, wording.lines);
  }
}

async function story(message: InboundMessage, deps: TurnDeps): Promise<TurnResult> {
  const { text, channelKey, isCompanion, isHeldBack = false, isPassedOn = false } = message;
  const { earlier, isApart = false, isBesideFile = false } = message;
  const { phrases } = deps.wording;
  if (message.accepts !== undefined) return accept(message.accepts, message, deps);
  // A guest's words are no evidence, so a guest's report or checkpoint is ordinary talk.
  const { persona } = await deps.snapshot();
  // The first part of a paste decides what its later parts are.
  const mayPaste = (isCompanion || isHeldBack) && !isBesideFile;
  const isRest = mayPaste && !isApart && isPastedCheckpoint(earlier ?? "", phrases, persona);
  const distress = distressIn(message.asks ?? text);
  // Behind a paste somebody may tell what is the matter.
  if (isRest && distress !== "sure") return receivePastedCheckpoint(message, deps);
  const isPasted = mayPaste && isPastedCheckpoint(text, phrases, persona);
  if (distress === "sure" && !isPasted) return comforted(message, deps);
  if (message.asks !== undefined) {
    const { asks } = message;
    // Words that may mean more are answered as talk.
    if (distress !== "none") return answered({ ...message, text: asks }, deps);
    return (
      (await withPermit({ act: "grounded", channelKey }, deps.limits, (permit) =>
        answerFromExcerpts(asks, message, { ...deps, permit }),
      )) ?? tired("grounded", message, deps)
    );
  }
  // A report is told what came of it, and so is a file. Words that may mean more get an answer.
  const mayReport = isCompanion && !isBesideFile;
  if (mayReport && isReport(text, phrases) && distress === "none") {
    return reportActivity(message, deps);
  }
  if (mayReport && !isPassedOn && isCheckpointRequest(text, phrases)) {
    return takeCheckpoint(message, deps);
  }
  if (isPasted) return receivePastedCheckpoint(message, deps);

  const offered = acceptedOffer(message, deps);
  if (offered !== undefined) return accept(offered, message, deps);
  return answered(message, deps);
}

async function answered(message: InboundMessage, deps: TurnDeps): Promise<TurnResult> {
  return (await byModel(message, deps)) ?? tired("answer", message, deps);
}

/** Undefined when the chat's window is used up. */
function byModel(message: InboundMessage, deps: TurnDeps): Promise<TurnResult | undefined> {
  return withPermit({ act: "answer", channelKey: message.channelKey }, deps.limits, (permit) =>
    reply(message, { ...deps, permit }),
  );
}

/** Nothing that stands in the way of a model stands in the way of this. */
function comforted(message: InboundMessage, deps: TurnDeps): Promise<TurnResult> {
  return comfort(message, deps, () => byModel(message, deps));
}

/** The offered question that is accepted, by a tap or in words. */
function acceptedOffer(message: InboundMessage, deps: TurnDeps): string | undefined {
  if (message.accepts !== undefined) return message.accepts;
  if (message.isPassedOn || !isYes(message.text, deps.wording.phrases)) return undefined;
  return standingOffer(deps.conversation(message.channelKey), deps.now())?.question;
}

async function accept(
  question: string,
  message: InboundMessage,
  deps: TurnDeps,
): Promise<TurnResult> {
  // An offer of an earlier version may be about anything.
  if (tellsDistress([question])) return comforted(message, deps);
  const { channelKey } = message;
  return (
    (await withPermit({ act: "look_up", channelKey }, deps.limits, (permit) =>
      lookUp(question, message, { ...deps, permit }),
    )) ?? tired("look_up", message, deps)
  );
}

/** The rate limit is spent. Nothing else changes, so an offered look-up still stands. */
async function tired(act: Act, message: InboundMessage, deps: TurnDeps): Promise<TurnResult> {
  const { lines } = deps.wording;
  const why = tiredLine({ act, channelKey: message.channelKey }, deps.limits, lines);
  return failedTurn(message, why, await deps.snapshot(), lines);
}

/** The day's tokens are spent. An offer that was just accepted can be accepted again until tomorrow ends. */
function spentTurn(message: InboundMessage, deps: TurnDeps, snapshot: RecordSnapshot): TurnResult {
  const { clock } = snapshot;
  const { lines } = deps.wording;
  const offered = message.asks === undefined ? acceptedOffer(message, deps) : undefined;
  const tomorrow = nextDay(clock, deps.now());
  return {
    ...failedTurn(message, lines.budget_spent, snapshot, lines),
    ...(offered !== undefined && {
      pendingLookup: offered,
      offeredAt: nextDay(clock, tomorrow).getTime() - OFFER_LIFETIME_MS,
    }),
  };
}

/** Asking again helps, unless a filter stopped the answer or the model is not there yet. */
function lineFor(kind: LlmErrorKind, lines: Lines): string {
  if (kind === "loading") return lines.waking;
  return kind === "filtered" ? lines.no_answer : lines.confused;
}

/** The transcript keeps what was said. The conversation stays as it was, because nothing answered it. */
function failedTurn(
  message: InboundMessage,
  why: string,
  snapshot: RecordSnapshot,
  lines: Lines,
): TurnResult {
  const isDistressed = tellsDistress([message.asks ?? message.text, message.answers]);
  const line = isDistressed ? `${why}\n\n${unsureText(snapshot, lines)}` : why;
  return {
    reply: line,
    transcript: [
      { label: "USER", text: message.text },
      { label: "GRACE-MAR", text: line },
    ],
  };
}
