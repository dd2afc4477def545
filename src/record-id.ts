// The id of a Record is also the name of its folder, so no value that could leave the users folder is an id.
// Proof: test/record/record-id.test.ts.

/** The rule in words, for a message that names the value's place before it. */
export const RECORD_ID_RULE = "must be 1 to 64 of a-z, 0-9 and -, not beginning with -";

/** True for a value that may name a Record. */
export function isRecordId(value: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,63}$/.test(value);
}
