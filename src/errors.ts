// Errors are classes by who must act. Bad model output is data, not an exception, and has no class.

import { factual, type Factual } from "./factual.ts";
import type { RefusalReason } from "./refusals.ts";

/** Exit codes of all our programs: stable, and where they exist those of sysexits.h. */
export const EXIT = { ok: 0, unexpected: 1, usage: 64, recordBusy: 75, config: 78 } as const;

/** The base of all our errors. `code` is stable and safe to log; a program ends with `exitCode`. */
export class GraceMarError extends Error {
  readonly code: string;
  readonly exitCode: number;

  constructor(code: string, message: string, options: { exitCode?: number; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.code = code;
    this.exitCode = options.exitCode ?? EXIT.unexpected;
  }
}

/** An error as an answer to a command. A bot of an earlier version gives no exit code. */
export type Refusal = Pick<GraceMarError, "code" | "message"> & { readonly exitCode?: number };

/** The operator must act: environment, token, Node version, missing Record. */
export class ConfigError extends GraceMarError {
  constructor(message: string, options: { code?: string; cause?: unknown } = {}) {
    super(options.code ?? "config", message, { exitCode: EXIT.config, cause: options.cause });
  }
}

/** Another process holds this Record. */
export class RecordBusyError extends GraceMarError {
  constructor(message: string, cause?: unknown) {
    super("record_busy", message, { exitCode: EXIT.recordBusy, cause });
  }
}

/** The lease names a process that this kernel's locks do not reach, or one that took the Record over. */
export class RecordElsewhereError extends GraceMarError {
  declare readonly message: Factual;

  constructor(message: Factual) {
    super("record_elsewhere", message, { exitCode: EXIT.recordBusy });
  }
}

/** Another process uses this bot's token, and of the two rivals this one gives way. */
export class GaveWayError extends GraceMarError {
  declare readonly message: Factual;

  constructor(message: Factual) {
    super("gave_way", message, { exitCode: EXIT.recordBusy });
  }
}

export interface RecordErrorOptions {
  readonly code?: string;
  readonly cause?: unknown;
  /** What was found there. It may quote the Record, so only a person's own terminal shows it. */
  readonly found?: string | undefined;
}

/**
 * A file of the Record is broken or unreadable. The message names the file, the line and what to do, and quotes nothing, for
 * it also goes to the log and to the operator chat.
 */
export class RecordError extends GraceMarError {
  readonly found: string | undefined;
  declare readonly message: Factual;

  constructor(message: Factual, options: RecordErrorOptions = {}) {
    super(options.code ?? "record", message, { exitCode: EXIT.config, cause: options.cause });
    this.found = options.found;
  }
}

/** state.db holds something unreadable, and nothing was done with it. `fault` quotes no content of a row. */
export class StateError extends GraceMarError {
  constructor(fault: string, cause?: unknown) {
    const message = `.runtime/state.db is damaged (${fault}). Nothing was changed. Stop the bot, put that file aside or restore a backup, and start again`;
    super("state_damaged", message, { exitCode: EXIT.config, cause });
  }
}

/**
 * The owner must act: a candidate is unknown, stale, already decided or cannot be merged. A chat says `reason` in the
 * Record's language; the message is for the operator.
 */
export class CandidateError extends GraceMarError {
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, message: string, cause?: unknown) {
    super(reason.code, message, { exitCode: EXIT.unexpected, cause });
    this.reason = reason;
  }
}

/** A script was called wrongly. */
export class UsageError extends GraceMarError {
  constructor(message: string) {
    super("usage", message, { exitCode: EXIT.usage });
  }
}

export type LlmErrorKind =
  | "timeout"
  | "rate_limit"
  | "refused"
  | "bad_output"
  /** An answer that says nothing, or nothing but thoughts. */
  | "empty"
  /** An answer that is worth nothing unless it is whole, and was cut off. */
  | "cut"
  /** Stopped by a filter, or declined by the model. The same question gets no other answer. */
  | "filtered"
  /** The prompt is longer than the model takes. */
  | "overflow"
  /** The model is still being loaded, and was waited for. */
  | "loading"
  | "unavailable"
  | "aborted"
  /** The Record's tokens for this day are used up. */
  | "budget";

export interface LlmErrorOptions {
  /** The event in a word or two that quote nobody: `refused 401 invalid_api_key`. */
  readonly detail?: Factual;
  /** The status of the HTTP answer. */
  readonly status?: number;
  /** No call was made, because the server is left alone for a while. */
  readonly isSpared?: boolean;
}

/** The model gave no usable answer. Retries have already happened behind the Llm port. */
export class LlmError extends GraceMarError {
  readonly kind: LlmErrorKind;
  /** Both go to the log, and this one to the operator chat: nothing that a server sent but codes fits in. */
  declare readonly message: Factual;
  readonly detail: Factual;
  readonly status: number | undefined;
  readonly isSpared: boolean;

  constructor(kind: LlmErrorKind, message: Factual, options: LlmErrorOptions = {}) {
    super(`llm_${kind}`, message);
    this.kind = kind;
    this.detail = options.detail ?? factual`${kind}`;
    this.status = options.status;
    this.isSpared = options.isSpared ?? false;
  }
}

/** Gives an error's text for the terminal of the person who gave the command. It may quote the Record. */
export function messageInFull(error: unknown): string {
  const found = error instanceof RecordError ? error.found : undefined;
  return found === undefined ? errorMessage(error) : `${errorMessage(error)} (found: ${found})`;
}

/** The code of a failed system call, `ENOENT`; else the kind of error. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}

/** Gives the text of any thrown value, for messages built from a cause. */
export function errorMessage(error: unknown): string {
  // V8 quotes the text that it could not read, which may be a person's.
  if (error instanceof SyntaxError) return "a text is not what it should be (SyntaxError)";
  return error instanceof Error ? error.message : String(error);
}
