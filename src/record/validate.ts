// A validation checks one Record by all integrity rules, including those about files on disk (V6, V7). It only reads,
// and nothing in another person's folder. Proof: test/record/validate.test.ts.

import { realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { errorMessage } from "../errors.ts";
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
  const file = findArtifact(path, folder);
  if (file === undefined) {
    const message = `${id}: the file of artifact_path is not there (${path}). Put it back or correct the path.`;
    return { code: "V6", message };
  }
  if (isForeign(file, folder)) {
    const message = `${id}: artifact_path leads into another person's folder (${path}). Copy the file into this Record and correct the path.`;
    return { code: "V6", message };
  }
  if (isBehindLink(folder, path)) {
    const message = `${id}: artifact_path leads over a link (${path}). Put the file itself in its place.`;
    return { code: "V6", message };
  }
  if (!sha256) return undefined;
  if (!/^[0-9a-f]{64}$/i.test(sha256)) {
    return { code: "V7", message: `${id}: artifact_sha256 must be 64 hex digits. Correct it.` };
  }
  try {
    if ((await fileSha256(file)) === sha256.toLowerCase()) return undefined;
  } catch (error) {
    const message = `${id}: the file of artifact_path cannot be read: ${errorMessage(error)}. Make it readable.`;
    return { code: "V7", message };
  }
  const message = `${id}: ${path} does not match artifact_sha256. Put the right file back or correct the checksum.`;
  return { code: "V7", message };
}

/** An absolute path, one in the Record's folder, or one from the folder above all Records (the earlier system). */
function findArtifact(path: string, folder: string): string | undefined {
  const places = isAbsolute(path)
    ? [path]
    : [resolve(folder, path), resolve(dirname(dirname(folder)), path)];
  for (const place of places) {
    if (statSync(place, { throwIfNoEntry: false })?.isFile()) return realpathSync(place);
  }
  return undefined;
}

function isForeign(file: string, folder: string): boolean {
  const own = realpathSync(folder);
  return isWithin(file, dirname(own)) && !isWithin(file, own);
}

function isWithin(file: string, folder: string): boolean {
  const way = relative(folder, file);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
