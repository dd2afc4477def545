// The choice of the engine, and the moment at which a bot counts as up. Time is moved by hand.

import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { enginesHere } from "../../../src/tools/deploy/fleet-machine.ts";
import { restartOneByOne, type RestartOutcome } from "../../../src/tools/deploy/fleet-restart.ts";
import { chooseEngine, composeFleet, systemdFleet } from "../../../src/tools/deploy/fleet.ts";
import { ConfigError, UsageError } from "../../../src/errors.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const LINE = '{"level":"warn","record":"abby","msg":"Telegram cannot be reached; trying again"}\n';
const READY = '{"level":"info","record":"abby","mode":"polling","msg":"ready"}\n';

interface Look {
  readonly run?: string;
  readonly written?: string;
}

/** Restarts one bot whose state after so many milliseconds is given by `look`. Returns the outcome and its time. */
async function restartSeen(
  look: (milliseconds: number) => Look,
): Promise<{ readonly outcome: RestartOutcome; readonly after: number }> {
  let at = 0;
  const outcome = await restartOneByOne(["abby"], composeFleet("x"), {
    run: () => Promise.resolve(0),
    read: (command) => {
      const { run = "", written = "" } = look(at);
      return Promise.resolve(command.includes("logs") ? written : run);
    },
    print: () => undefined,
    now: () => at,
    pause: (milliseconds) => {
      at += milliseconds;
      return Promise.resolve();
    },
  });
  return { outcome, after: at };
}

describe("a restarted bot", () => {
  it("is up as soon as it has written that it is ready", async () => {
    const seen = await restartSeen((at) => ({
      run: "1",
      written: at < 2000 ? LINE : LINE + READY,
    }));
    expect(seen).toMatchObject({ outcome: { code: 0, done: ["abby"] }, after: 2000 });
  });

  it("is up after 5 s when nothing that it writes can be read", async () => {
    const hint = "Hint: You are currently not seeing messages from other users\n";
    for (const written of ["", hint]) {
      const seen = await restartSeen(() => ({ run: "1", written }));
      expect(seen).toMatchObject({ outcome: { code: 0, done: ["abby"] }, after: 5000 });
    }
  });

  it("is not up when it writes other things for 30 s", async () => {
    const { outcome, after } = await restartSeen(() => ({ run: "1", written: LINE }));
    expect(after).toBe(30_000);
    expect(outcome).toMatchObject({ code: 1, done: [], failed: { id: "abby" } });
    expect(outcome.failed?.reason).toMatch(/"ready" within 30 s/);
  });

  it("is not up when it ends meanwhile, or was started a second time", async () => {
    const ended = await restartSeen((at) => (at < 1000 ? { run: "1", written: LINE } : {}));
    expect(ended).toMatchObject({ outcome: { code: 1 }, after: 1000 });
    const again = await restartSeen((at) => ({ run: at < 1000 ? "1" : "2", written: LINE }));
    expect(again).toMatchObject({ outcome: { code: 1 }, after: 1000 });
  });

  it("by systemd runs only while its unit is active", () => {
    const { runIn } = systemdFleet();
    expect(runIn("ActiveState=active\nInvocationID=0a1b\n")).toBe("0a1b");
    for (const state of ["activating", "failed", "inactive", "deactivating"]) {
      expect(runIn(`ActiveState=${state}\nInvocationID=0a1b\n`)).toBeUndefined();
    }
    expect(runIn("")).toBeUndefined();
  });
});

describe("the engine", () => {
  it.each([
    { name: "systemd", systemd: true, compose: false },
    { name: "compose", systemd: false, compose: true },
  ])("is $name where that is the only one", ({ name, systemd, compose }) => {
    expect(chooseEngine(undefined, { systemd, compose })).toBe(name);
  });

  it("must be named where both are set up, and is what was named", () => {
    const both = { systemd: true, compose: true };
    expect(() => chooseEngine(undefined, both)).toThrow(UsageError);
    expect(chooseEngine("compose", both)).toBe("compose");
    expect(chooseEngine("systemd", { systemd: false, compose: false })).toBe("systemd");
  });

  it("is a matter of configuration where there is none, and the terminal's way is named", () => {
    const choose = (): unknown => chooseEngine(undefined, { systemd: false, compose: false });
    expect(choose).toThrow(ConfigError);
    expect(choose).toThrow(/npm start.*npm run list/s);
  });

  it("is seen by its own files: booted systemd with our unit, docker with a compose file", () => {
    const root = temporaryFolder();
    const machine = { root, composeFile: join(root, "compose.yaml"), path: `/none::${root}/bin` };
    const add = (path: string): void => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), "");
    };
    expect(enginesHere(machine)).toEqual({ systemd: false, compose: false });
    add("etc/systemd/system/grace-mar@.service");
    add("compose.yaml");
    expect(enginesHere(machine)).toEqual({ systemd: false, compose: false });
    add("run/systemd/system/x");
    add("bin/docker");
    chmodSync(join(root, "bin/docker"), 0o755);
    expect(enginesHere(machine)).toEqual({ systemd: true, compose: true });
  });
});
