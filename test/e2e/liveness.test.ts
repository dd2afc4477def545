import { describe, expect, it } from "vitest";
import { startBot } from "../support/bots.ts";

describe("the liveness check", () => {
  it("answers beside polling when a port is set, and tells nothing", async () => {
    const bot = await startBot({ environment: { PORT: "0" } });
    const url = `http://127.0.0.1:${bot.runtime.port ?? 0}`;
    const response = await fetch(`${url}/livez`);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe("ok\n");
    expect((await fetch(`${url}/telegram/webhook`, { method: "POST", body: "{}" })).status).toBe(
      404,
    );
    expect((await fetch(`${url}/livez`, { method: "POST" })).status).toBe(405);
  });

  it("needs no server where nobody asked for one", async () => {
    const bot = await startBot();
    expect(bot.runtime.port).toBeUndefined();
  });

  it("answers in webhook mode", async () => {
    const bot = await startBot({ mode: "webhook" });
    expect((await fetch(`http://127.0.0.1:${bot.runtime.port ?? 0}/livez`)).status).toBe(200);
  });
});
