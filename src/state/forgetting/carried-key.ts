// The forget key goes from one machine to another by hand, because no backup has it: shown on the one, taken on the other.
// Proof: test/cli/carried-key.test.ts.

import { join } from "node:path";
import { readText, replaceFile } from "../../record/files.ts";
import { placeIn } from "../../record/links.ts";
import { createFile } from "../../record/new-file.ts";
import { peekSetting } from "../database/peek-state.ts";
import { TOMBSTONE_KEY } from "../settings.ts";
import { FORGET_KEY } from "./key.ts";

/** The key of a Record; undefined where nothing was forgotten. @throws when its state.db cannot be read. */
export async function shownKey(folder: string): Promise<string | undefined> {
  const file = await readText(join(folder, FORGET_KEY));
  return [file?.trim(), peekSetting(folder, TOMBSTONE_KEY)].find(isForgetKey);
}

/**
 * Gives a Record the key with which its words were forgotten elsewhere. A key that it has already stays: other words were
 * forgotten with that.
 * @returns what is true then.
 */
export async function takeKey(folder: string, key: string): Promise<"taken" | "had another"> {
  const known = await shownKey(folder);
  if (known !== undefined) return known === key ? "taken" : "had another";
  const place = placeIn(folder, FORGET_KEY);
  if (await createFile(place, `${key}\n`)) return "taken";
  // What is there is none: it was empty or spoilt. Where a bot has just made one, it stays.
  if ((await shownKey(folder)) !== undefined) return "had another";
  await replaceFile(place, `${key}\n`);
  return "taken";
}

/** True for the text of a key. */
export function isForgetKey(text: string | undefined): text is string {
  return text !== undefined && /^[0-9a-f]{64}$/.test(text);
}
