// A hint for the operator about odd answers of a model server.

import { factual, type Factual } from "../factual.ts";
import type { LlmError } from "../errors.ts";

/**
 * Gives a question about OPENAI_BASE_URL when the failure looks like a wrong path: most servers answer below /v1.
 * @param baseUrl OPENAI_BASE_URL; absent for OpenAI's own server, which needs no hint.
 */
export function baseUrlHint(
  { status, detail }: Pick<LlmError, "status" | "detail">,
  baseUrl: string | undefined,
): Factual | undefined {
  const isOdd = status === 404 || status === 405 || detail.startsWith("not JSON");
  if (!isOdd || baseUrl === undefined || !URL.canParse(baseUrl)) return undefined;
  const hasVersion = /\/v\d/.test(new URL(baseUrl).pathname);
  return hasVersion ? undefined : factual`is /v1 missing in OPENAI_BASE_URL?`;
}
