// One Record and two machines. The lease beside state.db keeps the second one out, bot or command, and stops the first
// one when somebody took the Record over.

import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { EXIT } from "../../src/errors.ts";
import { thisHost } from "../../src/state/lease/host.ts";
import { OWNER, prepareBot, startBot } from "../support/bots.ts";
import { runCommand } from "../support/commands.ts";
import { MAIN, runProcess, startMain } from "../support/processes.ts";
import { readFolder, temporaryFolder } from "../support/temporary.ts";

const OPERATOR = 4004;
const LEASE = join(".runtime", "lease.json");
const ELSEWHERE = { ...thisHost(), name: "attic", boot: "another-boot", pid: 7 };
const lease = { host: () => ELSEWHERE };

describe("a bot that runs on another machine", () => {
  it("keeps a bot and every command that writes away, with 75 and its name", async () => {
    const bot = await startBot({ runtime: { lease, timing: { leaseBeatMs: 100 } } });
    const before = readFolder(bot.folder);
    const options = { environment: bot.environment };
    const second = runProcess([MAIN], options);
    expect(await second.exited).toEqual({ code: 75, signal: null });
    const sentence = /process 7 on "attic" runs this Record: stop that one first/;
    expect(second.stderr.trim().split("\n").at(-1)).toMatch(sentence);
    for (const [name, ...args] of [
      ["merge"],
      ["claim"],
      ["backup"],
      ["erase", "--user", "grace-mar", "--confirm", "grace-mar"],
    ] as const) {
      const { code, stderr } = await runCommand(name, args, options);
      expect([name, code, stderr]).toEqual([name, 75, expect.stringMatching(sentence)]);
    }
    expect(readFolder(bot.folder)).toEqual(before);
    expect(await bot.ask("what do you know about octopuses?")).toBeDefined();
  });

  it("and was stopped leaves the Record to whoever comes, at once", async () => {
    const bot = await startBot({ runtime: { lease } });
    await bot.stop();
    const from = performance.now();
    const here = await startMain({ environment: bot.environment });
    expect(performance.now() - from).toBeLessThan(10_000);
    expect(here.stdout).not.toContain("held this Record last");
  });
});

describe("a bot whose lease another one has taken", () => {
  const takeOver = (folder: string): string => {
    const text = readFileSync(join(folder, LEASE), "utf8");
    const taken = { ...(JSON.parse(text) as object), instance: "other", host: "attic", pid: 7 };
    writeFileSync(join(folder, LEASE), JSON.stringify(taken));
    return readFileSync(join(folder, LEASE), "utf8");
  };

  it("writes nothing more, tells the operator once, and ends", async () => {
    const bot = await startBot({
      mayLogErrors: true,
      environment: { GRACE_MAR_OPERATOR_CHAT_ID: String(OPERATOR) },
      runtime: { timing: { leaseBeatMs: 50 } },
    });
    bot.telegram.addChat({ id: OPERATOR, type: "private", first_name: "Op" });
    const end = bot.runtime.running.catch((error: unknown) => error);
    const theirs = takeOver(bot.folder);
    expect(await end).toMatchObject({ code: "record_elsewhere", exitCode: EXIT.recordBusy });
    const database = readFileSync(join(bot.folder, ".runtime", "state.db-wal"));
    bot.telegram.say(OWNER, "what do you know about octopuses?");
    await bot.stop();
    expect(bot.said()).toEqual([]);
    expect(readFileSync(join(bot.folder, ".runtime", "state.db-wal"))).toEqual(database);
    expect(readFileSync(join(bot.folder, LEASE), "utf8")).toBe(theirs);
    expect(bot.telegram.chat(OPERATOR).map(({ text }) => text)).toEqual([
      expect.stringMatching(/^grace-mar: process 7 on "attic" has taken this Record over: this/),
    ]);
  });

  it("ends the program with 75, and not even SQLite's closing writes", async () => {
    const { environment, folder } = await prepareBot({});
    const bot = await startMain({ environment });
    const path = join(folder, ".runtime", "state.db");
    takeOver(folder);
    const before = statSync(path).mtimeMs;
    expect(await bot.exited).toEqual({ code: 75, signal: null });
    expect(bot.stderr).toMatch(/^process 7 on "attic" has taken this Record over/);
    expect(statSync(path).mtimeMs).toBe(before);
    expect(existsSync(`${path}-wal`)).toBe(true);
  });
});

it("a bot that was killed is started again at once, also by another name and number", async () => {
  const { environment, folder } = await prepareBot({});
  const first = await startMain({ environment });
  first.kill("SIGKILL");
  await first.exited;
  // The next container of the same kernel sees it like this.
  const text = readFileSync(join(folder, LEASE), "utf8");
  const other = {
    ...(JSON.parse(text) as object),
    host: "0123456789ab",
    pid: 1,
    pid_space: "other",
  };
  writeFileSync(join(folder, LEASE), JSON.stringify(other));
  const second = await startMain({ environment });
  expect(second.stdout).not.toContain("held this Record last");
});

it("what leaves the folder takes no lease along", async () => {
  const bot = await startBot();
  const out = join(temporaryFolder(), "backup.zip");
  await bot.stop();
  const options = { environment: bot.environment };
  const backup = await runCommand("backup", ["--out", out], options);
  expect(backup).toMatchObject({ code: 0 });
  expect(readFileSync(out).includes("lease.json")).toBe(false);
  const usersDir = temporaryFolder();
  const there = { environment: { ...bot.environment, GRACE_MAR_USERS_DIR: usersDir } };
  const restored = await runCommand("restore", [out], there);
  expect(restored).toMatchObject({ code: 0 });
  expect(existsSync(join(usersDir, "grace-mar", LEASE))).toBe(false);
});

describe.skipIf(!canMount())("one folder through two mounts that share no locks", () => {
  it("has one bot: the second ends with 75 before it touches anything", async () => {
    const usersDir = temporaryFolder();
    const { environment, telegram } = await prepareBot({ usersDir });
    const mounts = ["a", "b"].map(() => mount(usersDir));
    const on = (index: number) => ({
      environment: { ...environment, GRACE_MAR_USERS_DIR: mounts[index] },
    });
    const first = await startMain(on(0));
    const second = runProcess([MAIN], on(1));
    expect(await second.exited).toEqual({ code: 75, signal: null });
    expect(second.stderr).toMatch(/^process \d+ on ".*" runs this Record: stop that one first/);
    const command = await runCommand("backup", [], on(1));
    expect(command).toMatchObject({ code: 75 });
    telegram.say(OWNER, "what do you know about octopuses?");
    await telegram.waitFor(() => telegram.chat(OWNER.id).length === 2);
    first.kill("SIGKILL");
    await first.exited;
    const third = await startMain(on(1));
    expect(third.stdout).not.toContain("held this Record last");
    third.kill("SIGTERM");
    expect(await third.exited).toMatchObject({ code: 0 });
  });
});

function canMount(): boolean {
  return process.getuid?.() === 0 && spawnSync("bindfs", ["--version"]).status === 0;
}

function mount(source: string): string {
  const target = temporaryFolder();
  execFileSync("bindfs", ["--no-allow-other", source, target]);
  onTestFinished(() => {
    execFileSync("umount", ["--lazy", target]);
  });
  return target;
}
