// Downloads against servers that misbehave.

import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { LlmError } from "../../src/errors.ts";
import { createBotApi, TelegramError } from "../../src/telegram/bot-api.ts";
import { download, FileTooLargeError } from "../../src/telegram/files.ts";

const TOKEN = "700000001:TEST-token-that-nobody-may-see";

describe("a file", () => {
  it("is read from the file endpoint, as it is", async () => {
    const { read, asked } = await serve({});
    expect(Buffer.from(await read(5)).toString()).toBe("hello");
    expect(asked).toEqual([`/file/bot${TOKEN}/documents/my%20file.txt`]);
  });

  it.each([
    { what: "told beforehand", told: 6, body: "hello" },
    { what: "noticed while it is read", told: undefined, body: "hello!" },
    { what: "other than was told", told: 5, body: "x".repeat(100_000) },
  ])("that is too large is left, when that is $what", async ({ told, body }) => {
    const { read } = await serve({ told, body });
    await expect(read(5)).rejects.toThrow(FileTooLargeError);
  });

  it.each([
    { what: "an error", status: 404 },
    { what: "a redirect", status: 302 },
    { what: "a broken connection", status: -1 },
    { what: "a path outside", path: "../botX/getMe" },
    { what: "a path of the server's own disk", path: "/var/lib/telegram/file.txt" },
    { what: "no path", path: undefined },
  ])("that comes as $what is a TelegramError, without the token", async (fault) => {
    const { read, asked } = await serve(fault);
    const error = await read(5).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TelegramError);
    const told = JSON.stringify(error, Object.getOwnPropertyNames(error));
    expect(told).not.toContain("nobody-may-see");
    expect((error as Error).cause).toBeUndefined();
    if ("path" in fault) expect(asked).toEqual([]);
  });

  it("is given up with the turn: as stopped from outside, or as too slow", async () => {
    const stopped = new AbortController();
    const { read } = await serve({ onFile: () => stopped.abort(), hangs: true });
    const error = await read(5, stopped.signal).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(LlmError);
    expect(error).toMatchObject({ kind: "aborted" });

    const slow = new AbortController();
    const late = new DOMException("too slow", "TimeoutError");
    const other = await serve({ onFile: () => slow.abort(late), hangs: true });
    await expect(other.read(5, slow.signal)).rejects.toThrow(TelegramError);
  });
});

interface Served {
  readonly body?: string;
  readonly told?: number | undefined;
  readonly status?: number;
  readonly path?: string | undefined;
  readonly hangs?: boolean;
  readonly onFile?: () => void;
}

async function serve(file: Served) {
  const { body = "hello", status = 200 } = file;
  const path = "path" in file ? file.path : "documents/my file.txt";
  const asked: string[] = [];
  const answer: RequestListener = ({ url = "" }, response) => {
    if (url.endsWith("/getFile")) {
      const result = { file_id: "f", file_unique_id: "u", file_size: file.told, file_path: path };
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ ok: true, result }));
      return;
    }
    if (url === "/elsewhere") return void response.end(body);
    asked.push(url);
    file.onFile?.();
    if (file.hangs) return;
    if (status === -1) return void response.destroy();
    response.writeHead(status, status === 302 ? { location: "/elsewhere" } : {});
    response.end(body);
  };
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const api = createBotApi({ token: TOKEN, apiRoot: `http://127.0.0.1:${port}`, network: {} });
  return {
    asked,
    read: (maxBytes: number, signal = new AbortController().signal) =>
      download("f", maxBytes, api, signal),
  };
}
