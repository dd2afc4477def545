// One look at a model server, beside the metered door: whether a model answers, which parameters it takes, and what
// the server lists. Costs a few tokens and says nothing of anybody.

import type { LlmRequest } from "../voice/ports.ts";
import { answerOf } from "./completion.ts";
import { createDialects, type Dialect } from "./dialect.ts";
import { toLlmError } from "./llm-errors.ts";
import { askInDialect, createModelClient, type ModelServer } from "./model-client.ts";
import { TASKS } from "./tasks.ts";

/** As a chat answer has: a model that thinks, and comes to no answer with them, gives the bot none either. */
const LIMITS = { maxTokens: TASKS.voice.maxTokens, temperature: 0 };
const MESSAGES: LlmRequest["messages"] = [{ role: "user", text: 'Answer {"ok": true}.' }];
const ANSWER = {
  name: "ok",
  schema: {
    type: "object",
    properties: { ok: { type: "boolean" } },
    required: ["ok"],
    additionalProperties: false,
  },
};

/** What the model takes. @throws LlmError, also where what came is no answer: a page, an error, nothing. */
export async function checkModel(
  server: ModelServer,
  model: string,
  signal: AbortSignal,
): Promise<Dialect> {
  const dialects = createDialects();
  const request = {
    task: "analyst",
    channelKey: "operator:cli",
    system: "You answer in JSON.",
    messages: MESSAGES,
    answerSchema: ANSWER,
  } as const;
  try {
    const client = createModelClient(server);
    answerOf(await askInDialect({ request, model, limits: LIMITS }, client, dialects, signal));
    return dialects.of(model);
  } catch (error) {
    throw toLlmError(error, signal);
  }
}

/** Names of the server's models. @throws LlmError, also where the server does not tell. */
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
