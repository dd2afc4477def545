import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { RecordBusyError } from "../../src/errors.ts";
import { openState, type OpenedState } from "../../src/state/database/open-state.ts";
import { MIGRATIONS } from "../../src/state/database/schema.ts";
import { damagedStates } from "../../src/state/forgetting/copy-places.ts";
import { createSettings } from "../../src/state/settings.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { holdInOtherProcess, killed, openDatabase } from "./support.ts";

describe("the lock of a Record", () => {
  it("refuses a second process at once, naming the file", async () => {
    const folder = temporaryFolder();
    await holdInOtherProcess(folder);
    const from = performance.now();
    expect(() => openState(folder)).toThrow(RecordBusyError);
    expect(performance.now() - from).toBeLessThan(500);
    expect(() => openState(folder)).toThrow(join(folder, "state.db"));
  });

  it("ends the program with 75, as sysexits.h names a temporary failure", async () => {
    const folder = temporaryFolder();
    await holdInOtherProcess(folder);
    expect(() => openState(folder)).toThrow(expect.objectContaining({ exitCode: 75 }));
  });

  it("is gone with a killed process, and what that one wrote is there", async () => {
    const folder = temporaryFolder();
    await killed(await holdInOtherProcess(folder));
    const settings = createSettings(openDatabase(folder));
    expect(settings.get("away:written by")).toBe("the holder, durably");
    expect(settings.get("away:noted by")).toBe("the holder, in passing");
  });

  it("refuses a second opening in the same process as well", () => {
    const folder = temporaryFolder();
    openDatabase(folder);
    expect(() => openState(folder)).toThrow(RecordBusyError);
  });

  it("is let go by close, and what was asked for just before is kept", async () => {
    const folder = temporaryFolder();
    const { database } = openState(folder);
    const written = database.transact(() => createSettings(database).set("away:key", "value"));
    database.close();
    await written;
    expect(createSettings(openDatabase(folder)).get("away:key")).toBe("value");
  });
});

describe("the file", () => {
  it("can be read by its owner only", () => {
    const folder = join(temporaryFolder(), ".runtime");
    openDatabase(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(folder)) {
      expect([name, statSync(join(folder, name)).mode & 0o777]).toEqual([name, 0o600]);
    }
  });

  it("is put aside when it is no database, and a new one works", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "state.db"), "this is no database at all".repeat(100));
    const { database, damagedFile } = openState(folder);
    expect(readFileSync(damagedFile ?? "", "utf8")).toContain("this is no database");
    await database.transact(() => createSettings(database).set("away:key", "value"));
    database.close();
    const again = openState(folder);
    expect(again).not.toHaveProperty("damagedFile");
    expect(createSettings(again.database).get("away:key")).toBe("value");
    again.database.close();
  });

  it("is put aside when a part in its middle is damaged", async () => {
    const folder = temporaryFolder();
    const { database } = openState(folder);
    await database.transact(() => {
      for (let n = 0; n < 200; n += 1) createSettings(database).set(`away:${n}`, "x".repeat(500));
    });
    database.close();
    const bytes = readFileSync(join(folder, "state.db"));
    writeFileSync(join(folder, "state.db"), bytes.fill(0xaa, 20 * 4096, 21 * 4096));
    expect(openState(folder).damagedFile).toMatch(/state\.db\.damaged-\d+$/);
  });

  it("is put aside with the words that stood only in its log", async () => {
    const folder = join(temporaryFolder(), ".runtime");
    const { database } = openState(folder);
    await database.transact(() => {
      for (let n = 0; n < 200; n += 1) createSettings(database).set(`away:${n}`, "x".repeat(500));
    });
    database.close();
    await killed(await holdInOtherProcess(folder));
    expect(statSync(join(folder, "state.db-wal")).size).toBeGreaterThan(0);
    const bytes = readFileSync(join(folder, "state.db"));
    expect(bytes.includes("the holder, durably")).toBe(false);
    writeFileSync(join(folder, "state.db"), bytes.fill(0xaa, 20 * 4096, 21 * 4096));
    const opened = openState(folder);
    opened.database.close();
    const names = readdirSync(folder).filter((name) => name.includes(".damaged-"));
    const kept = names.map((name) => readFileSync(join(folder, name)));
    expect(kept.some((file) => file.includes("the holder, durably"))).toBe(true);
    await expect(damagedStates(dirname(folder))).resolves.toEqual([opened.damagedFile]);
  });

  it("is put aside by one of two processes that find it damaged at once, and the other is refused", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "state.db"), "this is no database at all".repeat(100));
    let first: OpenedState | undefined;
    const second = (): unknown =>
      openState(folder, {
        onDamage: () => {
          first = openState(folder);
        },
      });
    expect(second).toThrow(RecordBusyError);
    const { ino } = statSync(join(folder, "state.db"));
    expect(readdirSync(folder).filter((name) => name.includes("damaged"))).toHaveLength(1);
    expect(readFileSync(first?.damagedFile ?? "", "utf8")).toContain("this is no database");
    first?.database.close();
    const { database, damagedFile } = openState(folder);
    expect(damagedFile).toBe(undefined);
    expect(statSync(join(folder, "state.db")).ino).toBe(ino);
    database.close();
  });

  it("is not put aside because another process holds it", async () => {
    const folder = temporaryFolder();
    await holdInOtherProcess(folder);
    expect(() => openState(folder)).toThrow(RecordBusyError);
    expect(readdirSync(folder).filter((name) => name.includes("damaged"))).toEqual([]);
  });

  it("of a newer version is refused and left as it is", () => {
    const folder = temporaryFolder();
    const sqlite = new DatabaseSync(join(folder, "state.db"));
    sqlite.exec(`PRAGMA user_version = ${MIGRATIONS.length + 1}`);
    sqlite.close();
    expect(() => openState(folder)).toThrow(/install the newer version/);
    expect(readdirSync(folder).filter((name) => name.includes("damaged"))).toEqual([]);
  });

  it("that cannot be opened is named in the error", () => {
    const file = join(temporaryFolder(), "file");
    writeFileSync(file, "");
    expect(() => openState(file)).toThrow(
      expect.objectContaining({ code: "state_unusable", exitCode: 78 }),
    );
  });
});
