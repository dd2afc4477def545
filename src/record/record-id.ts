// The id of a Record is also the name of its folder, so no value that could leave the users folder is an id.
// Proof: test/record/record-id.test.ts.

import { ConfigError } from "../errors.ts";

/** True for a value that may name a Record. */
export function isRecordId(value: string): boolean {
  return RECORD_ID.test(value);
}

/** Gives the value back. @throws ConfigError that names the variable and the rule, never the value. */
export function parseRecordId(value: string): string {
  if (isRecordId(value)) return value;
  throw new ConfigError(
    "GRACE_MAR_USER_ID must be 1 to 64 characters: lower-case letters, digits and hyphens, " +
      "beginning with a letter or a digit (for example abby or grace-mar).",
  );
}

const RECORD_ID = /^[a-z0-9][a-z0-9-]{0,63}$/;
