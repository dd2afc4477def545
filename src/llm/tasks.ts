// What each kind of model call is allowed (spec/pipeline §4): one table instead of numbers in calls.

import type { LlmTask } from "../voice/ports.ts";

export interface TaskLimits {
  readonly model: "main" | "analyst";
  readonly maxTokens: number;
  readonly temperature: number;
  /** Half of an answer is none. */
  readonly isWhole?: boolean;
  /** Bucket in COMPUTE-LEDGER.jsonl (spec/record-format §9.1). */
  readonly bucket: string;
}

export const TASKS: { readonly [task in LlmTask]: TaskLimits } = {
  voice: { model: "main", maxTokens: 200, temperature: 0.9, bucket: "main" },
  library: { model: "analyst", maxTokens: 200, temperature: 0.2, bucket: "library_lookup" },
  lookup: { model: "main", maxTokens: 200, temperature: 0.3, bucket: "lookup_factual" },
  rephrase: { model: "main", maxTokens: 200, temperature: 0.9, bucket: "lookup_rephrase" },
  grounded: { model: "main", maxTokens: 250, temperature: 0.7, bucket: "main" },
  homework: { model: "main", maxTokens: 800, temperature: 0.7, bucket: "main" },
  analyst: { model: "analyst", maxTokens: 400, temperature: 0.2, bucket: "analyst", isWhole: true },
};

/** Of voice notes; they have a model of their own. */
export const TRANSCRIPTION_BUCKET = "transcription";
