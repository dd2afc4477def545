// A memory cgroup of the kernel, of version 1 or 2: processes in it together get so many bytes and no swap, and the kernel
// kills one of them when they need more. Making one needs root.

import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished, vi } from "vitest";

export interface MemoryGroup {
  /** Words before a program's own that start it in the group; /bin/sh takes them. */
  readonly entry: readonly string[];
  /** Processes that the kernel killed because memory ran out. */
  kills(): number;
  /** The most bytes that the group ever had, caches of files included. */
  peak(): number;
}

/**
 * Makes a group that is gone after the test.
 * @throws Error with what is missing, so that a machine without such groups fails and is not green.
 */
export function createMemoryGroup(bytes: number): MemoryGroup {
  const version = VERSIONS.find(({ isThere }) => existsSync(isThere));
  if (!version)
    throw new Error(
      "no memory cgroup is mounted under /sys/fs/cgroup: this suite needs one, of version 1 or 2",
    );
  const folder = join(version.root, `grace-mar-${randomBytes(4).toString("hex")}`);
  try {
    version.prepare();
    mkdirSync(folder);
    for (const [file, value] of version.limits(bytes)) {
      if (existsSync(join(folder, file))) writeFileSync(join(folder, file), value);
    }
    const limit = readFileSync(join(folder, version.limit), "utf8").trim();
    if (limit !== String(bytes)) throw new Error(`the limit is ${limit}`);
  } catch (error) {
    throw new Error(
      `no memory cgroup can be made in ${version.root}: this suite needs root and a kernel that lets it`,
      { cause: error },
    );
  }
  onTestFinished(async () => {
    // Its last process may still be ending.
    await vi.waitFor(() => rmdirSync(folder), { timeout: 20_000, interval: 50 });
  });
  const number = (file: string, form: RegExp): number =>
    Number(form.exec(readFileSync(join(folder, file), "utf8"))?.[1] ?? Number.NaN);
  return {
    entry: ["-c", 'echo $$ > "$0" && exec "$@"', join(folder, "cgroup.procs")],
    kills: () => number(version.events, /^oom_kill (\d+)/m),
    peak: () => number(version.peak, /(\d+)/),
  };
}

const ROOT = "/sys/fs/cgroup";

const VERSIONS = [
  {
    isThere: join(ROOT, "memory", "memory.limit_in_bytes"),
    root: join(ROOT, "memory"),
    prepare: () => undefined,
    limit: "memory.limit_in_bytes",
    limits: (bytes: number) =>
      [
        ["memory.limit_in_bytes", String(bytes)],
        // Absent where swap is not counted.
        ["memory.memsw.limit_in_bytes", String(bytes)],
        ["memory.swappiness", "0"],
      ] as const,
    events: "memory.oom_control",
    peak: "memory.max_usage_in_bytes",
  },
  {
    isThere: join(ROOT, "cgroup.subtree_control"),
    root: ROOT,
    prepare: () => writeFileSync(join(ROOT, "cgroup.subtree_control"), "+memory"),
    limit: "memory.max",
    limits: (bytes: number) =>
      [
        ["memory.max", String(bytes)],
        ["memory.swap.max", "0"],
      ] as const,
    events: "memory.events",
    peak: "memory.peak",
  },
];
