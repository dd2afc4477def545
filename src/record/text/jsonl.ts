// Rows of the append-only ledgers (spec/record-format §9): one object per line, ASCII only, keys in a fixed order,
// times in ISO UTC. Reading never stops at a bad line: it is counted and the rest is still read.

import { isoTimestamp } from "./timestamp.ts";

/** A row as read from a ledger; nothing about its values is known yet. */
export interface JsonRow {
  readonly [key: string]: unknown;
}

/** One row with its line break, in the separators of the earlier system: `{"ts": "…", "event": "…"}`. */
export function jsonLine(row: object): string {
  return `${writeJson(row)}\n`;
}

/** All rows that are JSON objects, and the 1-based numbers of lines that are not. */
export function readJsonl(text: string): {
  readonly rows: readonly { readonly line: number; readonly value: JsonRow }[];
  readonly badLines: readonly number[];
} {
  const rows: { line: number; value: JsonRow }[] = [];
  const badLines: number[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const value = readRow(line);
    if (value) rows.push({ line: index + 1, value });
    else badLines.push(index + 1);
  }
  return { rows, badLines };
}

/** The rows among the last lines of a ledger, so that an old one takes no longer. */
export function newestRows(text: string, lines: number): readonly JsonRow[] {
  const newest = text.trimEnd().split("\n").slice(-lines);
  return newest.map(readRow).filter((row) => row !== undefined);
}

/** One line as a row; undefined when it is not a JSON object. */
export function readRow(line: string): JsonRow | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isRow(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** One event of spec/pipeline §14. Extras that are undefined are left out. */
export interface PipelineEvent {
  readonly event: string;
  readonly candidateId: string | null;
  readonly extras: { readonly [key: string]: string | number | boolean | null | undefined };
}

/** A row of PIPELINE-EVENTS.jsonl (spec/record-format §9.2). Extras never replace the three fixed keys. */
export function pipelineEventLine(now: Date, event: PipelineEvent): string {
  const fixed = { ts: isoTimestamp(now), event: event.event, candidate_id: event.candidateId };
  return jsonLine({ ...fixed, ...event.extras, ...fixed });
}

/** What one model call used. Buckets: spec/record-format §9.1. */
export interface ComputeUse {
  readonly channelKey: string;
  readonly bucket: string;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly totalTokens: number;
  readonly model: string;
  /** Part of the prompt that the server had kept from an earlier call. */
  readonly cachedTokens?: number;
  /** From the first request to the end, retries included. */
  readonly latencyMs?: number;
  /** Length of a voice note, where the server tells it. */
  readonly seconds?: number;
  /** The server told no token counts, or the call was given up: these are our guess. */
  readonly isEstimated?: boolean;
}

/** A row of COMPUTE-LEDGER.jsonl (spec/record-format §9.1). */
export function computeLine(now: Date, use: ComputeUse): string {
  return jsonLine({
    ts: isoTimestamp(now),
    channel_key: use.channelKey,
    bucket: use.bucket,
    prompt_tokens: use.promptTokens,
    completion_tokens: use.completionTokens,
    total_tokens: use.totalTokens,
    model: use.model,
    cached_tokens: use.cachedTokens,
    latency_ms: use.latencyMs,
    seconds: use.seconds,
    estimated: use.isEstimated || undefined,
  });
}

function writeJson(value: unknown): string {
  if (typeof value === "string") return writeString(value);
  if (Array.isArray(value)) return `[${value.map((entry) => writeJson(entry)).join(", ")}]`;
  if (isRow(value)) {
    const pairs = Object.entries(value).filter(([, entry]) => entry !== undefined);
    return `{${pairs.map(([key, entry]) => `${writeString(key)}: ${writeJson(entry)}`).join(", ")}}`;
  }
  // `undefined` in a list, like NaN, has no JSON form of its own.
  return JSON.stringify(value) ?? "null";
}

function writeString(text: string): string {
  return JSON.stringify(text.toWellFormed()).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function isRow(value: unknown): value is JsonRow {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
