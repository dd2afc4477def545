// A model that is being loaded is waited for, within a limit of its own, counted once for all who wait.

import { createServer } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import { startDeadline } from "../../src/deadline.ts";
import type { ScriptedReply } from "../../src/tools/simulator/model/model-types.ts";
import { permitFor } from "../support/permits.ts";
import { freePort } from "../support/servers.ts";
import { startLlm } from "./support.ts";

const NO_RETRY = { "x-should-retry": "false" };
const LOADING: ScriptedReply = {
  status: 503,
  body: { error: { code: 503, message: "Loading model", type: "unavailable_error" } },
  headers: NO_RETRY,
};

describe("a server that says that it loads", () => {
  it.each<readonly [string, ScriptedReply]>([
    ["as llama.cpp", LOADING],
    ["by its status", { status: 425, rawBody: "", headers: NO_RETRY }],
    [
      "with the time that it needs",
      {
        status: 503,
        body: { error: "Model x is currently loading", estimated_time: 0.3 },
        headers: NO_RETRY,
      },
    ],
    [
      "by a wait that it asks for",
      { status: 503, rawBody: "busy", headers: { ...NO_RETRY, "retry-after": "0.3" } },
    ],
    ["in a 200", { body: { error: "Loading model" } }],
  ])("%s is asked until it answers, though the turn had less time", async (_, reply) => {
    const { ask, model, breaker, settled } = await startLlm({ loadingMs: 10_000 });
    model.enqueue(reply, { times: 3 });
    using turn = startDeadline(700);
    expect(await ask("voice", turn.signal)).toBe("fine");
    expect(model.requests).toHaveLength(4);
    expect(breaker).toEqual([]);
    expect(settled).toHaveLength(1);
  });

  it("is waited for by a voice note, too", async () => {
    const { llm, model } = await startLlm({ loadingMs: 10_000 });
    model.enqueue(LOADING, { times: 2 });
    using turn = startDeadline(500);
    const note = {
      bytes: Buffer.from("OggS\0offline-transcript: a boat\0"),
      fileName: "voice.ogg",
      channelKey: "telegram:1",
      permit: permitFor("voice_note"),
    };
    expect(await llm.transcribe(note, turn.signal)).toBe("a boat");
  });

  it("for longer than the limit fails as loading, and nobody waits anew until it has answered", async () => {
    const { ask, model } = await startLlm({ loadingMs: 900 });
    model.enqueue(LOADING, { times: Infinity });
    await expect(ask()).rejects.toMatchObject({ kind: "loading", detail: "still loading 503" });
    const before = model.requests.length;
    expect(before).toBeGreaterThan(1);
    await expect(ask()).rejects.toMatchObject({ kind: "loading" });
    expect(model.requests.length - before).toBe(1);
    model.clearScript();
    expect(await ask()).toBe("fine");
    model.enqueue(LOADING);
    expect(await ask()).toBe("fine");
  });

  it("is not waited for where the limit is 0, nor once the person stops", async () => {
    const none = await startLlm({ loadingMs: 0 });
    none.model.enqueue(LOADING);
    await expect(none.ask()).rejects.toMatchObject({ kind: "loading" });
    const { ask, model } = await startLlm({ loadingMs: 60_000 });
    model.enqueue(LOADING, { times: Infinity });
    const stop = new AbortController();
    const asking = ask("voice", stop.signal);
    await expect.poll(() => model.requests.length).toBeGreaterThan(1);
    stop.abort();
    await expect(asking).rejects.toMatchObject({ kind: "aborted" });
  });

  it("is no server that failed to load", async () => {
    const { ask, model } = await startLlm({ loadingMs: 60_000 });
    const body = { error: "llama runner process has terminated: error loading model" };
    model.enqueue({ status: 500, body, headers: NO_RETRY });
    await expect(ask()).rejects.toMatchObject({ kind: "unavailable" });
  });
});

describe("a server that says nothing", () => {
  it("is given the time to load when it was not asked for a while, and the turn's time stands still", async () => {
    const { ask, model } = await startLlm({ loadingMs: 10_000, silentMs: 100 });
    model.enqueue({ text: "loaded!", delayMs: 900 });
    using turn = startDeadline(300);
    expect(await ask("voice", turn.signal)).toBe("loaded!");
    expect(model.requests).toMatchObject([{ isCutOff: false }]);
    // Now it is awake, and silence is silence.
    model.enqueue({ hang: true });
    using next = startDeadline(300);
    await expect(ask("voice", next.signal)).rejects.toMatchObject({ kind: "timeout" });
  });

  it("for longer than the limit fails in the turn's own time, and the next turn does not wait anew", async () => {
    const { ask, model } = await startLlm({ loadingMs: 400, silentMs: 50 });
    model.enqueue({ hang: true }, { times: Infinity });
    const times: number[] = [];
    for (let nth = 0; nth < 2; nth += 1) {
      const started = performance.now();
      using turn = startDeadline(200);
      await expect(ask("voice", turn.signal)).rejects.toMatchObject({ kind: "timeout" });
      times.push(performance.now() - started);
    }
    expect(times[0]).toBeGreaterThan(550);
    expect(times[1]).toBeLessThan((times[0] ?? 0) - 200);
  });
});

it("an address that refuses connections is waited for, as of a server that opens its door once its model is loaded", async () => {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(200, { "content-type": "application/json" });
    response.end('{"choices":[{"message":{"content":"here"}}]}');
  });
  const port = await freePort();
  const { ask } = await startLlm({ loadingMs: 20_000, baseUrl: `http://127.0.0.1:${port}/v1` });
  using turn = startDeadline(3000);
  const asking = ask("voice", turn.signal);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  // The client's own second try comes after half a second at the earliest.
  setTimeout(() => server.listen(port, "127.0.0.1"), 1200);
  expect(await asking).toBe("here");
});

it("an address that stays closed fails as what it is", async () => {
  const { ask } = await startLlm({ loadingMs: 300, baseUrl: "http://127.0.0.1:1/v1" });
  await expect(ask()).rejects.toMatchObject({ kind: "unavailable", detail: "ECONNREFUSED" });
});
