// The length, the seed and the report of a torture suite.

import { existsSync } from "node:fs";
import * as fc from "fast-check";
import { vi } from "vitest";
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

/** The same values for the same seed and name. */
export function sample<T>(arbitrary: fc.Arbitrary<T>, count: number, name: string): T[] {
  const offset =
    name.split("").reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 0) % 1_000_003;
  return fc.sample(arbitrary, { numRuns: count, seed: SEED + offset });
}

/** The disk's promises are not tested here, and in memory the same work takes a third of the time. */
export function workInMemory(): void {
  if (existsSync("/dev/shm")) vi.stubEnv("TMPDIR", "/dev/shm");
}

/** Does the work for one after the other. A failure says which one it was, so that it can be tried alone. */
export async function tryEach<T>(
  cases: readonly T[],
  work: (one: T) => Promise<void> | void,
): Promise<void> {
  for (const [at, one] of cases.entries()) {
    try {
      await work(one);
    } catch (error) {
      const told = `seed ${SEED}, case ${at}: ${JSON.stringify(one)}\n${String(error)}`;
      throw new Error(told, { cause: error });
    }
  }
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
