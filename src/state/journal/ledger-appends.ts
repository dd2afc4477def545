// Lines for the append-only files of a Record become changes for the journal.

import { homeworkLine, type HomeworkScore } from "../../record/homework-ledger.ts";
import {
  pipelineEventLine,
  computeLine,
  type ComputeUse,
  type PipelineEvent,
} from "../../record/text/jsonl.ts";
import { FILES } from "../../record/store.ts";
import {
  TRANSCRIPT_HEADER,
  channelLabel,
  transcriptBlock,
  type TranscriptLabel,
} from "../../record/transcript.ts";
import type { FileAppend } from "./record-journal.ts";

/** Rows for PIPELINE-EVENTS.jsonl. */
export function eventAppends(now: Date, events: readonly PipelineEvent[]): FileAppend[] {
  return events.map((event) => ({ path: FILES.events, text: pipelineEventLine(now, event) }));
}

/** A row for COMPUTE-LEDGER.jsonl. */
export function computeAppend(now: Date, use: ComputeUse): FileAppend {
  return { path: FILES.compute, text: computeLine(now, use) };
}

/** A row for HOMEWORK-LEDGER.jsonl. */
export function homeworkAppend(now: Date, score: HomeworkScore): FileAppend {
  return { path: FILES.homework, text: homeworkLine(now, score) };
}

export interface TranscriptEntry {
  readonly label: TranscriptLabel;
  readonly text: string;
}

/**
 * The block of one entry, for the transcript.
 * @param timestamp `YYYY-MM-DD HH:MM:SS`, local time of the Record.
 */
export function transcriptAppend(
  timestamp: string,
  channelKey: string,
  entries: readonly TranscriptEntry[],
): FileAppend {
  const channel = channelLabel(channelKey);
  return {
    path: FILES.transcript,
    header: TRANSCRIPT_HEADER,
    text: entries
      .map(({ label, text }) => transcriptBlock({ timestamp, label, channel, text }))
      .join(""),
  };
}
