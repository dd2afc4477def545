// The order of test files on a machine that has no times of an earlier run: a file that waits long is no burden beside others,
// and all of its time at the end. With such times Vitest has the longest first by itself.

import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Mostly waits, or starts of processes: the size of a file says nothing of them. */
const LONG: readonly string[] = [
  "two-bots",
  "merge",
  "between-us",
  "elsewhere",
  "turn-steps",
  "wrong-clock",
  "process-life",
  "recommended-commands",
  "bounded-memory",
  "forget-backups",
  "forget-anywhere",
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort
    const sorted = await super.sort(files);
    const projects = Map.groupBy(sorted, ({ project }) => project.name);
    return [...projects.values()].flatMap((ofOne) => {
      const { first = [], rest = [] } = Object.groupBy(ofOne, ({ moduleId }) =>
        LONG.some((name) => moduleId.endsWith(`/${name}.test.ts`)) ? "first" : "rest",
      );
      return [...first, ...rest];
    });
  }
}
