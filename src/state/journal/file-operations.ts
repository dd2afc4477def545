// File operations carry out the journal. Doing one again changes nothing: a replacement knows the file before and after
// it, an append the byte at which its text belongs. Proof: test/state/journal-recovery.test.ts.

import { dirname } from "node:path";
import * as z from "zod";
import { StateError } from "../../errors.ts";
import { placeIn, staysInside } from "../../record/links.ts";
import {
  endsWithinLine,
  ensureOwnFolder,
  fileSha256,
  fileSize,
  moveInto,
  readBytes,
  replaceFile,
  syncFolder,
  writeAt,
} from "../../record/files.ts";

/**
 * True for a name that the journal writes to: in the Record, and not where only the process, or git, looks. state.db may come
 * from elsewhere, so its rows are held to this as much as what is added to it.
 */
export function isJournalPath(path: string): boolean {
  const [top = ""] = path.split("/");
  const isOther = path.includes("\\") || /^[A-Za-z]:/.test(path);
  return staysInside(path) && !isOther && ![".runtime", ".git"].includes(top.toLowerCase());
}

/** The name of a file under .runtime that holds a large text: nothing else may be moved from there. */
const BESIDE_NAME = /^[0-9a-f]{12}\.beside$/;

const operationSchema = z.object({
  id: z.int(),
  /** It becomes a part of a file's name. */
  job: z.string().regex(/^[^/\\\0]{1,200}$/),
  /** Path relative to the Record's folder. */
  path: z.string().refine(isJournalPath),
  mode: z.enum(["append", "replace"]),
  /** The whole new text, or the text to append. */
  data: z.string(),
  /** Name of the file under .runtime that holds the whole new text, when it is a large one. `data` is empty then. */
  beside: z.string().regex(BESIDE_NAME).nullable(),
  before_sha: z.string().nullable(),
  after_sha: z.string().nullable(),
  offset: z.int().nonnegative().nullable(),
});

/** A row of the journal. */
export type Operation = Readonly<z.infer<typeof operationSchema>>;

/** Reads rows of the journal. @throws StateError when one of them is none that this program wrote. */
export function operationsOf(rows: readonly unknown[]): readonly Operation[] {
  return rows.map((row) => {
    const { success, data } = operationSchema.safeParse(row);
    if (!success) throw new StateError("its journal has a row that no Grace-Mar wrote");
    return data;
  });
}

export interface Collision {
  readonly path: string;
  readonly collisionFile: string;
  readonly job: string;
}

/**
 * Puts the new text in the file's place, durably.
 * @returns the collision, when a person has edited the file since the text was made. Their text stays in the file, and
 * ours is kept beside it.
 */
export async function applyReplacement(
  operation: Operation,
  folder: string,
): Promise<Collision | undefined> {
  const { path, job, before_sha, after_sha } = operation;
  const file = placeIn(folder, path);
  const current = await fileSha256(file);
  if (current === after_sha) {
    // A kill may have come between the rename and the fsync.
    await syncFolder(dirname(file));
    return undefined;
  }
  if (current === before_sha) {
    await put(operation, file, folder);
    return undefined;
  }
  const collisionFile = `${path}.conflict-${job}`;
  await put(operation, placeIn(folder, collisionFile), folder);
  return { path, collisionFile, job };
}

/** The file under .runtime that holds a large text until it is put in its place. */
export function besidePath(name: string, folder: string): string {
  return placeIn(folder, `.runtime/${name}`);
}

function put({ beside, data }: Operation, file: string, folder: string): Promise<void> {
  return beside === null ? replaceFile(file, data) : moveInto(besidePath(beside, folder), file);
}

/**
 * Writes consecutive appends of one file, durably.
 * @returns true when the file has only grown by it; false when that is not known.
 */
export async function applyAppends(
  appends: readonly Operation[],
  folder: string,
): Promise<boolean> {
  const [first] = appends;
  if (!first) return false;
  const file = placeIn(folder, first.path);
  const start = first.offset ?? 0;
  if (dirname(first.path) !== ".") await ensureOwnFolder(dirname(file));
  const data = Buffer.from(appends.map((append) => append.data).join(""));
  const size = await fileSize(file);
  if (size === start) {
    await writeAt(file, start, data);
    return true;
  }
  const present = await readBytes(file, start, data.length);
  // Even a complete text is written again: a kill or an I/O error may have come between the write and the fsync.
  if (size > start && present.equals(data.subarray(0, present.length))) {
    await writeAt(file, start, data);
    return false;
  }
  // A person changed the file meanwhile, so our lines go behind theirs.
  if ((await readBytes(file, 0, size)).includes(data)) return false;
  const lead = Buffer.from((await endsWithinLine(file, size)) ? "\n" : "");
  await writeAt(file, size, Buffer.concat([lead, data]));
  return false;
}
