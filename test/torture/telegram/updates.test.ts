// Updates that are delivered again, out of order or under an id of long ago. Each message is worked on once.

import { expect, it } from "vitest";
import { MODES, OWNER } from "../../support/bots.ts";
import { count, randomOf, report } from "../plan.ts";
import { deliver, judgeAnswers, planArrivals } from "./arrivals.ts";
import { drained, PEOPLE, startCrowd, stopSound } from "./crowd.ts";

const UPDATES = count(600, 10_000);

it.each(MODES)("each update is answered once and in order, however it comes: %s", async (mode) => {
  const { bot, model, seen } = await startCrowd({ mode });
  const arrivals = planArrivals(PEOPLE, UPDATES, randomOf(`updates ${mode}`));
  const { weeks, texts } = arrivals;
  await deliver(bot.telegram, arrivals);
  await drained(bot);
  const answers = judgeAnswers(texts, seen);
  const asked = [...model.asked.values()].reduce((sum, times) => sum + times, 0);
  const { received, dead } = countInbox(bot.runtime.state.database);
  report(`telegram updates ${mode}`, {
    updates: UPDATES,
    deliveries: weeks.flat().length,
    ...answers,
    "extra model calls": asked - UPDATES,
    dead,
  });
  expect(answers).toEqual({ lost: 0, repeated: 0, inversions: 0 });
  expect([...model.asked.values()].filter((times) => times !== 1)).toEqual([]);
  expect({ asked, received, dead }).toEqual({ asked: UPDATES, received: UPDATES, dead: 0 });
  expect(model.analysed()).toBe(texts.get(OWNER.id)?.length);
  await stopSound(bot);
});

function countInbox(database: { get<T>(sql: string): T | undefined }): {
  readonly received: number;
  readonly dead: number;
} {
  const counts = database.get<{ received: number; dead: number }>(
    "SELECT count(*) AS received, count(*) FILTER (WHERE state = 'dead') AS dead FROM inbox",
  );
  return { received: counts?.received ?? 0, dead: counts?.dead ?? 0 };
}
