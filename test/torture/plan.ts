// The length, the seed and the report of a torture suite.

import { randomFrom, type Random } from "../crash/load.ts";

export const IS_LONG = Boolean(process.env["TORTURE_LONG"]);
/** Printed by every report, so that a run can be repeated. */
export const SEED = Number(process.env["TORTURE_SEED"] || Date.now() % 1_000_000);

/** The count of a case: `short` in CI, `long` with --long. */
export function count(short: number, long: number): number {
  return IS_LONG ? long : short;
}

/** Numbers of this run; another row of them for each name. */
export function randomOf(name: string): Random {
  return randomFrom(Buffer.from(name).reduce((sum, byte) => sum * 31 + byte, SEED) | 0);
}

/** One line on stdout for each case: the work, its count and its result. For RELIABILITY.md. */
export function report(name: string, figures: { readonly [name: string]: number | string }): void {
  const parts = Object.entries(figures).map(([what, figure]) => `${what} ${figure}`);
  process.stdout.write(
    `torture ${name}: ${parts.join(", ")} (seed ${SEED}${IS_LONG ? ", long" : ""})\n`,
  );
}

/** `many` of these at random, in their order; all where there are fewer. */
export function pick<T>(items: readonly T[], many: number, name: string): readonly T[] {
  const random = randomOf(name);
  const left = items.map((_, index) => index);
  while (left.length > many) left.splice(random(left.length), 1);
  return left.flatMap((index) => items.slice(index, index + 1));
}

/** Does the work for all of them, one at a time for each processor of this machine. */
export async function sideBySide<T>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = items.values();
  const worker = async (): Promise<void> => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: WORKERS }, worker));
}

const WORKERS = 2;

/** The middle and the largest of some times. */
export function spread(ms: readonly number[]): string {
  const sorted = ms.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return `p50 ${middle.toFixed(0)} ms, max ${(sorted.at(-1) ?? 0).toFixed(0)} ms`;
}
