// The story of one message, top to bottom: the first test that fits decides.
// A turn never throws because of a model: without a usable answer it ends in a plain line.

import { LlmError } from "../errors.ts";
import { nextDay, type LocalClock } from "../record/text/timestamp.ts";
import type { Lines } from "../wording/catalogue.ts";
import { reportActivity } from "./activity-report.ts";
import {
  isCheckpointRequest,
  isPastedCheckpoint,
  receivePastedCheckpoint,
  takeCheckpoint,
} from "./checkpoint.ts";
import { answerFromExcerpts } from "./grounded.ts";
import { lookUp } from "./lookup.ts";
import { OFFER_LIFETIME_MS, standingOffer } from "./offer.ts";
import { isReport, isYes } from "./phrases.ts";
import { withPermit } from "./limits.ts";
import type { InboundMessage, TurnDeps, TurnResult, VoiceDeps } from "./ports.ts";
import { reply } from "./reply.ts";

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
      ? spentTurn(turn, { ...deps, wording }, snapshot.clock)
      : failedTurn(turn, wording.lines.confused);
  }
}

async function story(message: InboundMessage, deps: TurnDeps): Promise<TurnResult> {
  const { text, channelKey, isCompanion, isPassedOn = false, earlier = "" } = message;
  const { lines, phrases } = deps.wording;
  if (message.asks !== undefined) {
    const { asks } = message;
    return (
      (await withPermit({ act: "grounded", channelKey }, deps.limits, (permit) =>
        answerFromExcerpts(asks, message, { ...deps, permit }),
      )) ?? tired(message, lines)
    );
  }
  if (message.accepts !== undefined) return accept(message.accepts, message, deps);
  // A guest's words are no evidence, so a guest's report or checkpoint is ordinary talk.
  const { persona } = await deps.snapshot();
  // The first part of a paste decides what its later parts are.
  if (isCompanion && isPastedCheckpoint(earlier, phrases, persona)) {
    return receivePastedCheckpoint(message, deps);
  }
  if (isCompanion && isReport(text, phrases)) return reportActivity(message, deps);
  if (isCompanion && !isPassedOn && isCheckpointRequest(text, phrases)) {
    return takeCheckpoint(message, deps);
  }
  if (isCompanion && isPastedCheckpoint(text, phrases, persona)) {
    return receivePastedCheckpoint(message, deps);
  }

  const offered = acceptedOffer(message, deps);
  if (offered !== undefined) return accept(offered, message, deps);
  return (
    (await withPermit({ act: "answer", channelKey }, deps.limits, (permit) =>
      reply(message, { ...deps, permit }),
    )) ?? tired(message, lines)
  );
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
  const { channelKey } = message;
  return (
    (await withPermit({ act: "look_up", channelKey }, deps.limits, (permit) =>
      lookUp(question, message, { ...deps, permit }),
    )) ?? tired(message, deps.wording.lines)
  );
}

/**
 * The rate limit is spent. Nothing else changes, so an offered look-up still stands. A guest's words leave no trace then: the
 * transcript grows by what is answered.
 */
function tired(message: InboundMessage, lines: Lines): TurnResult {
  return message.isGuest
    ? { reply: lines.tired, transcript: [] }
    : failedTurn(message, lines.tired);
}

/** The day's tokens are spent. An offer that was just accepted can be accepted again until tomorrow ends. */
function spentTurn(message: InboundMessage, deps: TurnDeps, clock: LocalClock): TurnResult {
  const offered = message.asks === undefined ? acceptedOffer(message, deps) : undefined;
  const tomorrow = nextDay(clock, deps.now());
  return {
    ...failedTurn(message, deps.wording.lines.budget_spent),
    ...(offered !== undefined && {
      pendingLookup: offered,
      offeredAt: nextDay(clock, tomorrow).getTime() - OFFER_LIFETIME_MS,
    }),
  };
}

/** The transcript keeps what was said. The conversation stays as it was, because nothing answered it. */
function failedTurn(message: InboundMessage, line: string): TurnResult {
  return {
    reply: line,
    transcript: [
      { label: "USER", text: message.text },
      { label: "GRACE-MAR", text: line },
    ],
  };
}
