// How long a torture suite goes on, with which seed, and what it has to report.

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
  return randomFrom(
    name.split("").reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), SEED) | 0,
  );
}

/** One line on stdout for each case: what was done how often, and what came of it. For RELIABILITY.md. */
export function report(name: string, figures: Readonly<Record<string, number | string>>): void {
  const parts = Object.entries(figures).map(([what, figure]) => `${what} ${figure}`);
  process.stdout.write(
    `torture ${name}: ${parts.join(", ")} (seed ${SEED}${IS_LONG ? ", long" : ""})\n`,
  );
}
