import { connect } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { createLogger } from "../../src/logger.ts";
import { startWebServer, type Route, type WebServer } from "../../src/web/server.ts";

const LIMIT = 1000;

interface Started {
  readonly server: WebServer;
  readonly url: string;
  readonly bodies: readonly string[];
  readonly log: readonly string[];
}

async function start(changes: Partial<Route> = {}): Promise<Started> {
  const bodies: string[] = [];
  const log: string[] = [];
  const route: Route = {
    method: "POST",
    path: "/in",
    bodyLimit: LIMIT,
    bodyTimeoutMs: 200,
    allows: (headers) => headers["x-key"] === "key",
    handle: (body) => {
      bodies.push(body);
      return Promise.resolve({ status: 200, body: "ok" });
    },
    ...changes,
  };
  const server = await startWebServer({
    host: "127.0.0.1",
    port: 0,
    routes: [route],
    log: createLogger({
      recordId: "r",
      level: "debug",
      secrets: [],
      write: (line) => log.push(line),
    }),
  });
  onTestFinished(() => server.close());
  return { server, url: `http://127.0.0.1:${server.port}`, bodies, log };
}

function post(url: string, body: string | Uint8Array<ArrayBuffer>, key = "key"): Promise<Response> {
  return fetch(url, { method: "POST", body, headers: { "x-key": key } });
}

describe("a request", () => {
  it("reaches its route with its whole body", async () => {
    const { url, bodies } = await start();
    const text = "ä🐙".repeat(100);
    const response = await post(`${url}/in?x=1`, text);
    expect([response.status, await response.text()]).toEqual([200, "ok"]);
    expect(bodies).toEqual([text]);
  });

  it.each([
    { what: "another path", path: "/other", method: "POST", status: 404 },
    { what: "a longer path", path: "/in/", method: "POST", status: 404 },
    { what: "another method", path: "/in", method: "GET", status: 405 },
    { what: "dots", path: "/x/../../in2", method: "GET", status: 404 },
  ])("to $what is answered with $status and no word", async ({ path, method, status }) => {
    const { url, bodies } = await start();
    const response = await fetch(url + path, { method, headers: { "x-key": "key" } });
    expect(response.status).toBe(status);
    expect(await response.text()).toBe("");
    expect(response.headers.get("server")).toBeNull();
    expect(response.headers.get("x-powered-by")).toBeNull();
    expect(bodies).toEqual([]);
  });

  it("without the right key is refused before its body is read", async () => {
    const { url, bodies } = await start();
    expect((await post(`${url}/in`, "x", "wrong")).status).toBe(401);
    expect(bodies).toEqual([]);
  });

  it("with a body at the limit is taken, and one byte more is not", async () => {
    const { url, bodies } = await start();
    expect((await post(`${url}/in`, "x".repeat(LIMIT))).status).toBe(200);
    expect((await post(`${url}/in`, "x".repeat(LIMIT + 1))).status).toBe(413);
    expect(bodies).toHaveLength(1);
  });

  it("that does not tell its length is cut at the limit too", async () => {
    const { server, bodies } = await start();
    const head = "POST /in HTTP/1.1\r\nhost: x\r\nx-key: key\r\ntransfer-encoding: chunked\r\n\r\n";
    const chunk = `100\r\n${"x".repeat(256)}\r\n`;
    expect(await raw(server.port, head + chunk.repeat(6))).toMatch(/^HTTP\/1\.1 413/);
    expect(bodies).toEqual([]);
  });

  it("whose body does not come is answered with 408", async () => {
    const { server, bodies } = await start();
    const head = "POST /in HTTP/1.1\r\nhost: x\r\nx-key: key\r\ncontent-length: 10\r\n\r\nabc";
    expect(await raw(server.port, head)).toMatch(/^HTTP\/1\.1 408/);
    expect(bodies).toEqual([]);
  });

  it("that is cut off halfway disturbs nobody", async () => {
    const { server, url, bodies } = await start();
    const socket = connect(server.port, "127.0.0.1");
    await new Promise<void>((resolve) => {
      const head = "POST /in HTTP/1.1\r\nhost: x\r\nx-key: key\r\ncontent-length: 10\r\n\r\nabc";
      socket.write(head, () => resolve());
    });
    socket.destroy();
    expect((await post(`${url}/in`, "next")).status).toBe(200);
    expect(bodies).toEqual(["next"]);
  });

  it("whose handler fails is answered with 500 and nothing about the inside", async () => {
    const { url, log } = await start({
      handle: () => Promise.reject(new Error("the secret inside")),
    });
    const response = await post(`${url}/in`, "x");
    expect([response.status, await response.text()]).toEqual([500, ""]);
    expect(log.join("")).toContain("a request failed");
  });

  it("that is no HTTP at all is refused", async () => {
    const { server } = await start();
    expect(await raw(server.port, "hello there\r\n\r\n")).toMatch(/^HTTP\/1\.1 400/);
  });
});

describe("the server", () => {
  it("says which variables to look at when its port is taken", async () => {
    const { server } = await start();
    const again = startWebServer({
      host: "127.0.0.1",
      port: server.port,
      routes: [],
      log: createLogger({ recordId: "r", level: "silent", secrets: [], write: () => undefined }),
    });
    await expect(again).rejects.toMatchObject({ name: "ConfigError", exitCode: 78 });
    await expect(again).rejects.toThrow(/HOST and PORT/);
  });

  it("closes quickly although somebody holds a connection open", async () => {
    const { server } = await start({ bodyTimeoutMs: 60_000 });
    const silent = connect(server.port, "127.0.0.1");
    const slow = connect(server.port, "127.0.0.1");
    for (const socket of [silent, slow]) socket.on("error", () => undefined);
    await new Promise<void>((resolve) => {
      slow.write("POST /in HTTP/1.1\r\nhost: x\r\nx-key: key\r\ncontent-length: 9\r\n\r\n", () =>
        resolve(),
      );
    });
    const started = Date.now();
    await server.close();
    expect(Date.now() - started).toBeLessThan(3000);
    silent.destroy();
    slow.destroy();
  });
});

/** Writes bytes and gives everything that comes back until the other side closes. */
function raw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    socket.setEncoding("utf8").on("data", (text: string) => (answer += text));
    socket.on("error", () => undefined);
    socket.on("close", () => {
      resolve(answer);
    });
  });
}
