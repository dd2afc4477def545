// The questions of a new homework. Everything that can be checked here is checked before tokens are taken. The tokens are
// given back when no homework comes of them.

import { LlmError } from "../errors.ts";
import { recentWorks } from "../record/self/recent-works.ts";
import { FILES } from "../record/store.ts";
import type { HomeworkQuestion } from "../state/homework.ts";
import type { LineName } from "../wording/catalogue.ts";
import type { TurnDesk } from "./commit-turn.ts";
import { HOMEWORK_SCHEMA, readQuestions } from "./homework-questions.ts";
import type { VoiceDeps } from "./ports.ts";
import { HOMEWORK_REQUEST, homeworkExcerpt, homeworkPrompt } from "./prompts/homework.ts";

const TOKENS = 2;

/**
 * Gives the questions, or the line that says why there are none.
 * @throws RecordError when a file of the Record cannot be read; LlmError `aborted` when stopped.
 */
export async function makeQuestions(
  channelKey: string,
  deps: Pick<VoiceDeps, "llm" | "limits" | "signal">,
  { store }: Pick<TurnDesk, "store">,
): Promise<readonly HomeworkQuestion[] | LineName> {
  const snapshot = await store.snapshot();
  const excerpt = homeworkExcerpt(snapshot, recentWorks(await store.read(FILES.evidence)));
  if (!excerpt) return "homework_thin";
  if (!deps.limits.take(channelKey, "main", TOKENS)) return "tired";
  const made = await ask().catch((error: unknown) => {
    deps.limits.giveBack(channelKey, "main", TOKENS);
    throw error;
  });
  if (typeof made === "string") deps.limits.giveBack(channelKey, "main", TOKENS);
  return made;

  async function ask(): Promise<readonly HomeworkQuestion[] | LineName> {
    try {
      const answer = await deps.llm.complete(
        {
          task: "homework",
          channelKey,
          system: homeworkPrompt(snapshot, excerpt),
          messages: [{ role: "user", text: HOMEWORK_REQUEST }],
          answerSchema: HOMEWORK_SCHEMA,
        },
        deps.signal,
      );
      const questions = readQuestions(answer);
      if (!questions) return "homework_retry";
      return questions.length > 0 ? questions : "homework_thin";
    } catch (error) {
      if (!(error instanceof LlmError) || error.kind === "aborted") throw error;
      return error.kind === "budget" ? "budget_spent" : "homework_retry";
    }
  }
}
