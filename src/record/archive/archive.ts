// An archive is a whole Record in one ZIP file: `<id>/...` byte for byte, and manifest.json with the SHA-256 of each
// file. A backup has state.db beside them. Every archive is checked before anything of it is written.
// Proof: test/record/archive/archive.test.ts.

import { join } from "node:path";
import * as z from "zod";
import { vouched } from "../../factual.ts";
import { RecordError } from "../../errors.ts";
import { sha256Hex } from "../text/checksum.ts";

import { isRecordId } from "../../record-id.ts";
import { sha256InPieces } from "./in-pieces.ts";
import { readTree } from "./tree.ts";
import { readZip, writeZip, type ZipFiles } from "./zip.ts";

export interface RecordArchive {
  readonly recordId: string;
  /** Files by their names in the Record's folder, "/" between folders. */
  readonly files: ZipFiles;
  /** The state database; only a backup has it. */
  readonly stateDb?: Uint8Array;
  /** ISO 8601 in UTC. */
  readonly madeAt: string;
  readonly leftOut: readonly string[];
}

export interface PackedRecord {
  readonly zip: Buffer;
  /** Links, special files, and files whose names no archive takes. They are not packed. */
  readonly leftOut: readonly string[];
}

/**
 * Packs a Record's folder without `.runtime` and `.git`.
 * @throws RecordError when a file cannot be read, or when all files together are too large.
 */
export async function packRecord(
  { folder, recordId }: { readonly folder: string; readonly recordId: string },
  now: Date,
  stateDb?: Uint8Array,
): Promise<PackedRecord> {
  const { files, others } = await readTree(folder, {
    skip: (name) => NOT_PACKED.includes(topOf(name)) || !isPlainName(name),
    maxBytes: LIMITS.bytes,
  });
  const leftOut = others.filter((name) => name !== ".runtime").toSorted();
  const about = { recordId, madeAt: now.toISOString(), leftOut };
  return { zip: await pack(about, files, stateDb), leftOut };
}

/** An archive with other bytes in the same files. Its id, date and kind stay. */
export function repackRecord(
  { recordId, madeAt, leftOut }: RecordArchive,
  files: ZipFiles,
  stateDb?: Uint8Array,
): Promise<Buffer> {
  return pack({ recordId, madeAt, leftOut }, files, stateDb);
}

async function pack(
  { recordId, madeAt, leftOut }: Pick<RecordArchive, "recordId" | "madeAt" | "leftOut">,
  files: ZipFiles,
  stateDb: Uint8Array | undefined,
): Promise<Buffer> {
  const named = new Map<string, Uint8Array>(
    [...files].map(([name, bytes]) => [`${recordId}/${name}`, bytes]),
  );
  if (stateDb) named.set(STATE, stateDb);
  const listed: Manifest["files"] = [];
  for (const [path, bytes] of named) {
    listed.push({ path, bytes: bytes.length, sha256: await sha256InPieces(bytes) });
  }
  const manifest: Manifest = {
    format: "grace-mar-record",
    version: 1,
    record_id: recordId,
    made_at: madeAt,
    files: listed,
    left_out: [...leftOut],
  };
  const text = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  return writeZip(new Map([[MANIFEST, text], ...named]));
}

/**
 * Reads an archive and checks all of it.
 * @throws RecordError when it is no archive of a Record, a checksum does not match, or a name would leave the folder.
 */
export async function unpackRecord(zip: Buffer): Promise<RecordArchive> {
  const all = await readZip(zip, LIMITS);
  const manifest = readManifest(all.get(MANIFEST));
  const prefix = `${manifest.record_id}/`;
  const files = new Map<string, Uint8Array>();
  const listed = new Map(manifest.files.map((file) => [file.path, file]));
  for (const [path, bytes] of all) {
    if (path === MANIFEST) continue;
    const entry = listed.get(path);
    if (!entry) throw refused(`${JSON.stringify(path)} is not in its manifest`);
    if (entry.bytes !== bytes.length || entry.sha256 !== sha256Hex(bytes)) {
      throw refused(`${JSON.stringify(path)} does not match its checksum`);
    }
    if (path === STATE) continue;
    const name = path.slice(prefix.length);
    if (!path.startsWith(prefix) || !isPlainName(name) || NOT_PACKED.includes(topOf(name))) {
      throw refused(`${JSON.stringify(path)} is not a name for a file in a Record`);
    }
    files.set(name, bytes);
  }
  for (const path of listed.keys()) {
    if (!all.has(path)) throw refused(`${JSON.stringify(path)} is missing`);
  }
  requireNoFileAsFolder(files);
  const stateDb = all.get(STATE);
  const { record_id: recordId, made_at: madeAt, left_out: leftOut } = manifest;
  return { recordId, files, madeAt, leftOut, ...(stateDb && { stateDb }) };
}

const MANIFEST = "manifest.json";
const STATE = "state.db";
/** `.runtime` belongs to a process, and `.git` could hold hooks that run programs. */
const NOT_PACKED: readonly string[] = [".runtime", ".git"];
/** In bytes. File systems take 255 and 4095; an unfinished file has a longer name, in a folder further down. */
const LONGEST = { part: 230, name: 2000 };
const LIMITS = { entries: 20_000, bytes: 1024 ** 3 };

const manifestSchema = z.object({
  format: z.literal("grace-mar-record"),
  version: z.literal(1),
  record_id: z.string().refine(isRecordId),
  made_at: z.string(),
  files: z.array(z.object({ path: z.string(), bytes: z.number(), sha256: z.string() })),
  left_out: z.array(z.string()),
});

type Manifest = z.infer<typeof manifestSchema>;

/** True for a relative name that stays in its folder on every system. */
function isPlainName(name: string): boolean {
  return (
    name.isWellFormed() &&
    Buffer.byteLength(name) <= LONGEST.name &&
    !["\\", "\0", "\ufffd"].some((character) => name.includes(character)) &&
    !/^[A-Za-z]:/.test(name) &&
    name.split("/").every((part) => {
      const isHere = part === "" || part === "." || part === "..";
      return !isHere && Buffer.byteLength(part) <= LONGEST.part;
    })
  );
}

function topOf(name: string): string {
  return (name.split("/")[0] ?? "").toLowerCase();
}

function readManifest(bytes: Uint8Array | undefined): Manifest {
  if (!bytes) throw refused(`it has no ${MANIFEST}: it was not made by backup or export`);
  const parsed = manifestSchema.safeParse(parseJson(Buffer.from(bytes).toString("utf8")));
  if (!parsed.success) throw refused(`its ${MANIFEST} cannot be read by this version`);
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function requireNoFileAsFolder(files: ZipFiles): void {
  for (const name of files.keys()) {
    const parts = name.split("/");
    for (let length = 1; length < parts.length; length += 1) {
      const folder = join(...parts.slice(0, length));
      if (files.has(folder)) throw refused(`${JSON.stringify(folder)} is a file and a folder`);
    }
  }
}

function refused(reason: string): RecordError {
  return new RecordError(vouched(`The file cannot be used: ${reason}`), {
    code: "archive_unusable",
  });
}
