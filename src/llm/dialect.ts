// The parameters that a model takes. Every model refuses others, and each says so in its own words. The process remembers for
// each model what a refusal taught.

import { APIError } from "openai";

export interface Dialect {
  readonly maxTokens: "taken" | "refused";
  readonly temperature: "taken" | "refused";
  /** The strictest form of answer that the model can be held to. */
  readonly answerForm: "json_schema" | "json_object" | "free";
}

const UNKNOWN: Dialect = { maxTokens: "taken", temperature: "taken", answerForm: "json_schema" };

export interface Dialects {
  of(model: string): Dialect;
  /**
   * Learns from a refusal of a request that was worded in `used`. Gives false when it teaches nothing.
   * @param hadAnswerForm true when the request asked for a form of answer.
   */
  learn(model: string, used: Dialect, error: unknown, hadAnswerForm: boolean): boolean;
}

/** Creates the memory of dialects; every model is first asked in the fullest one. */
export function createDialects(): Dialects {
  const known = new Map<string, Dialect>();
  const of = (model: string): Dialect => known.get(model) ?? UNKNOWN;
  return {
    of,
    learn: (model, used, error, hadAnswerForm) => {
      const lesson = lessonOf(error, used, hadAnswerForm);
      // Calls at the same time may have learned something else, which stays.
      if (lesson) known.set(model, { ...of(model), ...lesson });
      return lesson !== undefined;
    },
  };
}

/** `response_format`, OpenAI and DeepSeek; "response format", Groq; "grammar", llama.cpp; "guided", vLLM. */
const ABOUT_ANSWER_FORM =
  /response[ _]?format|json[ _]?schema|json_object|structured[ _]?output|grammar|guided_|json_validate_failed|failed_generation/i;

function lessonOf(
  error: unknown,
  used: Dialect,
  hadAnswerForm: boolean,
): Partial<Dialect> | undefined {
  if (!(error instanceof APIError)) return undefined;
  const complaint = `${error.param ?? ""} ${error.code ?? ""} ${error.message}`;
  const isRefusal = error.status === 400 || error.status === 422;
  // Local servers answer 500 or 501 to a form of answer that they cannot make.
  if (
    hadAnswerForm &&
    used.answerForm !== "free" &&
    (isRefusal || error.status === 500 || error.status === 501) &&
    ABOUT_ANSWER_FORM.test(complaint)
  ) {
    return { answerForm: used.answerForm === "json_schema" ? "json_object" : "free" };
  }
  if (!isRefusal) return undefined;
  if (used.maxTokens === "taken" && complaint.includes("max_tokens")) {
    return { maxTokens: "refused" };
  }
  if (used.temperature === "taken" && complaint.includes("temperature")) {
    return { temperature: "refused" };
  }
  return undefined;
}
