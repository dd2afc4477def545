// The largest Record that is packed, unpacked and searched. Names are held in memory, bytes are not. `npm run torture:memory`
// tries smaller ones and those beyond the number of files in a cgroup of 256 MB; RELIABILITY.md says with what sizes it was
// run to its end. Proof: test/state/record-bounds.test.ts.

import { factual, type Factual } from "../factual.ts";
import { CandidateError, RecordError } from "../errors.ts";

/** Files of a Record. */
export const MOST_FILES = 20_000;
/** Bytes of all of them. */
export const MOST_BYTES = 1024 ** 3;
/** Bytes of one file of a Record's that a command passes on: an archive holds a state.db and a list besides. */
export const MOST_GIVEN = 2 * MOST_BYTES;

/** The error of a Record beyond a bound. It is thrown before anything is written. */
export function recordTooLarge(folder: string, most: Factual): RecordError {
  return new RecordError(
    factual`${{ file: folder }} has more than ${most} in it, and a Record may have no more: move artifacts elsewhere`,
    { code: RECORD_TOO_LARGE },
  );
}

/** True for an error of `recordTooLarge`. */
export function isTooLarge(error: unknown): error is RecordError {
  return error instanceof RecordError && error.code === RECORD_TOO_LARGE;
}

/** True for an archive that would be larger than it may be. */
export function isArchiveTooLarge(error: unknown): error is RecordError {
  return error instanceof RecordError && error.code === "archive_too_large";
}

/** The same error as an answer to the person who asked. */
export function tooLargeRefusal(error: RecordError): CandidateError {
  return new CandidateError({ code: RECORD_TOO_LARGE }, error.message, error);
}

const RECORD_TOO_LARGE = "record_too_large";
