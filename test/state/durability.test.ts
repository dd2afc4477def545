// Some work waits for the disk and some does not. The test plays the disk.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createFileDigests } from "../../src/state/file-digests.ts";
import { createRecordJournal } from "../../src/state/journal/record-journal.ts";
import { createSettings } from "../../src/state/settings.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { openSlowDisk } from "./slow-disk.ts";

/** A state with a setting to write, and a list of the promises that have resolved. */
function openWriter() {
  const disk = openSlowDisk();
  const done: string[] = [];
  const settings = createSettings(disk.database);
  const write = (how: "transact" | "note", name: string): Promise<unknown> =>
    disk.database[how](() => settings.set(`away:${name}`, "value")).then(() => done.push(name));
  return { ...disk, settings, done, write };
}

describe("a transaction", () => {
  it("resolves when the disk has it, a note before", async () => {
    const { done, settings, syncs, synced, write } = openWriter();
    const transaction = write("transact", "transaction");
    await write("note", "note");
    await synced(1);
    expect(done).toEqual(["note"]);
    expect(settings.get("away:transaction")).toBe("value");
    syncs[0]?.resolve();
    await transaction;
    expect(done).toEqual(["note", "transaction"]);
  });

  it("that comes while the disk works waits for the next sync, with all others that came", async () => {
    const { done, syncs, synced, write } = openWriter();
    const first = write("transact", "first");
    await synced(1);
    const later = Promise.all([write("transact", "second"), write("transact", "third")]);
    await write("note", "note");
    syncs[0]?.resolve();
    await first;
    await synced(2);
    expect(done).toEqual(["note", "first"]);
    syncs[1]?.resolve();
    await later;
    expect(syncs).toHaveLength(2);
  });

  it("is refused when the disk fails, and the next one tries again", async () => {
    const { syncs, synced, write } = openWriter();
    const failed = write("transact", "first");
    await synced(1);
    syncs[0]?.reject(new Error("EIO"));
    await expect(failed).rejects.toThrow("EIO");
    const second = write("transact", "second");
    await synced(2);
    syncs[1]?.resolve();
    await second;
  });

  it("does not wait for ever when the state is closed meanwhile", async () => {
    const { database, syncs, synced, write } = openWriter();
    const transaction = write("transact", "first");
    await synced(1);
    database.close();
    syncs[0]?.reject(new Error("EBADF"));
    await transaction;
    await database.durable();
  });
});

describe("durable", () => {
  it("asks the disk only when something has changed", async () => {
    const { database, syncs, synced, write } = openWriter();
    await database.durable();
    expect(syncs).toHaveLength(0);
    await write("note", "note");
    const [one, two] = [database.durable(), database.durable()];
    await synced(1);
    syncs[0]?.resolve();
    await Promise.all([one, two]);
    await database.durable();
    expect(syncs).toHaveLength(1);
  });
});

it("no file of the Record is written before the journal of it is on the disk", async () => {
  const { database, syncs, synced } = openSlowDisk();
  const folder = temporaryFolder();
  const file = join(folder, "SELF.md");
  writeFileSync(file, "old");
  const steps: string[] = [];
  const journal = createRecordJournal({
    database,
    digests: createFileDigests(database, folder),
    folder,
    onCollision: () => undefined,
    onError: () => undefined,
    onStep: (step) => steps.push(step),
  });
  await database.note(() => {
    journal.add("job", { edits: [{ path: "SELF.md", before: "old", after: "new" }] });
  });
  const settled = journal.settle();
  await synced(1);
  expect(steps).toEqual([]);
  expect(readFileSync(file, "utf8")).toBe("old");
  syncs[0]?.resolve();
  await settled;
  expect(readFileSync(file, "utf8")).toBe("new");
});
