// An answer that shows where in the Record it stands, or none (spec/pipeline §13). It is no part of the conversation: nothing is
// remembered of it, nothing is offered, and the analyst does not read it, for a question about the Record teaches it nothing.

import { clipScalar } from "../record/text/scalar.ts";
import { citedSentences } from "./citations.ts";
import type { InboundMessage, TurnDeps, TurnResult } from "./ports.ts";
import { groundedPrompt } from "./prompts/grounded.ts";

const EXCERPTS = 5;
/** A longer question is asked by its beginning. */
const QUESTION_CHARS = 2000;

export async function answerFromExcerpts(
  question: string,
  message: InboundMessage,
  deps: TurnDeps,
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
  deps: TurnDeps,
): Promise<string | undefined> {
  const excerpts = await deps.excerpts(question, EXCERPTS);
  if (excerpts.length === 0) return undefined;
  const answer = await deps.llm.complete(
    {
      task: "grounded",
      channelKey,
      system: groundedPrompt(await deps.snapshot(), excerpts),
      messages: [{ role: "user", text: question }],
    },
    deps.signal,
  );
  return citedSentences(answer, new Set(excerpts.map(({ id }) => id)));
}
