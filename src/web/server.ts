// The web server of the process, over node:http: routes by path, limits on size and time, and no detail of the inside in any
// answer. It belongs to the process, not to a Record: each Record mounts its routes while it runs.
// Proof: test/web/server.test.ts.

import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
} from "node:http";
import type { AddressInfo } from "node:net";
import { ConfigError } from "../errors.ts";
import type { Logger } from "../logger.ts";
import { within } from "../pause.ts";
import { createSeldom } from "../seldom.ts";
import { boundConnections } from "./connections.ts";
import { GuardedResponse, refuseGuarded } from "./guarded-response.ts";

export interface Route {
  /** A route for GET answers HEAD as well (RFC 9110, section 9.3.2). */
  readonly method: "GET" | "POST";
  /** The whole path as it is sent, or its beginning and `*`: "/me/*" is also for "/me/" and "/me/7/picture". */
  readonly path: string;
  /** Bytes. A longer body is answered with 413. */
  readonly bodyLimit: number;
  /** A body that takes longer is answered with 408. */
  readonly bodyTimeoutMs: number;
  /**
   * False: the answer is 401, before any of the body is read.
   * @param peer address of the other end of the connection. A header cannot change it; behind a proxy it is the proxy's.
   */
  allows(headers: IncomingHttpHeaders, peer: string): boolean;
  handle(request: WebRequest): Promise<WebAnswer>;
}

export interface WebRequest {
  readonly method: string;
  /** As it was sent, without the query; percent signs are not decoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
}

export interface WebAnswer {
  readonly status: number;
  /** A text goes out as UTF-8. */
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<{ [name: string]: string }>;
}

/** The routes of one Record, while it runs. */
export interface Mounted {
  /** Port of the server. */
  readonly port: number;
  /** Takes the routes away. Resolves when the requests under way are answered, or after a second. */
  unmount(): Promise<void>;
}

export interface WebServer {
  /**
   * Adds routes; the first call begins to listen. A path without a route is answered with 404, and with 503 once
   * everything is unmounted, because the process stops.
   * @throws ConfigError when the address is taken or not ours.
   */
  mount(routes: readonly Route[]): Promise<Mounted>;
  /** Takes no further requests, and cuts off those that do not end within a second. */
  close(): Promise<void>;
}

interface Mount {
  readonly routes: readonly Route[];
  readonly underWay: Set<Promise<WebAnswer>>;
}

const CLOSE_MS = 1000;

/** Makes the server of a process. It listens as soon as something is mounted. */
export function createWebServer(options: {
  readonly host: string;
  readonly port: number;
  readonly log: Logger;
}): WebServer {
  const mounts = new Set<Mount>();
  const seldom = createSeldom();
  const refused = ({ path }: Route): void => {
    const times = seldom(path);
    if (times === undefined) return;
    options.log.warn({ path, times }, "a request without the right secret was refused");
  };
  const server = createServer({ ServerResponse: GuardedResponse }, (request, response) => {
    answer(request, [...mounts], refused)
      .catch((error: unknown) => {
        options.log.error({ err: error }, "a request failed");
        return { status: 500 } satisfies WebAnswer;
      })
      .then(({ status, body = "", headers }: WebAnswer) => {
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
  boundConnections(server);
  refuseGuarded(server);
  let listening: Promise<void> | undefined;
  return {
    mount: async (routes) => {
      const mount: Mount = { routes, underWay: new Set() };
      mounts.add(mount);
      try {
        await (listening ??= listen(server, options));
      } catch (error) {
        mounts.delete(mount);
        listening = undefined;
        throw error;
      }
      return {
        port: (server.address() as AddressInfo).port,
        unmount: async () => {
          mounts.delete(mount);
          await within(CLOSE_MS, Promise.allSettled(mount.underWay));
        },
      };
    },
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
    const refused = (error: Error): void => {
      reject(
        new ConfigError(
          `HOST and PORT: cannot listen on ${host}:${port} (${"code" in error ? String(error.code) : error.name})`,
          { cause: error },
        ),
      );
    };
    server.once("error", refused);
    server.listen(port, host, () => {
      server.off("error", refused);
      resolve();
    });
  });
}

async function answer(
  request: IncomingMessage,
  mounts: readonly Mount[],
  refused: (route: Route) => void,
): Promise<WebAnswer> {
  if (mounts.length === 0) return { status: 503, headers: { "retry-after": "30" } };
  const { path, query } = target(request.url ?? "");
  const all = mounts.flatMap((mount) => mount.routes.map((route) => ({ mount, route })));
  const whole = all.filter(({ route }) => route.path === path);
  // A whole path goes before the beginning of one.
  const found = whole.length > 0 ? whole : all.filter(({ route }) => isUnder(route, path));
  if (found.length === 0) return { status: 404 };
  const one = found.find(({ route }) => methodsOf(route).includes(request.method ?? ""));
  if (!one) {
    const allow = found.flatMap(({ route }) => methodsOf(route)).join(", ");
    return { status: 405, headers: { allow } };
  }
  const { mount, route } = one;
  if (!route.allows(request.headers, request.socket.remoteAddress ?? "")) {
    refused(route);
    return { status: 401 };
  }
  const answering = answerBy(route, request, { path, query });
  mount.underWay.add(answering);
  return answering.finally(() => mount.underWay.delete(answering));
}

async function answerBy(
  route: Route,
  request: IncomingMessage,
  { path, query }: Pick<WebRequest, "path" | "query">,
): Promise<WebAnswer> {
  const { headers, method = "" } = request;
  const body = await readBody(request, route);
  return body instanceof Uint8Array ? route.handle({ method, path, query, headers, body }) : body;
}

/** Splits a request's target. It may be anything, and is not looked at as a URL: "//x" is a path. */
function target(url: string): Pick<WebRequest, "path" | "query"> {
  const at = url.indexOf("?");
  if (at === -1) return { path: url, query: new URLSearchParams() };
  return { path: url.slice(0, at), query: new URLSearchParams(url.slice(at + 1)) };
}

function isUnder({ path }: Route, asked: string): boolean {
  return path.endsWith("*") && asked.startsWith(path.slice(0, -1));
}

function methodsOf({ method }: Route): readonly string[] {
  return method === "GET" ? ["GET", "HEAD"] : [method];
}

function readBody(request: IncomingMessage, route: Route): Promise<Uint8Array | WebAnswer> {
  const { "content-length": length = 0, "transfer-encoding": coding } = request.headers;
  // A route that takes no body waits for none: whoever only announces one would hold the connection.
  if (Number(length) > route.bodyLimit || (coding !== undefined && route.bodyLimit === 0)) {
    return Promise.resolve({ status: 413 });
  }
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => {
      finish({ status: 408 });
    }, route.bodyTimeoutMs);
    const finish = (result: Uint8Array | WebAnswer): void => {
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
      finish(Buffer.concat(chunks));
    });
    request.on("error", () => {
      finish({ status: 400 });
    });
  });
}
