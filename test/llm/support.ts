// A model server of one's own, and an Llm that talks to it.

import { APIError } from "openai";
import { onTestFinished } from "vitest";
import { toldBy, type Told } from "../../src/llm/server-error.ts";
import { createOpenAiLlm, type OpenAiLlmOptions } from "../../src/llm/openai-llm.ts";
import type { Meter } from "../../src/llm/meter.ts";
import type { ComputeUse } from "../../src/record/text/jsonl.ts";
import type { Respond } from "../../src/tools/simulator/model/model-types.ts";
import {
  startModelServer,
  type ModelServer,
} from "../../src/tools/simulator/model/model-server.ts";
import { permitFor } from "../support/permits.ts";
import type { Embedder, Llm, LlmRequest, LlmTask } from "../../src/voice/ports.ts";

export interface TestLlm {
  readonly model: ModelServer;
  readonly llm: Llm & Embedder;
  /** The tokens reserved, call by call. */
  readonly reserved: readonly number[];
  /** The use settled, in the order in which calls ended; undefined for none. */
  readonly settled: readonly (ComputeUse | undefined)[];
  readonly used: readonly ComputeUse[];
  /** The server is left alone, is back. */
  readonly breaker: readonly ("open" | "closed")[];
  ask(task?: LlmTask, signal?: AbortSignal, changes?: Partial<LlmRequest>): Promise<string>;
}

export async function startLlm(
  options: Partial<OpenAiLlmOptions> & { readonly now?: () => number } = {},
  respond: Respond = () => "fine",
): Promise<TestLlm> {
  const model = await startModelServer({ respond });
  onTestFinished(() => model.close());
  const { meter, reserved, settled, used } = testMeter();
  const breaker: ("open" | "closed")[] = [];
  const { now = Date.now, ...given } = options;
  const llm = createOpenAiLlm({
    apiKey: "sk-test",
    baseUrl: model.url,
    network: {},
    mainModel: "main-model",
    analystModel: "analyst-model",
    transcribeModel: "hearing-model",
    meter,
    breaker: {
      now,
      onOpen: () => breaker.push("open"),
      onClose: () => breaker.push("closed"),
    },
    ...given,
  });
  return {
    model,
    llm,
    used,
    reserved,
    settled,
    breaker,
    ask: (task = "voice", signal = AbortSignal.timeout(5000), changes = {}) =>
      llm.complete({ ...request(task), ...changes }, signal),
  };
}

/** What a server told in a body with this status, as the client hands it over. */
export function complaintOf(status: number, body: unknown, headers = new Headers()): Told {
  const told = toldBy(new APIError(status, { body }, undefined, headers));
  if (!told) throw new Error("the client's error tells nothing");
  return told;
}

function testMeter() {
  const reserved: number[] = [];
  const settled: (ComputeUse | undefined)[] = [];
  const used: ComputeUse[] = [];
  const settle = (use: ComputeUse | undefined): void => {
    settled.push(use);
    if (use) used.push(use);
  };
  const meter: Meter = {
    reserve: (tokens) => {
      reserved.push(tokens);
      return Promise.resolve({ settle });
    },
  };
  return { meter, reserved, settled, used };
}

function request(task: LlmTask): LlmRequest {
  return {
    permit: permitFor("look_up"),
    task,
    channelKey: "telegram:1",
    system: `Task: ${task}`,
    messages: [{ role: "user", text: "secret question" }],
  };
}
