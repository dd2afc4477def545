// The beginning of a homework. Everything that can be checked here is checked before anything is taken from the chat's window.

import { LlmError } from "../errors.ts";
import { readLedger, rowsOf } from "../record/archive/whole-ledger.ts";
import { homeworkTotal } from "../record/homework-ledger.ts";
import { recentWorks } from "../record/self/recent-works.ts";
import { FILES, type RecordStore } from "../record/store.ts";
import type { HomeworkQuestion } from "../state/homework.ts";
import { beginHomework, refuseHomework } from "./homework.ts";
import { HOMEWORK_SCHEMA, readQuestions } from "./homework-questions.ts";
import { withPermit, type Permit } from "./limits.ts";
import type { TurnDeps, TurnResult } from "./ports.ts";
import { HOMEWORK_REQUEST, homeworkExcerpt, homeworkPrompt } from "./prompts/homework.ts";
import { tiredLine } from "./tired.ts";

export interface HomeworkRequest {
  readonly channelKey: string;
  /** The words that ask for it. */
  readonly said: string;
  /** The name of the new session. */
  readonly id: string;
}

type StartDeps = Pick<TurnDeps, "llm" | "limits" | "signal" | "wording"> & {
  readonly store: Pick<RecordStore, "folder" | "snapshot" | "read">;
};

/**
 * Gives the turn that asks the first question, or says why there is none.
 * @throws RecordError when a file of the Record cannot be read; LlmError `aborted` when stopped.
 */
export async function startHomework(
  { channelKey, said, id }: HomeworkRequest,
  deps: StartDeps,
): Promise<TurnResult> {
  const { lines } = deps.wording;
  const made = await makeQuestions(channelKey, deps);
  if (typeof made === "string") return refuseHomework(said, made);
  const session = { id, questions: made, index: 0, correct: 0, streak: 0 };
  return beginHomework(session, said, await totalSoFar(deps.store), lines);
}

/** Gives the right answers of all homework so far, in all channels. */
export async function totalSoFar({ folder }: Pick<RecordStore, "folder">): Promise<number> {
  return homeworkTotal(rowsOf(await readLedger(folder, FILES.homework)).rows);
}

/** Gives the questions, or the line that says why there are none. */
async function makeQuestions(
  channelKey: string,
  deps: StartDeps,
): Promise<readonly HomeworkQuestion[] | string> {
  const { store, limits } = deps;
  const { lines } = deps.wording;
  const snapshot = await store.snapshot();
  const excerpt = homeworkExcerpt(snapshot, recentWorks(await store.read(FILES.evidence)));
  if (!excerpt) return lines.homework_thin;
  const taking = { act: "homework", channelKey } as const;
  return (await withPermit(taking, limits, ask)) ?? tiredLine(taking, limits, lines);

  async function ask(permit: Permit<"complete">): Promise<readonly HomeworkQuestion[] | string> {
    try {
      const answer = await deps.llm.complete(
        {
          permit,
          task: "homework",
          channelKey,
          system: homeworkPrompt(snapshot, excerpt),
          messages: [{ role: "user", text: HOMEWORK_REQUEST }],
          answerSchema: HOMEWORK_SCHEMA,
        },
        deps.signal,
      );
      const questions = readQuestions(answer);
      if (!questions) return lines.homework_retry;
      return questions.length > 0 ? questions : lines.homework_thin;
    } catch (error) {
      if (!(error instanceof LlmError) || error.kind === "aborted") throw error;
      return error.kind === "budget" ? lines.budget_spent : lines.homework_retry;
    }
  }
}
