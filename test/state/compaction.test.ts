// Writing state.db anew is asked for as often as people like, and takes a small share of the time.

import { expect, it, onTestFinished, vi } from "vitest";
import { createCompaction } from "../../src/state/database/compaction.ts";

/** One that takes 500 ms by the clock. */
function openCompaction() {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
  let at = 0;
  const begun: number[] = [];
  const compact = (): void => {
    begun.push(at);
    at += 500;
  };
  const compaction = createCompaction(compact, () => at);
  const pass = async (ms: number): Promise<void> => {
    const until = at + ms;
    while (at < until) {
      at += 10;
      await vi.advanceTimersByTimeAsync(10);
    }
  };
  return { compaction, begun, pass };
}

it("is done before long, once for all who ask meanwhile", async () => {
  const { compaction, begun, pass } = openCompaction();
  const asked = [compaction.soon(), compaction.soon(), compaction.soon()];
  expect(compaction.isDue()).toBe(true);
  await pass(20);
  await Promise.all(asked);
  expect(begun).toHaveLength(1);
  expect(compaction.isDue()).toBe(false);
});

it("takes no more than a twentieth of the time, however often it is asked for", async () => {
  const { compaction, begun, pass } = openCompaction();
  for (let time = 0; time < 600; time += 1) {
    void compaction.soon();
    await pass(100);
  }
  expect(begun.length).toBeGreaterThan(3);
  expect(begun.length * 500).toBeLessThanOrEqual(60_000 / 20 + 500);
});

it("is done behind the last who asked, and is given up when the file closes", async () => {
  const { compaction, begun, pass } = openCompaction();
  void compaction.soon();
  await pass(20);
  const late = compaction.soon();
  await pass(11_000);
  await late;
  expect(begun).toHaveLength(2);
  const never = compaction.soon();
  compaction.close(new Error("closed"));
  await expect(never).rejects.toThrow("closed");
  expect(compaction.isDue()).toBe(false);
});
