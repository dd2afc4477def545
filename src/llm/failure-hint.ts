// Hints for the operator about odd answers of a model server.

import { factual, type Factual } from "../factual.ts";
import type { LlmError } from "../errors.ts";

/**
 * Gives a question about OPENAI_BASE_URL when the failure looks like a wrong path: most servers answer below /v1.
 * @param baseUrl OPENAI_BASE_URL; absent for OpenAI's own server, which needs no hint.
 */
function baseUrlHint(
  { status, detail }: Pick<LlmError, "status" | "detail">,
  baseUrl: string | undefined,
): Factual | undefined {
  const isOdd =
    status === 404 ||
    status === 405 ||
    detail.startsWith("not JSON") ||
    // LM Studio says so of a path that it does not know.
    detail === "error in a 200";
  if (!isOdd || baseUrl === undefined || !URL.canParse(baseUrl)) return undefined;
  const hasVersion = /\/v\d/.test(new URL(baseUrl).pathname);
  return hasVersion ? undefined : factual`is /v1 missing in OPENAI_BASE_URL?`;
}

/** What to set where a prompt is longer than the model takes. */
export const CONTEXT_ADVICE = factual`give the model a longer context (Ollama: OLLAMA_CONTEXT_LENGTH or num_ctx; llama.cpp: --ctx-size; vLLM: --max-model-len; LM Studio: Context Length), or lower GRACE_MAR_PROMPT_TOKENS`;

/** Gives what the operator can do about a failure, where it tells. */
export function failureHint(
  error: Pick<LlmError, "kind" | "status" | "detail">,
  baseUrl: string | undefined,
): Factual | undefined {
  return error.kind === "overflow" ? CONTEXT_ADVICE : baseUrlHint(error, baseUrl);
}
