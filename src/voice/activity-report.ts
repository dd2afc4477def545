// "we drew a lighthouse": a direct report of something done. It is evidence by itself, so it goes to
// the analyst at once and not to the Voice (spec/pipeline §5.1).

import { analyseOrKeep, REPORT_NOTE } from "./analyst.ts";
import type { InboundMessage, TurnResult, VoiceDeps } from "./ports.ts";
import { STAGED_WORDING } from "./wording.ts";

const REPORT = /^we\s+(?:drew|wrote|made|learned|read|painted|built|created|did|watched|played)\b/i;

/** True for a text that begins as a report does ("yesterday we drew ..." is ordinary talk). */
export function isActivityReport(text: string): boolean {
  return REPORT.test(text);
}

export async function reportActivity(
  message: InboundMessage,
  deps: VoiceDeps,
): Promise<TurnResult> {
  const { channelKey, text } = message;
  const outcome = await analyseOrKeep(
    { channelKey, userText: text, replyText: REPORT_NOTE, evidence: text },
    deps,
  );
  return {
    reply: outcome.staged ? STAGED_WORDING.activity.staged : STAGED_WORDING.activity.nothingNew,
    transcript: [{ label: "ACTIVITY REPORT", text }],
    events: [
      ...outcome.events,
      { event: "dyad:activity_report", candidateId: null, extras: { channel_key: channelKey } },
    ],
    ...(outcome.staged && { staged: outcome.staged }),
    ...(outcome.analystJob && { analystJob: outcome.analystJob }),
  };
}
