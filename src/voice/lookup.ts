// The look-up of what the Record does not hold: library first, then the model. The facts found are told in the person's
// own register.

import { LlmError } from "../errors.ts";
import { activeSources, librarySummary } from "../record/self/library.ts";
import { clipScalar } from "../record/text/clip.ts";
import type { RecordSnapshot } from "../record/store.ts";
import type { Message } from "../state/conversation.ts";
import { opensAsFoundOut } from "./phrases.ts";
import type { Source } from "./receipts/shown.ts";
import type { AskingDeps, InboundMessage, LlmTask, TurnResult } from "./ports.ts";
import { fill, type Lines, type Phrases } from "../wording/catalogue.ts";
import { tellsDistress } from "../wording/distress.ts";
import { createFollowUps, type FollowUps } from "../wording/follow-ups.ts";
import { followUpWordsOf } from "../wording/wording.ts";
import { comfortedTurn } from "./comfort.ts";
import {
  IN_NEED,
  LIBRARY_MISS,
  libraryPrompt,
  lookupPrompt,
  lookupQuestion,
  NOT_KNOWN,
  rephrasePrompt,
  rephraseQuestion,
} from "./prompts/lookup.ts";

/** Gives the turn of a person who accepted the offer to look `question` up. @throws LlmError without an answer. */
export async function lookUp(
  question: string,
  message: InboundMessage,
  deps: AskingDeps,
): Promise<TurnResult> {
  const { channelKey, isCompanion } = message;
  const snapshot = await deps.snapshot();
  const ask = askFor(channelKey, deps);
  const { history } = deps.conversation(channelKey);
  const followUps = createFollowUps(followUpWordsOf(snapshot));
  const before = subjectBefore(question, history, followUps);
  const found = await findFacts(question, before, snapshot, ask);
  const { lines, phrases } = deps.wording;
  if (found === undefined) {
    const reply = lines.found_nothing;
    return lookedUp(question, { reply, answer: reply }, message);
  }
  if (found === "in need") return comfortedTurn(message, deps);
  const told = await orNothing(
    ask("rephrase", rephrasePrompt(snapshot), rephraseQuestion(question, found.facts)),
  );
  // The offer may be about a question that somebody else asked. A checkpoint in between makes it no other question.
  const isOwnQuestion =
    isCompanion &&
    deps
      .conversation(channelKey)
      .evidence.some(({ role, text: said }) => role === "user" && said === question);
  const answer = withOpener(told ?? found.facts, phrases);
  // Code names the source: to a model a library and its own memory look alike.
  const reply = `${answer}\n\n${sourceLine(found, lines)}`;
  return {
    ...lookedUp(question, { reply, answer }, message),
    restsOn: [found.source],
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

/**
 * Gives the turn but for what the analyst reads of it.
 * @param told the reply, and what the conversation keeps of it.
 */
function lookedUp(
  question: string,
  told: { readonly reply: string; readonly answer: string },
  { channelKey, text, isCompanion }: InboundMessage,
) {
  return {
    reply: told.reply,
    transcript: [
      { label: "LOOKUP REQUEST", text: question },
      { label: "USER", text },
      { label: "GRACE-MAR (lookup)", text: told.reply },
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
      { role: "assistant", text: told.answer },
    ],
    isEvidence: isCompanion,
    pendingLookup: null,
  } satisfies TurnResult;
}

/**
 * Gives what was asked before a question that is not whole without it; "" for any other, and when that told of distress.
 * @param history holds the question.
 */
export function subjectBefore(
  question: string,
  history: readonly Message[],
  { needsSubject, isVague }: FollowUps,
): string {
  if (!needsSubject(question)) return "";
  const asked = history.filter(({ role }) => role === "user").map(({ text }) => text);
  const earlier = asked.slice(0, Math.max(0, asked.lastIndexOf(question)));
  const at = earlier.findLastIndex((text) => !isVague(text));
  return tellsDistress(earlier.slice(Math.max(0, at))) ? "" : (earlier[at] ?? "");
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

interface Found {
  readonly facts: string;
  readonly source: Source;
  /** The title in the library; "" for some title in it. Undefined when the model was asked. */
  readonly title?: string;
}

/** Undefined when neither the library nor the model knows; a word of its own where somebody may need help instead. */
async function findFacts(
  question: string,
  before: string,
  snapshot: RecordSnapshot,
  ask: Ask,
): Promise<Found | "in need" | undefined> {
  const asked = lookupQuestion(question, before);
  const sources = activeSources(snapshot.library);
  if (sources.length > 0) {
    const answer = await orNothing(ask("library", libraryPrompt(librarySummary(sources)), asked));
    if (answer?.includes(IN_NEED)) return "in need";
    if (answer && !answer.includes(LIBRARY_MISS)) {
      const [mark = "", number = ""] = /^\s*\[(\d{1,4})\][\s:.–-]*/.exec(answer) ?? [];
      const facts = answer.slice(mark.length).trim();
      const at = sources[Number(number) - 1];
      const source: Source = at?.id ? { kind: "title", id: at.id } : { kind: "library" };
      if (facts !== "") return { facts, source, title: at?.title ?? "" };
    }
  }
  const answer = await ask("lookup", lookupPrompt(), asked);
  if (answer.includes(IN_NEED)) return "in need";
  return answer.includes(NOT_KNOWN) ? undefined : { facts: answer, source: { kind: "model" } };
}

function sourceLine({ title }: Found, lines: Lines): string {
  if (title === undefined) return lines.found_by_model;
  return title === "" ? lines.found_in_library : fill(lines.found_in_title, { title });
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
