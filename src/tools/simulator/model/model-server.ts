// A local OpenAI-compatible server. It gives prepared answers first, then those of the offline model or of a test's
// function.
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { completionBody, errorBody, streamCompletion } from "./completion.ts";
import { listen, sendJson, sendText } from "../http-io.ts";
import { readModelRequest } from "./model-request.ts";
import { ModelScript } from "./model-script.ts";
import type {
  EnqueueOptions,
  Latency,
  ModelRequest,
  Respond,
  ScriptedReply,
} from "./model-types.ts";
import { embedOffline } from "../offline/embedding.ts";
import { offlineReply } from "./offline-model.ts";

export interface ModelServerOptions {
  readonly host?: string;
  /** A free port when absent. */
  readonly port?: number;
  readonly latencyMs?: Latency;
  /** Answers to give first. */
  readonly script?: readonly (string | ScriptedReply)[];
  /** The test's own brain instead of the offline model. */
  readonly respond?: Respond;
}

export interface ModelServer {
  /** Base URL for clients; it ends in /v1. */
  readonly url: string;
  /** Every completion, transcription and embedding request, oldest first. */
  readonly requests: readonly ModelRequest[];
  latencyMs: Latency;
  /** Prepares an answer. The first request that it fits gets it, before the brain and in the order given. */
  enqueue(reply: string | ScriptedReply, options?: EnqueueOptions): void;
  /** Number of prepared answers that are left. */
  readonly prepared: number;
  clearScript(): void;
  close(): Promise<void>;
}

interface Serving {
  readonly requests: ModelRequest[];
  readonly script: ModelScript;
  readonly respond: Respond;
  latencyMs: Latency;
  answers: number;
}

const MODELS = ["offline-stand-in", "gpt-4o", "gpt-4o-mini"];
const EMBEDDINGS = "/v1/embeddings";
const PATHS: ReadonlySet<string> = new Set([
  "/v1/chat/completions",
  "/v1/audio/transcriptions",
  EMBEDDINGS,
]);
/** The transcript of an upload. For tests and the demo, an upload may carry its own. */
const SPOKEN = /offline-transcript:[ \t]*([^\r\n\0]*)/;
const UNHEARD = "(the offline stand-in cannot hear)";

/** Starts to listen. Rejects when the port is taken. */
export async function startModelServer(options: ModelServerOptions = {}): Promise<ModelServer> {
  const serving: Serving = {
    requests: [],
    script: new ModelScript(),
    respond: options.respond ?? ((request) => offlineReply(request.messages)),
    latencyMs: options.latencyMs ?? 0,
    answers: 0,
  };
  for (const reply of options.script ?? []) serving.script.add(reply);
  const listener = await listen((request, response) => {
    route(serving, request, response).catch((error: unknown) => {
      sendJson(response, 500, errorBody(500, String(error)));
    });
  }, options);
  return {
    url: `${listener.origin}/v1`,
    requests: serving.requests,
    get latencyMs() {
      return serving.latencyMs;
    },
    set latencyMs(value) {
      serving.latencyMs = value;
    },
    enqueue: (reply, when) => serving.script.add(reply, when),
    get prepared() {
      return serving.script.size;
    },
    clearScript: () => serving.script.clear(),
    close: () => listener.close(),
  };
}

async function route(
  serving: Serving,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  if (request.method === "GET" && pathname === "/v1/models") {
    return sendJson(response, 200, { object: "list", data: MODELS.map(describeModel) });
  }
  const isChat = pathname === "/v1/chat/completions";
  if (request.method !== "POST" || !PATHS.has(pathname)) {
    return sendJson(response, 404, errorBody(404, `Unknown request ${pathname}`));
  }
  const received = await readModelRequest(request, pathname);
  if (received === undefined) {
    return sendJson(response, 400, errorBody(400, "The body could not be read"));
  }
  serving.requests.push(received);
  response.on("close", () => {
    received.isCutOff = !response.writableEnded;
  });
  const latency = latencyFor(serving.latencyMs, received.task);
  if (latency > 0) await wait(latency);
  const scripted = serving.script.take(received.task);
  if (scripted !== undefined) return play(scripted, received, serving, response);
  if (pathname === EMBEDDINGS) return sendEmbeddings(received, response);
  const refusal = isChat ? refuse(received) : undefined;
  if (refusal !== undefined) return sendJson(response, 400, errorBody(400, refusal));
  if (!isChat) {
    const text = SPOKEN.exec(received.upload ?? "")?.[1]?.trim() ?? UNHEARD;
    return sendJson(response, 200, { text });
  }
  const reply = await serving.respond(received);
  return play(typeof reply === "string" ? { text: reply } : reply, received, serving, response);
}

async function play(
  reply: ScriptedReply,
  request: ModelRequest,
  serving: Serving,
  response: ServerResponse,
): Promise<void> {
  if (reply.delayMs !== undefined) await wait(reply.delayMs);
  await reply.until;
  if (reply.hang === true) return;
  if (reply.reset === true) return void response.destroy();
  const headers = reply.headers ?? {};
  if (reply.rawBody !== undefined) {
    const type = reply.contentType ?? "application/json";
    if (reply.isCut === true) {
      const length = Buffer.byteLength(reply.rawBody) + 100;
      response.writeHead(reply.status ?? 200, { "content-type": type, "content-length": length });
      response.write(reply.rawBody, () => response.destroy());
      return;
    }
    return sendText(response, reply.status ?? 200, reply.rawBody, type, headers);
  }
  if (reply.status !== undefined || reply.body !== undefined) {
    const status = reply.status ?? 200;
    const body = reply.body ?? errorBody(status, reply.message ?? `Scripted error ${status}`);
    return sendJson(response, status, body, headers);
  }
  if (request.path === EMBEDDINGS) return sendEmbeddings(request, response);
  const text = reply.text ?? "";
  if (request.path.endsWith("/transcriptions")) return sendJson(response, 200, { text }, headers);
  serving.answers += 1;
  const id = `chatcmpl-${serving.answers}`;
  if (request.body["stream"] === true) return streamCompletion(response, request, text, id);
  sendJson(response, 200, completionBody(request, text, id), headers);
}

function refuse({ body, messages }: ModelRequest): string | undefined {
  if (typeof body["model"] !== "string") return "you must provide a model parameter";
  if (messages.length === 0) return "Missing required parameter: 'messages'.";
  return undefined;
}

/** The form is OpenAI's. A text alone is taken, too. */
function sendEmbeddings({ body }: ModelRequest, response: ServerResponse): void {
  const { model, input } = body;
  const texts: readonly unknown[] = Array.isArray(input) ? input : [input];
  const isAsked = typeof model === "string" && texts.length > 0;
  if (!isAsked || texts.some((text) => typeof text !== "string" || text === "")) {
    return sendJson(response, 400, errorBody(400, "Invalid 'model' or 'input'."));
  }
  const data = (texts as readonly string[]).map((text, index) => ({
    object: "embedding",
    index,
    embedding: embedOffline(text),
  }));
  const tokens = (texts as readonly string[]).reduce((sum, { length }) => sum + length / 4, 0);
  const usage = { prompt_tokens: Math.ceil(tokens), total_tokens: Math.ceil(tokens) };
  sendJson(response, 200, { object: "list", data, model, usage });
}

function latencyFor(latency: Latency, task: string): number {
  return typeof latency === "number" ? latency : (latency[task] ?? 0);
}

function describeModel(id: string): object {
  return { id, object: "model", created: 0, owned_by: "local" };
}
