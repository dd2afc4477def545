import { expect, it, onTestFinished } from "vitest";
import { createLanes } from "../../src/chat/lanes/lanes.ts";
import { createLogger } from "../../src/logger.ts";
import { createPulse } from "../../src/pulse.ts";
import { healthRoutes, type Vitals } from "../../src/web/health-routes.ts";
import { createWebServer } from "../../src/web/server.ts";

const well: Vitals = {
  isAlive: () => true,
  failing: () => Promise.resolve([]),
  families: () => Promise.resolve([]),
};

async function ask(path: string, vitals: Partial<Vitals>): Promise<unknown> {
  const log = createLogger({ recordId: "r", level: "silent", secrets: [], write: () => undefined });
  const server = createWebServer({ host: "127.0.0.1", port: 0, log });
  onTestFinished(() => server.close());
  const { port } = await server.mount(healthRoutes({ ...well, ...vitals }));
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  return [response.status, await response.text()];
}

it("the figures are for this machine alone, whatever headers say", () => {
  const metrics = healthRoutes(well).find(({ path }) => path === "/metrics");
  const allows = (peer: string, headers = {}): boolean | undefined =>
    metrics?.allows(headers, peer);
  for (const peer of ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"]) {
    expect(allows(peer)).toBe(true);
    for (const header of ["x-forwarded-for", "forwarded", "x-real-ip"]) {
      expect(allows(peer, { [header]: "127.0.0.1" })).toBe(false);
    }
  }
  const others = [
    "",
    "192.0.2.7",
    "10.0.0.1",
    "::ffff:10.0.0.1",
    "2001:db8::1",
    "127.0.0.1.evil.example",
    "::ffff:127.0.0.1.x",
    "0.0.0.0",
  ];
  for (const peer of others) expect(allows(peer, { host: "127.0.0.1" })).toBe(false);
});

const TOKEN = "made-up-token-0123456789abcdef";
const OPEN = healthRoutes(well, TOKEN).find(({ path }) => path === "/metrics");

it("the figures are for whoever sends the token, wherever they are and by whatever way", () => {
  const authorization = `Bearer ${TOKEN}`;
  for (const peer of ["127.0.0.1", "192.0.2.7", "2001:db8::1", ""]) {
    expect(OPEN?.allows({ authorization }, peer)).toBe(true);
    expect(OPEN?.allows({ authorization, "x-forwarded-for": "192.0.2.9" }, peer)).toBe(true);
  }
});

it.each([
  "",
  "Bearer",
  "Bearer ",
  TOKEN,
  `Basic ${TOKEN}`,
  `Bearer ${TOKEN}x`,
  `Bearer ${TOKEN.slice(1)}`,
  `Bearer ${TOKEN.toUpperCase()}`,
  `Bearer ${"x".repeat(10_000)}`,
  `Bearer x, Bearer ${TOKEN}`,
  "Bearer undefined",
])("a wrong token is none: %j", (authorization) => {
  const without = healthRoutes(well).find(({ path }) => path === "/metrics");
  for (const route of [OPEN, without]) {
    expect(route?.allows({ authorization }, "192.0.2.7")).toBe(false);
    expect(route?.allows({ authorization, "x-forwarded-for": "127.0.0.1" }, "127.0.0.1")).toBe(
      false,
    );
    // This machine needs none.
    expect(route?.allows({ authorization }, "127.0.0.1")).toBe(true);
  }
});

it("a proxy of this machine opens the figures to nobody, by whatever header it shows itself", () => {
  const allows = (headers: { [name: string]: string }): boolean | undefined =>
    OPEN?.allows(headers, "127.0.0.1");
  for (const name of [
    "via",
    "forwarded",
    "x-forwarded",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-forwarded-server",
    "x-real-ip",
    "x-client-ip",
    "true-client-ip",
    "cf-connecting-ip",
    "x-original-url",
    "cdn-loop",
  ]) {
    expect(allows({ [name]: "x" }), name).toBe(false);
  }
  // One that says nothing of itself passes the public name on.
  for (const host of [
    "bot.example.org",
    "bot.example.org:443",
    "10.0.0.1:80",
    "127.0.0.1.evil.example",
  ]) {
    expect(allows({ host }), host).toBe(false);
  }
  for (const host of ["127.0.0.1", "127.0.0.1:10000", "localhost:10000", "[::1]:10000"]) {
    expect(allows({ host }), host).toBe(true);
  }
});

it("a bot with a loop that stands still is not alive", async () => {
  expect(await ask("/livez", {})).toEqual([200, "ok\n"]);
  expect(await ask("/livez", { isAlive: () => false })).toEqual([503, "failing: loops\n"]);
});

it("whatever keeps a bot from its work is named", async () => {
  const failing = (): Promise<string[]> => Promise.resolve(["disk", "telegram"]);
  expect(await ask("/readyz", { failing })).toEqual([503, "failing: disk telegram\n"]);
  expect(await ask("/livez", { failing })).toEqual([200, "ok\n"]);
});

it("work that never ends stops the pulse, and work that ended does not", async () => {
  let now = 0;
  const pulse = createPulse(() => now);
  const row = { seq: 1, lane: "a", body: "", attempts: 0, nextAt: 0 };
  const rows = [row, row];
  const ends = [Promise.resolve(), new Promise<void>(() => undefined)];
  const lanes = createLanes({
    next: () => rows[0],
    handle: () => {
      rows.shift();
      return ends.shift() ?? Promise.resolve();
    },
    pulse,
    isStorm: () => false,
    left: () => 0,
  });
  lanes.start(["a"]);
  now = 89_000;
  await new Promise(setImmediate);
  // The second row has begun just now.
  now = 170_000;
  expect(pulse.isBeating()).toBe(true);
  now = 179_001;
  expect(pulse.isBeating()).toBe(false);
});

it("a chat in which nobody writes has no pulse to stop", async () => {
  let now = 0;
  const pulse = createPulse(() => now);
  const rows = [{ seq: 1, lane: "a", body: "", attempts: 0, nextAt: 0 }];
  const handle = (): Promise<void> => Promise.resolve(void rows.shift());
  const lanes = createLanes({
    next: () => rows[0],
    handle,
    pulse,
    isStorm: () => false,
    left: () => 0,
  });
  lanes.start(["a"]);
  await new Promise(setImmediate);
  now = 1_000_000;
  expect(pulse.isBeating()).toBe(true);
});
