// The Records of a deployment. Each engine limits the length of names. An id that is too long is refused here, before a
// file is written that the engine would refuse later.

import { UsageError } from "../../errors.ts";
import { isRecordId } from "../../record-id.ts";

export interface NameLimit {
  /** Largest number of characters of an id. */
  readonly longest: number;
  /** Ends the sentence "28 characters at most: ...". */
  readonly because: string;
  /** True when the id becomes part of a host name, which must not end with a hyphen (RFC 1123). */
  readonly isHostLabel: boolean;
}

/**
 * Checks the ids and returns them unchanged.
 * @throws UsageError when there is none, or when one is not valid, too long for the engine, or given twice.
 */
export function requireDeployIds(ids: readonly string[], limit: NameLimit): readonly string[] {
  if (ids.length === 0) throw new UsageError("for which Records? Give their ids: abby dad mom");
  for (const [index, id] of ids.entries()) {
    const name = JSON.stringify(id);
    if (!isRecordId(id)) {
      throw new UsageError(
        `${name} is not an id of a Record: a-z, 0-9 and -, not beginning with -`,
      );
    }
    if (id.length > limit.longest) {
      throw new UsageError(
        `${name} has ${id.length} characters, ${limit.longest} at most: ${limit.because}`,
      );
    }
    if (limit.isHostLabel && id.endsWith("-")) {
      throw new UsageError(`${name} ends with a hyphen: host names must not`);
    }
    if (ids.indexOf(id) !== index) throw new UsageError(`${name} is given twice`);
  }
  return ids;
}
