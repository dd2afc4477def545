// The configured models for probes. They are asked as the bot asks them, but the tokens are counted here and not in the
// Record.

import { createLazyLlm } from "../../llm/lazy-llm.ts";
import type { OpenAiLlmOptions } from "../../llm/openai-llm.ts";
import type { Llm } from "../../voice/ports.ts";

export interface ProbeLlm {
  readonly llm: Llm;
  /** Calls and tokens so far. */
  spent(): { readonly calls: number; readonly tokens: number };
}

export function createProbeLlm(
  models: Omit<OpenAiLlmOptions, "meter" | "breaker">,
  now: () => Date,
): ProbeLlm {
  let calls = 0;
  let tokens = 0;
  return {
    llm: createLazyLlm({
      ...models,
      meter: {
        reserve: () =>
          Promise.resolve({
            settle: (use) => {
              if (!use) return;
              calls += 1;
              tokens += use.totalTokens;
            },
          }),
      },
      breaker: {
        now: () => now().getTime(),
        onOpen: () => undefined,
        onClose: () => undefined,
      },
    }),
    spent: () => ({ calls, tokens }),
  };
}
