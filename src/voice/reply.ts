// The normal turn: the Voice answers from the Record, or says that it has not learned that and offers
// to look it up (spec/pipeline §5.5).

import { offersLookup } from "./phrases.ts";
import type { InboundMessage, TurnDeps, TurnResult } from "./ports.ts";

export async function reply(message: InboundMessage, deps: TurnDeps): Promise<TurnResult> {
  const snapshot = await deps.snapshot();
  const { history } = deps.conversation(message.channelKey);
  const { system, messages, question } = deps.prompts.voice(snapshot, history, message.text);
  const answer = (
    await deps.llm.complete(
      { task: "voice", channelKey: message.channelKey, system, messages },
      deps.signal,
    )
  ).trim();
  const isCut = question.text.length < message.text.length;
  return {
    reply: isCut ? `${answer}\n\n${deps.wording.lines.too_long}` : answer,
    transcript: [
      { label: "USER", text: message.text },
      { label: "GRACE-MAR", text: answer },
    ],
    exchange: [question, { role: "assistant", text: answer }],
    isEvidence: message.isCompanion,
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
