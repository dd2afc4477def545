// Helpers for node:http that both local servers share.
import { createServer } from "node:http";
import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

const DEFAULT_BODY_LIMIT = 64 * 1024 * 1024;

/** The whole request body. Rejects when it is longer than `limit` bytes. */
export async function readBody(
  request: IncomingMessage,
  limit = DEFAULT_BODY_LIMIT,
): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new RangeError(`Request body is over ${limit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Answers with JSON, unless the client has gone. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: { readonly [name: string]: string } = {},
): void {
  sendText(response, status, JSON.stringify(body), "application/json", headers);
}

/** Answers with any text, unless the client has gone. */
export function sendText(
  response: ServerResponse,
  status: number,
  body: string | Uint8Array,
  contentType: string,
  headers: { readonly [name: string]: string } = {},
): void {
  if (response.destroyed || response.headersSent) return;
  const bytes = Buffer.from(body);
  response.writeHead(status, {
    "content-type": contentType,
    "content-length": bytes.length,
    ...headers,
  });
  response.end(bytes);
}

export interface HttpListener {
  readonly origin: string;
  close(): Promise<void>;
}

/** Listens on loopback unless told otherwise. Port 0 takes a free one. Rejects when the port is taken. */
export async function listen(
  handler: RequestListener,
  options: { readonly host?: string; readonly port?: number } = {},
): Promise<HttpListener> {
  const host = options.host ?? "127.0.0.1";
  const server = createServer({ keepAliveTimeout: 60_000 }, handler);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const shownHost = host.includes(":") ? `[${host}]` : host;
  return { origin: `http://${shownHost}:${port}`, close: () => closeServer(server) };
}

// Hung requests and event streams stay open by design, so closing cuts them.
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
