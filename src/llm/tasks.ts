// The limits of each kind of model call, in one table.

import type { LlmTask } from "../voice/ports.ts";

export interface TaskLimits {
  readonly model: "main" | "analyst";
  readonly maxTokens: number;
  readonly temperature: number;
  /** True when half of an answer is worth nothing. */
  readonly isWhole?: boolean;
  /** The name of the kind of call in COMPUTE-LEDGER.jsonl. */
  readonly bucket: string;
}

export const TASKS: { readonly [task in LlmTask]: TaskLimits } = {
  voice: { model: "main", maxTokens: 200, temperature: 0.5, bucket: "main" },
  library: { model: "analyst", maxTokens: 200, temperature: 0.2, bucket: "library_lookup" },
  lookup: { model: "main", maxTokens: 200, temperature: 0.3, bucket: "lookup_factual" },
  rephrase: { model: "main", maxTokens: 200, temperature: 0.5, bucket: "lookup_rephrase" },
  grounded: { model: "main", maxTokens: 250, temperature: 0.2, bucket: "main" },
  homework: { model: "main", maxTokens: 1400, temperature: 0.7, bucket: "main" },
  analyst: { model: "analyst", maxTokens: 900, temperature: 0.2, bucket: "analyst", isWhole: true },
};

/** The ledger bucket of voice notes, which have a model of their own. */
export const TRANSCRIPTION_BUCKET = "transcription";

/** That of entries and questions whose meaning is looked for. */
export const EMBEDDING_BUCKET = "embedding";
