// A forgetting removes a backup only when its bytes are damaged. One that cannot be read now, or that another version
// made, stays and is named, before the tap and after it.

import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Readable } from "node:stream";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readableFile } from "../../src/cli/written.ts";
import { forget, type Forgotten } from "../../src/gate/forget.ts";
import { findEverywhere, previewForget } from "../../src/gate/forget-find.ts";
import { MOST_FILES } from "../../src/record/bounds.ts";
import { DamagedArchiveError } from "../../src/record/archive/zip-format.ts";
import { inMemory, openZip, readZip } from "../../src/record/archive/zip.ts";
import { makeBackup } from "../../src/state/backup.ts";
import { restoreRecord } from "../../src/state/restore.ts";
import { deflatedAnew } from "../support/old-backup.ts";
import { ACTOR, createTestGate, type TestGate } from "../support/open-gate.ts";
import { fileOf, temporaryFolder } from "../support/temporary.ts";
import { writeZip } from "../support/zip.ts";

const WORDS = "quokkafinch";
const MIB = 1024 ** 2;
const LIMITS = { entries: 1000, bytes: 100 * MIB };
/** More than the size from which a file of a stranger's is refused where it unpacks to a hundred times its own. */
const BLANK = (process.env["BLANK_MIB"] === undefined ? 17 : 50) * MIB;
const BACKUPS = join(".runtime", "backups");

/** A Record that says the words, with a backup that holds them. */
async function backedUp(prepare: (folder: string) => void = () => undefined): Promise<{
  readonly desk: TestGate;
  readonly backup: string;
}> {
  const desk = await createTestGate({
    prepare: (folder) => {
      writeFileSync(join(folder, "notes.txt"), `They met a ${WORDS}.\n`);
      prepare(folder);
    },
  });
  return { desk, backup: (await makeBackup(desk)).path };
}

async function confirm(desk: TestGate): Promise<Forgotten> {
  const review = await previewForget(WORDS, desk);
  return forget({ words: WORDS, sha256: review?.sha256 ?? "" }, ACTOR, desk);
}

it("a forgetting whose process loses the Record meanwhile changes no further backup", async () => {
  const { desk } = await backedUp();
  for (let count = 0; count < 2; count += 1) await makeBackup(desk);
  const backups = (): readonly string[] => {
    const folder = join(desk.folder, BACKUPS);
    return readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString("base64"));
  };
  const before = backups();
  const lost = new AbortController();
  let begun = 0;
  const journal = Object.defineProperty({ ...desk.state.journal }, "closed", {
    get: () => {
      begun += 1;
      if (begun === 2) lost.abort();
      return lost.signal;
    },
  });
  await confirm({ ...desk, state: { ...desk.state, journal } });
  expect(backups().map((bytes, at) => bytes === before[at])).toEqual([false, true, true]);
});

describe("a backup that cannot be read now", () => {
  it("stays and is named, when there is no place to work on its state.db", async () => {
    const { desk, backup } = await backedUp();
    const before = readFileSync(backup);
    const scratch = join(desk.folder, ".runtime", ".forgetting");
    rmSync(scratch, { recursive: true, force: true });
    // Opening a folder for the work fails as it does on a full or closed disk.
    writeFileSync(scratch, "");
    const name = backup.slice(desk.folder.length + 1);
    expect((await findEverywhere(WORDS, desk)).sealed).toContain(name);
    const forgotten = await confirm(desk);
    expect(forgotten.sealed).toContain(name);
    expect(forgotten.places.map(({ kind }) => kind)).not.toContain("copy");
    expect(readFileSync(backup)).toEqual(before);
    expect(desk.read("notes.txt")).not.toContain(WORDS);
    rmSync(scratch);
    await confirm(desk);
    expect(await textsOf(readFileSync(backup))).not.toContain(WORDS);
  });

  it.each([
    ["a link", (path: string) => symlinkSync(fileOf("elsewhere"), path)],
    ["a folder", (path: string) => mkdirSync(path)],
  ])("is %s in its place, and stays", async (_, make) => {
    const { desk } = await backedUp();
    const name = join(BACKUPS, "2026-01-01T00-00-00-000Z-abcd.zip");
    make(join(desk.folder, name));
    const forgotten = await confirm(desk);
    expect(forgotten.sealed).toContain(name);
    expect(readdirSync(join(desk.folder, BACKUPS))).toHaveLength(2);
  });

  it.each([
    ["more files than the bound", Array.from({ length: MOST_FILES + 3 }, (_, at) => `${at}`)],
    ["the manifest of a later version", ["manifest.json"]],
  ])("has %s, and stays", async (_, names) => {
    const { desk } = await backedUp();
    const name = join(BACKUPS, "2026-01-01T00-00-00-000Z-abcd.zip");
    const files = new Map(names.map((each) => [each, Buffer.from('{"version":2}')]));
    writeFileSync(join(desk.folder, name), await writeZip(files));
    const forgotten = await confirm(desk);
    expect(forgotten.sealed).toContain(name);
    expect(readdirSync(join(desk.folder, BACKUPS))).toHaveLength(2);
  });
});

describe("the error of a damaged archive", () => {
  it("never stands for an error of the disk or the system, wherever it comes", async () => {
    const zip = await writeZip(
      new Map([
        ["small", Buffer.from("a boat")],
        ["large", Buffer.from(Array.from({ length: MIB }, (_, at) => (at * 7919) % 251))],
        ["stored", Buffer.from([1])],
      ]),
    );
    const codes = ["ENOSPC", "EMFILE", "ENFILE", "EACCES", "EPERM", "EIO", "ENOMEM", "ABORT_ERR"];
    await fc.assert(
      fc.asyncProperty(fc.nat(12), fc.constantFrom(...codes), async (reads, code) => {
        const failure = Object.assign(new Error("the disk"), { code });
        let left = reads;
        const source = inMemory(zip);
        const failing = {
          size: source.size,
          read: (offset: number, length: number) =>
            left-- > 0 ? source.read(offset, length) : Promise.reject(failure),
        };
        const error: unknown = await readAll(failing).catch((thrown: unknown) => thrown);
        expect([undefined, failure]).toContain(error);
      }),
    );
  });

  it("comes of every archive of ours that is cut off, and nothing but it", async () => {
    const { backup } = await backedUp();
    const zip = readFileSync(backup);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: zip.length - 1 }), async (length) => {
        const cut = readAll(inMemory(zip.subarray(0, length)));
        await expect(cut).rejects.toBeInstanceOf(DamagedArchiveError);
      }),
    );
  });
});

// A busy machine searches it slowly.
describe("a Record with a large blank file", { timeout: 180_000 }, () => {
  const blank = (folder: string): void => {
    writeFileSync(join(folder, "blank.bmp"), Buffer.alloc(BLANK));
  };

  it("is backed up, forgotten in and restored", async () => {
    const { desk, backup } = await backedUp(blank);
    await confirm(desk);
    await expectRestored(desk, backup);
  });

  it("has backups of an earlier version, which unpack to 1000 times their size: they are forgotten in and restored", async () => {
    const { desk, backup } = await backedUp(blank);
    const old = await deflatedAnew(readFileSync(backup));
    expect(old.length).toBeLessThan(MIB);
    writeFileSync(backup, old);
    expect((await confirm(desk)).places).toContainEqual(
      expect.objectContaining({ kind: "copy", isUnreadable: false }),
    );
    await expectRestored(desk, backup);
  });

  it("has such a backup restored as it is, and the same file from elsewhere is refused", async () => {
    const { desk, backup } = await backedUp(blank);
    writeFileSync(backup, await deflatedAnew(readFileSync(backup)));
    desk.state.close();
    const place = { usersDir: join(desk.folder, ".."), recordId: "grace-mar" };
    const elsewhere = fileOf(readFileSync(backup));
    await expect(restoreRecord(place, elsewhere, new Date())).rejects.toThrow(/times its size/);
    await restoreRecord(place, backup, new Date());
    expect(readFileSync(join(desk.folder, "blank.bmp"))).toHaveLength(BLANK);
  });

  it("has such a backup restored where the folder of Records, or one above it, is a link", async () => {
    const { desk, backup } = await backedUp(blank);
    writeFileSync(backup, await deflatedAnew(readFileSync(backup)));
    desk.state.close();
    const linked = join(temporaryFolder(), "linked");
    symlinkSync(join(desk.folder, ".."), linked);
    const place = { usersDir: linked, recordId: "grace-mar" };
    await restoreRecord(place, await readableFile(backup, { at: String }), new Date());
    const again = join(linked, "grace-mar", ".runtime", "backups", basename(backup));
    await restoreRecord({ ...place, usersDir: join(desk.folder, "..") }, again, new Date());
    expect(readFileSync(join(desk.folder, "blank.bmp"))).toHaveLength(BLANK);
  });
});

async function expectRestored(desk: TestGate, backup: string): Promise<void> {
  expect(await textsOf(readFileSync(backup))).not.toContain(WORDS);
  desk.state.close();
  await restoreRecord(
    { usersDir: join(desk.folder, ".."), recordId: "grace-mar" },
    backup,
    new Date(),
  );
  expect(readFileSync(join(desk.folder, "blank.bmp"))).toHaveLength(BLANK);
  expect(readFileSync(join(desk.folder, "notes.txt"), "utf8")).not.toContain(WORDS);
}

async function textsOf(zip: Buffer): Promise<string> {
  const files = await readZip(zip, { ...LIMITS, isOurs: true });
  return [...files]
    .filter(([name]) => !name.endsWith(".bmp"))
    .map(([, bytes]) => Buffer.from(bytes).toString("latin1"))
    .join("\n");
}

async function readAll(source: Parameters<typeof openZip>[0]): Promise<undefined> {
  const { sizes, pieces } = await openZip(source, LIMITS);
  for (const name of sizes.keys()) for await (const _ of Readable.from(pieces(name)));
  return undefined;
}
