// fetch for model servers: follows no redirect (the key would travel along), reads no endless body, and
// lets nobody make us wait for long before a second try.

/** Far above any real completion; reliability §3.9. */
const BODY_LIMIT = 1024 * 1024;

/** A turn may take 30 s: a server that wants a longer wait than this is not asked again. */
const LONGEST_RETRY_WAIT_MS = 8000;

/** As global fetch; the body errors beyond 1 MiB. */
export async function boundedFetch(
  input: string | URL | Request,
  init?: RequestInit,
): Promise<Response> {
  const response = await fetch(input, { ...init, redirect: "error" });
  const headers = withBoundedRetry(response);
  const { status, statusText } = response;
  if (!response.body) return new Response(null, { status, statusText, headers });
  let read = 0;
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        read += chunk.byteLength;
        if (read > BODY_LIMIT) controller.error(new RangeError("the answer is larger than 1 MiB"));
        else controller.enqueue(chunk);
      },
    }),
  );
  return new Response(counted, { status, statusText, headers });
}

/** The client obeys `retry-after` whatever it says, and `x-should-retry` before everything else. */
function withBoundedRetry({ headers, status }: Response): Headers {
  const bounded = new Headers(headers);
  if (status < 400) return bounded;
  const after = headers.get("retry-after") ?? "";
  const waits = [
    Number(headers.get("retry-after-ms")),
    // As the client reads them.
    Number.isNaN(parseFloat(after)) ? Date.parse(after) - Date.now() : parseFloat(after) * 1000,
  ];
  if (waits.some((wait) => wait > LONGEST_RETRY_WAIT_MS)) bounded.set("x-should-retry", "false");
  return bounded;
}
