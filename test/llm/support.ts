// A model server of one's own, and an Llm that talks to it.

import { onTestFinished } from "vitest";
import { createOpenAiLlm, type OpenAiLlmOptions } from "../../src/llm/openai-llm.ts";
import type { ComputeUse } from "../../src/record/jsonl.ts";
import type { Respond } from "../../src/simulator/model-types.ts";
import { startModelServer, type ModelServer } from "../../src/simulator/model-server.ts";
import type { Llm, LlmRequest, LlmTask } from "../../src/voice/ports.ts";

export interface TestLlm {
  readonly model: ModelServer;
  readonly llm: Llm;
  readonly used: readonly ComputeUse[];
  ask(task?: LlmTask, signal?: AbortSignal): Promise<string>;
}

export async function startLlm(
  options: Partial<OpenAiLlmOptions> = {},
  respond: Respond = () => "fine",
): Promise<TestLlm> {
  const model = await startModelServer({ respond });
  onTestFinished(() => model.close());
  const used: ComputeUse[] = [];
  const llm = createOpenAiLlm({
    apiKey: "sk-test",
    baseUrl: model.url,
    mainModel: "main-model",
    analystModel: "analyst-model",
    onUsage: (use) => used.push(use),
    ...options,
  });
  return {
    model,
    llm,
    used,
    ask: (task = "voice", signal = AbortSignal.timeout(5000)) =>
      llm.complete(request(task), signal),
  };
}

function request(task: LlmTask): LlmRequest {
  return {
    task,
    channelKey: "telegram:1",
    system: `Task: ${task}`,
    messages: [{ role: "user", text: "secret question" }],
  };
}
