// A command of root's about a Record is carried out as the Record's owner.

import { accessSync, constants } from "node:fs";
import { tmpdir } from "node:os";
import { resolve } from "node:path";
import { loadRecordLocation, type RecordLocation } from "../config/config.ts";
import type { Environment } from "../config/environment.ts";
import { EXIT, GraceMarError, codeOf, errorMessage } from "../errors.ts";
import { becomeOwner, socketFolder, type Owner } from "../record-owner.ts";
import type { Command, Surroundings } from "./command.ts";
import { commandEnvironment } from "./record.ts";

export interface AsOwner {
  /** What the command finds around it now. */
  readonly surroundings: Surroundings;
  /** Adds to an error who was not allowed to do it. */
  readonly explain: (error: unknown) => unknown;
}

/**
 * Becomes the owner of the Record that the command is about, before anything of it is looked at. A dotenv file that only root
 * may read is read before that; one of somebody else has made this process theirs.
 * @param user value of `--user`. @throws ConfigError when root cannot become that user.
 */
export function asOwner(
  { record }: Pick<Command, "record">,
  { user, words }: { readonly user: string | undefined; readonly words: readonly string[] },
  surroundings: Surroundings,
): AsOwner {
  const unchanged = { surroundings, explain: (error: unknown) => error };
  if (record === undefined || process.getuid?.() !== 0) return unchanged;
  const named = record === "--user" ? user : words[0];
  const found = locate(record === "--user" ? user : undefined, named, surroundings);
  if (!found) return unchanged;
  const owner = becomeOwner(found.location) ?? ownerByFile(found, surroundings);
  if (!owner) return unchanged;
  return {
    surroundings: {
      ...surroundings,
      // Read once more under this id, the file of another person would give their token and their owners.
      isComplete: true,
      environment: environmentFor(found, surroundings),
    },
    explain: (error) => explained(error, owner),
  };
}

interface Found {
  readonly environment: Environment;
  readonly location: RecordLocation;
}

/** Undefined where the command itself will say what is wrong with its environment or its words. */
function locate(
  user: string | undefined,
  id: string | undefined,
  surroundings: Surroundings,
): Found | undefined {
  try {
    const environment = commandEnvironment(surroundings, user);
    return { environment, location: loadRecordLocation(environment, id) };
  } catch {
    return undefined;
  }
}

/** Who this process became by reading the dotenv file. */
function ownerByFile(found: Found, surroundings: Surroundings): Owner | undefined {
  const uid = process.getuid?.() ?? 0;
  return uid === 0 ? undefined : { uid, folder: dotenvFile(found, surroundings) };
}

function dotenvFile(
  { environment }: Pick<Found, "environment">,
  { folder }: Pick<Surroundings, "folder">,
): string {
  return resolve(folder, environment["GRACE_MAR_ENV_FILE"]?.trim() || ".env");
}

/** The dotenv file was read while it could be. One that the owner cannot read is not looked at again, by no check either. */
function environmentFor(found: Found, surroundings: Surroundings): Environment {
  const { environment, location } = found;
  return {
    ...environment,
    XDG_RUNTIME_DIR: socketFolder(location.runtimeDir, tmpdir()),
    ...(isClosed(dotenvFile(found, surroundings)) && { GRACE_MAR_ENV_FILE: "/dev/null" }),
  };
}

function isClosed(file: string): boolean {
  try {
    accessSync(file, constants.R_OK);
    return false;
  } catch (error) {
    return codeOf(error) !== "ENOENT";
  }
}

function explained(error: unknown, { uid, folder }: Owner): unknown {
  const message = errorMessage(error);
  if (!/\bE(?:ACCES|PERM|ROFS)\b|unable to open database/.test(message)) return error;
  const [code, exitCode] =
    error instanceof GraceMarError ? [error.code, error.exitCode] : ["not_allowed", EXIT.config];
  return new GraceMarError(
    code,
    `${message}. Root does this as user ${uid}, to whom ${folder} belongs: use a place where that user may read and write, or run it as that user`,
    { exitCode, cause: error },
  );
}
