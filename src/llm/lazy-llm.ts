// The model's client, loaded with the first call. A bot that nobody talks to saves its memory.

import type { Embedder, Llm } from "../voice/ports.ts";
import type { OpenAiLlmOptions } from "./openai-llm.ts";

/** Gives the Llm of `createOpenAiLlm`, loaded with the first call. */
export function createLazyLlm(options: OpenAiLlmOptions): Llm & Embedder {
  let loading: Promise<Llm & Embedder> | undefined;
  const load = async (): Promise<Llm & Embedder> => {
    try {
      const { createOpenAiLlm } = await import("./openai-llm.ts");
      return createOpenAiLlm(options);
    } catch (error) {
      // An upgrade may be replacing the file right now, so the next call loads it again.
      loading = undefined;
      throw error;
    }
  };
  return {
    complete: async (request, signal) => (await (loading ??= load())).complete(request, signal),
    transcribe: async (note, signal) => (await (loading ??= load())).transcribe(note, signal),
    embed: async (request, signal) => (await (loading ??= load())).embed(request, signal),
  };
}
