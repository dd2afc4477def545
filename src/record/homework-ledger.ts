// HOMEWORK-LEDGER.jsonl has one row for each homework that was finished. Proof: test/record/homework-ledger.test.ts.

import { jsonLine, type JsonRow } from "./text/jsonl.ts";
import { isoTimestamp } from "./text/timestamp.ts";

export interface HomeworkScore {
  readonly channelKey: string;
  readonly correct: number;
  readonly total: number;
}

/** A row of HOMEWORK-LEDGER.jsonl, with its line break. */
export function homeworkLine(now: Date, { channelKey, correct, total }: HomeworkScore): string {
  return jsonLine({ ts: isoTimestamp(now), channel_key: channelKey, correct, total });
}

/** Right answers of all time, in all channels. Unreadable rows are passed over. */
export function homeworkTotal(rows: readonly JsonRow[]): number {
  return rows.reduce((sum, { correct }) => {
    const isSane = Number.isSafeInteger(correct) && (correct as number) > 0;
    return isSane ? sum + (correct as number) : sum;
  }, 0);
}
