// Operator log: pino JSON lines on stdout, or one readable line each on a terminal. Two guards keep
// secrets and chat text out: errors are reduced to a short list of fields, and every finished line is
// scrubbed of known secrets and of anything shaped like one (reliability: grammY and the OpenAI
// client put tokens into error texts).

import { GraceMarError } from "./errors.ts";
import { pino, stdTimeFunctions, type DestinationStream } from "pino";

/** What the code may log: fields are ids, counts and codes, never message text. */
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
  /** One short readable line each instead of JSON. */
  readonly pretty?: boolean;
}

/** A logger for one Record's process. Lines carry `record`, so that N bots can share one stream. */
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

/** Removes known secrets and token-shaped text. */
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

/** Name, code and message of an error and its causes; nothing that a library hung onto it. */
function safeError(error: unknown, secrets: readonly string[], depth = 0): SafeError {
  if (!(error instanceof Error)) return { name: typeof error, message: "not an Error" };
  const code = "code" in error ? error.code : undefined;
  return {
    name: error.name,
    ...(typeof code === "string" || typeof code === "number" ? { code } : {}),
    // Scrubbed before it is cut: half a token is not recognised any more.
    message: quotesNothing(error) ? scrub(error.message, secrets).slice(0, 500) : "(left out)",
    ...(error.cause !== undefined && depth < 3
      ? { cause: safeError(error.cause, secrets, depth + 1) }
      : {}),
    ...(depth === 0 && error.stack ? { stack: framesOf(error.stack) } : {}),
  };
}

/**
 * Parsers and the language itself quote what they were given: `Unexpected token 'h', "hello there" is not valid JSON`.
 * Where that was, the stack says.
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
