import {
  chownSync,
  existsSync,
  readFileSync,
  readdirSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { unpackRecord } from "../support/zip.ts";
import { BACKUPS, makeBackup, removeBackupsBefore } from "../../src/state/backup.ts";
import { openState } from "../../src/state/database/open-state.ts";
import { eraseRecord, restoreRecord } from "../../src/state/restore.ts";
import { createTestGate, RECORD_ID, type TestGate } from "../support/open-gate.ts";
import { fileOf, readFolder, temporaryFolder } from "../support/temporary.ts";

describe("a backup", () => {
  it("has every file of the Record as it stands, and is for its owner alone", async () => {
    const desk = await createTestGate({ record: "juna" });
    writeFileSync(join(desk.folder, "odd – näme.bin"), Buffer.from([0xff, 0, 13, 10]));
    const { path } = await makeBackup(desk);
    const { files, recordId, stateDb } = await unpackRecord(readFileSync(path));
    expect(recordId).toBe(RECORD_ID);
    expect(stateDb?.length).toBeGreaterThan(0);
    expect(textsOf(files)).toEqual(readFolder(desk.folder));
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it("names what it leaves out: links are not followed", async () => {
    const desk = await createTestGate();
    writeFileSync(join(desk.folder, "..", "secret"), "theirs");
    symlinkSync("../secret", join(desk.folder, "link.md"));
    const { path, leftOut } = await makeBackup(desk);
    expect(leftOut).toEqual(["link.md"]);
    expect([...(await unpackRecord(readFileSync(path))).files.keys()]).not.toContain("link.md");
  });

  it("of a clock that was ahead puts out no other one, and neither does one of a clock that is behind", async () => {
    const desk = await createTestGate();
    const names = (): readonly string[] => readdirSync(join(desk.folder, BACKUPS)).toSorted();
    const makeDaily = async (count: number): Promise<void> => {
      for (let day = 0; day < count; day += 1) {
        await makeBackup(desk);
        desk.clock.advance({ minutes: 24 * 60 });
      }
    };
    const years = 5 * 365 * 24 * 60;
    desk.clock.advance({ minutes: years });
    await makeDaily(14);
    const ahead = names();
    desk.clock.advance({ minutes: -years });
    await makeDaily(20);
    expect(names().filter((name) => ahead.includes(name))).toEqual(ahead);
    const real = names().filter((name) => !ahead.includes(name));
    expect(real).toHaveLength(14);
    await removeBackupsBefore(desk.folder, desk.now(), desk.now());
    expect(names()).toEqual([real.at(-1), ...ahead]);
    desk.clock.advance({ minutes: -years });
    await makeDaily(16);
    expect(names().slice(-15)).toEqual([real.at(-1), ...ahead]);
    expect(names()).toHaveLength(14 + 15);
  });

  it("keeps the newest 14 and no leftover", async () => {
    const desk = await createTestGate();
    const made: string[] = [];
    for (let day = 0; day < 16; day += 1) {
      made.push((await makeBackup(desk)).path);
      desk.clock.advance({ minutes: 24 * 60 });
    }
    const kept = readdirSync(join(desk.folder, BACKUPS)).map((name) =>
      join(desk.folder, BACKUPS, name),
    );
    expect(kept.toSorted()).toEqual(made.slice(2));
  });

  it("does not go at once where the clock is behind", async () => {
    const desk = await createTestGate();
    for (let day = 0; day < 16; day += 1) {
      await makeBackup(desk);
      desk.clock.advance({ minutes: 24 * 60 });
    }
    desk.clock.advance({ minutes: -300 * 24 * 60 });
    const { path } = await makeBackup(desk);
    expect(existsSync(path)).toBe(true);
    expect(readdirSync(join(desk.folder, BACKUPS))).toHaveLength(15);
  });

  it("holds files and state of one moment, whatever is written meanwhile", async () => {
    const desk = await createTestGate();
    const { journal, database, settings } = desk.state;
    let count = 0;
    const writeOne = async (): Promise<void> => {
      count += 1;
      const line = `${count}\n`;
      await database.transact(() => {
        settings.set("last_debate_number", String(count));
        journal.add(`line-${line}`, { appends: [{ path: "LINES.md", text: line }] });
      });
    };
    await writeOne();
    for (let round = 0; round < 10; round += 1) {
      const writing = Promise.all([writeOne(), writeOne(), journal.settle()]);
      const { path } = await makeBackup(desk);
      await writing;
      await journal.settle();
      const { files, stateDb } = await unpackRecord(readFileSync(path));
      const folder = temporaryFolder();
      writeFileSync(join(folder, "state.db"), stateDb ?? "");
      const copy = openState(folder).database;
      const value = copy.get<{ value: string }>(
        "SELECT value FROM setting WHERE key = 'last_debate_number'",
      );
      const waiting = copy.all<{ data: string }>("SELECT data FROM file_operation ORDER BY id");
      copy.close();
      const lines = `${textOf(files.get("LINES.md"))}${waiting.map(({ data }) => data).join("")}`;
      expect(lines.trim().split("\n").at(-1)).toBe(value?.value);
    }
    expect(desk.read("LINES.md").trim().split("\n")).toHaveLength(count);
  });
});

it("a backup has no change that waits for its files, whatever others commit as soon as it begins", async () => {
  const desk = await createTestGate();
  const { journal, database } = desk.state;
  const commits: Promise<void>[] = [];
  const between: typeof journal.between = (work) =>
    journal.between(() => {
      const working = work();
      commits.push(
        database.note(() => {
          journal.add("line", { appends: [{ path: "LINES.md", text: "a line\n" }] });
          desk.state.settings.set("last_debate_number", "1");
        }),
      );
      return working;
    });
  const state = { database, journal: { ...journal, between } };
  const { path } = await makeBackup({ ...desk, state });
  await Promise.all([...commits, journal.settle()]);
  expect(desk.read("LINES.md")).toBe("a line\n");
  const { files, stateDb } = await unpackRecord(readFileSync(path));
  const folder = temporaryFolder();
  writeFileSync(join(folder, "state.db"), stateDb ?? "");
  const copy = openState(folder).database;
  expect(copy.all("SELECT path FROM file_operation")).toEqual([]);
  expect(copy.all("SELECT value FROM setting WHERE key = 'last_debate_number'")).toEqual([]);
  copy.close();
  expect([...files.keys()]).not.toContain("LINES.md");
});

describe("a restore", () => {
  it("brings every byte back, and puts what was there aside", async () => {
    const { desk, place, zip } = await prepare();
    const before = readFolder(desk.folder);
    desk.write("SELF.md", `${desk.read("SELF.md")}later\n`);
    desk.write("NEW.md", "new");
    const later = readFolder(desk.folder);
    desk.state.close();
    const { putAside = "" } = await restoreRecord(place, fileOf(zip), desk.now());
    expect(readFolder(desk.folder)).toEqual(before);
    expect(readFolder(putAside)).toEqual(later);
    expect(readdirSync(join(desk.folder, BACKUPS))).toHaveLength(1);
  });

  it("sends nothing again that was under way, and keeps what the bot knew", async () => {
    const { desk, place } = await prepare();
    await desk.state.database.transact(() => {
      desk.state.settings.set("last_debate_number", "7");
      desk.state.outbox.add({ chatId: 1001, text: "hello" }, 0);
    });
    const zip = readFileSync((await makeBackup(desk)).path);
    desk.state.close();
    await restoreRecord(place, fileOf(zip), desk.now());
    const { database } = openState(join(desk.folder, ".runtime"));
    expect(database.all("SELECT * FROM outbox")).toEqual([]);
    expect(database.all("SELECT value FROM setting WHERE key = 'last_debate_number'")).toEqual([
      { value: "7" },
    ]);
    database.close();
  });

  it.runIf(process.getuid?.() === 0)(
    "and an erasure by root are refused in a folder of another user, and change nothing",
    async () => {
      const { desk, place, zip } = await prepare();
      desk.state.close();
      chownSync(desk.folder, 12_345, 12_346);
      const before = readFolder(desk.folder);
      const refused = { code: "not_the_owner", exitCode: 78 };
      await expect(restoreRecord(place, fileOf(zip), desk.now())).rejects.toMatchObject(refused);
      await expect(eraseRecord(place)).rejects.toMatchObject(refused);
      expect(readFolder(desk.folder)).toEqual(before);
      expect(readdirSync(place.usersDir)).toEqual([RECORD_ID]);
    },
  );

  it("works where the Record is gone", async () => {
    const { desk, place, zip } = await prepare();
    const before = readFolder(desk.folder);
    desk.state.close();
    await eraseRecord(place);
    const restored = await restoreRecord(place, fileOf(zip), desk.now());
    expect(restored.putAside).toBeUndefined();
    expect(readFolder(desk.folder)).toEqual(before);
  });

  it("changes nothing while a process holds the Record, or when the file is not whole or another's", async () => {
    const { desk, place, zip } = await prepare();
    const before = readFolder(desk.folder);
    await expect(restoreRecord(place, fileOf(zip), desk.now())).rejects.toThrow(/stop it first/);
    desk.state.close();
    const cut = zip.subarray(0, zip.length - 30);
    await expect(restoreRecord(place, fileOf(cut), desk.now())).rejects.toThrow(/cannot be used/);
    const other = { ...place, recordId: "someone-else" };
    await expect(restoreRecord(other, fileOf(zip), desk.now())).rejects.toThrow(
      /backup of "grace-mar"/,
    );
    expect(readFolder(desk.folder)).toEqual(before);
    expect(readdirSync(place.usersDir)).toEqual([RECORD_ID]);
  });
});

describe("an erasure", () => {
  it("leaves nothing of a Record: not its state, not its backups, not what restores put aside", async () => {
    const { desk, place, zip } = await prepare();
    desk.state.close();
    await restoreRecord(place, fileOf(zip), desk.now());
    writeFileSync(join(place.usersDir, "grace-mar.txt"), "not ours");
    const erased = await eraseRecord(place);
    expect(erased).toHaveLength(2);
    expect(readdirSync(place.usersDir)).toEqual(["grace-mar.txt"]);
    await expect(eraseRecord(place)).rejects.toThrow(/There is no Record/);
  });

  it.each([".runtime", ".runtime/state.db", ".runtime/backups"])(
    "says that %s is a link, and does not call the Record erased while what is behind it stays",
    async (name) => {
      const { desk, place } = await prepare();
      desk.state.close();
      const other = join(temporaryFolder(), "moved");
      renameSync(join(desk.folder, name), other);
      symlinkSync(other, join(desk.folder, name));
      await expect(eraseRecord(place)).rejects.toMatchObject({ code: "record_link" });
      expect(existsSync(join(desk.folder, "SELF.md"))).toBe(true);
      expect(existsSync(other)).toBe(true);
    },
  );

  it("is refused while a process holds the Record", async () => {
    const { desk, place } = await prepare();
    await expect(eraseRecord(place)).rejects.toThrow(/stop it first/);
    expect(existsSync(join(desk.folder, "SELF.md"))).toBe(true);
  });
});

async function prepare() {
  const desk: TestGate = await createTestGate();
  const zip = readFileSync((await makeBackup(desk)).path);
  return { desk, zip, place: { usersDir: dirname(desk.folder), recordId: RECORD_ID } };
}

function textsOf(files: ReadonlyMap<string, Uint8Array>): object {
  return Object.fromEntries([...files].map(([name, bytes]) => [name, textOf(bytes)]));
}

function textOf(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? []).toString("utf8");
}
