// A file that an operator edited elsewhere takes the place of the one that they had looked at. The last look and the renaming are
// one act under the writer's lock, so nothing that the bot saves comes between. Proof: test/operator/put-file.test.ts,
// test/cli/file.test.ts.

import { dirname, join } from "node:path";
import { UsageError } from "../errors.ts";
import { fileStamp } from "../record/file-stamp.ts";
import { ensureFolder, fileSha256, fileSize, removeFile } from "../record/files.ts";
import { outsideError, placeIn } from "../record/links.ts";
import { isGivenFor, moveOver, writeGiven } from "../record/new-file.ts";
import type { Desk } from "../desk/desk.ts";

export interface PutRequest {
  /** The name of the file in the Record. */
  readonly name: string;
  /** The complete file in the same folder, as `giveFile` named it. */
  readonly given: string;
  /** `sumOf` what was looked at. */
  readonly was: string;
}

/**
 * Puts the file in its place. It asks nothing of the Record, whose files may be what is to be mended.
 * @throws UsageError when another file is there by now; RecordError for a name that leads elsewhere.
 */
export function putFile({ name, given, was }: PutRequest, desk: Desk): Promise<void> {
  return desk.alone(async ({ store }) => {
    const path = placeOf(store.folder, name);
    if (!isGivenFor(path, given)) throw outsideError(given);
    const { stamp } = fileStamp(path);
    requireAsItWas(path, await sumOf(path), was);
    // A folder on the way may have become a link.
    placeOf(store.folder, name);
    const complete = join(dirname(path), given);
    if (fileStamp(complete).size === 0) {
      throw new UsageError("What was given is gone, as after a forgetting. Give it once more");
    }
    if (await moveOver(complete, path, stamp)) return;
    throw anotherByNow(path, await sumOf(path));
  });
}

/**
 * Writes what is given for a place beside it, as a step before `putFile`.
 * @param sum SHA-256 of the whole. Without it the end of what comes counts as its end, also where a line broke off.
 * @returns its name, and what takes it away again. @throws UsageError when nothing was given, or not the whole.
 */
export async function giveFile(
  path: string,
  pieces: AsyncIterable<Uint8Array | string>,
  sum?: string,
): Promise<{ readonly given: string; readonly end: () => Promise<void> }> {
  await ensureFolder(dirname(path));
  const given = await writeGiven(path, pieces);
  const complete = join(dirname(path), given);
  const end = (): Promise<void> => removeFile(complete);
  const size = await fileSize(complete);
  const isWhole = sum === undefined || size === 0 || (await fileSha256(complete)) === sum;
  if (size > 0 && isWhole) return { given, end };
  await end();
  if (size === 0) throw new UsageError("Nothing was given: < FILE");
  throw new UsageError(
    `What was given is not what --sum says: ${size} bytes came. Nothing was written: give it once more`,
  );
}

/** The path of a file that may go out and in. @throws RecordError for the bot's own, and for a name that leads elsewhere. */
export function placeOf(folder: string, name: string): string {
  // The bot's own are no text of a Record.
  if (/(?:^|[/\\])\.(?:runtime|git)(?:[/\\]|$)/i.test(name)) throw outsideError(name);
  return placeIn(folder, name);
}

/** A checksum of a file that somebody may type. */
export async function sumOf(path: string): Promise<string> {
  return (await fileSize(path)) > 0 ? (await fileSha256(path)).slice(0, SIGNS) : NONE;
}

/** @throws UsageError when the file is not the one that was looked at. */
export function requireAsItWas(path: string, sum: string, was: string): void {
  if (was !== sum) throw anotherByNow(path, sum);
}

function anotherByNow(path: string, sum: string): UsageError {
  return new UsageError(
    `${path} is ${sum === NONE ? "empty or not there" : `another file by now (${sum})`}. Nothing was written: look at what is there first`,
  );
}

const SIGNS = 16;

/** The checksum of nothing. */
export const NONE = "none";
