import { expect, it } from "vitest";
import { createAnalystJobs, type AnalystJob } from "../../src/state/analyst-jobs.ts";
import { createSettings } from "../../src/state/settings.ts";
import { HARD_TEXTS, openDatabase } from "./support.ts";

const job = (userText: string): AnalystJob => ({
  channelKey: "telegram:1",
  userText,
  replyText: "I see.",
  evidence: userText,
});

it("analyst jobs are given in order, those that were put off after the others", async () => {
  const database = openDatabase();
  const jobs = createAnalystJobs(database);
  await database.transact(() => ["a", "b", "c"].forEach((text) => jobs.add(job(text))));
  const first = jobs.next(1)[0];
  expect(first).toMatchObject({ job: job("a"), attempts: 0, nextAt: 0 });
  await database.transact(() => jobs.postpone(first?.id ?? 0, 50));
  expect(jobs.next(5).map((queued) => queued.job.userText)).toEqual(["b", "c", "a"]);
  expect(jobs.next(5).at(-1)).toMatchObject({ attempts: 1, nextAt: 50 });
  expect(jobs.isWaiting(first?.id ?? 0)).toBe(true);
  await database.transact(() => jobs.finish(first?.id ?? 0));
  expect(jobs.isWaiting(first?.id ?? 0)).toBe(false);
  expect(jobs.count()).toBe(2);
});

it("analyst jobs keep every text as it is", async () => {
  const database = openDatabase();
  const jobs = createAnalystJobs(database);
  await database.transact(() => HARD_TEXTS.forEach((text) => jobs.add(job(text))));
  expect(jobs.next(99).map((queued) => queued.job)).toEqual(HARD_TEXTS.map(job));
});

it("settings keep the last value of each name", async () => {
  const database = openDatabase();
  const settings = createSettings(database);
  expect(settings.get("away:name")).toBeUndefined();
  for (const text of HARD_TEXTS) {
    await database.transact(() => settings.set("away:name", text));
    expect(settings.get("away:name")).toBe(text);
  }
});
