// Checks of the model servers. A check of a model is one tiny call of about 50 tokens, or a few more when a parameter is refused,
// and one as long as the bot's longest prompt.

import { LlmError, type LlmErrorKind } from "../../errors.ts";
import { checkEmbedding, checkLongPrompt, checkModel, listModels } from "../../llm/check-model.ts";
import type { Dialect } from "../../llm/dialect.ts";
import { CONTEXT_ADVICE, failureHint } from "../../llm/failure-hint.ts";
import { TIMING } from "../../timing.ts";
import { ok, problem, warning, type Check, type Finding } from "./check.ts";
import { Skipped, type Installation } from "./installation.ts";

export const modelChecks: readonly Check[] = [
  {
    id: "model",
    about: "OPENAI_MODEL answers, and which parameters it takes (a few tokens)",
    look: (installation) =>
      judgeModel("OPENAI_MODEL", installation.models().mainModel, installation),
  },
  {
    id: "analyst-model",
    about: "OPENAI_ANALYST_MODEL too",
    look: (installation) => {
      const { mainModel, analystModel } = installation.models();
      if (analystModel === mainModel) throw new Skipped("the same as OPENAI_MODEL: see model");
      return judgeModel("OPENAI_ANALYST_MODEL", analystModel, installation);
    },
  },
  {
    id: "model-context",
    about: "OPENAI_MODEL knows the start of the longest prompt (that many tokens)",
    look: (installation) =>
      judgeContext("OPENAI_MODEL", installation.models().mainModel, installation),
  },
  {
    id: "analyst-context",
    about: "OPENAI_ANALYST_MODEL too",
    look: (installation) => {
      const { mainModel, analystModel } = installation.models();
      if (analystModel === mainModel) {
        throw new Skipped("the same as OPENAI_MODEL: see model-context");
      }
      return judgeContext("OPENAI_ANALYST_MODEL", analystModel, installation);
    },
  },
  {
    id: "transcription-model",
    about: "the server lists OPENAI_TRANSCRIBE_MODEL",
    look: judgeTranscription,
  },
  {
    id: "embedding-model",
    about: "OPENAI_EMBEDDING_MODEL answers, if it is set (a few tokens)",
    look: judgeEmbedding,
  },
];

/** Milliseconds. */
const MODEL_MS = 60_000;

/** A model on a person's own machine may have to be loaded first. */
function inTime({ loadingMs }: ReturnType<Installation["models"]>): AbortSignal {
  return AbortSignal.timeout(MODEL_MS + loadingMs);
}

async function judgeModel(
  variable: string,
  model: string,
  installation: Installation,
): Promise<Finding> {
  try {
    const server = installation.models();
    const dialect = await checkModel(server, model, inTime(server));
    return ok(`${variable} answers; it takes ${taken(dialect)}`);
  } catch (error) {
    return failed(variable, error, installation);
  }
}

/** @throws whatever is no answer of the model's. */
function failed(variable: string, error: unknown, installation: Installation): Finding {
  if (!(error instanceof LlmError)) throw error;
  const hint = failureHint(error, installation.models().baseUrl);
  const advice = hint?.includes("/v1") ? `${hint} Most servers answer below it` : hint;
  return problem(`${variable}: ${error.message}`, advice ?? ADVICE[error.kind](variable));
}

async function judgeContext(
  variable: string,
  model: string,
  installation: Installation,
): Promise<Finding> {
  const server = installation.models();
  const { promptTokens } = installation.config;
  try {
    const look = await checkLongPrompt(server, model, promptTokens, inTime(server));
    switch (look.kind) {
      case "whole":
        return ok(`${variable} knows the first line of ${look.sent} tokens`);
      case "cut":
        return problem(
          `${variable}: the server cuts prompts: of ${look.sent} tokens it counted ${look.counted}`,
          CONTEXT_ADVICE,
        );
      case "not_given_back":
        return warning(
          `${variable} does not give back a word from the start of ${look.sent} tokens: the server may cut prompts`,
          CONTEXT_ADVICE,
        );
    }
  } catch (error) {
    // That it does not answer at all is told by the check before.
    if (error instanceof LlmError && error.kind !== "overflow") {
      throw new Skipped(`no answer (${error.message})`);
    }
    return failed(variable, error, installation);
  }
}

function taken({ maxTokens, temperature, answerForm, delivery, effort }: Dialect): string {
  return [
    maxTokens === "taken" ? "max_tokens" : "max_completion_tokens",
    temperature === "taken" ? "temperature" : "no temperature",
    answerForm === "free" ? "no form of answer" : answerForm,
    ...(delivery === "stream" ? ["a stream only"] : []),
    ...(effort === "unseen" ? [] : ["and it thinks before it answers"]),
  ].join(", ");
}

const look = (): string => "look at the server and at OPENAI_BASE_URL, then try again";
const ADVICE: { readonly [kind in LlmErrorKind]: (variable: string) => string } = {
  refused: (variable) =>
    `look at OPENAI_API_KEY (401, 403), at ${variable} (400, 404) and at OPENAI_BASE_URL (404)`,
  rate_limit: () => "look at the provider's limits and at what was paid",
  timeout: look,
  unavailable: look,
  bad_output: look,
  empty: (variable) =>
    `ask it by hand, or name another model in ${variable}: one that thinks for long spends on it what an answer may have`,
  cut: (variable) => `name another model in ${variable}: this one cannot be brief`,
  filtered: (variable) => `look at the filters of the server, or name another model in ${variable}`,
  overflow: () => CONTEXT_ADVICE,
  loading: () => "wait until the server has loaded its model, or raise OPENAI_LOADING_SEC",
  aborted: look,
  budget: look,
};

async function judgeEmbedding(installation: Installation): Promise<Finding> {
  const server = installation.models();
  const { embeddingModel } = server;
  if (embeddingModel === undefined) {
    throw new Skipped("not set: the Record is searched by its words alone");
  }
  try {
    const { length, ms } = await checkEmbedding(server, embeddingModel, inTime(server));
    if (ms <= TIMING.nearMs) return ok(`it answers with ${length} numbers, in ${ms} ms`);
    return warning(
      `OPENAI_EMBEDDING_MODEL took ${ms} ms: questions wait no longer than ${TIMING.nearMs} ms for it, and are searched by their words alone then`,
      "keep the model loaded (Ollama: OLLAMA_KEEP_ALIVE=-1), or name a smaller one",
    );
  } catch (error) {
    return failed("OPENAI_EMBEDDING_MODEL", error, installation);
  }
}

async function judgeTranscription(installation: Installation): Promise<Finding> {
  const server = installation.models();
  const names = await listModels(server, inTime(server)).catch(() => {
    throw new Skipped("the server does not list its models");
  });
  if (names.includes(server.transcribeModel)) return ok("the server lists it");
  return warning(
    "the server does not list OPENAI_TRANSCRIBE_MODEL: voice notes may not be heard",
    "name one of its models, or leave it: people are asked to type instead",
  );
}
