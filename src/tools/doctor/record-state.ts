// Checks of the bot's memory beside the Record: state.db, lease, owners, backups. A copy is read, without the lock.

import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { codeOf } from "../../errors.ts";
import { createRoles, type Grant, type PersonRole } from "../../operator/roles.ts";
import { readText } from "../../record/files.ts";
import { readJsonl } from "../../record/text/jsonl.ts";
import { FILES } from "../../record/store.ts";
import type { Claimed } from "../../state/access.ts";
import { BACKUPS, backupNames } from "../../state/backup.ts";
import { isSameBoot, thisHost } from "../../state/lease/host.ts";
import { leaseFile, leasePath } from "../../state/lease/lease-file.ts";
import { peekClaimed, peekSoundness, stateHolder } from "../../state/database/peek-state.ts";
import { ok, problem, warning, type Check, type Finding } from "./check.ts";
import { Skipped, type Installation } from "./installation.ts";

export const recordStateChecks: readonly Check[] = [
  { id: "state-db", about: "state.db is sound, and who holds it can be asked", look: judgeState },
  { id: "lease", about: "no other machine holds the Record", look: judgeLease },
  {
    id: "owner",
    about: "somebody owns the bot; who is let in, and by what",
    look: judgeOwner,
  },
  { id: "backup", about: "what was merged over a day ago is in a backup", look: judgeBackup },
];

async function judgeState(installation: Installation): Promise<Finding> {
  const folder = installation.recordFolder();
  const fault = soundness(folder);
  if (fault !== "ok") {
    return problem(
      `state.db is damaged (${fault})`,
      "restart the bot: it puts the file aside and begins a new one; unfinished work and claimed owners are lost",
    );
  }
  const holder = stateHolder(folder);
  const pid = (await installation.status())?.pid;
  if (pid !== undefined) return ok(`sound; the bot runs (process ${pid})`);
  if (holder === undefined) return ok("sound; no bot runs here");
  return warning(
    `sound; process ${holder} holds it and cannot be asked`,
    "use the same user and XDG_RUNTIME_DIR as the bot",
  );
}

/** Says what the next start will do. Only that start can tell, by watching, whether the holder lives. */
function judgeLease(installation: Installation): Finding {
  const path = leasePath(join(installation.recordFolder(), ".runtime"));
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw new Skipped("no bot has run yet, or none that writes one");
  const found = leaseFile(dirname(path)).read();
  if (found.kind !== "lease") {
    return warning(
      "lease.json cannot be read",
      "nothing: the next start watches for 45 seconds whether somebody writes it",
    );
  }
  const { host, isHeld } = found.lease;
  const who = `process ${host.pid} on ${JSON.stringify(host.name)}`;
  if (!isHeld) return ok(`let go by ${who}`);
  if (isSameBoot(host, thisHost())) return ok(`held here, by ${who}; the lock of state.db decides`);
  const seconds = Math.round((installation.now.getTime() - stats.mtimeMs) / 1000);
  return warning(
    `held by ${who}, its last beat ${seconds} s ago by this clock`,
    "one bot, on one machine: stop that one, or, if it is gone, start this one, which watches for 45 seconds and takes over",
  );
}

function soundness(folder: string): string {
  let verdict: string | undefined;
  try {
    verdict = peekSoundness(folder);
  } catch (error) {
    // Other errors say nothing about the file: no room for the copy, no right to read it.
    if (codeOf(error) === "ERR_SQLITE_ERROR") return "no database";
    throw error;
  }
  if (verdict === undefined) throw new Skipped("no bot has run yet");
  return verdict === "ok" ? verdict : "quick_check";
}

/** Counts the owners and says where they come from. People are shown as numbers, never by name. */
function judgeOwner(installation: Installation): Finding {
  const claimed = claimedIn(installation);
  const find = (userId: number) => claimed.find((each) => each.userId === userId);
  const roles = createRoles(installation.config, { find, claimed: () => claimed });
  const said = (role: PersonRole): readonly string[] => {
    const each = roles.people().flatMap(({ userId, grants }) => {
      const from = grants.filter((grant) => grant.role === role).map(originOf);
      return from.length > 0 ? [`${userId} (${from.join(", ")})`] : [];
    });
    return each.length > 0 ? [`${role}s: ${each.join(", ")}`] : [];
  };
  const people = [...said("owner"), ...said("companion"), ...said("guest")].join("; ");
  if (roles.owners().length > 0) return ok(people);
  return warning(
    ["nobody owns the bot", people].filter(Boolean).join("; "),
    `npm run claim -- --user ${installation.config.recordId}`,
  );
}

/**
 * People with access by a claim link. Owners named in the environment are known even without a Record.
 * @throws Skipped
 */
function claimedIn(installation: Installation): readonly Claimed[] {
  try {
    return peekClaimed(installation.recordFolder());
  } catch (error) {
    if (error instanceof Skipped && installation.config.ownerIds.length > 0) return [];
    throw error;
  }
}

function originOf(grant: Grant): string {
  return grant.by === "environment"
    ? grant.variable
    : `claim link of ${new Date(grant.since).toISOString().slice(0, 10)}`;
}

const DAY_MS = 24 * 60 * 60_000;

/** The bot makes a backup before the first merge of a day, so recent merges may be in no backup yet. */
async function judgeBackup(installation: Installation): Promise<Finding> {
  const folder = installation.recordFolder();
  const merged = await mergeTimes(folder);
  if (merged.length === 0) throw new Skipped("nothing was merged yet");
  const newest = newestBackup(folder);
  const uncovered = merged.filter(
    (time) => time > (newest ?? 0) && time < installation.now.getTime() - DAY_MS,
  );
  const date = newest === undefined ? "none" : new Date(newest).toISOString().slice(0, 10);
  if (uncovered.length === 0) return ok(`the newest backup: ${date}`);
  return warning(
    `${uncovered.length} merges of over a day ago are in no backup (the newest: ${date})`,
    `npm run backup -- --user ${installation.config.recordId} --out FILE, and keep it on another disk`,
  );
}

async function mergeTimes(folder: string): Promise<readonly number[]> {
  const { rows } = readJsonl((await readText(join(folder, FILES.receipts))) ?? "");
  return rows
    .map(({ value }) => Date.parse(String(value["merged_at"])))
    .filter((time) => !Number.isNaN(time));
}

function newestBackup(folder: string): number | undefined {
  const backups = join(folder, BACKUPS);
  const names = existsSync(backups) ? readdirSync(backups) : [];
  const stamp = /^(.+T\d\d)-(\d\d)-(\d\d)-(\d{3}Z)/.exec(backupNames(names).at(-1) ?? "");
  if (!stamp) return undefined;
  const [, hour, minute, second, rest] = stamp;
  return Date.parse(`${hour}:${minute}:${second}.${rest}`);
}
