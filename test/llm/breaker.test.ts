// A server that keeps failing is left alone for half a minute at a time.

import { describe, expect, it } from "vitest";
import type { ScriptedReply } from "../../src/tools/simulator/model/model-types.ts";
import { startLlm, type TestLlm } from "./support.ts";

/** The client tries once, so that a request is a call. */
const DOWN: ScriptedReply = { status: 503, headers: { "x-should-retry": "false" } };

async function startDown(reply: ScriptedReply = DOWN) {
  const clock = { at: 1_000_000 };
  const llm = await startLlm({ now: () => clock.at });
  llm.model.enqueue(reply, { times: Infinity });
  return { ...llm, clock };
}

async function fail({ ask }: Pick<TestLlm, "ask">, times: number): Promise<void> {
  for (let call = 0; call < times; call += 1) {
    await expect(ask()).rejects.toMatchObject({ kind: "unavailable" });
  }
}

describe("a server that fails", () => {
  it("five times in a row is left alone, and calls fail at once", async () => {
    const llm = await startDown();
    await fail(llm, 4);
    expect(llm.breaker).toEqual([]);
    await fail(llm, 100);
    expect(llm.model.requests).toHaveLength(5);
    expect(llm.reserved).toHaveLength(5);
    expect(llm.breaker).toEqual(["open"]);
  });

  it("by not answering in time counts too", async () => {
    const { ask, breaker, model } = await startDown({ hang: true });
    const timeOut = async (): Promise<void> => {
      const asking = ask("voice", AbortSignal.timeout(20));
      await expect(asking).rejects.toMatchObject({ kind: "timeout" });
    };
    for (let call = 0; call < 5; call += 1) await timeOut();
    // On a busy machine not each of them reached the server before its time was over.
    const asked = model.requests.length;
    await expect(ask()).rejects.toMatchObject({ kind: "unavailable" });
    expect(model.requests).toHaveLength(asked);
    expect(breaker).toEqual(["open"]);
  });

  it("now and then, with answers or a minute in between, is not left alone", async () => {
    const llm = await startDown();
    await fail(llm, 4);
    llm.model.clearScript();
    expect(await llm.ask()).toBe("fine");
    llm.model.enqueue(DOWN, { times: Infinity });
    await fail(llm, 4);
    llm.clock.at += 61_000;
    await fail(llm, 4);
    expect(llm.breaker).toEqual([]);
    expect(llm.model.requests).toHaveLength(13);
  });

  it.each([
    { reply: { status: 401 }, kind: "refused" },
    { reply: { status: 429, headers: { "retry-after": "60" } }, kind: "rate_limit" },
    { reply: { rawBody: "not json" }, kind: "bad_output" },
  ])("but answers ($kind) is there, so it is asked on", async ({ reply, kind }) => {
    const { ask, breaker, model } = await startDown(reply);
    for (let call = 0; call < 10; call += 1) await expect(ask()).rejects.toMatchObject({ kind });
    expect(breaker).toEqual([]);
    expect(model.requests).toHaveLength(10);
  });
});

describe("a server that is left alone", () => {
  it("is asked by one call at a time, every half minute", async () => {
    const llm = await startDown();
    await fail(llm, 5);
    llm.clock.at += 29_999;
    await fail(llm, 3);
    expect(llm.model.requests).toHaveLength(5);
    llm.clock.at += 1;
    await Promise.all(Array.from({ length: 10 }, () => fail(llm, 1)));
    expect(llm.model.requests).toHaveLength(6);
    llm.clock.at += 29_999;
    await fail(llm, 3);
    expect(llm.model.requests).toHaveLength(6);
    expect(llm.breaker).toEqual(["open"]);
  });

  it("is asked again by all as soon as it answers, and that is told once", async () => {
    const llm = await startDown();
    await fail(llm, 5);
    llm.model.clearScript();
    llm.clock.at += 30_000;
    expect(await llm.ask()).toBe("fine");
    expect(await Promise.all([llm.ask(), llm.ask()])).toEqual(["fine", "fine"]);
    expect(llm.breaker).toEqual(["open", "closed"]);
    llm.model.enqueue(DOWN, { times: Infinity });
    await fail(llm, 4);
    expect(llm.breaker).toEqual(["open", "closed"]);
  });

  it("is not given up on when a person stops the very call that would have found out", async () => {
    const llm = await startDown();
    await fail(llm, 5);
    llm.model.clearScript();
    llm.model.enqueue({ hang: true });
    llm.clock.at += 30_000;
    const stop = new AbortController();
    const probe = llm.ask("voice", stop.signal);
    await expect.poll(() => llm.model.requests.length).toBe(6);
    stop.abort();
    await expect(probe).rejects.toMatchObject({ kind: "aborted" });
    expect(llm.breaker).toEqual(["open"]);
    expect(await llm.ask()).toBe("fine");
    expect(llm.breaker).toEqual(["open", "closed"]);
  });

  it("is not left alone for longer because the clock was set back", async () => {
    const llm = await startDown();
    await fail(llm, 5);
    llm.model.clearScript();
    llm.clock.at -= 3_600_000;
    expect(await llm.ask()).toBe("fine");
  });
});

it("A call that cannot be counted is a fault of our own: nothing is asked, and the server is not blamed", async () => {
  const full = new Error("database or disk is full");
  const llm = await startLlm({ meter: { reserve: () => Promise.reject(full) } });
  for (let call = 0; call < 10; call += 1) await expect(llm.ask()).rejects.toBe(full);
  expect(llm.model.requests).toEqual([]);
  expect(llm.breaker).toEqual([]);
});
