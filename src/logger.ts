// The operator log: pino JSON lines on stdout, or one readable line each on a terminal. Three guards keep secrets and the
// Record's words out: a message is a text that stands in the code, errors are reduced to a short list of fields, and every
// finished line is scrubbed of known secrets and of anything shaped like one, because grammY and the OpenAI client put
// tokens into error texts. Proof: test/logger.test.ts.

import { pino, stdTimeFunctions, type DestinationStream } from "pino";
import { CandidateError, GraceMarError } from "./errors.ts";
import type { Literal } from "./factual.ts";
import { harmless } from "./record/text/unseen.ts";

/** The log as the code sees it. Fields are ids, counts and codes, never message text. */
export interface Logger {
  debug<Text extends string>(fields: object, message: Literal<Text>): void;
  info<Text extends string>(fields: object, message: Literal<Text>): void;
  warn<Text extends string>(fields: object, message: Literal<Text>): void;
  error<Text extends string>(fields: object, message: Literal<Text>): void;
}

export interface LoggerOptions {
  readonly recordId: string;
  readonly level: string;
  /** Values that must never appear, whatever shape they have. */
  readonly secrets: readonly string[];
  /** Receives finished, scrubbed lines. */
  readonly write: (line: string) => void;
  /** True: one short readable line each instead of JSON. */
  readonly pretty?: boolean;
}

/** Creates the logger of one Record's process. Lines carry `record`, so that N bots can share one stream. */
export function createLogger(options: LoggerOptions): Logger {
  const destination: DestinationStream = {
    write: (line) => {
      options.write(scrub(options.pretty ? harmless(readable(line)) : line, options.secrets));
    },
  };
  return pino(
    {
      level: options.level,
      base: { record: options.recordId },
      timestamp: stdTimeFunctions.isoTime,
      serializers: { err: (error: unknown) => safeError(error, options.secrets) },
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
}

/** Gives the line without known secrets and text shaped like a token. */
export function scrub(line: string, secrets: readonly string[]): string {
  const known = secrets.reduce(
    (text, secret) => (secret.length >= 8 ? text.replaceAll(secret, "[secret]") : text),
    line,
  );
  return known
    .replace(/\b\d{6,12}:[\w-]{30,}/g, "[token]")
    .replace(/\bsk-[\w-]{16,}/g, "[key]")
    .replace(/\bBearer\s+[\w.~+/-]{8,}=*/gi, "Bearer [key]");
}

interface SafeError {
  readonly name: string;
  readonly code?: string | number;
  /** Of a system call that failed. */
  readonly syscall?: string;
  readonly message?: string;
  readonly reason?: object;
  readonly cause?: SafeError;
  readonly stack?: string;
}

/** Keeps kind, code and place of an error and its causes, and no other field that a library added. */
function safeError(error: unknown, secrets: readonly string[], depth = 0): SafeError {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = "code" in error ? error.code : undefined;
  const syscall = "syscall" in error ? error.syscall : undefined;
  return {
    name: error.name,
    ...(typeof code === "string" || typeof code === "number" ? { code } : {}),
    ...(typeof syscall === "string" && /^[a-z_]{1,40}$/i.test(syscall) ? { syscall } : {}),
    ...said(error, secrets),
    ...(error.cause !== undefined && depth < 3
      ? { cause: safeError(error.cause, secrets, depth + 1) }
      : {}),
    ...(depth === 0 && error.stack ? { stack: framesOf(error.stack) } : {}),
  };
}

/**
 * The words of an error that quote nobody. Parsers and the language quote their input (`Unexpected token 'h', "hello there"
 * is not valid JSON`), the system names files, and the message of a refusal is for the terminal.
 */
function said(error: Error, secrets: readonly string[]): Pick<SafeError, "message" | "reason"> {
  if (error instanceof CandidateError) return { reason: error.reason };
  if (!(error instanceof GraceMarError)) return {};
  // It is scrubbed before it is cut, because half a token would not be recognised.
  return { message: scrub(error.message, secrets).slice(0, 500) };
}

function framesOf(stack: string): string {
  return stack
    .split("\n")
    .filter((line) => line.trimStart().startsWith("at "))
    .slice(0, 6)
    .map((line) => line.trim())
    .join(" | ");
}

function readable(line: string): string {
  const { time, level, record, msg, ...fields } = JSON.parse(line) as { [key: string]: unknown };
  const rest = Object.entries(fields).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
  return `${String(time).slice(11, 19)} ${String(level).padEnd(5)} ${String(record)}: ${String(msg)}${
    rest.length > 0 ? `  ${rest.join(" ")}` : ""
  }\n`;
}
