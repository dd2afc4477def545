// Idle connections keep nobody out. The two peers are two addresses of this machine.

import { get } from "node:http";
import { connect, type Socket } from "node:net";
import { afterEach, expect, it } from "vitest";
import { createWebServer, type Route, type WebServer } from "../../src/web/server.ts";
import { MOST_CONNECTIONS } from "../../src/web/connections.ts";

const silent = { debug: () => 0, info: () => 0, warn: () => 0, error: () => 0 };
const page: Route = {
  method: "GET",
  path: "/page",
  bodyLimit: 0,
  bodyTimeoutMs: 1000,
  allows: () => true,
  handle: () => Promise.resolve({ status: 200, body: "here" }),
};
const open: { server?: WebServer; sockets: Socket[] } = { sockets: [] };

afterEach(async () => {
  for (const socket of open.sockets.splice(0)) socket.destroy();
  await open.server?.close();
});

async function listen(): Promise<number> {
  open.server = createWebServer({ host: "0.0.0.0", port: 0, log: silent });
  return (await open.server.mount([page])).port;
}

/** A connection that says this and nothing else. Resolves when it stands. */
function idle(port: number, words = "", localAddress = "127.0.0.2"): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: "127.0.0.1", port, localAddress });
    open.sockets.push(socket);
    socket.on("error", reject);
    socket.once("connect", () => {
      socket.removeListener("error", reject);
      socket.on("error", () => undefined);
      if (words) socket.write(words);
      resolve(socket);
    });
  });
}

function ask(port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get({ host: "127.0.0.1", port, path: "/page", timeout: 5000 }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on("timeout", function (this: { destroy(error: Error): void }) {
        this.destroy(new Error("no answer"));
      })
      .on("error", reject);
  });
}

it.each([
  ["say nothing", ""],
  ["begin a request and never end it", "GET /page HTTP/1.1\r\nhost: a\r\nx-slow: "],
])(
  "1,200 connections of one peer that %s keep no other peer out, and are bounded",
  async (_, words) => {
    const port = await listen();
    const ofOther = await idle(port, "", "127.0.0.3");
    for (let wave = 0; wave < 12; wave += 1) {
      await Promise.all(Array.from({ length: 100 }, () => idle(port, words)));
      expect(await ask(port)).toBe(200);
    }
    const alive = (): number => open.sockets.filter((socket) => !socket.closed).length;
    await expect.poll(alive, { timeout: 5000 }).toBeLessThanOrEqual(MOST_CONNECTIONS);
    // Who has one connection does not pay for who has many.
    expect(ofOther.closed).toBe(false);
  },
);

it("a request under way is not cut off by connections that come", async () => {
  let letGo: () => void = () => undefined;
  const slow: Route = {
    ...page,
    path: "/slow",
    handle: () =>
      new Promise((resolve) => {
        letGo = () => {
          resolve({ status: 200, body: "late" });
        };
      }),
  };
  open.server = createWebServer({ host: "0.0.0.0", port: 0, log: silent });
  const { port } = await open.server.mount([slow, page]);
  const answer = new Promise<number | undefined>((resolve, reject) => {
    get({ host: "127.0.0.1", port, path: "/slow" }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on("error", reject);
  });
  for (let wave = 0; wave < 6; wave += 1) {
    await Promise.all(Array.from({ length: 100 }, () => idle(port)));
  }
  letGo();
  expect(await answer).toBe(200);
});
