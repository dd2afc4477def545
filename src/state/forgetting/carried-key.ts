// The forget keys go from one machine to another by hand, because no backup has them: shown on the one, taken on the other.
// Proof: test/cli/carried-key.test.ts.

import { join } from "node:path";
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
 * stays the first, and the others only recognise.
 * @throws RecordError for a link in the file's place.
 */
export async function takeKeys(folder: string, keys: ForgetKeys): Promise<void> {
  await writeForgetKeys(folder, joinedKeys(await shownKeys(folder), keys));
}
