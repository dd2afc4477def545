// Requests to servers that misbehave.

import { getEventListeners } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { text as textOf } from "node:stream/consumers";
import { sendRequest } from "../src/http.ts";

describe("a request", () => {
  it("goes to no server whose certificate nobody vouches for: not a byte of it is sent", async () => {
    const file = (name: string): Buffer =>
      readFileSync(join(import.meta.dirname, "fixtures", "tls", name));
    const seen: unknown[] = [];
    const server = createSecureServer(
      { key: file("self-signed-key.pem"), cert: file("self-signed.pem") },
      (request, response) => {
        seen.push(request.url);
        response.end();
      },
    );
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    await expect(
      sendRequest(`https://localhost:${port}/secret`, { method: "GET" }),
    ).rejects.toMatchObject({ code: "DEPTH_ZERO_SELF_SIGNED_CERT" });
    expect(seen).toEqual([]);
  });

  it("carries method, headers and a text, and its answer is read as UTF-8 across chunks", async () => {
    const url = await serve(async (request, response) => {
      const { method, headers } = request;
      response.end(`${method} ${String(headers["x-a"])} ${await textOf(request)}`);
    });
    const headers = { "x-a": "b", "content-type": "text/plain" };
    const body = "é".repeat(100_000);
    expect(await ask(url, { method: "POST", headers, body })).toBe(`POST b ${body}`);
  });

  it("carries a stream whole, and ends with the error of one that breaks off", async () => {
    const url = await serve(async (request, response) => {
      response.end(await textOf(request).catch(() => ""));
    });
    const parts = ["a".repeat(100_000), "b"].map((text) => Buffer.from(text));
    const sent = ReadableStream.from(parts);
    expect(await ask(url, { method: "POST", body: sent })).toBe(`${"a".repeat(100_000)}b`);
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(Buffer.from("a"));
      throw new Error("no more");
    }
    await expect(ask(url, { method: "POST", body: broken() })).rejects.toThrow("no more");
  });

  it("follows no redirect", async () => {
    const asked: unknown[] = [];
    const url = await serve((request, response) => {
      asked.push(request.url);
      response.writeHead(302, { location: "/elsewhere" }).end();
    });
    const answer = await sendRequest(url, { method: "GET" });
    expect(answer.resume().statusCode).toBe(302);
    expect(asked).toEqual(["/"]);
  });

  it("ends with the signal's reason, before and while the server is waited for", async () => {
    let cut = 0;
    const stopping = new AbortController();
    const url = await serve((request) => {
      request.socket.once("close", () => (cut += 1));
      stopping.abort(new Error("stopped"));
    });
    const { signal } = stopping;
    await expect(ask(url, { method: "GET", signal })).rejects.toThrow("stopped");
    await expect.poll(() => cut).toBe(1);
    await expect(ask(url, { method: "GET", signal })).rejects.toThrow("stopped");
    expect(cut).toBe(1);
  });

  it("leaves nothing at a signal that outlives it", async () => {
    const url = await serve((_, response) => void response.end("fine"));
    const { signal } = new AbortController();
    expect(await ask(url, { method: "GET", signal })).toBe("fine");
    await expect.poll(() => getEventListeners(signal, "abort")).toEqual([]);
  });

  it("fails with Node's code when nobody listens, and when the answer is cut off", async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { "content-length": "10" });
      response.write("half", () => response.destroy());
    });
    await expect(ask(url, { method: "GET" })).rejects.toMatchObject({ code: "ECONNRESET" });
    const nobody = ask("http://127.0.0.1:1/secret", { method: "GET" });
    await expect(nobody).rejects.toMatchObject({ code: "ECONNREFUSED" });
    await expect(nobody).rejects.not.toThrow("secret");
  });
});

async function ask(...parameters: Parameters<typeof sendRequest>): Promise<string> {
  return textOf(await sendRequest(...parameters));
}

async function serve(
  answer: (...parameters: Parameters<RequestListener>) => unknown,
): Promise<string> {
  const server = createServer((...parameters) => void answer(...parameters)).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
