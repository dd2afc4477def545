// The append-only ledgers have one JSON object per line, ASCII only, keys in a fixed order, times in ISO 8601 UTC
// (docs/record-format.md, "Ledgers"). A bad line is counted and never stops the reading. Proof:
// test/record/logs.test.ts.

import { parseStrangeJson } from "../../json.ts";
import { isoTimestamp } from "./timestamp.ts";

/** A row as it is read from a ledger. Nothing is known about its values yet. */
export interface JsonRow {
  readonly [key: string]: unknown;
}

/** One row with its line break, in the separators of the earlier system: `{"ts": "…", "event": "…"}`. */
export function jsonLine(row: object): string {
  return `${writeJson(row)}\n`;
}

/** All rows that are JSON objects, and the 1-based numbers of the lines that are not. */
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

/** The rows among the last `lines` lines of a ledger. A long ledger takes no longer than a short one. */
export function newestRows(text: string, lines: number): readonly JsonRow[] {
  const newest = text.trimEnd().split("\n").slice(-lines);
  return newest.map(readRow).filter((row) => row !== undefined);
}

/** One line as a row; undefined when it is no JSON object. */
export function readRow(line: string): JsonRow | undefined {
  const value = parseStrangeJson(line);
  return isRow(value) ? value : undefined;
}

/** One event of PIPELINE-EVENTS.jsonl. Undefined extras are left out. */
export interface PipelineEvent {
  readonly event: string;
  readonly candidateId: string | null;
  readonly extras: { readonly [key: string]: string | number | boolean | null | undefined };
}

/** A row of PIPELINE-EVENTS.jsonl. Extras never replace the three fixed keys. */
export function pipelineEventLine(now: Date, event: PipelineEvent): string {
  const fixed = { ts: isoTimestamp(now), event: event.event, candidate_id: event.candidateId };
  return jsonLine({ ...fixed, ...event.extras, ...fixed });
}

/** The use of one model call. `bucket` names its task, such as `main` or `analyst`. */
export interface ComputeUse {
  readonly channelKey: string;
  readonly bucket: string;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly totalTokens: number;
  readonly model: string;
  /** The part of the prompt that the server had cached from an earlier call. */
  readonly cachedTokens?: number;
  /** From the first request to the end, retries included. */
  readonly latencyMs?: number;
  /** Length of a voice note in seconds, where the server tells it. */
  readonly seconds?: number;
  /** True when the counts are our estimate: the server told none, or the call was given up. */
  readonly isEstimated?: boolean;
}

/** A row of COMPUTE-LEDGER.jsonl. */
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
  // `undefined` in a list has no JSON form of its own; neither has NaN.
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
