// The look-up of what the Record does not hold: library first, then the model. The facts found are told in the person's
// own register.

import { LlmError } from "../errors.ts";
import { librarySummary } from "../record/self/library.ts";
import { clipScalar } from "../record/text/clip.ts";
import type { RecordSnapshot } from "../record/store.ts";
import { opensAsFoundOut } from "./phrases.ts";
import type { AskingDeps, InboundMessage, LlmTask, TurnResult } from "./ports.ts";
import type { Phrases } from "../wording/catalogue.ts";
import {
  LIBRARY_MISS,
  libraryPrompt,
  lookupPrompt,
  rephrasePrompt,
  rephraseQuestion,
} from "./prompts/lookup.ts";

/** Gives the turn of a person who accepted the offer to look `question` up. @throws LlmError without an answer. */
export async function lookUp(
  question: string,
  message: InboundMessage,
  deps: AskingDeps,
): Promise<TurnResult> {
  const { channelKey, text, isCompanion } = message;
  const snapshot = await deps.snapshot();
  const ask = askFor(channelKey, deps);
  const facts = await findFacts(question, snapshot, ask);
  const told = await orNothing(
    ask("rephrase", rephrasePrompt(snapshot), rephraseQuestion(question, facts)),
  );
  // The offer may be about a question that somebody else asked. A checkpoint in between makes it no other question.
  const isOwnQuestion =
    isCompanion &&
    deps
      .conversation(channelKey)
      .evidence.some(({ role, text: said }) => role === "user" && said === question);
  const answer = withOpener(told ?? facts, deps.wording.phrases);
  return {
    reply: answer,
    transcript: [
      { label: "LOOKUP REQUEST", text: question },
      { label: "USER", text },
      { label: "GRACE-MAR (lookup)", text: answer },
    ],
    events: [
      {
        event: "dyad:lookup",
        candidateId: null,
        extras: { channel_key: channelKey, question: clipScalar(question, 100) },
      },
    ],
    exchange: [
      { role: "user", text },
      { role: "assistant", text: answer },
    ],
    isEvidence: isCompanion,
    pendingLookup: null,
    // The analyst reads the question, because a "yes" says nothing.
    ...(isOwnQuestion && {
      analystJobs: [
        {
          channelKey,
          userText: question,
          replyText: answer,
          evidence: question,
          saidAt: deps.now().getTime(),
        },
      ],
    }),
  };
}

type Ask = (task: LlmTask, system: string, question: string) => Promise<string>;

function askFor(channelKey: string, deps: AskingDeps): Ask {
  return async (task, system, question) =>
    (
      await deps.llm.complete(
        {
          permit: deps.permit,
          task,
          channelKey,
          system,
          messages: [{ role: "user", text: question }],
        },
        deps.signal,
      )
    ).trim();
}

async function findFacts(question: string, snapshot: RecordSnapshot, ask: Ask): Promise<string> {
  const topics = librarySummary(snapshot.library);
  if (topics) {
    const answer = await orNothing(ask("library", libraryPrompt(topics), question));
    if (answer && !answer.includes(LIBRARY_MISS)) return answer;
  }
  return ask("lookup", lookupPrompt(), question);
}

/** Undefined without an answer: the look-up goes on with the next source. */
async function orNothing(asked: Promise<string>): Promise<string | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof LlmError && error.kind === "empty") return undefined;
    throw error;
  }
}

/** The opener says that this was looked up. Code adds it when the model forgot it. */
function withOpener(answer: string, phrases: Phrases): string {
  return opensAsFoundOut(answer, phrases) ? answer : `${phrases.found_out[0] ?? ""} ${answer}`;
}
