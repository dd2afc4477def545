// The chat's few services of Telegram, against a local server that answers as it is told.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import type { Wire } from "../../src/chat/ports.ts";
import { createBotApi } from "../../src/telegram/bot-api.ts";
import { createWire } from "../../src/telegram/wire.ts";
import { permitFor } from "../support/permits.ts";

const never = new AbortController().signal;

it("reads a file, or says in a value why there is none", async () => {
  const { wire } = await serve({ status: 200, size: 5 });
  const file = { fileId: "f1" };
  const read = await wire.download(file, 5, permitFor("document"), never);
  expect(read.kind === "bytes" && Buffer.from(read.bytes).toString()).toBe("hello");
  expect(await wire.download(file, 4, permitFor("document"), never)).toEqual({ kind: "too_big" });
  const away = await serve({ status: 404, size: 5 });
  expect(await away.wire.download(file, 5, permitFor("document"), never)).toEqual({
    kind: "failed",
  });
  await expect(
    wire.download(file, 5, permitFor("document"), AbortSignal.abort()),
  ).rejects.toMatchObject({
    kind: "aborted",
  });
});

it("shows a line of at most 200 characters over the chat, and an empty one as none", async () => {
  const { wire, asked } = await serve({ status: 200, size: 5 });
  await wire.toast("q1", "x".repeat(300));
  await wire.toast("q2", "");
  const [long, empty] = asked;
  expect(long?.["callback_query_id"]).toBe("q1");
  expect(String(long?.["text"])).toHaveLength(200);
  expect(empty).toEqual({ callback_query_id: "q2" });
});

it("throws nothing when Telegram refuses what is only shown", async () => {
  const { wire, asked } = await serve({ status: 400, size: 5 });
  await expect(wire.toast("old", "too late")).resolves.toBeUndefined();
  wire.hideButtons(7, 3);
  await expect.poll(() => asked.length).toBe(2);
  expect(asked[1]).toMatchObject({ chat_id: 7, message_id: 3 });
});

/** @param fault `status` of each answer, and the size that is told of the file "hello". */
async function serve(fault: { readonly status: number; readonly size: number }): Promise<{
  readonly wire: Wire;
  readonly asked: { readonly [field: string]: unknown }[];
}> {
  const asked: { readonly [field: string]: unknown }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { url = "" } = request;
      response.writeHead(fault.status, { "content-type": "application/json" });
      if (url.startsWith("/file/")) return response.end("hello");
      if (!url.endsWith("/getFile")) asked.push(JSON.parse(Buffer.concat(chunks).toString()));
      const result = url.endsWith("/getFile")
        ? { file_id: "f1", file_size: fault.size, file_path: "documents/a.txt" }
        : true;
      const isOk = fault.status === 200;
      const refused = { ok: false, error_code: fault.status, description: "Bad Request: no" };
      return response.end(JSON.stringify(isOk ? { ok: true, result } : refused));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const api = createBotApi({ token: "1:TEST", apiRoot: `http://127.0.0.1:${port}`, network: {} });
  const wire = createWire({
    api,
    outbox: { next: () => undefined },
    roles: { isKnown: () => true },
    now: () => new Date(),
  });
  return { wire, asked };
}
