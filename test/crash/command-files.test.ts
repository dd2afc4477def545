// A command that is killed while it writes for its caller leaves no part of a file under the name that was asked for.

import { existsSync, mkdirSync, readFileSync, readdirSync, watch, writeFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { CLI, runProcess } from "../support/processes.ts";
import { copyRecord, temporaryFolder } from "../support/temporary.ts";

/** Enough to be killed within. */
const LARGE = 48 * 1024 ** 2;

it.each([["export"], ["backup"]])(
  "%s --out that is killed has made the file, or none of that name",
  async (command) => {
    const users = temporaryFolder();
    const out = temporaryFolder();
    const folder = copyRecord("sample", users, "abby");
    mkdirSync(join(folder, "artifacts"), { recursive: true });
    writeFileSync(join(folder, "artifacts", "film.bin"), randomBytes(LARGE));
    const child = runProcess([CLI, command, "--user", "abby", "--out", join(out, "abby.zip")], {
      environment: { GRACE_MAR_USERS_DIR: users },
    });
    const watcher = watch(out, () => {
      child.kill("SIGKILL");
    });
    onTestFinished(() => {
      watcher.close();
    });
    const { signal } = await child.exited;
    expect(signal, child.stderr).toBe("SIGKILL");
    const path = join(out, "abby.zip");
    // The end of a ZIP file's directory (APPNOTE 4.3.16).
    if (existsSync(path)) expect(readFileSync(path).subarray(-22).readUInt32LE()).toBe(0x06054b50);
    else
      expect(readdirSync(out)).toEqual([
        expect.stringMatching(/^abby\.zip\.[0-9a-f]{12}\.unfinished$/),
      ]);
  },
);
