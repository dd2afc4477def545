// The forget key hashes the words of the tombstones: random, made once, readable by this user alone, and kept in state.db
// too. No export and no backup has it, so that nobody can try words on one. A key that came with somebody's file is known to
// them, so it only recognises what was forgotten with it. Proof: test/state/forget-key.test.ts, restore-forgotten.test.ts.

import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { readText, replaceFile } from "../../record/files.ts";
import { wasForgotten } from "../../record/forget/tombstones.ts";
import { placeIn } from "../../record/links.ts";
import { FILES, type RecordStore } from "../../record/store.ts";
import type { StateDatabase } from "../database/database.ts";
import { createSettings, TOMBSTONE_KEY, type Settings } from "../settings.ts";

/** The keys of a Record as hex: the first makes new tombstones, the others only recognise. Empty before the first forgetting. */
export type ForgetKeys = readonly string[];

interface Keyed {
  readonly store: Pick<RecordStore, "folder" | "read">;
  readonly state: { readonly settings: Pick<Settings, "get"> };
}

/** Path relative to the Record's folder. One key in each line. */
export const FORGET_KEY = join(".runtime", "forget.key");

/**
 * The keys, of which there is one; made when there is none. Note them in state.db (`noteForgetKeys`) together with the rows that
 * the first one hashes.
 */
export async function ensureForgetKeys({
  store,
  state,
}: Keyed): Promise<readonly [own: string, ...others: ForgetKeys]> {
  const [own = newKey(), ...others] = await readForgetKeys(store.folder, state.settings);
  // Where it cannot be written, state.db has the key together with the tombstone, and the next start tries again.
  await writeForgetKeys(store.folder, [own, ...others]).catch(() => undefined);
  return [own, ...others];
}

/** Inside a transaction. */
export function noteForgetKeys(settings: Settings, keys: ForgetKeys): void {
  const text = keys.join("\n");
  if (settings.get(TOMBSTONE_KEY) !== text) settings.set(TOMBSTONE_KEY, text);
}

/** True when one of the texts contains forgotten words. */
export async function isForgotten(texts: readonly string[], keyed: Keyed): Promise<boolean> {
  const tombstones = await keyed.store.read(FILES.forgotten);
  if (tombstones === "") return false;
  return await wasForgotten(
    texts,
    tombstones,
    await readForgetKeys(keyed.store.folder, keyed.state.settings),
  );
}

/** All keys that the file and state.db have. What is no key in either, or cannot be read, counts for nothing. */
export async function readForgetKeys(
  folder: string,
  settings: Pick<Settings, "get">,
): Promise<ForgetKeys> {
  const text = await readText(join(folder, FORGET_KEY)).catch(() => undefined);
  return joinedKeys(keysIn(text), keysIn(settings.get(TOMBSTONE_KEY)));
}

/** Gives what is a key in a text that may be torn. */
export function keysIn(text = ""): ForgetKeys {
  return text.split(/\s+/).filter((line) => /^[0-9a-f]{64}$/.test(line));
}

/** Each key once, in this order. A file of somebody else's brings no thousands of them. */
export function joinedKeys(...keys: readonly ForgetKeys[]): ForgetKeys {
  return [...new Set(keys.flat())].filter((_, at) => at < MOST_KEYS);
}

const MOST_KEYS = 16;

/** A key that nobody knows. */
export function newKey(): string {
  return randomBytes(32).toString("hex");
}

/** Writes the file, durably, unless it says just that. @throws the system's error; RecordError for a link. */
export async function writeForgetKeys(folder: string, keys: ForgetKeys): Promise<void> {
  const path = placeIn(folder, FORGET_KEY);
  const text = keys.map((key) => `${key}\n`).join("");
  if ((await readText(path).catch(() => undefined)) !== text) await replaceFile(path, text);
}

/**
 * Brings file and state.db to the same, so that either may be lost.
 * @returns `mended` when one of them had lost keys that the other has, `missing` when there are tombstones and no key at all.
 */
export async function mendForgetKeys(
  database: StateDatabase,
  folder: string,
): Promise<"mended" | "missing" | undefined> {
  const settings = createSettings(database);
  const keys = await readForgetKeys(folder, settings);
  if (keys.length === 0) {
    const tombstones = await readText(join(folder, FILES.forgotten));
    return tombstones ? "missing" : undefined;
  }
  const text = await readText(join(folder, FORGET_KEY)).catch(() => undefined);
  const isWhole = keysIn(text).length === keys.length;
  if (!isWhole) await writeForgetKeys(folder, keys);
  await database.note(() => {
    noteForgetKeys(settings, keys);
  });
  return isWhole ? undefined : "mended";
}
