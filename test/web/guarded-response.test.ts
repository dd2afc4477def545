// Every answer of the web server has the headers, whoever makes it: a route, the server, or Node itself.

import { connect } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { createLogger } from "../../src/logger.ts";
import { GUARDING_HEADERS } from "../../src/web/guarded-response.ts";
import { createWebServer, type Route } from "../../src/web/server.ts";

const base: Route = {
  method: "POST",
  path: "/in",
  bodyLimit: 10,
  bodyTimeoutMs: 100,
  allows: ({ authorization }) => authorization === undefined,
  handle: () => Promise.resolve({ status: 200, body: "ok" }),
};
const routes: readonly Route[] = [
  base,
  { ...base, method: "GET", path: "/page" },
  { ...base, path: "/fails", handle: () => Promise.reject(new Error("inside")) },
];

async function start(mounted: readonly Route[] = routes): Promise<number> {
  const log = createLogger({ recordId: "r", level: "silent", secrets: [], write: () => undefined });
  const server = createWebServer({ host: "127.0.0.1", port: 0, log });
  onTestFinished(() => server.close());
  const { port } = await server.mount(mounted);
  return port;
}

/** Sends these lines, and gives what comes until the other side closes. */
function send(port: number, lines: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(lines.join("\r\n")));
    socket.setEncoding("latin1").on("data", (text: string) => (answer += text));
    socket.on("error", () => undefined);
    socket.on("close", () => {
      resolve(answer);
    });
  });
}

const END = ["host: x", "connection: close", "", ""];

it.each([
  ["200", ["POST /in HTTP/1.1", "content-length: 2", ...END.slice(0, 3), "hi"]],
  ["200", ["GET /page HTTP/1.1", ...END]],
  ["200", ["HEAD /page HTTP/1.1", ...END]],
  ["401", ["POST /in HTTP/1.1", "authorization: no", ...END]],
  ["404", ["GET /other HTTP/1.1", ...END]],
  ["405", ["PUT /in HTTP/1.1", ...END]],
  ["408", ["POST /in HTTP/1.1", "content-length: 9", ...END]],
  ["413", ["POST /in HTTP/1.1", "content-length: 99", ...END]],
  ["500", ["POST /fails HTTP/1.1", ...END]],
  // Node's own answers.
  ["400", ["GET /page HTTP/1.1", "connection: close", "", ""]],
  ["400", ["hello there", "", ""]],
  ["400", ["POST /in HTTP/1.1", "transfer-encoding: chunked", ...END.slice(0, 3), "zz", ""]],
  ["417", ["POST /in HTTP/1.1", "expect: the-impossible", ...END]],
  ["431", ["GET /page HTTP/1.1", `x-long: ${"x".repeat(20_000)}`, ...END]],
])("an answer with %s has the headers, to %j", async (status, lines) => {
  const answer = await send(await start(), lines);
  expectGuarded(answer, status);
});

it("the answer of a server that stops has the headers", async () => {
  const log = createLogger({ recordId: "r", level: "silent", secrets: [], write: () => undefined });
  const server = createWebServer({ host: "127.0.0.1", port: 0, log });
  onTestFinished(() => server.close());
  const mounted = await server.mount(routes);
  await mounted.unmount();
  expectGuarded(await send(mounted.port, ["GET /page HTTP/1.1", ...END]), "503");
});

it("no header lets a page run, be framed, guessed at or kept", () => {
  expect(GUARDING_HEADERS).toMatchObject({
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    "content-security-policy": expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
  });
});

it("an answer that has begun is not written into by the next request's faults", async () => {
  const big = "x".repeat(5_000_000);
  const port = await start([
    {
      ...base,
      method: "GET",
      path: "/big",
      handle: () => Promise.resolve({ status: 200, body: big }),
    },
  ]);
  const answer = await new Promise<string>((resolve) => {
    let read = "";
    const socket = connect(port, "127.0.0.1", () =>
      socket.write("GET /big HTTP/1.1\r\nhost: x\r\n\r\n"),
    );
    socket.setEncoding("latin1").on("data", (text: string) => {
      if (read === "") socket.write("no HTTP at all\r\n\r\n");
      read += text;
    });
    socket.on("error", () => undefined);
    socket.on("close", () => {
      resolve(read);
    });
  });
  expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1);
});

function expectGuarded(answer: string, status: string): void {
  const [head = "", ...rest] = answer.split("\r\n\r\n")[0]?.split("\r\n") ?? [];
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status}\\b`));
  const lines = rest.map((line) => line.toLowerCase());
  for (const [name, value] of Object.entries(GUARDING_HEADERS)) {
    expect(lines.filter((line) => line.startsWith(`${name}:`))).toEqual([
      `${name}: ${value.toLowerCase()}`,
    ]);
  }
}
