// Bodies of chat completions as OpenAI-compatible servers send them, whole or streamed.
import type { ServerResponse } from "node:http";
import type { ModelRequest } from "./model-types.ts";

/** A whole answer. Its usage counts about one token for four characters. */
export function completionBody(request: ModelRequest, text: string, id: string): object {
  return {
    ...head(request, id, "chat.completion"),
    choices: [
      {
        index: 0,
        message: { role: "assistant", content: text, refusal: null },
        logprobs: null,
        finish_reason: "stop",
      },
    ],
    usage: usage(request, text),
  };
}

/** The same answer as server-sent chunks. */
export function streamCompletion(
  response: ServerResponse,
  request: ModelRequest,
  text: string,
  id: string,
): void {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  const send = (fields: object): void => {
    const chunk = { ...head(request, id, "chat.completion.chunk"), ...fields };
    response.write(`data: ${JSON.stringify(chunk)}\n\n`);
  };
  const choice = (delta: object, finish_reason: string | null = null): object => ({
    choices: [{ index: 0, delta, logprobs: null, finish_reason }],
  });
  send(choice({ role: "assistant", content: "" }));
  for (const piece of text.match(/\S+\s*|\s+/g) ?? []) send(choice({ content: piece }));
  send(choice({}, "stop"));
  const options = request.body["stream_options"] as { include_usage?: boolean } | undefined;
  if (options?.include_usage === true) send({ choices: [], usage: usage(request, text) });
  response.end("data: [DONE]\n\n");
}

/** An error as OpenAI words it. */
export function errorBody(status: number, message: string): object {
  const type =
    status === 401 || status === 403
      ? "authentication_error"
      : status === 429
        ? "rate_limit_error"
        : status < 500
          ? "invalid_request_error"
          : "server_error";
  return { error: { message, type, param: null, code: null } };
}

function head(request: ModelRequest, id: string, object: string): object {
  return {
    id,
    object,
    created: Math.floor(request.at / 1000),
    model: request.body["model"],
    system_fingerprint: null,
  };
}

function usage(request: ModelRequest, text: string): object {
  const prompt = request.messages.reduce((sum, { content }) => sum + content.length, 0);
  const prompt_tokens = Math.ceil(prompt / 4);
  const completion_tokens = Math.ceil(text.length / 4);
  return {
    prompt_tokens,
    completion_tokens,
    total_tokens: prompt_tokens + completion_tokens,
    prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: 0 },
  };
}
