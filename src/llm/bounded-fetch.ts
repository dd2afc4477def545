// What the OpenAI client takes for fetch: follows no redirect (the key would travel along), reads no endless body, and
// lets nobody make us wait for long before a second try.

import type { IncomingMessage } from "node:http";
import { bounded, sendRequest } from "../http.ts";

/** Far above any real completion; reliability §3.9. */
const BODY_LIMIT = 1024 * 1024;

/** A turn may take 30 s: a server that wants a longer wait than this is not asked again. */
const LONGEST_RETRY_WAIT_MS = 8000;

/** As global fetch, for what the client sends: texts and forms. The body of the answer errors beyond 1 MiB. */
export async function boundedFetch(
  input: string | URL | Request,
  { method = "GET", headers, body, signal }: RequestInit = {},
): Promise<Response> {
  const url = input instanceof Request ? input.url : input.toString();
  const packed = body instanceof FormData ? new Response(body) : undefined;
  const answer = await sendRequest(url, {
    method,
    headers: Object.fromEntries([...new Headers(headers), ...(packed?.headers ?? [])]),
    body: packed ? await packed.bytes() : ((body ?? "") as string),
    ...(signal && { signal }),
  });
  const { statusCode: status = 0 } = answer;
  if (status < 200 || (status >= 300 && status < 400)) {
    answer.destroy();
    const error = new TypeError(`no answer, but a redirect (${status})`);
    throw Object.assign(error, { code: `REDIRECT_${status}` });
  }
  const bodiless = status === 204 || status === 205;
  if (bodiless) answer.resume();
  const content = bodiless ? null : ReadableStream.from(bounded(answer, BODY_LIMIT, tooLarge));
  return new Response(content, { status, headers: withBoundedRetry(answer) });
}

function tooLarge(): Error {
  return new RangeError("the answer is larger than 1 MiB");
}

/** The client obeys `retry-after` whatever it says, and `x-should-retry` before everything else. */
function withBoundedRetry({ headersDistinct, statusCode = 0 }: IncomingMessage): Headers {
  const headers = new Headers(
    Object.entries(headersDistinct).map(([name, values = []]) => [name, values.join(", ")]),
  );
  if (statusCode < 400) return headers;
  const after = headers.get("retry-after") ?? "";
  const waits = [
    Number(headers.get("retry-after-ms")),
    // As the client reads them.
    Number.isNaN(parseFloat(after)) ? Date.parse(after) - Date.now() : parseFloat(after) * 1000,
  ];
  if (waits.some((wait) => wait > LONGEST_RETRY_WAIT_MS)) headers.set("x-should-retry", "false");
  return headers;
}
