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

it("the figures are for this machine alone, whatever headers say", async () => {
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
