// The model door of one Record: the configured client, the day's budget in state.db, a row in the Record's ledger for every call,
// and a notice to the operator when the budget is used up. Proof: test/e2e/budget.test.ts.

import { factual } from "../factual.ts";
import type { Config } from "../config/config.ts";
import { LlmError } from "../errors.ts";
import { createLazyLlm } from "../llm/lazy-llm.ts";
import type { OpenAiLlmOptions } from "../llm/openai-llm.ts";
import type { Meter } from "../llm/meter.ts";
import type { Logger } from "../logger.ts";
import type { Timing } from "../timing.ts";
import type { Measures } from "./measures.ts";
import type { OperatorNotices } from "../operator/notices.ts";
import type { Desk } from "../desk/desk.ts";
import { computeAppend } from "../state/journal/ledger-appends.ts";
import type { Embedder, Llm } from "../voice/ports.ts";

export interface RecordLlmOptions {
  readonly config: Config;
  readonly desk: Desk;
  readonly notices: OperatorNotices;
  readonly measures: Measures;
  /** Monotonic milliseconds. */
  readonly ticks: () => number;
  readonly log: Logger;
  readonly timing: Pick<Timing, "silentMs">;
}

/** Creates the door. */
export function createRecordLlm(options: RecordLlmOptions): Llm & Embedder {
  const { config, ticks, log, timing } = options;
  return createLazyLlm({
    ...config.llm,
    silentMs: timing.silentMs,
    ...shortenedNotice(options),
    meter: createRecordMeter(options),
    breaker: {
      now: ticks,
      // The operator was told of the failures themselves.
      onOpen: (failures) => {
        log.warn(
          { failures },
          "the model server keeps failing: it is left alone for half a minute",
        );
      },
      onClose: () => {
        log.info({}, "the model server is asked again");
      },
    },
  });
}

/** Tells the operator once of a server that cuts prompts, also across restarts, until it has read a long one whole. */
function shortenedNotice({
  desk: { state, note },
  notices,
  log,
}: RecordLlmOptions): Pick<OpenAiLlmOptions, "onShortened" | "onWhole"> {
  const keyOf = (model: string) => `prompt_cut:${model}` as const;
  const store = (model: string, value: string): void => {
    note(() => {
      state.settings.set(keyOf(model), value);
    }).catch((error: unknown) => {
      log.error({ err: error }, "the note of a cut prompt could not be stored");
    });
  };
  return {
    onShortened: ({ model, sent, counted }) => {
      if (state.settings.get(keyOf(model)) === "told") return;
      store(model, "told");
      notices.tell(
        "prompt_cut",
        factual`the model server seems to cut prompts: of one of about ${sent} tokens it counted ${counted}, so the model may not know whose Voice it is. Give it a longer context (Ollama: OLLAMA_CONTEXT_LENGTH or num_ctx; llama.cpp: --ctx-size) or lower GRACE_MAR_PROMPT_TOKENS. The doctor tells whether it helped.`,
      );
    },
    onWhole: (model) => {
      if (state.settings.get(keyOf(model)) === "told") store(model, "");
    },
  };
}

function createRecordMeter(options: RecordLlmOptions): Meter {
  const { config, notices, log } = options;
  const { state, store, now, note } = options.desk;
  let toldOn: string | undefined;

  const refuse = (day: string): never => {
    if (toldOn !== day) {
      notices.tell(
        "budget_spent",
        factual`the budget of ${config.dailyTokenBudget ?? 0} tokens for ${{ id: day }} is used up. Chat goes on tomorrow; what the analyst has to read waits till then.`,
      );
    }
    toldOn = day;
    throw new LlmError("budget", factual`the day's budget is used up`);
  };

  // A call that cannot be counted is not made (full disk, or the process stops). That is no fault of the model's and no
  // LlmError, so the message is tried again instead of being answered with a fallback line.
  const take = (day: string, tokens: number): Promise<boolean> =>
    state.database.note(() => state.spending.reserve(day, tokens, config.dailyTokenBudget));

  return {
    reserve: async (asked) => {
      // Whoever asks a model has just read the Record. While SELF.md cannot be read, the zone last known counts.
      const day = store.lastClock().date(now());
      // Without a budget nothing is refused, so nothing has to be reserved before the call.
      const tokens = config.dailyTokenBudget === undefined ? 0 : asked;
      if (tokens > 0 && !(await take(day, tokens))) refuse(day);
      return {
        settle: (use) => {
          options.measures.tokens(use?.totalTokens ?? 0);
          note(() => {
            state.spending.settle(day, tokens, use?.totalTokens ?? 0);
            if (use) state.journal.add("compute", { appends: [computeAppend(now(), use)] });
          }).catch((error: unknown) => {
            log.error({ err: error }, "a model call could not be entered in the ledger");
          });
        },
      };
    },
  };
}
