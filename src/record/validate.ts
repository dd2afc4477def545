// A validation checks one Record by all integrity rules, including those about files on disk (V6, V7). It only reads,
// and nothing outside of the Record's folder. Proof: test/record/validate.test.ts.

import { lstatSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { errorMessage } from "../errors.ts";
import { MOST_BYTES } from "./bounds.ts";
import { fileSha256 } from "./files.ts";
import { isBehindLink } from "./links.ts";
import {
  artifactReferences,
  checkIntegrity,
  type ArtifactReference,
  type IntegrityOptions,
} from "./integrity.ts";
import { FILES, openRecord } from "./store.ts";
import type { IntegrityFault } from "./types.ts";

/**
 * All broken rules of one Record, by file and line.
 * @throws ConfigError when there is no such Record; RecordError when one of its files cannot be read.
 */
export async function validateRecord(
  usersDir: string,
  recordId: string,
  options: IntegrityOptions = {},
): Promise<readonly IntegrityFault[]> {
  const store = await openRecord(usersDir, recordId);
  const faults: IntegrityFault[] = [...checkIntegrity(await store.mergeFiles(), options)];
  for (const reference of artifactReferences(await store.read(FILES.evidence))) {
    const fault = await artifactFault(reference, store.folder);
    if (fault) faults.push({ ...fault, file: FILES.evidence, line: reference.line });
  }
  return faults;
}

async function artifactFault(
  { id, path, sha256 }: ArtifactReference,
  folder: string,
): Promise<Pick<IntegrityFault, "code" | "message"> | undefined> {
  const places = placesOf(path, folder);
  if (places.length === 0) {
    const message = `${id}: artifact_path leads out of this Record (${path}), and nothing there is read. Copy the file into this Record and correct the path.`;
    return { code: "V6", message };
  }
  const file = places.find(isFileOrLink);
  if (file === undefined) {
    const message = `${id}: the file of artifact_path is not there (${path}). Put it back or correct the path.`;
    return { code: "V6", message };
  }
  if (isBehindLink(folder, file)) {
    const message = `${id}: artifact_path leads over a link (${path}). Put the file itself in its place.`;
    return { code: "V6", message };
  }
  if (!sha256) return undefined;
  if (!/^[0-9a-f]{64}$/i.test(sha256)) {
    return { code: "V7", message: `${id}: artifact_sha256 must be 64 hex digits. Correct it.` };
  }
  try {
    if (lstatSync(file).size > MOST_BYTES) {
      const message = `${id}: the file of artifact_path is larger than all of a Record may be (${path}). Move it elsewhere.`;
      return { code: "V7", message };
    }
    if ((await fileSha256(file)) === sha256.toLowerCase()) return undefined;
  } catch (error) {
    const message = `${id}: the file of artifact_path cannot be read: ${errorMessage(error)}. Make it readable.`;
    return { code: "V7", message };
  }
  const message = `${id}: ${path} does not match artifact_sha256. Put the right file back or correct the checksum.`;
  return { code: "V7", message };
}

/**
 * A path in the Record's folder, one from the folder above all Records (the earlier system), or an absolute one that leads
 * into the Record. Nothing outside is even looked for, or whoever wrote the Record would learn what is there.
 */
function placesOf(path: string, folder: string): readonly string[] {
  const places = isAbsolute(path)
    ? [path]
    : [resolve(folder, path), resolve(dirname(dirname(folder)), path)];
  return places.flatMap((place) => placeInRecord(place, folder) ?? []);
}

/** The path below the Record's folder, which may be named with the links above it or without them. */
function placeInRecord(place: string, folder: string): string | undefined {
  const base = [folder, realpathSync(folder)].find((one) => isWithin(place, one));
  return base === undefined ? undefined : join(folder, relative(base, place));
}

function isFileOrLink(path: string): boolean {
  try {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    return stats?.isFile() === true || stats?.isSymbolicLink() === true;
  } catch {
    return false;
  }
}

function isWithin(file: string, folder: string): boolean {
  const way = relative(folder, file);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
