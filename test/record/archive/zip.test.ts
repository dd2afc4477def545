import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readZip, type ZipFiles } from "../../../src/record/archive/zip.ts";
import { temporaryFolder } from "../../support/temporary.ts";
import { writeZip } from "../../support/zip.ts";

const LIMITS = { entries: 100, bytes: 1_000_000 };

describe("a ZIP file", () => {
  it("gives back every name and byte that went into it", async () => {
    const files = fc.dictionary(
      fc.string({ unit: "grapheme", minLength: 1 }).filter((name) => name.isWellFormed()),
      fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        fc.nat(5000).map((length) => new Uint8Array(length)),
      ),
    );
    await fc.assert(
      fc.asyncProperty(files, async (content) => {
        const given = new Map(Object.entries(content));
        expect(texts(await readZip(await writeZip(given), LIMITS))).toEqual(texts(given));
      }),
    );
  });

  it.skipIf(!hasPython())("is read by another program", async () => {
    const zip = await writeZip(new Map([["a/ä – b.md", Buffer.from("text ".repeat(100))]]));
    const path = join(temporaryFolder(), "x.zip");
    writeFileSync(path, zip);
    const program =
      "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip(), z.namelist(), len(z.read(z.namelist()[0])))";
    const said = execFileSync("python3", ["-c", program, path], { encoding: "utf8" });
    expect(said).toBe("None ['a/ä – b.md'] 500\n");
  });

  it("is refused for any byte that is cut off or changed, or gives the same files", async () => {
    const given = new Map([
      ["one.md", Buffer.from("one ".repeat(50))],
      ["two.md", Buffer.from("2")],
    ]);
    const zip = await writeZip(given);
    for (let length = 0; length < zip.length; length += 1) {
      await expect(readZip(zip.subarray(0, length), LIMITS)).rejects.toThrow(/cannot be used/);
    }
    for (let at = 0; at < zip.length; at += 1) {
      const changed = Buffer.from(zip);
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      const read = await readZip(changed, LIMITS).catch((error: unknown) => error);
      if (read instanceof Error) expect(read.message).toMatch(/cannot be used/);
      else
        for (const bytes of (read as ZipFiles).values()) expect(isOneOf(bytes, given)).toBe(true);
    }
  });

  it("is refused when it unpacks to more than is allowed, or to more than it announces", async () => {
    const zip = await writeZip(new Map([["bomb", new Uint8Array(200_000)]]));
    await expect(readZip(zip, { ...LIMITS, bytes: 199_999 })).rejects.toThrow(/more than 199999/);
    const lying = Buffer.from(zip);
    lying.writeUInt32LE(10, centralAt(zip) + 24);
    await expect(readZip(lying, LIMITS)).rejects.toThrow(/damaged/);
    const many = await writeZip(new Map([1, 2, 3].map((n) => [String(n), new Uint8Array(1)])));
    await expect(readZip(many, { ...LIMITS, entries: 2 })).rejects.toThrow(/more than 2 entries/);
  });

  it("is refused with a link, a name twice, a second name, or a cipher in it", async () => {
    const zip = await writeZip(
      new Map([
        ["a", new Uint8Array(1)],
        ["b", new Uint8Array(1)],
      ]),
    );
    const changed = (change: (copy: Buffer, central: number) => void): Buffer => {
      const copy = Buffer.from(zip);
      change(copy, centralAt(zip));
      return copy;
    };
    const link = changed((copy, at) => copy.writeUInt16LE(0o120777, at + 40));
    await expect(readZip(link, LIMITS)).rejects.toThrow(/is a link/);
    const cipher = changed((copy, at) => copy.writeUInt16LE(1, at + 8));
    await expect(readZip(cipher, LIMITS)).rejects.toThrow(/encrypted/);
    const twoNames = changed((copy, at) => copy.write("c", at + 46));
    await expect(readZip(twoNames, LIMITS)).rejects.toThrow(/two names/);
    const twice = changed((copy, at) => {
      copy.write("a", at + 46 + 1 + 46);
      copy.write("a", copy.readUInt32LE(at + 47 + 42) + 30);
    });
    await expect(readZip(twice, LIMITS)).rejects.toThrow(/twice/);
  });
});

function hasPython(): boolean {
  return spawnSync("python3", ["--version"]).status === 0;
}

function texts(files: ZipFiles): readonly (readonly [string, string])[] {
  return [...files].map(([name, bytes]) => [name, Buffer.from(bytes).toString("hex")] as const);
}

function isOneOf(bytes: Uint8Array, files: ZipFiles): boolean {
  return [...files.values()].some((each) => Buffer.from(each).equals(bytes));
}

function centralAt(zip: Buffer): number {
  return zip.readUInt32LE(zip.length - 22 + 16);
}
