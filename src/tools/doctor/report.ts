// An examination as text: one line for each check, with advice below it.

import type { Examination } from "./examine.ts";

const MARKS = { ok: "ok      ", warning: "WARNING ", problem: "PROBLEM ", skipped: "-       " };

/** Lines for a terminal. */
export function reportLines({ record, checks }: Examination): readonly string[] {
  const width = Math.max(...checks.map(({ id }) => id.length)) + 2;
  const count = (result: string): number => checks.filter((each) => each.result === result).length;
  return [
    ...checks.flatMap(({ id, result, found, todo }) => [
      `${MARKS[result]}${id.padEnd(width)}${found}`,
      ...(todo ? [`${" ".repeat(MARKS.ok.length + width)}-> ${todo}`] : []),
    ]),
    "",
    `${record ?? "no Record"}: ${count("problem")} problems, ${count("warning")} warnings, ${count("ok")} ok, ${count("skipped")} skipped`,
  ];
}
