// The operator log: pino JSON lines on stdout, or one readable line each on a terminal. Two guards keep secrets and chat text
// out: errors are reduced to a short list of fields, and every finished line is scrubbed of known secrets and of anything
// shaped like one, because grammY and the OpenAI client put tokens into error texts. Proof: test/logger.test.ts.

import { GraceMarError } from "./errors.ts";
import { pino, stdTimeFunctions, type DestinationStream } from "pino";

/** The log as the code sees it. Fields are ids, counts and codes, never message text. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
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
      options.write(scrub(options.pretty ? readable(line) : line, options.secrets));
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
  readonly message: string;
  readonly cause?: SafeError;
  readonly stack?: string;
}

/** Keeps name, code and message of an error and its causes, and no other field that a library added. */
function safeError(error: unknown, secrets: readonly string[], depth = 0): SafeError {
  if (!(error instanceof Error)) return { name: typeof error, message: "not an Error" };
  const code = "code" in error ? error.code : undefined;
  return {
    name: error.name,
    ...(typeof code === "string" || typeof code === "number" ? { code } : {}),
    // It is scrubbed before it is cut, because half a token would not be recognised.
    message: quotesNothing(error) ? scrub(error.message, secrets).slice(0, 500) : "(left out)",
    ...(error.cause !== undefined && depth < 3
      ? { cause: safeError(error.cause, secrets, depth + 1) }
      : {}),
    ...(depth === 0 && error.stack ? { stack: framesOf(error.stack) } : {}),
  };
}

/**
 * False for parsers and the language itself, which quote their input: `Unexpected token 'h', "hello there" is not valid JSON`.
 * The stack still says where it happened.
 */
function quotesNothing(error: Error): boolean {
  return (
    error instanceof GraceMarError || ["Error", "AbortError", "TimeoutError"].includes(error.name)
  );
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
