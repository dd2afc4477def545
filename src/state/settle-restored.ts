// A restored state.db is settled before its Record has its name: what holds now comes in the place of what held when the backup was
// made. Proof: test/state/restore-people.test.ts, restore-held-back.test.ts, restore-hostile.test.ts.

import { dirname, join } from "node:path";
import { moveInto } from "../record/files.ts";
import type { Claimed } from "./access.ts";
import type { StateDatabase } from "./database/database.ts";
import { takeOverState } from "./database/brought-state.ts";
import { openState } from "./database/open-state.ts";
import {
  joinedKeys,
  keysIn,
  newKey,
  noteForgetKeys,
  writeForgetKeys,
  type ForgetKeys,
} from "./forgetting/key.ts";
import { removeDatabase } from "./forgetting/still-state.ts";
import { holdBackInstead, type HeldSpan } from "./held-back.ts";
import { FORGOTTEN_SUM } from "./inbox.ts";
import { BROUGHT } from "./leftovers.ts";
import { takePrivateTalks, type PrivateTalksOf } from "./private-talks.ts";
import {
  createSettings,
  KNOWN_SINCE,
  settingsOfHere,
  takeSettings,
  TOMBSTONE_KEY,
  type SettingRow,
} from "./settings.ts";

/** What holds now, and not as the backup has it. */
export interface Present {
  /** People who have access by a claim link; absent: those of the backup keep theirs. */
  readonly claimed: readonly Claimed[] | undefined;
  /** What is held back: no backup tells it. */
  readonly heldBack: readonly HeldSpan[];
  /** The time (Unix milliseconds) from which on it is known what is held back. Before it there may have been a telling. */
  readonly heldBackSince: number;
  readonly forgetKeys: ForgetKeys;
  /** Talks just between a person and the bot, by the numbers of their messages. */
  readonly privateTalks: readonly PrivateTalksOf[];
  /** Absent where nothing is known of how this machine ran. */
  readonly machine: Machine | undefined;
}

/** What this machine knows, whatever a backup says. */
export interface Machine {
  readonly settings: readonly SettingRow[];
  /** The updates that came. Telegram may bring the last of them once more. */
  readonly updates: readonly UpdateRow[];
  readonly spent: readonly SpentRow[];
}

interface UpdateRow {
  readonly seq: number;
  readonly botId: number;
  readonly updateId: number;
  readonly receivedAt: number;
  readonly sha: string;
  readonly lane: string;
}

interface SpentRow {
  readonly day: string;
  readonly tokens: number;
}

/**
 * Reads it in the state.db of this machine. The updates come without their hashes: a talk just between a person and the bot ends
 * with a restore, and leaves none of its messages.
 */
export function machineIn(database: StateDatabase): Machine {
  return {
    settings: settingsOfHere(database),
    updates: database.all<UpdateRow>(
      `SELECT seq, bot_id AS botId, update_id AS updateId, received_at AS receivedAt, ${FORGOTTEN_SUM} AS sha, lane FROM inbox`,
    ),
    spent: database.all<SpentRow>(
      "SELECT day, min(tokens, 9007199254740991) AS tokens FROM spending",
    ),
  };
}

/** Puts a state.db of our own in the place of the one that an archive brought. @param runtime `<Record>/.runtime`. */
export async function takeOver(runtime: string): Promise<void> {
  const brought = join(runtime, BROUGHT);
  await moveInto(join(runtime, "state.db"), brought);
  takeOverState(brought, join(runtime, "state.db"));
  await removeDatabase(brought);
}

/**
 * Ends everything that was under way when the backup was made: nobody wants the same answer twice, and no link of that
 * time may work again. An export brings no state.db: it gets a new one, for what is held back now stays so.
 */
export async function settleRestored(runtime: string, present: Present, now: Date): Promise<void> {
  const { claimed, heldBack, heldBackSince } = present;
  const { database } = openState(runtime);
  try {
    const settings = createSettings(database);
    const keys = keysAfter(present.forgetKeys, keysIn(settings.get(TOMBSTONE_KEY)));
    await database.transact(() => {
      if (claimed) database.run("DELETE FROM access");
      for (const { userId, role, since } of claimed ?? []) {
        database.run("INSERT INTO access VALUES (?, ?, ?)", userId, role, since);
      }
      takeMachine(database, present.machine, now);
      holdBackInstead(database, heldBack);
      takePrivateTalks(database, present.privateTalks);
      // What waits for the analyst may be near a telling of which nobody knows any more.
      const from = Math.max(heldBackSince, now.getTime() - DAY_MS);
      database.run(
        `DELETE FROM analyst_job WHERE ${SAID_AT} NOT BETWEEN ? AND ?`,
        from,
        now.getTime(),
      );
      for (const sql of SAID_LATER) database.run(sql, now.getTime() + DAY_MS);
      settings.set(KNOWN_SINCE, String(heldBackSince));
      database.run("DELETE FROM setting WHERE key = ?", TOMBSTONE_KEY);
      if (keys.length > 0) noteForgetKeys(settings, keys);
    });
    if (keys.length > 0) await writeForgetKeys(dirname(runtime), keys);
  } finally {
    database.close();
  }
}

/**
 * Nobody else's backup says whom this bot writes to, which updates it knows, or what it may still spend. On a new machine the
 * backup tells the last two, as far as that time can have come.
 */
function takeMachine(database: StateDatabase, machine: Machine | undefined, now: Date): void {
  takeSettings(database, machine?.settings ?? []);
  const tomorrow = new Date(now.getTime() + DAY_MS);
  database.run("UPDATE inbox SET state = 'done', body = '' WHERE state = 'new'");
  database.run("DELETE FROM inbox WHERE received_at > ?", tomorrow.getTime());
  if (machine) database.run("DELETE FROM inbox");
  for (const { seq, botId, updateId, receivedAt, sha, lane } of machine?.updates ?? []) {
    database.run(
      `INSERT INTO inbox (seq, bot_id, update_id, body_sha, lane, body, received_at, state)
       VALUES (?, ?, ?, ?, ?, '', ?, 'done')`,
      seq,
      botId,
      updateId,
      sha,
      lane,
      receivedAt,
    );
  }
  database.run("DELETE FROM spending WHERE day > ?", tomorrow.toISOString().slice(0, 10));
  if (machine) database.run("DELETE FROM spending");
  for (const { day, tokens } of machine?.spent ?? []) {
    database.run("INSERT INTO spending (day, tokens) VALUES (?, ?)", day, tokens);
  }
}

/** A backup of an earlier version has the key, which whoever has that backup knows: it makes no new tombstones. */
function keysAfter(present: ForgetKeys, brought: ForgetKeys): ForgetKeys {
  if (brought.length === 0) return present;
  return joinedKeys(present.length > 0 ? present : [newKey()], brought);
}

const DAY_MS = 24 * 60 * 60_000;

/** What is kept for some days would be kept for ever with a time that never comes. */
const SAID_LATER = [
  "UPDATE message SET said_at = ?1 WHERE said_at > ?1",
  "UPDATE card SET created_at = ?1 WHERE created_at > ?1",
  "UPDATE channel SET offered_at = ?1 WHERE offered_at > ?1",
  "UPDATE homework SET active_at = ?1 WHERE active_at > ?1",
];

/** A job of an earlier version has no time. */
const SAID_AT =
  "coalesce(CASE WHEN json_valid(body) THEN CAST(body ->> '$.saidAt' AS INTEGER) END, 0)";
