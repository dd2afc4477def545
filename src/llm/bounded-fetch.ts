// fetch for model servers: follows no redirect (the key would travel along) and reads no endless body.

/** Far above any real completion; reliability §3.9. */
const BODY_LIMIT = 1024 * 1024;

/** As global fetch; the body errors beyond 1 MiB. */
export async function boundedFetch(
  input: string | URL | Request,
  init?: RequestInit,
): Promise<Response> {
  const response = await fetch(input, { ...init, redirect: "error" });
  if (!response.body) return response;
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
  return new Response(counted, {
    status: response.status,
    statusText: response.statusText,
    headers: response.headers,
  });
}
