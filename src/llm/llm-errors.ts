// What the OpenAI client throws, as LlmError. Nothing of the response's text is kept: it may quote
// the request, and the request is private.

import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from "openai";
import { LlmError } from "../errors.ts";

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
  if (error instanceof APIConnectionError) {
    return new LlmError("unavailable", "the model server cannot be reached");
  }
  if (error instanceof APIError) return fromStatus(error.status);
  return new LlmError("bad_output", "the model server's answer cannot be read");
}

function fromStatus(status: unknown): LlmError {
  if (status === 429) return new LlmError("rate_limit", "the model server asks to slow down (429)");
  if (typeof status === "number" && status >= 400 && status < 500) {
    return new LlmError("refused", `the model server refused the call (${status})`);
  }
  return new LlmError(
    "unavailable",
    `the model server failed (${typeof status === "number" ? status : "no status"})`,
  );
}
