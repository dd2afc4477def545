// The OpenAI client's errors as LlmError. No text of the response is kept: it may quote the request, and the request is private.
// Codes are kept when they are words of a machine.

import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from "openai";
import { factual, type Factual } from "../factual.ts";
import { LlmError } from "../errors.ts";

/** Gives the LlmError for anything that a call threw. @param signal the call's own, which tells a stop from a time limit. */
export function toLlmError(error: unknown, signal: AbortSignal): LlmError {
  if (error instanceof LlmError) return error;
  if (signal.aborted) {
    const isTimeout = signal.reason instanceof Error && signal.reason.name === "TimeoutError";
    return isTimeout
      ? new LlmError("timeout", factual`the model did not answer in time`)
      : new LlmError("aborted", factual`the model call was stopped`);
  }
  if (error instanceof APIUserAbortError) {
    return new LlmError("aborted", factual`the model call was stopped`);
  }
  if (error instanceof APIConnectionTimeoutError) {
    return new LlmError("timeout", factual`the model server did not answer in time`);
  }
  if (error instanceof APIConnectionError) return unreachable(error);
  if (error instanceof APIError) return fromStatus(error);
  return unreadable(error);
}

/** Gives the LlmError for an error that came as an answer, even with a status of success. */
export function errorInAnswer(body: { readonly error?: unknown }): LlmError {
  const { code, type } = (body.error ?? {}) as { readonly code?: unknown; readonly type?: unknown };
  const told = isStatus(code) ? factual`${code}` : (wordOf(code) ?? wordOf(type));
  return new LlmError("bad_output", factual`the model server sent an error with status 200`, {
    detail: told ? factual`error in a 200 ${told}` : factual`error in a 200`,
  });
}

/** True for a status of HTTP. Any other number may be one that a person wrote. */
function isStatus(code: unknown): code is number {
  return Number.isInteger(code) && Number(code) >= 100 && Number(code) <= 599;
}

/** Gives the LlmError for an answer in another format than JSON. @param contentType as the server names it. */
export function notJson(contentType: string | null): LlmError {
  const named = contentType?.split(";")[0]?.trim().toLowerCase() ?? "";
  const [kind = "", name = ""] = named.split("/");
  const another = named === "" ? factual`no content type` : factual`another content type`;
  const media = KNOWN_MEDIA.has(named) ? factual`${{ code: kind }}/${{ code: name }}` : another;
  return new LlmError("bad_output", factual`the model server's answer is not JSON (${media})`, {
    detail: factual`not JSON (${media})`,
  });
}

/** What a page, a stream or a proxy in a model server's place answers with. */
const KNOWN_MEDIA: ReadonlySet<string> = new Set([
  "application/octet-stream",
  "application/x-ndjson",
  "application/xml",
  "text/event-stream",
  "text/html",
  "text/plain",
  "text/xml",
]);

function unreachable(error: APIConnectionError): LlmError {
  const code = nodeCode(error);
  if (code === undefined) {
    return new LlmError("unavailable", factual`the model server cannot be reached`, {
      detail: factual`unreachable`,
    });
  }
  return new LlmError("unavailable", factual`the model server cannot be reached (${{ code }})`, {
    detail: factual`${{ code }}`,
  });
}

/** Gives `ECONNREFUSED`, `UNABLE_TO_VERIFY_LEAF_SIGNATURE` and the like, from the error or its cause. */
function nodeCode(error: unknown, depth = 0): string | undefined {
  if (!(error instanceof Error) || depth > 4) return undefined;
  const code = "code" in error ? error.code : undefined;
  const isCode = typeof code === "string" && /^[A-Z][A-Z\d_]{2,50}$/.test(code);
  return isCode ? code : nodeCode(error.cause, depth + 1);
}

function fromStatus(error: APIError): LlmError {
  const status = typeof error.status === "number" ? error.status : undefined;
  const type = wordOf(error.type);
  // `invalid_request_error` says no more than the status does.
  const word = wordOf(error.code) ?? (type?.endsWith("_error") ? undefined : type);
  const told = word ? factual`: ${word}` : factual``;
  const made = (kind: LlmError["kind"], message: Factual, name: Factual): LlmError =>
    new LlmError(kind, factual`${message} (${status ?? factual`no status`})${told}`, {
      detail: factual`${name}${status ? factual` ${status}` : factual``}${word ? factual` ${word}` : factual``}`,
      ...(status !== undefined && { status }),
    });
  if (status === 402 || (status === 429 && /quota|billing|credit|balance/.test(word ?? ""))) {
    return made(
      "rate_limit",
      factual`the model server says that nothing is left to spend`,
      factual`quota`,
    );
  }
  if (status === 429)
    return made("rate_limit", factual`the model server asks to slow down`, factual`rate limit`);
  const refused = factual`the model server refused the call`;
  if (status === 404) return made("refused", refused, factual`not found`);
  if (status !== undefined && status >= 400 && status < 500) {
    return made("refused", refused, factual`refused`);
  }
  return made("unavailable", factual`the model server failed`, factual`failed`);
}

function unreadable(error: unknown): LlmError {
  const message = factual`the model server's answer cannot be read`;
  if (error instanceof SyntaxError)
    return new LlmError("bad_output", message, { detail: factual`not JSON` });
  const detail =
    error instanceof RangeError ? factual`answer too large` : factual`unreadable answer`;
  return new LlmError("bad_output", message, { detail });
}

/** Gives a code that servers are known to use. Any other may be made of words that a person wrote. */
function wordOf(code: unknown): Factual | undefined {
  return typeof code === "string" && KNOWN_WORDS.has(code) ? factual`${{ code }}` : undefined;
}

/** OpenAI's error codes and types (API reference, error codes), and those of servers that speak its language. */
const KNOWN_WORDS: ReadonlySet<string> = new Set([
  "account_deactivated",
  "api_error",
  "authentication_error",
  "bad_request",
  "billing_hard_limit_reached",
  "billing_not_active",
  "content_filter",
  "content_policy_violation",
  "context_length_exceeded",
  "engine_overloaded",
  "exceed_context_size_error",
  "exceeded_current_quota_error",
  "insufficient_balance",
  "insufficient_credits",
  "insufficient_quota",
  "internal_error",
  "internal_server_error",
  "invalid_api_key",
  "invalid_authentication_error",
  "invalid_image",
  "invalid_model",
  "invalid_organization",
  "invalid_request_error",
  "invalid_type",
  "invalid_value",
  "missing_required_parameter",
  "model_not_found",
  "model_not_loaded",
  "not_found_error",
  "overloaded_error",
  "permission_denied",
  "permission_error",
  "rate_limit_error",
  "rate_limit_exceeded",
  "rate_limit_reached_error",
  "request_too_large",
  "server_error",
  "service_unavailable",
  "string_above_max_length",
  "tokens_exceeded",
  "tokens_per_minute_exceeded",
  "unavailable_error",
  "unknown_parameter",
  "unsupported_country_region_territory",
  "unsupported_model",
  "unsupported_parameter",
  "unsupported_value",
]);
