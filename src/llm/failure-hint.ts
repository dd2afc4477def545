// What an operator should look at first when a model server answers oddly.

import type { LlmError } from "../errors.ts";

/**
 * A question about OPENAI_BASE_URL where the failure looks as if the path were wrong: most servers answer below /v1.
 * @param baseUrl OPENAI_BASE_URL; absent: OpenAI's own, which needs no hint.
 */
export function baseUrlHint(
  { status, detail }: Pick<LlmError, "status" | "detail">,
  baseUrl: string | undefined,
): string | undefined {
  const isOdd = status === 404 || status === 405 || detail.startsWith("not JSON");
  if (!isOdd || baseUrl === undefined || !URL.canParse(baseUrl)) return undefined;
  const hasVersion = /\/v\d/.test(new URL(baseUrl).pathname);
  return hasVersion ? undefined : "is /v1 missing in OPENAI_BASE_URL?";
}
