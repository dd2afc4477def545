// Files that the system refuses to this process, told to an operator: which file, the system's own word, and whose it is.
// Proof: test/e2e/wrong-owner.test.ts.

import { statSync } from "node:fs";
import { dirname } from "node:path";
import { codeOf, EXIT } from "./errors.ts";

/** What a program says and how it ends, for an error of the system's about a file; undefined for any other error. */
export function fileRefusal(
  error: unknown,
): { readonly message: string; readonly exitCode: number } | undefined {
  if (!isOfFile(error)) return undefined;
  const code = codeOf(error);
  return {
    message: `${error.path} cannot be used (${code}, ${error.syscall})${ownerAdvice(error)}`,
    // Everything else may be well again at the next start: room on a disk, a mount, descriptors.
    exitCode: LASTING.has(code) ? EXIT.config : EXIT.unexpected,
  };
}

/**
 * A clause that tells whose the file of an error, or of its cause, is; empty where the owner is not what was wrong. It begins
 * with a colon.
 */
export function ownerAdvice(error: unknown): string {
  const refused = refusedIn(error);
  const uid = process.geteuid?.();
  if (refused === undefined || uid === undefined) return "";
  const { path, owner } = whose(refused);
  if (owner === undefined || owner === uid) {
    return `: this process is user ${uid}, look at its permissions (ls -ld ${path})`;
  }
  return `: ${path} belongs to user ${owner}, and this process is user ${uid}. Give it over with everything in it (chown -R ${uid} ${path}), or run this as user ${owner}`;
}

/** The errors of a file's owner, mode or place: no new start changes them. */
const LASTING = new Set([
  "EACCES",
  "EISDIR",
  "ELOOP",
  "ENAMETOOLONG",
  "ENOENT",
  "ENOTDIR",
  "EPERM",
  "EROFS",
]);

interface FileError extends Error {
  readonly path: string;
  readonly syscall: string;
}

function isOfFile(error: unknown): error is FileError {
  return (
    error instanceof Error &&
    "syscall" in error &&
    "path" in error &&
    typeof error.path === "string"
  );
}

function refusedIn(error: unknown, depth = 0): string | undefined {
  if (!(error instanceof Error) || depth > 4) return undefined;
  const isRefused = isOfFile(error) && ["EACCES", "EPERM"].includes(codeOf(error));
  return isRefused ? error.path : refusedIn(error.cause, depth + 1);
}

/** What of a path is somebody else's: itself, or where there is nothing or no way to it, the nearest folder above. */
function whose(path: string): { readonly path: string; readonly owner: number | undefined } {
  const uid = process.geteuid?.();
  for (let at = path; ; at = dirname(at)) {
    const owner = ownerOf(at);
    if ((owner !== undefined && owner !== uid) || at === dirname(at)) return { path: at, owner };
    // Its own, but in a folder of somebody else's.
    if (owner === uid && ownerOf(dirname(at)) === uid) return { path, owner };
  }
}

function ownerOf(path: string): number | undefined {
  try {
    return statSync(path).uid;
  } catch {
    return undefined;
  }
}
