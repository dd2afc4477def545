// The fetch of the OpenAI client: it follows no redirect (the key would travel along), reads no endless body, undoes a coding that
// nobody asked for, and shortens the waits that a server asks for before a retry. Proof: test/llm/openai-llm.test.ts,
// test/llm/wire-answers.test.ts.

import type { IncomingMessage } from "node:http";
import { bounded, sendRequest, type Network } from "../http.ts";
import { bodyText } from "./bodies/body-text.ts";
import { parsedBody } from "./bodies/parsed-body.ts";

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
    headers: {
      ...Object.fromEntries([...new Headers(headers), ...(packed?.headers ?? [])]),
      // Without this line a server may compress its answer as it likes (RFC 9110, 12.5.3).
      "accept-encoding": "identity",
    },
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
  const content = bodiless ? null : ReadableStream.from(released(answer, status));
  return new Response(content, { status, headers: withBoundedRetry(answer) });
}

/**
 * The text of the body, read when it is asked for. The client cancels one that it does not want to read, before a retry; a
 * generator that nobody began would then let the connection go on, and the process with it.
 */
function released(answer: IncomingMessage, status: number): AsyncIterable<Uint8Array> {
  const text = textOf(answer, status);
  const end = (): Promise<IteratorResult<Uint8Array>> => {
    answer.destroy();
    return text.return(undefined);
  };
  return { [Symbol.asyncIterator]: () => ({ next: () => text.next(), return: end }) };
}

/** A piece of a compressed body says nothing, so the text comes as one. */
async function* textOf(answer: IncomingMessage, status: number): AsyncGenerator<Uint8Array> {
  const pieces: Buffer[] = [];
  for await (const piece of bounded(answer, BODY_LIMIT, tooLarge)) pieces.push(piece);
  const { "content-encoding": coding = "", "content-type": media = "" } = answer.headers;
  const text = await bodyText(Buffer.concat(pieces), { coding, media }, BODY_LIMIT);
  yield Buffer.from(status >= 400 ? inClientForm(text) : text);
}

/** Puts an error's body where the client keeps it. It drops whatever does not stand under `error`. */
function inClientForm(text: string): string {
  const body = parsedBody(text);
  return JSON.stringify({ error: { body: body.kind === "value" ? body.value : text } });
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
