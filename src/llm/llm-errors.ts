// The errors of a server and of the OpenAI client as LlmError. No text of the response is kept: it may quote the request, and the request is private.
// Codes are kept when they are words of a machine.

import { APIConnectionError, APIConnectionTimeoutError, APIUserAbortError } from "openai";
import { LlmError, type LlmErrorKind } from "../errors.ts";
import { isFiltered, isLoading, isOverflow, toldBy, type Told } from "./server-error.ts";

/** Gives the LlmError for anything that a call threw. @param signal the call's own, which tells a stop from a time limit. */
export function toLlmError(error: unknown, signal: AbortSignal): LlmError {
  if (error instanceof LlmError) return error;
  if (signal.aborted) {
    const isTimeout = signal.reason instanceof Error && signal.reason.name === "TimeoutError";
    return isTimeout
      ? new LlmError("timeout", "the model did not answer in time")
      : new LlmError("aborted", "the model call was stopped");
  }
  if (error instanceof APIUserAbortError) {
    return new LlmError("aborted", "the model call was stopped");
  }
  if (error instanceof APIConnectionTimeoutError) {
    return new LlmError("timeout", "the model server did not answer in time");
  }
  if (error instanceof APIConnectionError) return unreachable(error);
  const told = toldBy(error);
  return told ? fromServer(told) : unreadable(error);
}

/** Gives the LlmError for an answer in another format than JSON. @param contentType as the server names it. */
export function notJson(contentType: string | null): LlmError {
  const media = /^[\w.+-]{1,30}\/[\w.+-]{1,40}/.exec(contentType ?? "")?.[0] ?? "no content type";
  if (/\bjson$/i.test(media)) {
    return new LlmError("bad_output", "the model server's answer is not JSON", {
      detail: "not JSON",
    });
  }
  return new LlmError("bad_output", `the model server's answer is not JSON (${media})`, {
    detail: `not JSON (${media})`,
  });
}

function unreachable(error: APIConnectionError): LlmError {
  const code = nodeCode(error);
  return new LlmError(
    "unavailable",
    `the model server cannot be reached${code ? ` (${code})` : ""}`,
    { detail: code ?? "unreachable" },
  );
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
  const made = (kind: LlmErrorKind, message: string, name: string): LlmError =>
    new LlmError(kind, `${message} (${status ?? "no status"})${word ? `: ${word}` : ""}`, {
      detail: [name, ...(status ? [status] : []), ...(word ? [word] : [])].join(" "),
      ...(status !== undefined && { status }),
    });
  if (isOverflow(told)) {
    return made("overflow", "the prompt is longer than the model takes", "prompt too long");
  }
  if (isLoading(told)) return made("loading", "the model is still being loaded", "still loading");
  if (isFiltered(told)) {
    return made("filtered", "a filter of the model server stopped the request", "filtered");
  }
  if (isIn200) {
    const kind = status === undefined ? "bad_output" : kindOf(status);
    return made(kind, "the model server sent an error with status 200", "error in a 200");
  }
  if (status === 402 || (status === 429 && /quota|billing|credit|balance/.test(word ?? ""))) {
    return made("rate_limit", "the model server says that nothing is left to spend", "quota");
  }
  if (status === 429) return made("rate_limit", "the model server asks to slow down", "rate limit");
  if (status === 404) return made("refused", "the model server refused the call", "not found");
  return kindOf(status) === "refused"
    ? made("refused", "the model server refused the call", "refused")
    : made("unavailable", "the model server failed", "failed");
}

function kindOf(status: number | undefined): LlmErrorKind {
  if (status === 429 || status === 402) return "rate_limit";
  return status !== undefined && status >= 400 && status < 500 ? "refused" : "unavailable";
}

function unreadable(error: unknown): LlmError {
  const message = "the model server's answer cannot be read";
  if (error instanceof SyntaxError)
    return new LlmError("bad_output", message, { detail: "not JSON" });
  const detail = error instanceof RangeError ? "answer too large" : "unreadable answer";
  return new LlmError("bad_output", message, { detail });
}

/** Gives a code in the form that servers use, such as `insufficient_quota`; nothing that a person may have written. */
function wordOf(code: unknown): string | undefined {
  const isWord =
    typeof code === "string" && code.length <= 40 && /^[a-z]+(?:_[a-z\d]+)+$/.test(code);
  return isWord ? code : undefined;
}
