// Access lists the people whom a claim link let in, and counts how often strangers knocked. The code of a link is
// stored hashed, lives 10 minutes and works once; redeeming it and becoming owner is one transaction. Proof:
// test/state/access.test.ts.

import { randomBytes } from "node:crypto";
import { sha256 } from "../record/text/checksum.ts";
import type { StateDatabase } from "./database/database.ts";

export type ClaimedRole = "owner" | "guest";

/** A person who came in by a claim link. */
export interface Claimed {
  readonly userId: number;
  readonly role: ClaimedRole;
  /** Time at which the role was given, in Unix milliseconds. */
  readonly since: number;
}

export interface AccessList {
  find(userId: number): Claimed | undefined;
  /** Everybody who came in by a link, the first one first. */
  claimed(): readonly Claimed[];
  roleOf(userId: number): ClaimedRole | undefined;
  idsOf(role: ClaimedRole): readonly number[];
  /** Inside a transaction: makes a one-time code (128 bits, base64url) that is valid for 10 minutes. */
  createCode(role: ClaimedRole, now: number): string;
  /** Inside a transaction: uses the code up and gives the role that this account now has; undefined for a bad code. */
  redeem(code: string, userId: number, now: number): ClaimedRole | undefined;
  /**
   * Inside a transaction: takes a role away. Open links become void too, because nobody knows who has them.
   */
  revoke(userId: number): void;
  /**
   * Inside a transaction: counts a stranger's knock and tells if it is to be answered. A stranger gets at most one line
   * a day, and none while very many different strangers knock.
   */
  shouldTellStranger(userId: number, now: number): boolean;
}

export const CLAIM_LIFETIME_MS = 10 * 60_000;
/** A small correction of the clock, which happens now and then. */
const CLOCK_SLACK_MS = 60_000;
const DAY_MS = 24 * 60 * 60_000;
const CLAIMED = "SELECT user_id AS userId, role, granted_at AS since FROM access";
/** The query for everybody, also for code that reads state.db from outside. */
export const CLAIMED_IN_ORDER = `${CLAIMED} ORDER BY granted_at, user_id`;
const STRANGERS_PER_DAY = 1000;

/** The access list in state.db. */
export function createAccessList(database: StateDatabase): AccessList {
  const find = (userId: number): Claimed | undefined =>
    database.get<Claimed>(`${CLAIMED} WHERE user_id = ?`, userId);
  const claimed = (): readonly Claimed[] => database.all<Claimed>(CLAIMED_IN_ORDER);
  const roleOf = (userId: number): ClaimedRole | undefined => find(userId)?.role;
  const idsOf = (role: ClaimedRole): readonly number[] =>
    claimed()
      .filter((each) => each.role === role)
      .map(({ userId }) => userId);
  return {
    find,
    claimed,
    roleOf,
    idsOf,
    createCode: (role, now) => {
      const code = randomBytes(16).toString("base64url");
      database.run("DELETE FROM claim WHERE expires_at <= ?", now);
      database.run(
        "INSERT INTO claim (code_sha, role, expires_at) VALUES (?, ?, ?)",
        hash(code),
        role,
        now + CLAIM_LIFETIME_MS,
      );
      return code;
    },
    redeem: (code, userId, now) => {
      const claim = database.get<{ role: ClaimedRole; expires_at: number }>(
        "SELECT role, expires_at FROM claim WHERE code_sha = ?",
        hash(code),
      );
      // The second check covers a code that a wrong clock would let live for years.
      const left = claim ? claim.expires_at - now : 0;
      if (!claim || left <= 0 || left > CLAIM_LIFETIME_MS + CLOCK_SLACK_MS) return undefined;
      database.run("DELETE FROM claim WHERE code_sha = ?", hash(code));
      if (claim.role === "owner" && idsOf("owner").length === 0) {
        // Links for "whoever is first" are spent with the first.
        database.run("DELETE FROM claim WHERE role = 'owner'");
      }
      database.run(
        `INSERT INTO access (user_id, role, granted_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (user_id) DO UPDATE SET role = ?2, granted_at = ?3
         WHERE role <> 'owner' AND role <> ?2`,
        userId,
        claim.role,
        now,
      );
      return roleOf(userId);
    },
    revoke: (userId) => {
      database.run("DELETE FROM access WHERE user_id = ?", userId);
      database.run("DELETE FROM claim");
    },
    shouldTellStranger: (userId, now) => {
      database.run(
        "DELETE FROM stranger WHERE told_at <= ? OR told_at > ?",
        now - DAY_MS,
        now + DAY_MS,
      );
      const known = database.get<{ n: number }>("SELECT count(*) AS n FROM stranger")?.n ?? 0;
      const { changes } = database.run(
        "UPDATE stranger SET seen = seen + 1 WHERE user_id = ?",
        userId,
      );
      if (changes > 0 || known >= STRANGERS_PER_DAY) return false;
      database.run("INSERT INTO stranger (user_id, told_at, seen) VALUES (?, ?, 1)", userId, now);
      return true;
    },
  };
}

function hash(code: string): string {
  return sha256(code).toString("base64url");
}
