import { connect } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { createLogger } from "../../src/logger.ts";
import {
  createWebServer,
  type Mounted,
  type Route,
  type WebRequest,
  type WebServer,
} from "../../src/web/server.ts";

const LIMIT = 1000;

interface Started {
  readonly server: WebServer & { readonly port: number };
  readonly mounted: Mounted;
  readonly url: string;
  readonly requests: readonly WebRequest[];
  readonly bodies: readonly string[];
  readonly log: readonly string[];
}

async function start(changes: Partial<Route> = {}): Promise<Started> {
  const requests: WebRequest[] = [];
  const bodies: string[] = [];
  const log: string[] = [];
  const route: Route = {
    method: "POST",
    path: "/in",
    bodyLimit: LIMIT,
    bodyTimeoutMs: 200,
    allows: (headers) => headers["x-key"] === "key",
    handle: (request) => {
      requests.push(request);
      bodies.push(Buffer.from(request.body).toString("utf8"));
      return Promise.resolve({ status: 200, body: "ok" });
    },
    ...changes,
  };
  const server = createWebServer({
    host: "127.0.0.1",
    port: 0,
    log: createLogger({
      recordId: "r",
      level: "debug",
      secrets: [],
      write: (line) => log.push(line),
    }),
  });
  onTestFinished(() => server.close());
  const mounted = await server.mount([route]);
  const { port } = mounted;
  const url = `http://127.0.0.1:${port}`;
  return { server: { ...server, port }, mounted, url, requests, bodies, log };
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

  it("brings its path as it was sent, its query, its headers and its bytes", async () => {
    const { url, requests } = await start();
    const bytes = new Uint8Array([0xff, 0x00, 0xfe]);
    await post(`${url}/in?day=2026-01-02&day=x%20y&empty`, bytes);
    const [{ method, path, query, headers, body } = missing()] = requests;
    expect([method, path, query.getAll("day"), query.get("empty")]).toEqual([
      "POST",
      "/in",
      ["2026-01-02", "x y"],
      "",
    ]);
    expect(headers["x-key"]).toBe("key");
    expect([...body]).toEqual([...bytes]);
  });

  it("is answered with bytes and their headers as they are", async () => {
    const bytes = new Uint8Array([0x89, 0x50, 0x00, 0xff]);
    const { url } = await start({
      method: "GET",
      handle: () =>
        Promise.resolve({ status: 200, body: bytes, headers: { "content-type": "image/png" } }),
    });
    const response = await fetch(`${url}/in`, { headers: { "x-key": "key" } });
    expect(response.headers.get("content-type")).toBe("image/png");
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([...bytes]);
  });

  it("with HEAD gets the headers of GET and no body", async () => {
    const { url } = await start({ method: "GET" });
    const response = await fetch(`${url}/in`, { method: "HEAD", headers: { "x-key": "key" } });
    expect([response.status, response.headers.get("content-length")]).toEqual([200, "2"]);
    expect(await response.text()).toBe("");
  });

  it.each(["/me/", "/me/7", "/me/7/picture.png", "/me/%2e%2e/x"])(
    "to %s reaches the route for everything under /me/",
    async (path) => {
      const { server, requests } = await start({ path: "/me/*" });
      const head = `POST ${path} HTTP/1.1\r\nhost: x\r\nx-key: key\r\nconnection: close\r\n\r\n`;
      expect(await raw(server.port, head)).toMatch(/^HTTP\/1\.1 200/);
      expect(requests.map((request) => request.path)).toEqual([path]);
    },
  );

  it.each(["/me", "/mex", "/ME/", "//me/", "*", "?/me/"])(
    "to %s does not reach the route for everything under /me/",
    async (path) => {
      const { server, requests } = await start({ path: "/me/*" });
      const head = `POST ${path} HTTP/1.1\r\nhost: x\r\nx-key: key\r\nconnection: close\r\n\r\n`;
      expect(await raw(server.port, head)).toMatch(/^HTTP\/1\.1 40[04]/);
      expect(requests).toEqual([]);
    },
  );

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

  it("without the right key is one line in the log, however many come, and nothing of what they say", async () => {
    const { url, log } = await start();
    for (let at = 0; at < 20; at += 1) await post(`${url}/in?zqx=${at}`, "zqx", "zqx");
    const lines = log.filter((line) => line.includes("without the right secret"));
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      expect.objectContaining({ level: "warn", path: "/in", times: 1 }),
    ]);
    expect(log.join("")).not.toContain("zqx");
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

  it("that announces a body where none is taken is answered at once, not when the time for a body is over", async () => {
    const { server } = await start({ bodyLimit: 0, bodyTimeoutMs: 60_000 });
    const head = "POST /in HTTP/1.1\r\nhost: x\r\nx-key: key\r\ntransfer-encoding: chunked\r\n\r\n";
    expect(await raw(server.port, head)).toMatch(/^HTTP\/1\.1 413/);
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
  it("has the routes of every Record that is mounted, and a whole path before the beginning of one", async () => {
    const { server, url } = await start({ path: "/*" });
    const other = await server.mount([
      {
        method: "POST",
        path: "/other",
        bodyLimit: 0,
        bodyTimeoutMs: 200,
        allows: () => true,
        handle: () => Promise.resolve({ status: 200, body: "the other" }),
      },
    ]);
    expect(await (await post(`${url}/other`, "")).text()).toBe("the other");
    expect(await (await post(`${url}/in`, "")).text()).toBe("ok");
    await other.unmount();
    expect(await (await post(`${url}/other`, "")).text()).toBe("ok");
  });

  it("answers what is under way before its routes are gone, and asks later ones to come back", async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
    const { mounted, url } = await start({
      handle: async () => {
        arrive();
        await released;
        return { status: 200, body: "late" };
      },
    });
    const first = post(`${url}/in`, "");
    await arrived;
    let isGone = false;
    const gone = mounted.unmount().then(() => (isGone = true));
    const second = await post(`${url}/in`, "");
    expect([second.status, second.headers.get("retry-after"), isGone]).toEqual([503, "30", false]);
    release();
    await gone;
    expect(await (await first).text()).toBe("late");
  });

  it("says which variables to look at when its port is taken", async () => {
    const { server } = await start();
    const again = createWebServer({
      host: "127.0.0.1",
      port: server.port,
      log: createLogger({ recordId: "r", level: "silent", secrets: [], write: () => undefined }),
    }).mount([]);
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

function missing(): never {
  throw new Error("no request came");
}

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
