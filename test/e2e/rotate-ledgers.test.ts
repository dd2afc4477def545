// Rotated rows still count: figures, receipts and repair know the archives.

import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { verify } from "../../src/gate/verify.ts";
import { previewRepair } from "../../src/gate/repair.ts";
import { readEvents } from "../../src/operator/events.ts";
import { metricsOf } from "../../src/operator/metrics.ts";
import { homeworkLine, homeworkTotal } from "../../src/record/homework-ledger.ts";
import { pipelineEventLine } from "../../src/record/text/jsonl.ts";
import { readLedger, rowsOf } from "../../src/record/archive/whole-ledger.ts";
import { startBot, type TestBot } from "../support/bots.ts";
import { testClock } from "../support/clock.ts";
import { makeHistory } from "../support/history.ts";
import { begin } from "../support/homework.ts";

const ROWS = 5100;

/** Rows of February and March. */
function longEvents(year: number): string {
  const rows = Array.from({ length: ROWS }, (_, n) =>
    pipelineEventLine(new Date(Date.UTC(year, 1, 20) + n * 300_000), {
      event: n % 3 === 0 ? "applied" : "staged",
      candidateId: `CANDIDATE-${String(9000 - n).padStart(4, "0")}`,
      extras: {},
    }),
  );
  return rows.join("");
}

async function facts(bot: TestBot) {
  const { desk, store } = bot.runtime;
  const { events, fault } = await readEvents(store);
  const { now } = desk;
  const { moved } = await previewRepair(desk);
  const figures = metricsOf({
    now: now(),
    candidates: (await store.candidates()).all(),
    events,
    mind: [],
  });
  return { figures, fault, moved, history: (await verify(desk)).ok };
}

async function startLong(): Promise<TestBot> {
  const { now } = testClock("2026-11-20T12:00:00Z");
  const bot = await startBot({ record: "legacy", id: "ilya", runtime: { now } });
  await bot.stop();
  const path = join(bot.folder, "PIPELINE-EVENTS.jsonl");
  const whole = readFileSync(path, "utf8").match(/^\{.*\}$/gm) ?? [];
  writeFileSync(path, `${whole.join("\n")}\n${longEvents(2026)}`);
  await bot.start();
  return bot;
}

it("rotated events still count in figures, repair and the history of receipts", async () => {
  const bot = await startLong();
  const before = await facts(bot);
  expect(before.figures.applied).toBeGreaterThan(ROWS / 3);
  expect(before.moved.map(({ id }) => id)).toContain("CANDIDATE-0009");
  const { text } = await bot.ask("/rotate");
  await bot.idle();
  expect(text).toMatch(
    /PIPELINE-EVENTS\.jsonl: 2\d{3} moved to archives\/PIPELINE-EVENTS-2026-01\.jsonl, archives\/PIPELINE-EVENTS-2026-02\.jsonl/,
  );
  const kept = bot.read("PIPELINE-EVENTS.jsonl").trimEnd().split("\n");
  expect(kept).toHaveLength(3001);
  expect(JSON.parse(kept.at(-1) ?? "")).toMatchObject({
    event: "maintenance",
    homework_rotated: 0,
  });
  expect(await facts(bot)).toEqual(before);
});

it("the receipts of rotated events are whole, and a removed row of them is named with its archive", async () => {
  const clock = testClock("2026-12-10T12:00:00Z");
  const bot = await startBot({ runtime: { now: clock.now } });
  await makeHistory(bot);
  await bot.idle();
  appendFileSync(join(bot.folder, "PIPELINE-EVENTS.jsonl"), longEvents(2027));
  clock.advance({ minutes: 200 * 24 * 60 });
  await bot.ask("/rotate");
  await bot.idle();
  expect(bot.read("PIPELINE-EVENTS.jsonl").includes("receipt_id")).toBe(false);
  expect(await verify(bot.runtime.desk)).toMatchObject({ ok: true });
  const rows = bot.read("MERGE-RECEIPTS.jsonl").trimEnd().split("\n");
  expect(rows).toHaveLength(4);
  writeFileSync(join(bot.folder, "MERGE-RECEIPTS.jsonl"), `${rows.slice(0, 3).join("\n")}\n`);
  const { ok, findings } = await verify(bot.runtime.desk);
  expect(ok).toBe(false);
  expect(findings.map(({ message }) => message).join("\n")).toMatch(
    /was removed: CANDIDATE-\d+ applied \(archives\/PIPELINE-EVENTS-2026-12\.jsonl line \d+\)/,
  );
});

it("homework counts of all time, and a row that stands twice counts once", async () => {
  const rows = Array.from({ length: 2600 }, (_, n) =>
    homeworkLine(new Date(Date.UTC(2026, 2, 1) + n * 1000), {
      channelKey: "telegram:1001",
      correct: 2,
      total: 8,
    }),
  );
  const prepare = (folder: string): void => {
    writeFileSync(join(folder, "HOMEWORK-LEDGER.jsonl"), rows.join(""));
  };
  const { now } = testClock("2026-11-20T12:00:00Z");
  const bot = await startBot({ prepare, runtime: { now } });
  expect((await begin(bot)).text).toContain("Right answers so far: 5200.");
  await bot.ask("stop");
  const total = async (): Promise<number> =>
    homeworkTotal(rowsOf(await readLedger(bot.folder, "HOMEWORK-LEDGER.jsonl")).rows);
  expect(await total()).toBe(5200);
  await bot.ask("/rotate");
  await bot.idle();
  expect(bot.read("HOMEWORK-LEDGER.jsonl").split("\n")).toHaveLength(2001);
  expect(await total()).toBe(5200);
  expect((await begin(bot)).text).toContain("Right answers so far: 5200.");
  appendFileSync(join(bot.folder, "HOMEWORK-LEDGER.jsonl"), rows.slice(0, 700).join(""));
  expect(await total()).toBe(5200);
});
