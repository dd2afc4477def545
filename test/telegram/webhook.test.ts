import type { Update } from "grammy/types";
import { describe, expect, it, onTestFinished } from "vitest";
import { createLogger } from "../../src/logger.ts";
import { webhookRoute } from "../../src/telegram/webhook.ts";
import { createWebServer } from "../../src/web/server.ts";

const SECRET = "s3cret-S3CRET_0123";
const UPDATE = { update_id: 7, message: { text: "hi" } };

async function start(intake: { isFull?: boolean; fails?: boolean } = {}) {
  const received: Update[] = [];
  const log = createLogger({ recordId: "r", level: "silent", secrets: [], write: () => undefined });
  const route = webhookRoute({
    secret: SECRET,
    log,
    intake: {
      isFull: () => intake.isFull ?? false,
      receive: (updates) => {
        if (intake.fails) return Promise.reject(new Error("disk full"));
        received.push(...updates);
        return Promise.resolve();
      },
    },
  });
  const server = createWebServer({ host: "127.0.0.1", port: 0, log });
  onTestFinished(() => server.close());
  const { port } = await server.mount([route]);
  const post = (body: string, headers: { [name: string]: string } = { [HEADER]: SECRET }) =>
    fetch(`http://127.0.0.1:${port}/telegram/webhook`, { method: "POST", body, headers });
  return { post, received };
}

const HEADER = "x-telegram-bot-api-secret-token";

describe("the webhook", () => {
  it("takes an update with the secret and answers once it is stored", async () => {
    const { post, received } = await start();
    const response = await post(JSON.stringify(UPDATE));
    expect([response.status, await response.text()]).toEqual([200, ""]);
    expect(received).toEqual([UPDATE]);
  });

  it.each([
    { what: "no secret", headers: {} },
    { what: "an empty one", headers: { [HEADER]: "" } },
    { what: "another one", headers: { [HEADER]: "other" } },
    { what: "a beginning of it", headers: { [HEADER]: SECRET.slice(0, -1) } },
    { what: "more than it", headers: { [HEADER]: `${SECRET}x` } },
    { what: "another case", headers: { [HEADER]: SECRET.toUpperCase() } },
    { what: "it twice", headers: { [HEADER]: `${SECRET}, ${SECRET}` } },
  ])("refuses $what", async ({ headers }) => {
    const { post, received } = await start();
    expect((await post(JSON.stringify(UPDATE), headers)).status).toBe(401);
    expect(received).toEqual([]);
  });

  it.each(["", "{", "null", "[]", "7", '"x"', "{}", '{"update_id":"7"}', '{"update_id":1.5}'])(
    "refuses the body %j",
    async (body) => {
      const { post, received } = await start();
      expect((await post(body)).status).toBe(400);
      expect(received).toEqual([]);
    },
  );

  it.each([
    { what: "it is full", intake: { isFull: true } },
    { what: "nothing can be stored", intake: { fails: true } },
  ])("asks Telegram to come back when $what", async ({ intake }) => {
    const { post, received } = await start(intake);
    const response = await post(JSON.stringify(UPDATE));
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toBe("30");
    expect(received).toEqual([]);
  });

  it("takes the largest update that Telegram sends, and no endless one", async () => {
    const { post } = await start();
    const sized = (bytes: number) => JSON.stringify({ update_id: 1, x: "x".repeat(bytes) });
    expect((await post(sized(64 * 1024))).status).toBe(200);
    expect((await post(sized(200 * 1024))).status).toBe(413);
  });
});
