// An archive is a whole Record in one ZIP file: `<id>/...` byte for byte, and manifest.json with the SHA-256 of each
// file. A backup has state.db beside them. It is written and read file by file, so that memory stays small. Its names,
// sizes and manifest are checked before anything of it is written, the bytes of each file while they are read.
// Proof: test/record/archive/archive.test.ts.

import type { FileHandle } from "node:fs/promises";
import { basename, join } from "node:path";
import * as z from "zod";
import { parseStrangeJson } from "../../json.ts";
import { factual } from "../../factual.ts";
import { RecordError } from "../../errors.ts";
import { isRecordId } from "../../record-id.ts";
import { listOf } from "../../stored-list.ts";
import { MOST_BYTES, MOST_FILES } from "../bounds.ts";
import { filePieces, withFile, type FileAt } from "../file-pieces.ts";
import { placeIn, staysInside } from "../links.ts";
import { isGiven } from "../new-file.ts";
import { startSha256 } from "../text/checksum.ts";
import { foldForms } from "../text/fold.ts";
import { listTree } from "./tree.ts";
import { joined, openZip, type OpenedZip, type ZipSource } from "./zip.ts";
import { damaged, unusable } from "./zip-format.ts";
import { writeZip, type ZipContent } from "./zip-writer.ts";

export interface RecordArchive {
  readonly recordId: string;
  /** Sizes of files by their names in the Record's folder, "/" between folders. */
  readonly files: ReadonlyMap<string, number>;
  /** Size of the state database; only a backup has it. */
  readonly stateDb?: number;
  /** ISO 8601 in UTC. */
  readonly madeAt: string;
  readonly leftOut: readonly string[];
  /** The bytes of a file, checked to the last. @throws RecordError when they are damaged. */
  readonly pieces: (name: string) => AsyncGenerator<Buffer>;
  /** The same for the state database. */
  readonly statePieces: () => AsyncGenerator<Buffer>;
}

/** Bytes of files, piece by piece. They may be read twice. */
export type Pieces = () => AsyncIterable<Uint8Array>;

export interface PackedRecord {
  readonly bytes: number;
  /** Links, special files, and files whose names no archive takes. They are not packed. */
  readonly leftOut: readonly string[];
}

/**
 * Packs a Record's folder without `.runtime` and any `.git` into a new file.
 * @param options.state a copy of the state database. options.packedBytes: most bytes of the archive.
 * @throws RecordError when a file cannot be read, or when all files together are too large.
 */
export async function packRecord(
  { folder, recordId }: { readonly folder: string; readonly recordId: string },
  now: Date,
  to: FileHandle,
  options: { readonly state?: Pieces; readonly packedBytes?: number } = {},
): Promise<PackedRecord> {
  const { files, others } = await listTree(
    folder,
    (name) => isNotPacked(name) || !isPlainName(name),
  );
  const leftOut = others.filter((name) => name !== ".runtime").toSorted();
  const contents = [...files.keys()].map((name) => ({
    name,
    pieces: () => filePieces(placeIn(folder, name)),
  }));
  const about = { recordId, madeAt: now.toISOString(), leftOut };
  return { bytes: await pack(about, contents, to, options), leftOut };
}

/** Writes an archive anew with other bytes in some of its files. Its id, date and kind stay. */
export function repackRecord(
  archive: RecordArchive,
  changed: ReadonlyMap<string, Uint8Array>,
  state: Pieces | undefined,
  to: FileHandle,
): Promise<number> {
  const contents = [...archive.files.keys()].map((name) => {
    const bytes = changed.get(name);
    return { name, pieces: bytes ? inOnePiece(bytes) : () => archive.pieces(name) };
  });
  return pack(archive, contents, to, { ...(state && { state }) });
}

/** Bytes that are in memory already. */
export function inOnePiece(bytes: Uint8Array): Pieces {
  return async function* () {
    yield await Promise.resolve(bytes);
  };
}

async function pack(
  { recordId, madeAt, leftOut }: Pick<RecordArchive, "recordId" | "madeAt" | "leftOut">,
  files: readonly ZipContent[],
  to: FileHandle,
  { state, packedBytes }: { readonly state?: Pieces; readonly packedBytes?: number },
): Promise<number> {
  const named = files.map(({ name, pieces }) => ({ name: `${recordId}/${name}`, pieces }));
  if (state) named.push({ name: STATE, pieces: state });
  const listed: Manifest["files"] = [];
  function* contents(): Generator<ZipContent> {
    for (const { name, pieces } of named) {
      // Read twice, it is listed as it was packed in the end.
      let row: Manifest["files"][number] | undefined;
      yield {
        name,
        pieces: async function* () {
          const hash = startSha256();
          let bytes = 0;
          for await (const piece of pieces()) {
            hash.update(piece);
            bytes += piece.length;
            yield piece;
          }
          row = { path: name, bytes, sha256: hash.digest("hex") };
        },
      };
      if (row) listed.push(row);
    }
    // The sums are known only now.
    const manifest: Manifest = {
      format: "grace-mar-record",
      version: 1,
      record_id: recordId,
      made_at: madeAt,
      files: listed,
      left_out: [...leftOut],
    };
    const text = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
    if (text.length > LONGEST_MANIFEST) {
      throw new RecordError(
        factual`The names in the Record are too many and too long for an archive`,
        {
          code: "archive_too_large",
        },
      );
    }
    yield { name: MANIFEST, pieces: inOnePiece(text) };
  }
  return writeZip(to, contents(), {
    ...ARCHIVE_LIMITS,
    ...(packedBytes !== undefined && { packedBytes }),
  });
}

/**
 * Opens an archive and checks its names, its sizes and its manifest.
 * @throws DamagedArchiveError when bytes are not as they were written; RecordError when it is no archive of a Record, or
 * a larger one than a Record may be.
 */
async function readArchive(source: ZipSource, isOurs: boolean): Promise<RecordArchive> {
  const zip = await openZip(source, { ...ARCHIVE_LIMITS, isOurs });
  const manifest = readManifest(await manifestBytes(zip));
  const prefix = `${manifest.record_id}/`;
  const files = new Map<string, number>();
  const leftOut = [...manifest.left_out];
  const listed = new Map(manifest.files.map((file) => [file.path, file]));
  for (const [path, size] of zip.sizes) {
    if (path === MANIFEST) continue;
    const entry = listed.get(path);
    if (!entry) throw damaged(`${JSON.stringify(path)} is not in its manifest`);
    if (entry.bytes !== size) throw damaged(`${JSON.stringify(path)} does not match its checksum`);
    if (path === STATE) continue;
    const name = path.slice(prefix.length);
    if (!path.startsWith(prefix) || !isPlainName(name)) {
      throw unusable(`${JSON.stringify(path)} is not a name for a file in a Record`);
    }
    if (isNotPacked(name)) {
      // An earlier version packed it. It comes out of no archive any more, and everything else does.
      leftOut.push(name);
      continue;
    }
    files.set(name, size);
  }
  for (const path of listed.keys()) {
    if (!zip.sizes.has(path)) throw damaged(`${JSON.stringify(path)} is missing`);
  }
  requireNoFileAsFolder(files);
  async function* checked(path: string): AsyncGenerator<Buffer> {
    const hash = startSha256();
    for await (const piece of zip.pieces(path)) {
      hash.update(piece);
      yield piece;
    }
    if (hash.digest("hex") !== listed.get(path)?.sha256) {
      throw damaged(`${JSON.stringify(path)} does not match its checksum`);
    }
  }
  const stateDb = zip.sizes.get(STATE);
  return {
    recordId: manifest.record_id,
    madeAt: manifest.made_at,
    leftOut,
    files,
    ...(stateDb !== undefined && { stateDb }),
    pieces: (name) => checked(`${prefix}${name}`),
    statePieces: () => checked(STATE),
  };
}

/**
 * Opens an archive as long as `use` lasts.
 * @param options.isOurs true for a backup in its own folder, where only we write. Those of earlier versions may unpack to
 * more than a stranger's file may.
 * @throws as `readArchive` does, or the system's error.
 */
export function withArchive<T>(
  at: FileAt,
  use: (archive: RecordArchive) => Promise<T>,
  { isOurs = false }: { readonly isOurs?: boolean } = {},
): Promise<T> {
  return withFile(at, async (file) => use(await readArchive(file, isOurs)));
}

async function manifestBytes({ sizes, pieces }: OpenedZip): Promise<Buffer> {
  const size = sizes.get(MANIFEST);
  if (size === undefined) {
    throw unusable(`it has no ${MANIFEST}: it was not made by backup or export`);
  }
  if (size > LONGEST_MANIFEST) throw unusable(`its ${MANIFEST} is too long`);
  return joined(pieces(MANIFEST));
}

const MANIFEST = "manifest.json";
const STATE = "state.db";
/** In bytes. File systems take 255 and 4095; an unfinished file has a longer name, in a folder further down. */
const LONGEST = { part: 230, name: 2000 };
/** Bytes. It is held in memory. */
const LONGEST_MANIFEST = 16 * 1024 ** 2;
/** The manifest and state.db are beside the files. */
const ARCHIVE_LIMITS = { entries: MOST_FILES + 2, bytes: MOST_BYTES + LONGEST_MANIFEST };

const manifestSchema = z.object({
  format: z.literal("grace-mar-record"),
  version: z.literal(1),
  record_id: z.string().refine(isRecordId),
  made_at: z.string(),
  files: listOf(z.object({ path: z.string(), bytes: z.number(), sha256: z.string() })),
  left_out: listOf(z.string()),
});

type Manifest = z.infer<typeof manifestSchema>;

/** True for a relative name that stays in its folder on every system. */
function isPlainName(name: string): boolean {
  return (
    name.isWellFormed() &&
    staysInside(name) &&
    Buffer.byteLength(name) <= LONGEST.name &&
    !["\\", "\ufffd"].some((character) => name.includes(character)) &&
    !/^[A-Za-z]:/.test(name) &&
    name.split("/").every((part) => Buffer.byteLength(part) <= LONGEST.part)
  );
}

/** `.runtime` belongs to a process, what is given for a file was never taken, and a `.git` anywhere could name programs that git runs in the folder around it. */
function isNotPacked(name: string): boolean {
  const parts = name.split("/").map(plainPart);
  if (isGiven(basename(name))) return true;
  return parts[0] === ".runtime" || parts.some((part) => part === ".git" || part === "git~1");
}

/** What a file system may take a name for: some do not see case, characters without a shape, or dots and blanks at the end. */
function plainPart(part: string): string {
  return foldForms(part).replace(/[. ]+$|:.*$/g, "");
}

function readManifest(bytes: Buffer): Manifest {
  const parsed = manifestSchema.safeParse(parseStrangeJson(bytes.toString("utf8")));
  if (!parsed.success) throw unusable(`its ${MANIFEST} cannot be read by this version`);
  return parsed.data;
}

function requireNoFileAsFolder(files: ReadonlyMap<string, number>): void {
  for (const name of files.keys()) {
    const parts = name.split("/");
    for (let length = 1; length < parts.length; length += 1) {
      const folder = join(...parts.slice(0, length));
      if (files.has(folder)) throw damaged(`${JSON.stringify(folder)} is a file and a folder`);
    }
  }
}
