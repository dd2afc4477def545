// Whoever makes the folder of a bot's command socket first keeps no bot from starting and hears nothing.

import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { askRunningBot } from "../../src/control/control-client.ts";
import { controlSocketPath } from "../../src/control/control-server.ts";
import { createTestGate } from "../support/open-gate.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { runBot } from "../tools/doctor/installation.ts";

/** What somebody puts in the place of the folder. */
const TAKEN: { readonly [what: string]: (folder: string) => void } = {
  "a folder of another user": (folder) => {
    mkdirSync(folder, { mode: 0o700 });
    chownSync(folder, 65_534, 65_534);
  },
  "a folder that is open to others": (folder) => {
    mkdirSync(folder);
    chmodSync(folder, 0o777);
  },
  "a file": (folder) => {
    writeFileSync(folder, "");
  },
  "a link": (folder) => {
    symlinkSync(dirname(folder), folder);
  },
  "a link to nothing": (folder) => {
    symlinkSync("nowhere", folder);
  },
};

it.runIf(process.getuid?.() === 0).each(Object.entries(TAKEN))(
  "a bot listens beside %s in the place of its own, and commands find it there",
  async (_, take) => {
    const runtimeDir = temporaryFolder();
    const desk = await createTestGate();
    desk.state.close();
    const usual = controlSocketPath(desk.folder, runtimeDir);
    take(dirname(usual));
    const stop = await runBot(dirname(desk.folder), runtimeDir);
    const path = controlSocketPath(desk.folder, runtimeDir);
    expect(path).not.toBe(usual);
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
    expect(await askRunningBot({ command: "status" }, path)).toMatchObject({ kind: "status" });
    await stop();
    // The next start takes the same one, and so does a killed bot's.
    writeFileSync(path, "");
    await runBot(dirname(desk.folder), runtimeDir);
    expect(controlSocketPath(desk.folder, runtimeDir)).toBe(path);
    expect(await askRunningBot({ command: "status" }, path)).toMatchObject({ kind: "status" });
    expect(readdirSync(runtimeDir)).toHaveLength(2);
  },
);

it.runIf(process.getuid?.() === 0)(
  "no command goes to a socket beside it that is another user's",
  async () => {
    const runtimeDir = temporaryFolder();
    const usual = controlSocketPath("/records/abby", runtimeDir);
    const theirs = `${dirname(usual)}-abcdef`;
    mkdirSync(theirs, { mode: 0o700 });
    writeFileSync(join(theirs, "x.sock"), "");
    writeFileSync(usual.replace(dirname(usual), theirs), "");
    expect(controlSocketPath("/records/abby", runtimeDir)).toContain(theirs);
    chownSync(theirs, 65_534, 65_534);
    expect(controlSocketPath("/records/abby", runtimeDir)).toBe(usual);
  },
);
