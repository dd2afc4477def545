// A small node:http server: exact routes, limits on size and time, and no detail of the inside in any answer.
// Proof: test/web/server.test.ts.

import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
} from "node:http";
import type { AddressInfo } from "node:net";
import type { Logger } from "../logger.ts";
import { ConfigError } from "../errors.ts";

export interface Route {
  readonly method: "GET" | "POST";
  readonly path: string;
  /** Bytes. A longer body is answered with 413. */
  readonly bodyLimit: number;
  /** A body that takes longer is answered with 408. */
  readonly bodyTimeoutMs: number;
  /** False: the answer is 401, before any of the body is read. */
  allows(headers: IncomingHttpHeaders): boolean;
  handle(body: string): Promise<RouteAnswer>;
}

export interface RouteAnswer {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Readonly<{ [name: string]: string }>;
}

export interface WebServer {
  readonly port: number;
  /** Takes no further requests, and cuts off those that do not end within a second. */
  close(): Promise<void>;
}

const CLOSE_MS = 1000;

/**
 * Listens until closed.
 * @throws ConfigError when the address is taken or not ours.
 */
export async function startWebServer(options: {
  readonly host: string;
  readonly port: number;
  readonly routes: readonly Route[];
  readonly log: Logger;
}): Promise<WebServer> {
  const server = createServer((request, response) => {
    answer(request, options.routes)
      .catch((error: unknown) => {
        options.log.error({ err: error }, "a request failed");
        return { status: 500 } satisfies RouteAnswer;
      })
      .then(({ status, body = "", headers }: RouteAnswer) => {
        // After a refused body the connection cannot be used again.
        if (status === 408 || status === 413 || status === 401)
          response.setHeader("connection", "close");
        response.writeHead(status, { "content-length": Buffer.byteLength(body), ...headers });
        response.end(body);
        if (!request.complete) request.destroy();
      })
      .catch(() => undefined);
  });
  server.headersTimeout = 10_000;
  server.requestTimeout = 15_000;
  server.maxHeadersCount = 100;
  await listen(server, options);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        // Telegram sends a request without an answer again.
        const cut = setTimeout(() => {
          server.closeAllConnections();
        }, CLOSE_MS);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

function listen(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => {
      reject(
        new ConfigError(
          `HOST and PORT: cannot listen on ${host}:${port} (${"code" in error ? String(error.code) : error.name})`,
          { cause: error },
        ),
      );
    });
    server.listen(port, host, resolve);
  });
}

async function answer(request: IncomingMessage, routes: readonly Route[]): Promise<RouteAnswer> {
  const path = (request.url ?? "").split("?")[0];
  const samePath = routes.filter((route) => route.path === path);
  if (samePath.length === 0) return { status: 404 };
  const route = samePath.find(({ method }) => method === request.method);
  if (!route) return { status: 405, headers: { allow: samePath.map((r) => r.method).join(", ") } };
  if (!route.allows(request.headers)) return { status: 401 };
  const body = await readBody(request, route);
  return typeof body === "string" ? route.handle(body) : body;
}

function readBody(request: IncomingMessage, route: Route): Promise<string | RouteAnswer> {
  if (Number(request.headers["content-length"] ?? 0) > route.bodyLimit) {
    return Promise.resolve({ status: 413 });
  }
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => {
      finish({ status: 408 });
    }, route.bodyTimeoutMs);
    const finish = (result: string | RouteAnswer): void => {
      clearTimeout(timer);
      request.removeAllListeners("data");
      resolve(result);
    };
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > route.bodyLimit) finish({ status: 413 });
      else chunks.push(chunk);
    });
    request.on("end", () => {
      finish(Buffer.concat(chunks).toString("utf8"));
    });
    request.on("error", () => {
      finish({ status: 400 });
    });
  });
}
