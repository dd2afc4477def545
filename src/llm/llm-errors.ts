// The errors of a server and of the OpenAI client as LlmError. No text of the response is kept: it may quote the request, and the request is private.
// Codes are kept when they are words of a machine.

import { APIConnectionError, APIConnectionTimeoutError, APIUserAbortError } from "openai";
import { LlmError, type LlmErrorKind } from "../errors.ts";
import { factual, type Factual } from "../factual.ts";
import { isFiltered, isLoading, isOverflow, isSpent, toldBy, type Told } from "./server-error.ts";

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
  const told = toldBy(error);
  return told ? fromServer(told) : unreadable(error);
}

/** Gives the LlmError for an answer in another format than JSON. @param contentType as the server names it. */
export function notJson(contentType: string | null): LlmError {
  const named = contentType?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (/[/+]json$/.test(named)) {
    return new LlmError("bad_output", factual`the model server's answer is not JSON`, {
      detail: factual`not JSON`,
    });
  }
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
export function nodeCode(error: unknown, depth = 0): string | undefined {
  if (!(error instanceof Error) || depth > 4) return undefined;
  const code = "code" in error ? error.code : undefined;
  const isCode = typeof code === "string" && /^[A-Z][A-Z\d_]{2,50}$/.test(code);
  return isCode ? code : nodeCode(error.cause, depth + 1);
}

function fromServer(told: Told): LlmError {
  const { status, isIn200, complaint } = told;
  const type = wordOf(complaint.type);
  // `invalid_request_error` says no more than the status does.
  const word = wordOf(complaint.code) ?? (type?.endsWith("_error") ? undefined : type);
  const code = word ? factual`: ${word}` : factual``;
  const made = (kind: LlmErrorKind, message: Factual, name: Factual): LlmError =>
    new LlmError(kind, factual`${message} (${status ?? factual`no status`})${code}`, {
      detail: factual`${name}${status ? factual` ${status}` : factual``}${word ? factual` ${word}` : factual``}`,
      ...(status !== undefined && { status }),
    });
  if (isOverflow(told)) {
    return made(
      "overflow",
      factual`the prompt is longer than the model takes`,
      factual`prompt too long`,
    );
  }
  if (isLoading(told))
    return made("loading", factual`the model is still being loaded`, factual`still loading`);
  if (isFiltered(told)) {
    return made(
      "filtered",
      factual`a filter of the model server stopped the request`,
      factual`filtered`,
    );
  }
  if (isIn200) {
    const kind = status === undefined ? "bad_output" : kindOf(status);
    return made(
      kind,
      factual`the model server sent an error with status 200`,
      factual`error in a 200`,
    );
  }
  if (isSpent(told)) {
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
  // Google says with 400 what others say with 401.
  if (status === 400 && /api[ _-]?key/i.test(complaint.words))
    return made("refused", refused, factual`key refused`);
  return kindOf(status) === "refused"
    ? made("refused", refused, factual`refused`)
    : made("unavailable", factual`the model server failed`, factual`failed`);
}

function kindOf(status: number | undefined): LlmErrorKind {
  if (status === 429 || status === 402) return "rate_limit";
  return status !== undefined && status >= 400 && status < 500 ? "refused" : "unavailable";
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
