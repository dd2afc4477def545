// Settings are small facts, by name, that the process must not forget. Each name stands in the list below, which says what a
// restore does with it: the type of a name lets no other be written. Proof: test/state/restore-settings.test.ts.

import type { StateDatabase } from "./database/database.ts";

/** The name of the hash of the last receipt. */
export const LAST_RECEIPT = "last_receipt_sha256";
/** The name of the key that hashes the words of the tombstones. No backup takes it. */
export const TOMBSTONE_KEY = "forget_key";
/**
 * The name of the time (Unix milliseconds) from which on it is known what is held back. A state.db of an earlier version has
 * none: it counts as knowing all.
 */
export const KNOWN_SINCE = "known_since";

/**
 * The names, and whose value holds behind a restore. A name that ends with a colon is the beginning of names.
 *
 * - `backup`: that of the backup, whose files it belongs to.
 * - `here`: that of this machine, or none: the backup may be old, or somebody's.
 * - `joined`: settle-restored.ts brings both together.
 * - `none`: it is found out anew.
 */
export const AT_RESTORE_SETTINGS = {
  [LAST_RECEIPT]: "backup",
  last_candidate_number: "backup",
  last_candidate_number_of_ledgers: "backup",
  last_debate_number: "backup",
  keep_chat_days: "backup",

  [TOMBSTONE_KEY]: "joined",
  "held_back:": "joined",
  [KNOWN_SINCE]: "joined",
  "private_talks:": "joined",

  // Whom notices go to, and what they told already.
  "operator_chat_moved:": "here",
  "notice:": "here",
  setting_faults_told: "here",
  model_failures: "here",
  "prompt_cut:": "here",
  // What a chat was told already.
  "away:": "here",
  last_digest: "here",
  last_reminder: "here",
  // How this machine ran.
  gave_way: "here",
  last_run: "here",
  last_start: "here",
  old_forgettings_copies: "here",

  // A guest's conversation, which is the backup's, begins anew.
  "heard:": "none",
  disk_probe: "none",
  shown_key: "none",
  // Old words of the backup go at once, and an owner whose line cannot be read has the whole time to mend it.
  last_retention: "none",
  keep_chat_days_guessed_since: "none",
  published_commands: "none",
  // The new file has no old bytes.
  forgetting_unfinished: "none",
  let_go_unfinished: "none",
} as const satisfies { readonly [name: string]: AtRestore };

export type AtRestore = "backup" | "here" | "joined" | "none";

type Listed = keyof typeof AT_RESTORE_SETTINGS;

/** A name that a setting may have. */
export type SettingName = {
  [Name in Listed]: Name extends `${string}:` ? `${Name}${string}` : Name;
}[Listed];

export interface Settings {
  get(key: SettingName): string | undefined;
  /** Inside a transaction. */
  set(key: SettingName, value: string): void;
}

/** The settings in state.db. */
export function createSettings(database: StateDatabase): Settings {
  return {
    get: (key) =>
      database.get<{ value: string }>("SELECT value FROM setting WHERE key = ?", key)?.value,
    set: (key, value) => {
      database.run(SET, key, value);
    },
  };
}

/**
 * Gives the row for the transaction that makes state.db: a file that was begun anew knows nothing of what was before, least of
 * all what is held back.
 */
export function madeAt(at: Date): SettingRow {
  return { key: KNOWN_SINCE, value: String(at.getTime()) };
}

/** Sets a key to a value. */
export const SET =
  "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2";

/** False for a number that cannot be one. It is found anew where it is missing. Other values are doubted by who reads them. */
export function isSettingValue(key: string, value: string): boolean {
  // The days are empty where chat stays.
  if (key === "keep_chat_days" && value === "") return true;
  return !NUMBERS.has(key) || /^\d{1,9}$/.test(value);
}

const NUMBERS: ReadonlySet<string> = new Set([
  "last_candidate_number",
  "last_debate_number",
  "keep_chat_days",
] satisfies SettingName[]);

/** A row of the table. It may be of a state.db that somebody else made. */
export interface SettingRow {
  readonly key: string;
  readonly value: string;
}

/** The settings of this machine that outlive a restore. */
export function settingsOfHere(database: StateDatabase): readonly SettingRow[] {
  return database
    .all<SettingRow>("SELECT key, value FROM setting")
    .filter(({ key }) => atRestore(key) === "here");
}

/** Inside a transaction, in the state of a backup: leaves what may be the backup's, and puts these in place of the others. */
export function takeSettings(database: StateDatabase, here: readonly SettingRow[]): void {
  for (const { key } of database.all<Pick<SettingRow, "key">>("SELECT key FROM setting")) {
    const whose = atRestore(key);
    if (whose === "backup" || whose === "joined") continue;
    database.run("DELETE FROM setting WHERE key = ?", key);
  }
  for (const { key, value } of here) database.run(SET, key, value);
}

/** `none` for a name of an earlier version, or of nobody's. */
function atRestore(key: string): AtRestore {
  return LISTED.get(key.slice(0, key.indexOf(":") + 1) || key) ?? "none";
}

const LISTED: ReadonlyMap<string, AtRestore> = new Map(Object.entries(AT_RESTORE_SETTINGS));
