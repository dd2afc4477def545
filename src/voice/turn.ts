// The story of one message, top to bottom (spec/pipeline §5): the first test that fits decides.
// A turn never throws for a model's sake: a silent or broken model ends in a plain line.

import { LlmError } from "../errors.ts";
import type { Lines } from "../wording/catalogue.ts";
import { wordingOf } from "../wording/wording.ts";
import { reportActivity } from "./activity-report.ts";
import {
  isCheckpointRequest,
  isPastedCheckpoint,
  receivePastedCheckpoint,
  takeCheckpoint,
} from "./checkpoint.ts";
import { lookUp } from "./lookup.ts";
import { isReport, isYes } from "./phrases.ts";
import type { InboundMessage, TurnDeps, TurnResult, VoiceDeps } from "./ports.ts";
import { reply } from "./reply.ts";

/** An offered look-up is forgotten after this time (open-questions Q26). */
const OFFER_LIFETIME_MS = 15 * 60_000;

/**
 * Works out what a message leads to. Nothing is changed yet: the caller commits the result.
 * @throws RecordError when a file of the Record cannot be read; LlmError `aborted` when stopped.
 */
export async function takeTurn(message: InboundMessage, deps: VoiceDeps): Promise<TurnResult> {
  const turn = { ...message, text: message.text.trim() };
  const wording = wordingOf(await deps.snapshot());
  try {
    return await story(turn, { ...deps, wording });
  } catch (error) {
    // Stopped from outside: the message waits for the next start instead of being answered wrongly.
    if (!(error instanceof LlmError) || error.kind === "aborted") throw error;
    return failedTurn(turn, wording.lines.confused);
  }
}

async function story(message: InboundMessage, deps: TurnDeps): Promise<TurnResult> {
  const { text, isCompanion } = message;
  const { lines, phrases } = deps.wording;
  // A guest's words are no evidence, so for a guest these are ordinary talk.
  if (isCompanion && isReport(text, phrases)) return reportActivity(message, deps);
  if (isCompanion && isCheckpointRequest(text, phrases)) return takeCheckpoint(message, deps);
  if (isCompanion && isPastedCheckpoint(text, phrases))
    return receivePastedCheckpoint(message, deps);

  const offered = standingOffer(message, deps);
  if (offered !== undefined && isYes(text, phrases)) {
    if (!deps.limits.take(message.channelKey, "main", 2)) return tired(message, lines);
    return lookUp(offered, message, deps);
  }
  if (!deps.limits.take(message.channelKey, "main", 1)) return tired(message, lines);
  return reply(message, deps);
}

function standingOffer(message: InboundMessage, deps: VoiceDeps): string | undefined {
  const { pendingLookup } = deps.conversation(message.channelKey);
  if (!pendingLookup) return undefined;
  const age = deps.now().getTime() - pendingLookup.offeredAt;
  return age <= OFFER_LIFETIME_MS ? pendingLookup.question : undefined;
}

/** The limit is spent. Nothing else changes, so an offered look-up still stands. */
function tired(message: InboundMessage, lines: Lines): TurnResult {
  return failedTurn(message, lines.tired);
}

/** What was said is kept in the transcript; the conversation stays as it was (open-questions Q27). */
function failedTurn(message: InboundMessage, line: string): TurnResult {
  return {
    reply: line,
    transcript: [
      { label: "USER", text: message.text },
      { label: "GRACE-MAR", text: line },
    ],
  };
}
