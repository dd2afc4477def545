// The forget keys go from one machine to another by hand, because no backup has them: shown on the one, taken on the other.
// Proof: test/cli/carried-key.test.ts.

import { join } from "node:path";
import { RecordError } from "../../errors.ts";
import { factual } from "../../factual.ts";
import { readText } from "../../record/files.ts";
import { peekSetting } from "../database/peek-state.ts";
import { TOMBSTONE_KEY } from "../settings.ts";
import { FORGET_KEY, joinedKeys, keysIn, writeForgetKeys, type ForgetKeys } from "./key.ts";

/** The keys of a Record; none where nothing was forgotten. @throws when its file or state.db cannot be read. */
export async function shownKeys(folder: string): Promise<ForgetKeys> {
  const file = await readText(join(folder, FORGET_KEY));
  return joinedKeys(keysIn(file), keysIn(peekSetting(folder, TOMBSTONE_KEY)));
}

/**
 * Gives a Record the keys with which its words were forgotten elsewhere. What it forgot itself stays recognised: its own key
 * stays the first, and the others only recognise. Those that are given now stand before those that a backup brought, which may
 * be somebody's who filled all places.
 * @returns how many of the others had no place any more.
 * @throws RecordError for a link in the file's place, or `too_many_keys` when one of the given has no place.
 */
export async function takeKeys(folder: string, keys: ForgetKeys): Promise<number> {
  const [own, ...others] = await shownKeys(folder);
  const all = joinedKeys(own === undefined ? [] : [own], keys, others);
  const cut = keys.filter((key) => !all.includes(key));
  if (cut.length > 0) {
    throw new RecordError(
      factual`A Record takes ${all.length} keys at most, and ${cut.length} of those that were given had no place: nothing was changed. Give fewer of the lines that forget-key shows on the other machine: the first is its own key`,
      { code: "too_many_keys" },
    );
  }
  await writeForgetKeys(folder, all);
  return others.filter((key) => !all.includes(key)).length;
}
