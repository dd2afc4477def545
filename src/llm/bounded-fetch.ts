// The fetch of the OpenAI client: it follows no redirect (the key would travel along), reads no endless body, and shortens
// the waits that a server asks for before a retry. Proof: test/llm/openai-llm.test.ts.

import type { IncomingMessage } from "node:http";
import { bounded, sendRequest, type Network } from "../http.ts";

/** Bytes, far above any real completion. A larger answer would only fill the memory. */
const BODY_LIMIT = 1024 * 1024;

/** A turn may take 30 s, so a server that asks for a longer wait than this is not asked again. */
const LONGEST_RETRY_WAIT_MS = 8000;

/** Works as global fetch for the bodies that the client sends, texts and forms. The answer's body errors beyond 1 MiB. */
export async function boundedFetch(
  input: string | URL | Request,
  { method = "GET", headers, body, signal }: RequestInit = {},
  network?: Network,
): Promise<Response> {
  const url = input instanceof Request ? input.url : input.toString();
  const packed = body instanceof FormData ? new Response(body) : undefined;
  const answer = await sendRequest(url, {
    method,
    headers: Object.fromEntries([...new Headers(headers), ...(packed?.headers ?? [])]),
    body: packed ? await packed.bytes() : ((body ?? "") as string),
    ...(signal && { signal }),
    network,
  });
  const { statusCode: status = 0 } = answer;
  if (status < 200 || (status >= 300 && status < 400)) {
    answer.destroy();
    const error = new TypeError(`no answer, but a redirect (${status})`);
    throw Object.assign(error, { code: `REDIRECT_${status}` });
  }
  const bodiless = status === 204 || status === 205;
  if (bodiless) answer.resume();
  const content = bodiless ? null : ReadableStream.from(released(answer));
  return new Response(content, { status, headers: withBoundedRetry(answer) });
}

/**
 * The body in pieces. The client cancels one that it does not want to read, before a retry; a generator that nobody began
 * would then let the connection go on, and the process with it.
 */
function released(answer: IncomingMessage): AsyncIterable<Buffer> {
  const pieces = bounded(answer, BODY_LIMIT, tooLarge);
  const end = (): Promise<IteratorResult<Buffer>> => {
    answer.destroy();
    return pieces.return(undefined);
  };
  return { [Symbol.asyncIterator]: () => ({ next: () => pieces.next(), return: end }) };
}

function tooLarge(): Error {
  return new RangeError("the answer is larger than 1 MiB");
}

/** Bounds `retry-after` and `x-should-retry`: the client obeys them whatever they say. */
function withBoundedRetry({ headersDistinct, statusCode = 0 }: IncomingMessage): Headers {
  const headers = new Headers(
    Object.entries(headersDistinct).map(([name, values = []]) => [name, values.join(", ")]),
  );
  if (statusCode < 400) return headers;
  const after = headers.get("retry-after") ?? "";
  const waits = [
    Number(headers.get("retry-after-ms")),
    // The client reads the header in the same way.
    Number.isNaN(parseFloat(after)) ? Date.parse(after) - Date.now() : parseFloat(after) * 1000,
  ];
  if (waits.some((wait) => wait > LONGEST_RETRY_WAIT_MS)) headers.set("x-should-retry", "false");
  return headers;
}
