// Memory and disk stay bounded, whatever an archive says of itself: bombs are refused before they unpack, and an archive
// that was written can always be read.

import { closeSync, ftruncateSync, mkdirSync, openSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { deflateRawSync } from "node:zlib";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { once } from "../../../src/once.ts";
import { readZip } from "../../../src/record/archive/zip.ts";
import { importRecord } from "../../../src/state/restore.ts";
import { copyRecord, fileOf, temporaryFolder } from "../../support/temporary.ts";
import { packed, writeZip } from "../../support/zip.ts";

const MIB = 1024 ** 2;
const LIMITS = { entries: 1000, bytes: 1024 * MIB };
const NOW = new Date("2026-11-30T12:00:00Z");

describe("a bomb", () => {
  const made = once(() => bomb(400 * MIB));

  it("of one file is refused before anything is unpacked", async () => {
    const zip = made();
    expect(zip.length).toBeLessThan(MIB);
    await expect(readZip(zip, LIMITS)).rejects.toThrow(/more than 100 times its size/);
  });

  it("is refused by import-record, and nothing is written", async () => {
    const usersDir = temporaryFolder();
    const place = { usersDir, recordId: "new" };
    await expect(importRecord(place, fileOf(made()))).rejects.toThrow(/times its size/);
    expect(readdirSync(usersDir)).toEqual([]);
  });

  it("that announces less than it unpacks to ends at what it announced", async () => {
    const zip = Buffer.from(made());
    zip.writeUInt32LE(1000, zip.readUInt32LE(zip.length - 22 + 16) + 24);
    const before = process.memoryUsage().rss;
    await expect(readZip(zip, LIMITS)).rejects.toThrow(/damaged/);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * MIB);
  });

  it("whose files share their packed bytes is refused", async () => {
    const zip = await writeZip(new Map([1, 2].map((n) => [`${n}`, Buffer.alloc(5000, "ab")])));
    const central = zip.readUInt32LE(zip.length - 22 + 16);
    zip.writeUInt32LE(0, central + 47 + 42);
    await expect(readZip(zip, LIMITS)).rejects.toThrow(/share their bytes/);
  });
});

describe("an archive that was written", () => {
  it("can be read again, however empty or repetitive its files are", async () => {
    const file = fc.record({
      length: fc.oneof(fc.nat(5000), fc.constantFrom(17 * MIB, 20 * MIB)),
      unit: fc.constantFrom("\0", "ab", '{"event":"staged"}\n'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(file, { maxLength: 3 }), async (files) => {
        const given = new Map(
          files.map(({ length, unit }, index) => [`f${index}`, Buffer.alloc(length, unit)]),
        );
        const read = await readZip(await writeZip(given), LIMITS);
        expect([...read].every(([name, bytes]) => given.get(name)?.equals(bytes))).toBe(true);
      }),
      { numRuns: 8 },
    );
  });

  it("of a Record with a large empty artifact makes a Record again", async () => {
    const usersDir = temporaryFolder();
    const folder = copyRecord("minimal", usersDir, "one");
    const path = join(folder, "artifacts", "blank.bmp");
    mkdirSync(dirname(path), { recursive: true });
    const descriptor = openSync(path, "w");
    ftruncateSync(descriptor, 40 * MIB);
    closeSync(descriptor);
    writeFileSync(join(folder, "ledger.jsonl"), '{"event":"staged","n":1}\n'.repeat(200_000));
    const { zip } = await packed({ folder, recordId: "one" }, NOW);
    await expect(importRecord({ usersDir, recordId: "two" }, fileOf(zip))).resolves.toMatchObject({
      folder: join(usersDir, "two"),
    });
  });
});

/** A ZIP file of one file of zeros, as hostile as deflate allows. */
function bomb(bytes: number): Buffer {
  const packedBytes = deflateRawSync(Buffer.alloc(bytes));
  const local = Buffer.alloc(31);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packedBytes.length, 18);
  local.writeUInt32LE(bytes, 22);
  local.writeUInt16LE(1, 26);
  local.write("x", 30);
  const central = Buffer.alloc(47);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(20, 4);
  local.copy(central, 6, 4, 30);
  central.write("x", 46);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length + packedBytes.length, 16);
  return Buffer.concat([local, packedBytes, central, end]);
}
