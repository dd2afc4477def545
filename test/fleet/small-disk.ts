// A disk of a few megabytes that a test fills up and frees again.

import { execFileSync } from "node:child_process";
import { closeSync, fstatSync, ftruncateSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "../support/temporary.ts";

const PAGE = 4096;

export interface SmallDisk {
  readonly folder: string;
  /** Takes every free byte but `spare` pages of 4 KiB. */
  fill(spare?: number): void;
  free(): void;
}

/** Mounts it; needs root. SQLite's write-ahead log alone grows to 4 MiB before it is used again. */
export function mountSmallDisk(megabytes = 12): SmallDisk {
  const folder = temporaryFolder();
  try {
    const options = `size=${megabytes}m,mode=0700`;
    execFileSync("/usr/bin/mount", ["-t", "tmpfs", "-o", options, "grace-mar-fleet", folder], {
      stdio: "pipe",
    });
  } catch (error) {
    throw new Error("this test mounts a tmpfs for its full disk: run it as root", {
      cause: error,
    });
  }
  onTestFinished(() => {
    execFileSync("/usr/bin/umount", [folder]);
  });
  const filler = join(folder, "filler");
  return {
    folder,
    fill: (spare = 0) => {
      const file = openSync(filler, "a");
      try {
        for (const size of [65_536, PAGE, 1]) while (takes(file, size));
        if (spare > 0) ftruncateSync(file, fstatSync(file).size - spare * PAGE);
      } finally {
        closeSync(file);
      }
    },
    free: () => {
      rmSync(filler, { force: true });
    },
  };
}

function takes(file: number, size: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(size)) === size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOSPC") return false;
    throw error;
  }
}
