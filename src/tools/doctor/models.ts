// Checks of the model servers. Each check of a model is one tiny call of about 50 tokens, or a few more when a
// parameter is refused.

import { LlmError, type LlmErrorKind } from "../../errors.ts";
import { checkModel, listModels } from "../../llm/check-model.ts";
import type { Dialect } from "../../llm/dialect.ts";
import { baseUrlHint } from "../../llm/failure-hint.ts";
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
    id: "transcription-model",
    about: "the server lists OPENAI_TRANSCRIBE_MODEL",
    look: judgeTranscription,
  },
];

/** Milliseconds. A model on a person's own machine may have to be loaded first. */
const MODEL_MS = 60_000;

async function judgeModel(
  variable: string,
  model: string,
  installation: Installation,
): Promise<Finding> {
  try {
    const dialect = await checkModel(installation.models(), model, AbortSignal.timeout(MODEL_MS));
    return ok(`${variable} answers; it takes ${taken(dialect)}`);
  } catch (error) {
    if (!(error instanceof LlmError)) throw error;
    const hint = baseUrlHint(error, installation.models().baseUrl);
    return problem(
      `${variable}: ${error.message}`,
      hint ? `${hint} Most servers answer below it` : ADVICE[error.kind](variable),
    );
  }
}

function taken({ maxTokens, temperature, answerForm }: Dialect): string {
  return [
    maxTokens === "taken" ? "max_tokens" : "max_completion_tokens",
    temperature === "taken" ? "temperature" : "no temperature",
    answerForm === "free" ? "no form of answer" : answerForm,
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
  aborted: look,
  budget: look,
};

async function judgeTranscription(installation: Installation): Promise<Finding> {
  const server = installation.models();
  const names = await listModels(server, AbortSignal.timeout(MODEL_MS)).catch(() => {
    throw new Skipped("the server does not list its models");
  });
  if (names.includes(server.transcribeModel)) return ok("the server lists it");
  return warning(
    "the server does not list OPENAI_TRANSCRIBE_MODEL: voice notes may not be heard",
    "name one of its models, or leave it: people are asked to type instead",
  );
}
