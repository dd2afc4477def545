// The answer to /ask: every sentence names the entry of the Record that it comes from. It is no part of the conversation,
// offers nothing, and the analyst does not read it, because a question about the Record says nothing new.

import { clipScalar } from "../record/text/clip.ts";
import { citedSentences, withoutIds } from "./citations.ts";
import type { InboundMessage, SearchingDeps, TurnResult } from "./ports.ts";
import { unfoundedIn } from "./receipts/unfounded.ts";

/** Of a longer question only the beginning is asked. */
const QUESTION_CHARS = 2000;

/** Gives an answer whose sentences cite excerpts, or a line that says there is none. @throws LlmError without an answer. */
export async function answerFromExcerpts(
  question: string,
  message: InboundMessage,
  deps: SearchingDeps,
): Promise<TurnResult> {
  const { channelKey, text } = message;
  const reply =
    (await citedAnswer(clipScalar(question, QUESTION_CHARS), channelKey, deps)) ??
    deps.wording.lines.ask_nothing;
  return {
    reply,
    transcript: [
      { label: "USER", text },
      { label: "GRACE-MAR", text: reply },
    ],
    events: [
      { event: "dyad:grounded_query", candidateId: null, extras: { channel_key: channelKey } },
    ],
  };
}

async function citedAnswer(
  question: string,
  channelKey: string,
  deps: SearchingDeps,
): Promise<string | undefined> {
  const snapshot = await deps.snapshot();
  const { mind, lived } = snapshot;
  const near = await deps.near?.(
    { question, entries: [...mind, ...lived], channelKey, permit: deps.permit },
    deps.signal,
  );
  await deps.prompts.prepare(snapshot);
  const call = deps.prompts.grounded(snapshot, question, near);
  if (call === undefined) return undefined;
  const answer = await deps.llm.complete(
    {
      permit: deps.permit,
      task: "grounded",
      channelKey,
      system: call.system,
      messages: [{ role: "user", text: question }],
    },
    deps.signal,
  );
  const cited = citedSentences(answer, call.ids);
  if (cited === undefined) return undefined;
  const shown = {
    texts: [...call.shown, question],
    question,
    today: snapshot.clock.date(deps.now()),
  };
  // An id tells where a sentence is said to come from, and not that it does.
  return unfoundedIn(withoutIds(cited), shown).length > 0 ? undefined : cited;
}
