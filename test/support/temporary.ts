// Scratch folders and Records for tests; each is gone after its test.

import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { onTestFinished } from "vitest";

const root = join(import.meta.dirname, "..", "..");

/** A folder that is removed when the test ends. */
export function temporaryFolder(parent = tmpdir()): string {
  const folder = mkdtempSync(join(parent, "grace-mar-test-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** A file with these bytes, for a command that takes one. */
export function fileOf(bytes: string | Uint8Array): string {
  const path = join(temporaryFolder(), "file");
  writeFileSync(path, bytes);
  return path;
}

/** Folder of a made-up Record: `sample`, or a name under test/fixtures/records. */
export function recordSource(name: string): string {
  return name === "sample"
    ? join(root, "users", "_sample")
    : join(root, "test", "fixtures", "records", name);
}

/** Copies a made-up Record into a users folder under an id. */
export function copyRecord(name: string, usersDir: string, id: string): string {
  const folder = join(usersDir, id);
  cpSync(recordSource(name), folder, { recursive: true });
  return folder;
}

/** Every file of a folder by relative name, `.runtime` left out: for comparing whole Records. */
export function readFolder(folder: string): { readonly [path: string]: string } {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => !name.startsWith(".runtime"))
    .filter((name) => statSync(join(folder, name)).isFile())
    .toSorted();
  return Object.fromEntries(
    names.map((name) => [relative(".", name), readFileSync(join(folder, name), "utf8")]),
  );
}
