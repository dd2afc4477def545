// The figures of acts as rows, each with the bound that follows from the figures of the same run. The last checkout is the
// one that the bound is for.

import type { Timed } from "./acts.ts";
import type { Times } from "./act-figures.ts";
import { median, quantile } from "./figures.ts";

/** One checkout's times. */
export interface Measured {
  readonly small: Times;
  readonly big: Times;
}

const AFTER_EDIT_MS = 200;
const WRITE_MS = { one: 100, many: 250 } as const;
const BESIDE_MS = 50;

/** Name; small, big and p95 of big for each checkout; the bound, with its share of bare work; met or not. */
export function actRows(measured: readonly Measured[]): readonly string[][] {
  return namesIn(measured).map((name) => {
    const pairs = measured.map(({ small, big }) => ({
      small: of(small, name, ({ ms }) => ms),
      big: of(big, name, ({ ms }) => ms),
    }));
    const bares = of(measured.at(-1)?.big, name, ({ bareMs }) => bareMs);
    const last = pairs.at(-1);
    const bound = boundOf(name, median(last?.small ?? []), bares);
    const cells = pairs.flatMap(({ small, big }) => [
      median(small).toFixed(1),
      median(big).toFixed(1),
      quantile(big, 0.95).toFixed(0),
    ]);
    const note = bares.length > 0 ? ` (bare ${median(bares).toFixed(1)})` : "";
    const isMet = median(last?.big ?? []) <= bound;
    return [name, ...cells, `<= ${bound.toFixed(0)}${note}`, isMet ? "met" : "MISSED"];
  });
}

/** Name; the median stall and the time more of another chat's message for each checkout, both on the big Record. */
export function besideRows(measured: readonly Measured[]): readonly string[][] {
  return namesIn(measured).map((name) => {
    const cells = measured.map(({ big }) => {
      const alone = median(of(big, "message", ({ ms, otherMs }) => (otherMs ? undefined : ms)));
      const others = of(big, name, ({ otherMs }) => otherMs);
      return {
        stall: Math.max(0, median(of(big, name, ({ stallMs }) => stallMs))),
        more: others.length > 0 ? Math.max(...others) - alone : undefined,
      };
    });
    const last = cells.at(-1);
    const isMet = Math.max(last?.stall ?? 0, last?.more ?? 0) <= BESIDE_MS;
    return [
      name,
      ...cells.flatMap(({ stall, more }) => [stall.toFixed(0), more?.toFixed(0) ?? ""]),
      `<= ${BESIDE_MS}`,
      isMet ? "met" : "MISSED",
    ];
  });
}

function boundOf(name: string, small: number, bares: readonly number[]): number {
  if (name.includes("after an edit")) return AFTER_EDIT_MS;
  if (bares.length === 0) return 1.3 * small + 5;
  const most = name.includes("of ten") ? WRITE_MS.many : WRITE_MS.one;
  return Math.min(most, small + 2 * median(bares));
}

function namesIn(measured: readonly Measured[]): readonly string[] {
  return [...new Set(measured.flatMap(({ big }) => [...big.keys()]))];
}

function of(
  times: Times | undefined,
  name: string,
  value: (time: Timed) => number | undefined,
): readonly number[] {
  return (times?.get(name) ?? []).flatMap((time) => value(time) ?? []);
}
