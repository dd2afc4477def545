// The model's door of one Record: the configured client, and every call in the Record's ledger.

import type { Config } from "./config.ts";
import { createLazyLlm } from "./llm/lazy-llm.ts";
import type { Logger } from "./logger.ts";
import { computeAppend } from "./state/ledger-appends.ts";
import type { RecordState } from "./state/record-state.ts";
import type { Llm } from "./voice/ports.ts";

export interface RecordLlmOptions {
  readonly config: Config;
  readonly state: RecordState;
  readonly now: () => Date;
  readonly log: Logger;
  /** Something new lies in the journal. */
  readonly onCommitted: () => void;
}

export function createRecordLlm({ config, state, now, log, onCommitted }: RecordLlmOptions): Llm {
  return createLazyLlm({
    ...config.llm,
    onUsage: (use) => {
      state.database
        .note(() => {
          state.journal.add("compute", { appends: [computeAppend(now(), use)] });
        })
        .then(onCommitted, (error: unknown) => {
          log.error({ err: error }, "a model call could not be entered in the ledger");
        });
    },
  });
}
