// What the client leaves unread holds nothing open.

import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { boundedFetch } from "../../src/llm/bounded-fetch.ts";

/** A server whose answers have this status and this body. Gives its address and its connections. */
async function serve(
  status: number,
  body: string,
): Promise<{ readonly url: string; readonly open: () => number }> {
  const sockets = new Set<Socket>();
  const server = createServer((_, response) => response.writeHead(status).end(body));
  server.keepAliveTimeout = 60_000;
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, open: () => sockets.size };
}

it.each([
  { what: "small", body: "try later" },
  { what: "large", body: "x".repeat(3_000_000) },
])(
  "an answer that is not read, as before a second try, ends its connection: $what",
  async ({ body }) => {
    const { url, open } = await serve(429, body);
    for (let time = 0; time < 3; time += 1) {
      const { body: unread } = await boundedFetch(url, { method: "POST", body: "{}" });
      expect(open()).toBe(1);
      await unread?.cancel();
      await expect.poll(open).toBe(0);
    }
  },
);
