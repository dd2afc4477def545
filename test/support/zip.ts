// ZIP files and archives in memory, for tests that look into them or forge them.

import { readFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inOnePiece, packRecord, withArchive } from "../../src/record/archive/archive.ts";
import { writeZip as writeZipFile } from "../../src/record/archive/zip-writer.ts";
import { joined } from "../../src/record/archive/zip.ts";

const LIMITS = { entries: 65_000, bytes: 2 ** 31 };

/** A ZIP file of these files, as our own writer makes it. */
export async function writeZip(files: ReadonlyMap<string, Uint8Array>): Promise<Buffer> {
  return inFile(async (path) => {
    await using file = await open(path, "wx");
    const contents = [...files].map(([name, bytes]) => ({ name, pieces: inOnePiece(bytes) }));
    await writeZipFile(file, contents, LIMITS);
  });
}

/** The archive of a folder, as export makes it. */
export async function packed(
  place: { readonly folder: string; readonly recordId: string },
  now: Date,
): Promise<{ readonly zip: Buffer; readonly leftOut: readonly string[] }> {
  let leftOut: readonly string[] = [];
  const zip = await inFile(async (path) => {
    await using file = await open(path, "wx");
    ({ leftOut } = await packRecord(place, now, file));
  });
  return { zip, leftOut };
}

/** All files of an archive, read and checked. */
export async function unpackRecord(zip: Buffer): Promise<{
  readonly recordId: string;
  readonly files: ReadonlyMap<string, Buffer>;
  readonly stateDb?: Buffer;
}> {
  return withZipFile(zip, (path) =>
    withArchive(path, async (archive) => {
      const files = new Map<string, Buffer>();
      for (const name of archive.files.keys()) files.set(name, await joined(archive.pieces(name)));
      const { recordId, stateDb } = archive;
      return {
        recordId,
        files,
        ...(stateDb !== undefined && { stateDb: await joined(archive.statePieces()) }),
      };
    }),
  );
}

/** Lends a file with these bytes. */
export async function withZipFile<T>(zip: Buffer, use: (path: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "grace-mar-test-"));
  try {
    const path = join(folder, "file.zip");
    writeFileSync(path, zip);
    return await use(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function inFile(write: (path: string) => Promise<void>): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), "grace-mar-test-"));
  try {
    await write(join(folder, "file.zip"));
    return readFileSync(join(folder, "file.zip"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
