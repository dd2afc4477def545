// HOMEWORK-LEDGER.jsonl: one row for each homework that was done to its last question (spec/record-format §9.4).

import { jsonLine, type JsonRow } from "./text/jsonl.ts";
import { isoTimestamp } from "./text/timestamp.ts";

export interface HomeworkScore {
  readonly channelKey: string;
  readonly correct: number;
  readonly total: number;
}

export function homeworkLine(now: Date, { channelKey, correct, total }: HomeworkScore): string {
  return jsonLine({ ts: isoTimestamp(now), channel_key: channelKey, correct, total });
}

/** Right answers of all time, in all channels. Rows that make no sense are passed over. */
export function homeworkTotal(rows: readonly JsonRow[]): number {
  return rows.reduce((sum, { correct }) => {
    const isSane = Number.isSafeInteger(correct) && (correct as number) > 0;
    return isSane ? sum + (correct as number) : sum;
  }, 0);
}
