// The world behind a proxy: servers with names that only the proxy knows, and with a certificate that nobody else vouches for.

import { readFileSync } from "node:fs";
import { createServer, request as ask } from "node:http";
import { connect, type AddressInfo, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { createServer as createSecureServer } from "node:tls";
import { onTestFinished } from "vitest";

const TLS = join(import.meta.dirname, "..", "fixtures", "tls");

/** The file that vouches for these servers. */
export const AUTHORITY = join(TLS, "far-away.pem");

export interface WayOut {
  /** Of the proxy. */
  readonly url: string;
  /** What the proxy was asked for, in order: `CONNECT telegram.test:443`, `POST http://model.test/v1/...`. */
  readonly asked: readonly string[];
  /** What was sent to prove to the proxy who asks. */
  readonly proofs: ReadonlySet<string | undefined>;
}

/** Opens a proxy to servers of this machine. @param servers the address of each by its host: `telegram.test`. */
export async function openWayOut(servers: { readonly [host: string]: string }): Promise<WayOut> {
  const asked: string[] = [];
  const proofs = new Set<string | undefined>();
  const fronts = new Map<string, number>();
  for (const [host, url] of Object.entries(servers)) {
    fronts.set(host, await listen(front(Number(new URL(url).port))));
  }
  const proxy = createServer((incoming, outgoing) => {
    const { method = "", url = "", headers } = incoming;
    asked.push(`${method} ${url}`);
    proofs.add(headers["proxy-authorization"]);
    const target = new URL(url);
    const behind = new URL(servers[target.hostname] ?? "http://127.0.0.1:1");
    const passed = ask({
      host: behind.hostname,
      port: behind.port,
      path: `${target.pathname}${target.search}`,
      method,
      headers,
    });
    passed.on("response", (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on("error", () => outgoing.destroy());
    incoming.pipe(passed);
  });
  proxy.on("connect", ({ url = "", headers }, socket: Socket) => {
    asked.push(`CONNECT ${url}`);
    proofs.add(headers["proxy-authorization"]);
    const port = fronts.get(url.replace(/:\d+$/, ""));
    if (port === undefined) {
      socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
      return;
    }
    socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    joinUp(socket, connect(port, "127.0.0.1"));
  });
  return { url: `http://127.0.0.1:${await listen(proxy)}`, asked, proofs };
}

/** Takes the encryption off and passes on what comes. */
function front(port: number): Server {
  const files = {
    key: readFileSync(join(TLS, "far-away-key.pem")),
    cert: readFileSync(AUTHORITY),
  };
  return createSecureServer(files, (socket) => {
    joinUp(socket, connect(port, "127.0.0.1"));
  });
}

function joinUp(near: Socket, far: Socket): void {
  near.pipe(far).pipe(near);
  near.on("error", () => far.destroy());
  far.on("error", () => near.destroy());
}

async function listen(server: Server): Promise<number> {
  const open = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    socket.on("error", () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    for (const socket of open) socket.destroy();
  });
  return (server.address() as AddressInfo).port;
}
