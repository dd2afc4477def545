// A webhook that anybody can reach. Each bad request gets its status, nothing is stored, and the bot still takes a good
// request.

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { openRecordState } from "../../../src/state/record-state.ts";
import { UNIT_SETTINGS } from "../../bench/bot-process.ts";
import { OWNER, prepareBot } from "../../support/bots.ts";
import { MAIN, runProcess } from "../../support/processes.ts";
import { expectInvariants } from "../invariants.ts";
import { count, randomOf, report, workInMemory } from "../plan.ts";
import { badRequest, send, slowRequest, type BadRequest } from "./bad-requests.ts";

const SECRET = "a-webhook-secret-of-this-test-0123456789";
const AT_ONCE = 8;

it("no bad request is stored, and each gets the right status", async () => {
  workInMemory();
  const { servers, telegram, folder, environment } = await prepareBot({
    mode: "webhook",
    environment: { TELEGRAM_WEBHOOK_SECRET: SECRET },
  });
  // Started like `npm start`, systemd and the image do, because the flags decide how much memory requests take.
  const bot = runProcess([...UNIT_SETTINGS.flags, MAIN], { environment });
  await bot.writes('"ready"');
  const port = Number(environment["PORT"]);
  const random = randomOf("webhook");
  const next = (): BadRequest => badRequest(SECRET, random);
  await sendAll(Array.from({ length: 200 }, next), port);
  const before = memoryOf(bot.pid);
  const requests = Array.from({ length: count(2_000, 10_000) }, next);
  const [times] = await Promise.all([
    sendAll(requests, port),
    Promise.all(
      Array.from({ length: count(4, 40) }, () => expectStatus(slowRequest(SECRET), port)),
    ),
  ]);
  const growth = memoryOf(bot.pid) - before;
  expect(servers.model.requests).toEqual([]);
  expect(telegram.calls.filter(({ method }) => method === "sendMessage")).toEqual([]);
  telegram.say(OWNER, "hello there");
  await telegram.waitFor(() => telegram.chat(OWNER.id).find(({ from }) => from === "bot"));
  bot.kill("SIGTERM");
  expect((await bot.exited).code).toBe(0);
  const logs = bot.stdout + bot.stderr;
  await expectInvariants({ folder, logs, secrets: [SECRET, "TESTtoken", "hello there"] });
  expect(await inboxRows(folder)).toBe(1);
  const p99 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0;
  const figures = { "p99 ms": p99.toFixed(1), "RSS growth MiB": growth.toFixed(1) };
  report("forge webhook", { requests: requests.length, kinds: KINDS, stored: 0, ...figures });
});

const KINDS = 17;

async function sendAll(requests: readonly BadRequest[], port: number): Promise<number[]> {
  const times: number[] = [];
  const left = requests.values();
  const work = async (): Promise<void> => {
    for (const request of left) times.push(await expectStatus(request, port));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return times;
}

async function expectStatus(request: BadRequest, port: number): Promise<number> {
  const { statuses, ms } = await send(port, request);
  const about = `${request.kind}: ${request.bytes.toString().slice(0, 200)}`;
  expect({ about, statuses }).toEqual({
    about,
    statuses: request.statuses.slice(0, statuses.length || 1),
  });
  return ms;
}

/** MiB. */
function memoryOf(pid: number): number {
  const [, kib = "0"] =
    /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kib) / 1024;
}

async function inboxRows(folder: string): Promise<number> {
  const fail = (error: unknown): never => {
    throw error;
  };
  const state = await openRecordState({ folder, onError: fail, onCollision: fail });
  try {
    return state.database.all("SELECT seq FROM inbox").length;
  } finally {
    state.close();
  }
}
