// A check of a model server, outside the metered door: whether a model answers, which parameters it takes, and which models the
// server lists. It costs a few tokens and sends nothing about anybody.

import { answerOf, type Asked } from "./completion.ts";
import { createDialects, type Dialect } from "./dialect.ts";
import { toLlmError } from "./llm-errors.ts";
import { askInDialect, createModelClient, type ModelServer } from "./model-client.ts";
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
