// The offline model: a stand-in that answers by rule, only from the text of its prompt. A look-up is answered from a
// small table of facts. The same prompt always gets the same answer.
import type { ChatTurn } from "./model-types.ts";
import { answerAnalyst } from "../offline/analyst.ts";
import { answerGrounded } from "../offline/grounded.ts";
import { answerHomework } from "../offline/homework.ts";
import { answerLibrary } from "../offline/library.ts";
import type { SaidTurn } from "../offline/life.ts";
import { answerLookup } from "../offline/lookup.ts";
import { answerRephrase } from "../offline/rephrase.ts";
import { answerVoice } from "../offline/voice.ts";

const NO_TASK =
  "This is the offline stand-in for a model. It only knows Grace-Mar's own prompts; a real model would answer here.";

type Brain = (system: string, user: string, history: readonly SaidTurn[]) => string;

const BRAINS: { readonly [name: string]: Brain } = {
  voice: answerVoice,
  analyst: answerAnalyst,
  library: answerLibrary,
  lookup: (_system, user) => answerLookup(user),
  rephrase: answerRephrase,
  grounded: answerGrounded,
  homework: answerHomework,
  first_line: (system) => /The word of the day is (\w+)\./.exec(system)?.[1] ?? "I do not know it.",
};

/** Answers a conversation. The first line of the system message names the kind of answer. */
export function offlineReply(messages: readonly ChatTurn[]): string {
  const system = messages
    .filter(({ role }) => role === "system" || role === "developer")
    .map(({ content }) => content)
    .join("\n");
  const asked = messages.findLastIndex(({ role }) => role === "user");
  const history = messages
    .slice(0, Math.max(0, asked))
    .filter(({ role }) => role === "user" || role === "assistant")
    .map(({ role, content }) => ({ isTheirs: role === "user", text: content }));
  const task = /^Task:[ \t]*(\S+)/.exec(system)?.[1] ?? "";
  return BRAINS[task]?.(system, messages[asked]?.content ?? "", history) ?? NO_TASK;
}
