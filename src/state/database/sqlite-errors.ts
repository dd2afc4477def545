// SQLite's errors are told apart by their result codes (https://www.sqlite.org/rescode.html).

import { StateError, errorMessage } from "../../errors.ts";

const SQLITE_ERROR = 1;
const SQLITE_BUSY = 5;
export const SQLITE_CORRUPT = 11;
const SQLITE_FULL = 13;
const SQLITE_NOTADB = 26;

/** True when another connection holds the database. */
export function isBusy(error: unknown): boolean {
  return codeOf(error) === SQLITE_BUSY;
}

/** True when there is no room left. */
export function isFull(error: unknown): boolean {
  return codeOf(error) === SQLITE_FULL;
}

/** True when the file is damaged or no database. */
export function isDamage(error: unknown): boolean {
  return [SQLITE_CORRUPT, SQLITE_NOTADB].includes(codeOf(error));
}

/** An error of a database that was opened soundly: pages, tables or columns that are not as we made them are damage. */
export function toDamage(error: unknown): unknown {
  const isOurs = isDamage(error) || codeOf(error) === SQLITE_ERROR;
  return isOurs ? new StateError(errorMessage(error), error) : error;
}

function codeOf(error: unknown): number {
  return error instanceof Error && "errcode" in error && typeof error.errcode === "number"
    ? error.errcode & 0xff
    : 0;
}
