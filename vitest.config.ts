import { readFileSync, statfsSync } from "node:fs";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./test/support/longest-first.ts";

const shared = {
  restoreMocks: true,
  unstubEnvs: true,
  pool: "forks" as const,
  expect: { poll: { interval: 10 } },
  // Taking a copy of all packages away again takes its time on a busy machine.
  hookTimeout: 60_000,
};

/** Files of one worker share their modules, which are read once: no module keeps anything (`architecture.test.ts`). */
const together = { isolate: false };

/**
 * Their scratch folders lie in memory where there is room. On a disk most of their time is waiting for syncs that they do not
 * ask about; what a disk does is for the crash tests and the torture suites, which stay there.
 */
const inMemory = { env: memoryFolder() };

function memoryFolder(): { TMPDIR?: string } {
  const folder = "/dev/shm";
  if (process.env["TMPDIR"]) return {};
  try {
    const { bavail, bsize } = statfsSync(folder);
    const mount = new RegExp(`^\\S+ ${folder} \\S+ (\\S+)`, "m").exec(
      readFileSync("/proc/mounts", "utf8"),
    );
    const mayRun = !(mount?.[1] ?? "noexec").split(",").includes("noexec");
    return mayRun && bavail * bsize > 4 * 1024 ** 3 ? { TMPDIR: folder } : {};
  } catch {
    return {};
  }
}

export default defineConfig({
  test: {
    // Most tests wait for a bot: three workers keep two cores busy.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...shared,
          name: "unit",
          // Bounds for a busy machine; how fast something is, the bench says.
          testTimeout: 30_000,
          include: ["test/**/*.test.ts"],
          exclude: [
            "test/e2e/**",
            "test/crash/**",
            "test/browser/**",
            "test/deploy/*.test.ts",
            "test/fleet/**",
            "test/newcomer/**",
            "test/torture/**",
          ],
          ...together,
          ...inMemory,
        },
      },
      {
        test: {
          ...shared,
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          ...together,
          ...inMemory,
          globalSetup: ["test/support/build.ts"],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          ...shared,
          name: "crash",
          globalSetup: ["test/support/build.ts", "test/support/killables.ts"],
          include: ["test/crash/**/*.test.ts"],
          ...together,
          testTimeout: 90_000,
        },
      },
      {
        // Against the real tools: systemd, nginx, Caddy, a namespace.
        test: {
          ...shared,
          name: "deploy",
          globalSetup: ["test/support/build.ts"],
          include: ["test/deploy/*.test.ts"],
          testTimeout: 120_000,
        },
      },
      {
        // Other Nodes and npms, from the registry.
        test: {
          ...shared,
          name: "newcomer",
          include: ["test/newcomer/**/*.test.ts"],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        // Twenty bots, one of them on a small disk of its own: mounting that needs root.
        test: {
          ...shared,
          name: "fleet",
          include: ["test/fleet/**/*.test.ts"],
          testTimeout: 300_000,
        },
      },
      {
        // Long loops, by `npm run torture:<suite>`; strace, small disks and namespaces need root.
        test: {
          ...shared,
          name: "torture",
          globalSetup: ["test/support/build.ts", "test/support/killables.ts"],
          include: ["test/torture/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 3_600_000,
        },
      },
      {
        test: {
          ...shared,
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          testTimeout: 120_000,
        },
      },
    ],
  },
});
