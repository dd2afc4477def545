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
  const told = typeof code === "number" ? factual`${code}` : (wordOf(code) ?? wordOf(type));
  return new LlmError("bad_output", factual`the model server sent an error with status 200`, {
    detail: told ? factual`error in a 200 ${told}` : factual`error in a 200`,
  });
}

/** Gives the LlmError for an answer in another format than JSON. @param contentType as the server names it. */
export function notJson(contentType: string | null): LlmError {
  const [, kind, name] = /^([a-z]+)\/([\w.-]+)/i.exec(contentType ?? "") ?? [];
  const media =
    kind !== undefined && name !== undefined
      ? factual`${{ code: kind }}/${{ code: name }}`
      : factual`no content type`;
  return new LlmError("bad_output", factual`the model server's answer is not JSON (${media})`, {
    detail: factual`not JSON (${media})`,
  });
}

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

/** Gives a code in the form that servers use, such as `insufficient_quota`; nothing that a person may have written. */
function wordOf(code: unknown): Factual | undefined {
  const isWord =
    typeof code === "string" && code.length <= 40 && /^[a-z]+(?:_[a-z\d]+)+$/.test(code);
  return isWord ? factual`${{ code }}` : undefined;
}
