// The model's client is loaded with the first call: a bot that nobody talks to does without it.

import type { Llm } from "../voice/ports.ts";
import type { OpenAiLlmOptions } from "./openai-llm.ts";

/** As `createOpenAiLlm`, which is loaded when it is needed. */
export function createLazyLlm(options: OpenAiLlmOptions): Llm {
  let loading: Promise<Llm> | undefined;
  const load = async (): Promise<Llm> => {
    try {
      const { createOpenAiLlm } = await import("./openai-llm.ts");
      return createOpenAiLlm(options);
    } catch (error) {
      // An upgrade may be just replacing the file: the next call looks again.
      loading = undefined;
      throw error;
    }
  };
  return {
    complete: async (request, signal) => (await (loading ??= load())).complete(request, signal),
    transcribe: async (note, signal) => (await (loading ??= load())).transcribe(note, signal),
  };
}
