// A link in a Record leads nobody out of it: not a reader, not a writer, not an export.

import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joined } from "../../src/record/archive/zip.ts";
import { filePieces, withFile } from "../../src/record/file-pieces.ts";
import {
  endsWithinLine,
  ensureOwnFolder,
  fileSha256,
  fileSize,
  readBytes,
  readPart,
  readText,
  readWhole,
  removeLeftovers,
  replaceFile,
  writeAt,
  writeText,
} from "../../src/record/files.ts";
import { fileEnd } from "../../src/state/journal/file-end.ts";
import { findLinks, placeIn, requireNoLinks } from "../../src/record/links.ts";
import { FILES, openRecord } from "../../src/record/store.ts";
import { validateRecord } from "../../src/record/validate.ts";
import { copyRecord, temporaryFolder } from "../support/temporary.ts";
import { packed, unpackRecord } from "../support/zip.ts";

const SECRET = "somebody else's words\n";

/** A Record, and a file of somebody else. */
function prepare(): { readonly users: string; readonly folder: string; readonly other: string } {
  const users = temporaryFolder();
  copyRecord("sample", users, "abby");
  const other = join(temporaryFolder(), "SELF.md");
  writeFileSync(other, SECRET);
  return { users, folder: join(users, "abby"), other };
}

describe("the door to files", () => {
  const acts: { readonly [name: string]: (path: string) => Promise<unknown> } = {
    readText,
    readWhole,
    readBytes: (path) => readBytes(path, 0, 100),
    readPart: (path) => readPart(path, 0, 100),
    filePieces: (path) => joined(filePieces(path)),
    withFile: (path) => withFile(path, ({ read }) => read(0, 100)),
    fileSha256,
    endsWithinLine: (path) => endsWithinLine(path, 5),
    writeAt: (path) => writeAt(path, 0, Buffer.from("x")),
  };
  it.each(Object.entries(acts))("%s opens no link", async (_, act) => {
    const { folder, other } = prepare();
    const path = join(folder, "linked.md");
    symlinkSync(other, path);
    await expect(act(path)).rejects.toMatchObject({ code: "record_link" });
    await expect(act(path)).rejects.toThrow(`${path} is a link`);
    expect(readFileSync(other, "utf8")).toBe(SECRET);
  });

  it("makes no file behind a dangling link", async () => {
    const { folder, other } = prepare();
    rmSync(other);
    symlinkSync(other, join(folder, "new.md"));
    await expect(writeAt(join(folder, "new.md"), 0, Buffer.from("x"))).rejects.toThrow(/is a link/);
    await expect(writeText(join(folder, "new.md"), "x", other)).rejects.toThrow(/EEXIST/);
    expect(() => readFileSync(other)).toThrow(/ENOENT/);
  });

  it("tells nothing of what is behind a link: not its size, not its end, not its mode", async () => {
    const { folder, other } = prepare();
    const path = join(folder, "linked.md");
    symlinkSync(other, path);
    expect(await fileSize(path)).toBe(Buffer.byteLength(other));
    expect(fileEnd(path).lastByte).toBeUndefined();
    await replaceFile(path, "mine\n");
    expect([readFileSync(path, "utf8"), readFileSync(other, "utf8")]).toEqual(["mine\n", SECRET]);
  });

  it.runIf(process.platform !== "win32")("waits for nobody at the end of a pipe", async () => {
    const path = join(temporaryFolder(), "SELF.md");
    execFileSync("mkfifo", [path]);
    await expect(readText(path)).rejects.toThrow(`${path} is no file`);
    await expect(writeAt(path, 0, Buffer.from("x"))).rejects.toThrow(/is no file/);
    expect(fileEnd(path).lastByte).toBeUndefined();
  });

  it("makes and tidies no folder behind a link", async () => {
    const { folder, other } = prepare();
    const elsewhere = join(other, "..");
    writeFileSync(join(elsewhere, ".SELF.md.0123456789ab.tmp"), SECRET);
    symlinkSync(elsewhere, join(folder, "shelf"));
    await expect(ensureOwnFolder(join(folder, "shelf"))).rejects.toThrow(/is a link/);
    await expect(removeLeftovers(join(folder, "shelf"))).rejects.toThrow(/is a link/);
    expect(readFileSync(join(elsewhere, ".SELF.md.0123456789ab.tmp"), "utf8")).toBe(SECRET);
  });

  it("leaves a folder alone that has the name of an unfinished file", async () => {
    const { folder } = prepare();
    mkdirSync(join(folder, ".SELF.md.0123456789ab.tmp", "in", "it"), { recursive: true });
    writeFileSync(join(folder, ".SELF.md.0123456789ac.tmp"), "x");
    await removeLeftovers(folder);
    expect(findLinks(folder).links).toEqual([]);
    expect(() => readFileSync(join(folder, ".SELF.md.0123456789ac.tmp"))).toThrow(/ENOENT/);
    expect(() => readFileSync(join(folder, ".SELF.md.0123456789ab.tmp"))).toThrow(/EISDIR/);
  });

  it("appends to a file with another name without changing the other", async () => {
    const { folder, other } = prepare();
    const path = join(folder, "shared.md");
    linkSync(other, path);
    await writeAt(path, SECRET.length, Buffer.from("mine\n"));
    expect(readFileSync(path, "utf8")).toBe(`${SECRET}mine\n`);
    expect(readFileSync(other, "utf8")).toBe(SECRET);
  });
});

describe("a Record with links", () => {
  const ours = [...Object.values(FILES), "archives", ".runtime"];
  it.each(ours)("does not open when %s is one, and the error names it", async (name) => {
    const { users, folder, other } = prepare();
    rmSync(join(folder, name), { recursive: true, force: true });
    symlinkSync(
      name.includes(".") && name !== ".runtime" ? other : join(other, ".."),
      join(folder, name),
    );
    const opening = openRecord(users, "abby");
    await expect(opening).rejects.toMatchObject({ code: "record_link", exitCode: 78 });
    await expect(opening).rejects.toThrow(`${join(folder, name)} is a link`);
    await expect(opening).rejects.toThrow(/put the file or folder itself in its place/);
  });

  it.each(["archives/SELF-ARCHIVE-2026-01.md", ".runtime/state.db", ".runtime/backups"])(
    "does not open when %s is one",
    async (name) => {
      const { users, folder, other } = prepare();
      mkdirSync(join(folder, name, ".."), { recursive: true });
      symlinkSync(other, join(folder, name));
      await expect(openRecord(users, "abby")).rejects.toThrow(`${join(folder, name)} is a link`);
    },
  );

  it("opens when the folder of all Records is one", async () => {
    const { users } = prepare();
    const elsewhere = join(temporaryFolder(), "users");
    symlinkSync(users, elsewhere);
    const store = await openRecord(elsewhere, "abby");
    expect(await store.read(FILES.self)).not.toBe("");
    expect(await validateRecord(elsewhere, "abby")).toEqual([]);
  });

  it("reads a file no more when it becomes one", async () => {
    const { users, folder, other } = prepare();
    const store = await openRecord(users, "abby");
    await store.snapshot();
    rmSync(join(folder, FILES.memory));
    symlinkSync(other, join(folder, FILES.memory));
    await expect(store.snapshot()).rejects.toMatchObject({ code: "record_link" });
  });

  it("reads no archive once their folder is one", async () => {
    const { users, folder, other } = prepare();
    const store = await openRecord(users, "abby");
    symlinkSync(join(other, ".."), join(folder, "archives"));
    await expect(store.read("archives/SELF.md")).rejects.toThrow(/archives is a link/);
    expect(() => placeIn(folder, "archives/SELF.md")).toThrow(/archives is a link/);
  });

  it("names every link wherever it is, and nothing behind one", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom("a.md", "b/a.png", "b/c/d.txt", "artifacts/x", "e"), {
          minLength: 1,
        }),
        (names) => {
          const { folder, other } = prepare();
          for (const name of names) {
            mkdirSync(join(folder, name, ".."), { recursive: true });
            symlinkSync(name.includes(".") ? other : join(other, ".."), join(folder, name));
          }
          expect(findLinks(folder).links).toEqual(names.toSorted());
        },
      ),
      { numRuns: 15 },
    );
  });

  it("packs none, and names what it left out", async () => {
    const { folder, other } = prepare();
    symlinkSync(other, join(folder, "linked.md"));
    symlinkSync(join(other, ".."), join(folder, "artifacts"));
    const { zip, leftOut } = await packed({ folder, recordId: "r" }, new Date());
    expect([...leftOut]).toEqual(expect.arrayContaining(["artifacts", "linked.md"]));
    const { files } = await unpackRecord(zip);
    expect([...files.values()].map(String).join("")).not.toContain(SECRET);
  });
});

it("no link at the name of a file of ours passes, whatever it leads to", () => {
  const folder = mkdtempSync(join(temporaryFolder(), "r-"));
  symlinkSync(folder, join(folder, "SELF.md"));
  expect(() => requireNoLinks(folder, ["SELF.md"])).toThrow(/SELF\.md is a link/);
  expect(() => requireNoLinks(folder, ["EVIDENCE.md"])).not.toThrow();
});

it("no name leads out of a Record", () => {
  const part = fc.constantFrom("..", ".", "", "a", "..\\..", "b\\..\\c", "\0", "..a");
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), (parts) => {
      const name = parts.join("/");
      const isPlain = name.split(/[/\\]/).every((each) => !["", ".", "..", "\0"].includes(each));
      if (isPlain) expect(placeIn("/users/abby", name)).toBe(join("/users/abby", name));
      else expect(() => placeIn("/users/abby", name)).toThrow(/no name for a file in a Record/);
    }),
  );
  expect(() => placeIn("/users/abby", "/etc/passwd")).toThrow(/no name for a file/);
});
