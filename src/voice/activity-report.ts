// Activity reports ("we drew a lighthouse"): a report of something done is evidence by itself, so the analyst reads it at
// once and the Voice does not answer it.

import { outcomeLine } from "../wording/sentences.ts";
import { analyseOrKeep, REPORT_NOTE, type AnalystOutcome } from "./analyst.ts";
import { unclearAnswer } from "./pasted/author.ts";
import { comfortedTurn } from "./comfort.ts";
import { ownWordsOf } from "./pasted/own-words.ts";
import type { InboundMessage, TurnDeps, TurnResult } from "./ports.ts";

/** Gives the turn of a report, with the proposal to stage if there is one. @throws LlmError `aborted` when stopped. */
export async function reportActivity(message: InboundMessage, deps: TurnDeps): Promise<TurnResult> {
  const { channelKey, text, saidAt } = message;
  const { lines } = deps.wording;
  const own = await ownWordsOf(message, deps);
  const whose = own.kind === "unclear" ? unclearAnswer(own, message, lines) : undefined;
  const outcome: AnalystOutcome =
    own.kind === "unclear"
      ? { events: [] }
      : await analyseOrKeep(
          {
            channelKey,
            userText: text,
            replyText: REPORT_NOTE,
            evidence: own.words,
            ...(saidAt !== undefined && { saidAt }),
          },
          deps,
        );
  if (outcome.isDistress) return comfortedTurn(message, deps);
  return {
    reply: whose?.line ?? outcomeLine("activity", outcome, lines),
    ...(whose?.author && { author: whose.author }),
    transcript: [{ label: "ACTIVITY REPORT", text }],
    events: [
      ...outcome.events,
      { event: "dyad:activity_report", candidateId: null, extras: { channel_key: channelKey } },
    ],
    ...(outcome.distress && { distress: outcome.distress }),
    ...(outcome.staged && { staged: outcome.staged }),
    ...(outcome.analystJob && { analystJobs: [outcome.analystJob] }),
  };
}
