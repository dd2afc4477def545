// One holder's lease keeps others out. The hosts are made up, the file is real.

import { execFileSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { EXIT, RecordBusyError, RecordElsewhereError } from "../../src/errors.ts";
import { thisHost, type Host } from "../../src/state/lease/host.ts";
import { holdState, type HoldOptions } from "../../src/state/lease/hold-state.ts";
import { leasePath } from "../../src/state/lease/lease-file.ts";
import type { OpenedState } from "../../src/state/database/open-state.ts";
import { eraseRecord } from "../../src/state/restore.ts";
import { createSettings } from "../../src/state/settings.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { holdInOtherProcess, killed } from "./support.ts";

const TIMING = { leaseBeatMs: 40, leaseWatchMs: 400, leaseSettleMs: 20 };
/** A start that watches a lease for so long does not end within a test. */
const NO_WATCH = { ...TIMING, leaseWatchMs: 600_000 };
const HERE = thisHost();
const OTHER: Host = { ...HERE, name: "attic", boot: "another-boot", bootedAt: 1, pid: 7 };

async function hold(
  folder: string,
  host: Host,
  { isLockSound = false, ...options }: HoldOptions & { isLockSound?: boolean } = {},
): Promise<OpenedState & { readonly notes: string[]; readonly lost: RecordElsewhereError[] }> {
  const notes: string[] = [];
  const lost: RecordElsewhereError[] = [];
  const opened = await holdState(folder, {
    timing: TIMING,
    note: (text) => notes.push(text),
    onLost: (error) => lost.push(error),
    lease: { host: () => host, isLockSound },
    ...options,
  });
  onTestFinished(() => {
    opened.database.close();
  });
  return { ...opened, notes, lost };
}

it.runIf(process.platform !== "win32").each(["pipe", "link", "dangling link", "folder"])(
  "a lease that is a %s is named, and nobody waits for what is behind it",
  async (what) => {
    const usersDir = temporaryFolder();
    const runtime = join(usersDir, "abby", ".runtime");
    mkdirSync(runtime, { recursive: true });
    writeFileSync(join(usersDir, "abby", "SELF.md"), "# SELF\n");
    const other = join(temporaryFolder(), "file");
    if (what !== "dangling link") writeFileSync(other, "theirs");
    if (what === "pipe") execFileSync("mkfifo", [leasePath(runtime)]);
    else if (what === "folder") mkdirSync(leasePath(runtime));
    else symlinkSync(other, leasePath(runtime));
    await expect(hold(runtime, HERE)).rejects.toThrow(/lease\.json is (?:no file|a link)/);
    const erasing = eraseRecord({ usersDir, recordId: "abby" });
    await expect(erasing).rejects.toThrow(/lease\.json is (?:no file|a link)/);
    expect(readdirSync(runtime)).toEqual(["lease.json"]);
    if (what !== "dangling link") expect(readFileSync(other, "utf8")).toBe("theirs");
  },
);

/** The Record's state through a second mount without shared locks: other files, the same lease. */
function otherMount(folder: string): string {
  const other = temporaryFolder();
  // A hard link would not follow a rename, so the second mount reads the lease through the folder of the first.
  rmSync(other, { recursive: true });
  cpSync(folder, other, { recursive: true });
  return other;
}

/** Leaves the lease as a kill does. */
async function left(host: Host): Promise<string> {
  const folder = temporaryFolder();
  const { database } = await hold(folder, host);
  const text = readFileSync(leasePath(folder), "utf8");
  database.close();
  writeFileSync(leasePath(folder), text);
  return folder;
}

describe("a lease of another machine", () => {
  it("that goes on beating ends a start with 75 and the machine's name", async () => {
    const first = temporaryFolder();
    const { database } = await hold(first, OTHER);
    await database.transact(() => createSettings(database).set("away:key", "theirs"));
    const before = statSync(join(first, "state.db")).mtimeMs;
    const refused = hold(first, HERE);
    await expect(refused).rejects.toThrow(RecordElsewhereError);
    await expect(refused).rejects.toMatchObject({ exitCode: EXIT.recordBusy });
    await expect(refused).rejects.toThrow(
      /^process 7 on "attic" runs this Record: stop that one first/,
    );
    expect(statSync(join(first, "state.db")).mtimeMs).toBe(before);
  });

  it("is watched even where locks hold here", async () => {
    const folder = temporaryFolder();
    await hold(folder, OTHER);
    await expect(hold(folder, HERE, { isLockSound: true })).rejects.toThrow(RecordElsewhereError);
  });

  it.each([-1, 1])("whose clock is a year %i from ours says the same", async (years) => {
    const folder = await left(OTHER);
    const time = new Date(Date.now() + years * 365 * 24 * 60 * 60_000);
    utimesSync(leasePath(folder), time, time);
    const from = performance.now();
    const { notes } = await hold(folder, HERE);
    expect(performance.now() - from).toBeGreaterThan(TIMING.leaseWatchMs * 0.9);
    expect(notes).toEqual([
      expect.stringMatching(/^process 7 on "attic" held this Record last and did not release it/),
      expect.stringMatching(/^process 7 on "attic" is gone: taking the Record over$/),
    ]);
  });

  it("that was released stands in nobody's way", async () => {
    const folder = temporaryFolder();
    (await hold(folder, OTHER)).database.close();
    const { notes } = await hold(folder, HERE);
    expect(notes).toEqual([]);
  });

  it("that is released while it is watched is taken at once", async () => {
    const folder = temporaryFolder();
    const timing = { ...TIMING, leaseBeatMs: 60_000, leaseWatchMs: 60_000 };
    const there = await hold(folder, OTHER, { timing });
    const here = hold(folder, HERE, { timing });
    await expect.poll(() => statSync(leasePath(folder)).size).toBe(1024);
    there.database.close();
    await here;
  });

  it("ends the wait for it when the bot is told to stop", async () => {
    const folder = await left(OTHER);
    const stop = new AbortController();
    const reason = new Error("told to stop");
    const starting = hold(folder, HERE, { signal: stop.signal });
    stop.abort(reason);
    await expect(starting).rejects.toBe(reason);
  });
});

describe("on one kernel", () => {
  it("the lock of state.db decides where locks hold, with no wait", async () => {
    const folder = await left({ ...HERE, pid: 1, name: "a-container-of-before" });
    const { notes } = await hold(folder, HERE, { isLockSound: true, timing: NO_WATCH });
    expect(notes).toEqual([]);
    await expect(hold(folder, HERE, { isLockSound: true })).rejects.toThrow(RecordBusyError);
  });

  it("a process that lives holds a Record whose locks mean nothing", async () => {
    const folder = temporaryFolder();
    await hold(folder, HERE);
    await expect(hold(otherMount(folder), HERE)).rejects.toThrow(RecordElsewhereError);
  });

  it("a process that was killed does not, at once", async () => {
    const folder = temporaryFolder();
    const child = await holdInOtherProcess(folder);
    const pid = child.pid ?? 0;
    await killed(child);
    const dead = await left({ ...HERE, pid });
    const { notes } = await hold(dead, HERE, { timing: NO_WATCH });
    expect(notes).toEqual([]);
  });

  it("a process whose id was given again does not", async () => {
    await hold(await left({ ...HERE, startedAt: "1" }), HERE, { timing: NO_WATCH });
  });

  it("is the same one without a boot id when name and start of the kernel agree", async () => {
    const folder = await left({ ...HERE, boot: null, pid: 1 });
    const here = { ...HERE, bootedAt: HERE.bootedAt + 1 };
    await hold(folder, here, { isLockSound: true, timing: NO_WATCH });
  });
});

describe("a holder whose lease is replaced", () => {
  it("writes nothing more, and says who has it", async () => {
    const folder = temporaryFolder();
    const mine = await hold(folder, HERE);
    const theirs = await left(OTHER);
    cpSync(leasePath(theirs), leasePath(folder));
    await expect.poll(() => mine.lost).toHaveLength(1);
    expect(mine.lost[0]?.message).toMatch(/^process 7 on "attic" has taken this Record over/);
    const before = readFileSync(join(folder, "state.db-wal"));
    const { database } = mine;
    await expect(
      database.transact(() => createSettings(database).set("away:key", "late")),
    ).rejects.toBe(mine.lost[0]);
    database.close();
    expect(readFileSync(join(folder, "state.db-wal"))).toEqual(before);
    expect(readFileSync(leasePath(folder))).toEqual(readFileSync(leasePath(theirs)));
  });

  it("or taken away, with the folder or without, does the same", async () => {
    const folder = temporaryFolder();
    const mine = await hold(folder, HERE);
    rmSync(leasePath(folder));
    await expect.poll(() => mine.lost).toHaveLength(1);
    expect(mine.lost[0]?.message).toMatch(/was taken away: this process writes nothing more/);
    expect(readdirSync(folder)).not.toContain("lease.json");
  });
});

it("a lease that cannot be read is watched like another machine's", async () => {
  const folder = temporaryFolder();
  writeFileSync(leasePath(folder), "");
  const from = performance.now();
  await hold(folder, HERE, { isLockSound: true });
  expect(performance.now() - from).toBeGreaterThan(TIMING.leaseWatchMs * 0.9);
});

it("the lease is for its user alone and holds no more than who holds the Record", async () => {
  const folder = temporaryFolder();
  await hold(folder, HERE);
  expect(statSync(leasePath(folder)).mode & 0o777).toBe(0o600);
  expect(Object.keys(JSON.parse(readFileSync(leasePath(folder), "utf8")) as object)).toEqual([
    "instance",
    "host",
    "boot",
    "booted_at",
    "pid",
    "pid_space",
    "started_at",
    "held",
    "beat",
  ]);
});
