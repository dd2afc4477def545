// A check of a model server, outside the metered door: whether a model answers, which parameters it takes, and which models the
// server lists. It costs a few tokens and sends nothing about anybody.

import { randomBytes } from "node:crypto";
import type { PatientSignal } from "../deadline.ts";
import { LlmError } from "../errors.ts";
import { estimateTokens } from "../voice/tokens.ts";
import type { Asked } from "./completion.ts";
import { createDialects, type Dialect } from "./dialect.ts";
import { toLlmError } from "./llm-errors.ts";
import {
  askInDialect,
  askToEmbed,
  createModelClient,
  patienceWith,
  type Known,
  type ModelServer,
  type Question,
} from "./model-client.ts";
import { answerOf, isShortOfRoom, type Answered } from "./reading.ts";
import { shortenedIn } from "./shortened.ts";
import { TASKS } from "./tasks.ts";

/** The limits of a chat answer. A model that thinks too long to answer within them gives the bot no answers either. */
const LIMITS = { maxTokens: TASKS.voice.maxTokens, temperature: 0 };
const MESSAGES: Asked["messages"] = [{ role: "user", text: 'Answer {"ok": true}.' }];
const ANSWER = {
  name: "ok",
  schema: {
    type: "object",
    properties: { ok: { type: "boolean" } },
    required: ["ok"],
    additionalProperties: false,
  },
};

/** Gives the parameters that the model takes. @throws LlmError without a usable answer: an error, a page, nothing. */
export async function checkModel(
  server: ModelServer,
  model: string,
  signal: AbortSignal,
): Promise<Dialect> {
  const known = knownOf(server);
  const request = {
    task: "analyst",
    channelKey: "operator:cli",
    system: "You answer in JSON.",
    messages: MESSAGES,
    answerSchema: ANSWER,
  } as const;
  const answered = await askAsTheBot({ request, model, limits: LIMITS }, known, signal);
  answerOf(answered, { isData: true });
  return known.dialects.of(model);
}

export type LongLook =
  /** The model knows what stood at the start. */
  | { readonly kind: "whole"; readonly sent: number }
  /** By the server's own count it read less than was sent. */
  | { readonly kind: "cut"; readonly sent: number; readonly counted: number }
  /** The model did not give the word back, and the server's count says nothing. */
  | { readonly kind: "not_given_back"; readonly sent: number };

/**
 * Sends a prompt as long as the bot's longest, with a word at its start, and asks for the word. A server may cut what is longer
 * than its context, and says nothing of it.
 * @param tokens the length. @throws LlmError without a usable answer, of the kind `overflow` where the server refuses it.
 */
export async function checkLongPrompt(
  server: ModelServer,
  model: string,
  tokens: number,
  signal: AbortSignal,
): Promise<LongLook> {
  const word = WORDS[randomBytes(1).readUInt8() % WORDS.length] ?? WORDS[0];
  const request = {
    task: "voice",
    channelKey: "operator:cli",
    system: longPrompt(word, tokens),
    messages: [{ role: "user", text: "Which is the word of the day? Answer with that word only." }],
  } as const satisfies Asked;
  const limits = { maxTokens: TASKS.voice.maxTokens, temperature: 0 };
  const answered = await askAsTheBot({ request, model, limits }, knownOf(server), signal);
  const look = shortenedIn(request, answered.value);
  const sent = estimateTokens(request.system);
  if (look.kind === "cut") return { kind: "cut", sent, counted: look.counted };
  const isKnown = answerOf(answered).toLowerCase().includes(word);
  return isKnown ? { kind: "whole", sent } : { kind: "not_given_back", sent };
}

/** Words that no model guesses, and none has to spell. */
const WORDS = ["lighthouse", "trombone", "hedgehog", "umbrella", "pineapple", "volcano"] as const;

/** A long text about nothing. No sentence is like the one before, for some servers count repetitions once. */
function longPrompt(word: string, tokens: number): string {
  const begin = `Task: first_line\nYou tell people the word of the day. The word of the day is ${word}. What follows is a list of shelves, and none of it matters.\n`;
  const lines: string[] = [];
  let count = estimateTokens(begin);
  for (let shelf = 1; count < tokens; shelf += 1) {
    const line = `Shelf ${shelf} holds ${(shelf * 37) % 91} books, ${(shelf * 53) % 67} maps and ${(shelf * 11) % 29} letters.`;
    lines.push(line);
    count += estimateTokens(line) + 1;
  }
  return begin + lines.join("\n");
}

function knownOf(server: ModelServer): Known {
  return {
    client: createModelClient(server),
    dialects: createDialects(),
    patience: patienceWith(server, true),
  };
}

/** Asks as the bot does, and once more where the answer was cut off. @throws LlmError */
async function askAsTheBot(
  question: Question,
  known: Known,
  signal: PatientSignal,
): Promise<Answered> {
  try {
    const first = await askInDialect(question, known, signal);
    if (!isShortOfRoom(first)) return first;
    return await askInDialect({ ...question, needsMore: true }, known, signal).catch(
      (error: unknown) => {
        if (toLlmError(error, signal).kind === "aborted") throw error;
        return first;
      },
    );
  } catch (error) {
    throw error instanceof LlmError ? error : toLlmError(error, signal);
  }
}

/**
 * Asks for the vector of a sentence, twice: the model may have had to be loaded.
 * @returns the numbers of a vector, and the milliseconds of the second answer. @throws LlmError without a usable answer.
 */
export async function checkEmbedding(
  server: ModelServer,
  model: string,
  signal: AbortSignal,
): Promise<{ readonly length: number; readonly ms: number }> {
  const known = knownOf(server);
  const texts = ["The bread is in the oven."];
  try {
    await askToEmbed(texts, model, known, signal);
    const begunAt = performance.now();
    const { vectors } = await askToEmbed(texts, model, known, signal);
    return { length: vectors[0]?.length ?? 0, ms: Math.round(performance.now() - begunAt) };
  } catch (error) {
    throw toLlmError(error, signal);
  }
}

/** Gives the names of the server's models. @throws LlmError, also when the server does not list them. */
export async function listModels(
  server: ModelServer,
  signal: AbortSignal,
): Promise<readonly string[]> {
  try {
    const { data } = await createModelClient(server).models.list({ signal });
    return data.map(({ id }) => id);
  } catch (error) {
    throw toLlmError(error, signal);
  }
}
