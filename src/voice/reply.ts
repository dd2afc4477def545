// The normal turn: the Voice answers from the Record, or says that it has not learned that and offers
// to look it up (spec/pipeline §5.5).

import { LlmError } from "../errors.ts";
import { clipScalar } from "../record/scalar.ts";
import { offersLookup } from "./phrases.ts";
import type { InboundMessage, TurnDeps, TurnResult } from "./ports.ts";
import { voicePrompt } from "./prompts/voice.ts";

/** A longer message is kept whole in the transcript and answered by its beginning (reliability §3.3). */
const READ_LIMIT = 8000;

export async function reply(message: InboundMessage, deps: TurnDeps): Promise<TurnResult> {
  const snapshot = await deps.snapshot();
  const { history } = deps.conversation(message.channelKey);
  const question = { role: "user", text: clipScalar(message.text, READ_LIMIT) } as const;
  const answer = (
    await deps.llm.complete(
      {
        task: "voice",
        channelKey: message.channelKey,
        system: voicePrompt(snapshot),
        // The newest twenty, this message included (spec/pipeline §5.5).
        messages: [...history.slice(-19), question],
      },
      deps.signal,
    )
  ).trim();
  if (!answer) throw new LlmError("bad_output", "the Voice's answer is empty");
  const isCut = message.text.length > READ_LIMIT;
  return {
    reply: isCut ? `${answer}\n\n${deps.wording.lines.too_long}` : answer,
    transcript: [
      { label: "USER", text: message.text },
      { label: "GRACE-MAR", text: answer },
    ],
    exchange: [question, { role: "assistant", text: answer }],
    pendingLookup: offersLookup(answer, deps.wording.phrases) ? question.text : null,
    ...(message.isCompanion && {
      analystJob: {
        channelKey: message.channelKey,
        userText: message.text,
        replyText: answer,
        evidence: message.text,
      },
    }),
  };
}
