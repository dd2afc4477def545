import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sha256Hex } from "../../../src/record/text/checksum.ts";
import { importRecord } from "../../../src/state/restore.ts";
import { copyRecord, fileOf, temporaryFolder } from "../../support/temporary.ts";
import { packed, unpackRecord, writeZip } from "../../support/zip.ts";

const NOW = new Date("2026-11-20T12:00:00Z");

describe("a Record that is exported and imported", () => {
  it("has the same bytes under the same names, however odd", async () => {
    const part = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
      .filter((name) => name.isWellFormed() && !/[/\\\0\ufffd]|^\.{1,2}$|^[a-z]:/i.test(name))
      .filter((name) => Buffer.byteLength(name) < 100)
      // These stand beside files that a Record must have in a certain form.
      .map((name) => `x${name}`);
    const name = fc.tuple(fc.boolean(), part).map(([deep, last]) => (deep ? `sub/${last}` : last));
    await fc.assert(
      fc.asyncProperty(fc.dictionary(name, fc.uint8Array({ maxLength: 100 })), async (content) => {
        const usersDir = temporaryFolder();
        const folder = copyRecord("minimal", usersDir, "one");
        mkdirSync(join(folder, "sub"));
        for (const [path, bytes] of Object.entries(content)) {
          writeFileSync(join(folder, path), bytes);
        }
        const { zip, leftOut } = await packed({ folder, recordId: "one" }, NOW);
        expect(leftOut).toEqual([]);
        const made = await importRecord({ usersDir, recordId: "two" }, fileOf(zip));
        expect(bytesOf(made.folder)).toEqual(bytesOf(folder));
      }),
      { numRuns: 30 },
    );
  });

  it("brings no .runtime and no .git along", async () => {
    const usersDir = temporaryFolder();
    const folder = copyRecord("minimal", usersDir, "one");
    for (const path of [".runtime/state.db", ".git/config"]) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), "canary");
    }
    const { zip, leftOut } = await packed({ folder, recordId: "one" }, NOW);
    expect(leftOut).toEqual([".git"]);
    const { files } = await unpackRecord(zip);
    expect([...files.keys()].filter((name) => name.startsWith("."))).toEqual([]);
  });
});

describe("an import", () => {
  it.each([
    "one/../../evil.md",
    "one/./x.md",
    "/etc/evil.md",
    "one//x.md",
    "../evil.md",
    "two/x.md",
    "one/..\\evil.md",
    "one/C:evil.md",
    "one/a\0b",
    "one/SELF.md/x",
    "one/",
    `one/${"x".repeat(231)}`,
    `one/${"x/".repeat(1000)}x`,
  ])("refuses the name %j and writes nothing", async (path) => {
    const usersDir = temporaryFolder();
    const zip = await forged({ [path]: "evil" });
    await expect(importRecord({ usersDir, recordId: "new" }, fileOf(zip))).rejects.toThrow(
      /cannot be used/,
    );
    expect(readdirSync(usersDir)).toEqual([]);
  });

  it.each([
    "one/.runtime/state.db",
    "one/.git/hooks/pre-commit",
    "one/.GIT/config",
    "one/artifacts/.git/config",
    "one/a/b/.Git/HEAD",
    "one/a/.git./HEAD",
    "one/a/.g\u200cit/HEAD",
    "one/a/git~1/HEAD",
    "one/a/.git::$INDEX_ALLOCATION/HEAD",
  ])("leaves %j out, wherever the file comes from, and takes everything else", async (path) => {
    const usersDir = temporaryFolder();
    const zip = await forged({ [path]: "evil", "one/MORE.md": "more" });
    const { folder } = await importRecord({ usersDir, recordId: "new" }, fileOf(zip));
    const brought = readdirSync(folder, { recursive: true, encoding: "utf8" });
    expect(brought).toContain("MORE.md");
    expect(brought).not.toContain(path.slice("one/".length));
    const evil = Buffer.from("evil").toString("hex");
    for (const [, hex] of bytesOf(folder)) expect(hex).not.toContain(evil);
  });

  it("refuses a file that its manifest does not list, lists with another checksum, or lists alone", async () => {
    const usersDir = temporaryFolder();
    const place = { usersDir, recordId: "new" };
    const unlisted = await forged({}, { "one/MORE.md": "more" });
    await expect(importRecord(place, fileOf(unlisted))).rejects.toThrow(/not in its manifest/);
    const changed = await forged({ "one/MORE.md": "more" }, { "one/MORE.md": "less" });
    await expect(importRecord(place, fileOf(changed))).rejects.toThrow(
      /does not match its checksum/,
    );
    const missing = await forged({ "one/MORE.md": "more" }, { "one/MORE.md": undefined });
    await expect(importRecord(place, fileOf(missing))).rejects.toThrow(/is missing/);
    const plain = await writeZip(new Map([["SELF.md", Buffer.from("x")]]));
    await expect(importRecord(place, fileOf(plain))).rejects.toThrow(/no manifest.json/);
    expect(readdirSync(usersDir)).toEqual([]);
  });

  it("makes no Record that could not be opened, and none over another", async () => {
    const usersDir = temporaryFolder();
    const zip = await forged({ "one/SELF.md": "" });
    await expect(importRecord({ usersDir, recordId: "new" }, fileOf(zip))).rejects.toThrow(
      /SELF.md/,
    );
    expect(readdirSync(usersDir)).toEqual([]);
    copyRecord("minimal", usersDir, "new");
    const good = await forged({});
    await expect(importRecord({ usersDir, recordId: "new" }, fileOf(good))).rejects.toThrow(
      /never over/,
    );
  });
});

/** An archive of a sound Record and these files, listed as they are; `instead` changes what is packed. */
async function forged(
  more: { readonly [path: string]: string },
  instead: { readonly [path: string]: string | undefined } = {},
): Promise<Buffer> {
  const source = copyRecord("minimal", temporaryFolder(), "one");
  const files = new Map<string, Uint8Array>();
  for (const name of readdirSync(source)) {
    files.set(`one/${name}`, readFileSync(join(source, name)));
  }
  for (const [path, text] of Object.entries(more)) files.set(path, Buffer.from(text));
  const manifest = {
    format: "grace-mar-record",
    version: 1,
    record_id: "one",
    made_at: NOW.toISOString(),
    files: [...files].map(([path, bytes]) => ({
      path,
      bytes: bytes.length,
      sha256: sha256Hex(bytes),
    })),
    left_out: [],
  };
  for (const [path, text] of Object.entries(instead)) {
    if (text === undefined) files.delete(path);
    else files.set(path, Buffer.from(text));
  }
  files.set("manifest.json", Buffer.from(JSON.stringify(manifest)));
  return writeZip(files);
}

function bytesOf(folder: string): readonly (readonly [string, string])[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((path) => [relative(folder, path), readFileSync(path, "hex")] as const);
}
