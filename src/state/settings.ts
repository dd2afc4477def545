// Settings are small facts, by name, that the process must not forget.

import type { StateDatabase } from "./database/database.ts";

/** The name of the hash of the last receipt. */
export const LAST_RECEIPT = "last_receipt_sha256";
/** The name of the key that hashes the words of the tombstones. No backup takes it. */
export const TOMBSTONE_KEY = "forget_key";

export interface Settings {
  get(key: string): string | undefined;
  /** Inside a transaction. */
  set(key: string, value: string): void;
}

/** The settings in state.db. */
export function createSettings(database: StateDatabase): Settings {
  return {
    get: (key) =>
      database.get<{ value: string }>("SELECT value FROM setting WHERE key = ?", key)?.value,
    set: (key, value) => {
      database.run(
        "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
        key,
        value,
      );
    },
  };
}
