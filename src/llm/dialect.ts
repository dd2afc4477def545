// What a server takes: every model refuses other parameters, and each says so in its own words. What a refusal
// teaches is kept for the process, for each model.

import { APIError } from "openai";

export interface Dialect {
  readonly maxTokens: "taken" | "refused";
  readonly temperature: "taken" | "refused";
  /** The strictest form of answer that it can be held to. */
  readonly answerForm: "json_schema" | "json_object" | "free";
}

const UNKNOWN: Dialect = { maxTokens: "taken", temperature: "taken", answerForm: "json_schema" };

export interface Dialects {
  of(model: string): Dialect;
  /**
   * Learns from a refusal of a request that was worded in `used`. False: it teaches nothing.
   * @param hadAnswerForm whether the request asked for a form of answer.
   */
  learn(model: string, used: Dialect, error: unknown, hadAnswerForm: boolean): boolean;
}

export function createDialects(): Dialects {
  const known = new Map<string, Dialect>();
  const of = (model: string): Dialect => known.get(model) ?? UNKNOWN;
  return {
    of,
    learn: (model, used, error, hadAnswerForm) => {
      const lesson = lessonOf(error, used, hadAnswerForm);
      // Over what calls at the same time have learned.
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
  // Local servers fail (500, 501) over a form of answer that they cannot make.
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
