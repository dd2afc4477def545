// The forget key hashes the words of the tombstones: random, made once, readable by this user alone, and kept in state.db
// too. No export and no backup has it, so that nobody can try words on one. Proof: test/state/restore-forgotten.test.ts.

import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { readText } from "../../record/files.ts";
import { createFile } from "../../record/new-file.ts";
import { FILES, type RecordStore } from "../../record/store.ts";
import { wasForgotten } from "../../record/forget/tombstones.ts";
import type { RecordState } from "../record-state.ts";
import { TOMBSTONE_KEY } from "../settings.ts";
import { placeIn } from "../../record/links.ts";

interface Keyed {
  readonly store: Pick<RecordStore, "folder" | "read">;
  readonly state: Pick<RecordState, "settings">;
}

/** Path relative to the Record's folder. */
export const FORGET_KEY = join(".runtime", "forget.key");

/** The key as hex; made when there is none. Note it in state.db (`noteForgetKey`) together with the rows it hashes. */
export async function ensureForgetKey({ store, state }: Keyed): Promise<string> {
  const known = await knownKey({ store, state });
  if (known !== undefined) return known;
  const key = randomBytes(32).toString("hex");
  await createFile(placeIn(store.folder, FORGET_KEY), `${key}\n`);
  return key;
}

/** Inside a transaction. */
export function noteForgetKey({ settings }: Pick<RecordState, "settings">, key: string): void {
  settings.set(TOMBSTONE_KEY, key);
}

/** True when one of the texts contains forgotten words. */
export async function isForgotten(texts: readonly string[], keyed: Keyed): Promise<boolean> {
  const tombstones = await keyed.store.read(FILES.forgotten);
  if (tombstones === "") return false;
  const key = await knownKey(keyed);
  return key !== undefined && wasForgotten(texts, tombstones, key);
}

async function knownKey({ store, state }: Keyed): Promise<string | undefined> {
  const key =
    (await readText(join(store.folder, FORGET_KEY)))?.trim() ?? state.settings.get(TOMBSTONE_KEY);
  return key !== undefined && /^[0-9a-f]{64}$/.test(key) ? key : undefined;
}
