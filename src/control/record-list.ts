// The Records of a folder for `npm run list`: each is asked from its running bot, or else read without a change to any file.
// Names, counts and times only; no word that anybody said and no token.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { RecordLocation } from "../config/config.ts";
import { ConfigError, errorMessage } from "../errors.ts";
import { fileSize, readPart, textOf } from "../record/files.ts";
import { isRecordId } from "../record-id.ts";
import { oneLine } from "../record/text/scalar.ts";
import { requireSmall } from "../record/small.ts";
import { FILES, openRecord } from "../record/store.ts";
import { createLocalClock } from "../record/text/timestamp.ts";
import { usageOf } from "../record/usage.ts";
import { peekState, stateHolder, type StateGlance } from "../state/database/peek-state.ts";
import { askRunningBot } from "./control-client.ts";
import { controlSocketPath } from "./control-server.ts";
import { countAsked } from "../wording/untold.ts";

/** One Record. null stands for what nobody knows. Times are ISO 8601 in UTC. */
export interface ListedRecord {
  readonly id: string;
  /** The name, without @, of the bot that runs, or of the last that ran. */
  readonly bot: string | null;
  readonly mode: "polling" | "webhook" | null;
  readonly running: boolean;
  readonly pid: number | null;
  readonly startedAt: string | null;
  readonly owner: "claimed" | "environment" | "none" | null;
  readonly pending: number | null;
  readonly waitingMessages: number | null;
  readonly lastActivityAt: string | null;
  readonly tokensToday: number | null;
  readonly tokensThisMonth: number | null;
  /** A sentence for each thing that could not be read. */
  readonly problems: readonly string[];
}

/**
 * Gives all Records of a folder, by id; none when there is no such folder.
 * @throws ConfigError when the folder cannot be read.
 */
export async function listRecords(
  { usersDir, runtimeDir }: Omit<RecordLocation, "recordId">,
  now: Date,
): Promise<readonly ListedRecord[]> {
  const locations = recordIds(usersDir).map((recordId) => ({ usersDir, runtimeDir, recordId }));
  const answers = await Promise.allSettled(locations.map(askStatus));
  const records: ListedRecord[] = [];
  // One after the other, so that no more than one of them is in memory.
  for (const [index, answer] of answers.entries()) {
    const location = locations[index];
    if (location) records.push(await describeRecord(location, answer, now));
  }
  return records;
}

const STATUS_TIMEOUT_MS = 5000;

/** Gives the names of folders that may be Records, in order; none when there is no such folder. @throws ConfigError */
export function recordIds(usersDir: string): readonly string[] {
  try {
    return readdirSync(usersDir, { withFileTypes: true })
      .filter((entry) => isRecordId(entry.name) && (entry.isDirectory() || entry.isSymbolicLink()))
      .map(({ name }) => name)
      .toSorted();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw new ConfigError(`${usersDir} cannot be read: ${errorMessage(error)}`, { cause: error });
  }
}

async function describeRecord(
  { recordId, usersDir }: RecordLocation,
  asked: PromiseSettledResult<Awaited<ReturnType<typeof askStatus>>>,
  now: Date,
): Promise<ListedRecord> {
  const folder = join(usersDir, recordId);
  const problems: string[] = [];
  const attempt = async <T>(work: () => T | Promise<T>, what = ""): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      problems.push(oneLine(`${what}${errorMessage(error)}`));
      return undefined;
    }
  };
  const answer = await attempt(() => {
    if (asked.status === "rejected") throw asked.reason;
    return asked.value;
  });
  const status = answer?.kind === "status" ? answer : undefined;
  const glance = status ?? (await attempt(() => peekState(folder) ?? NEVER_RAN, "state.db: "));
  const store = await attempt(async () => {
    await requireSmall(folder);
    return openRecord(usersDir, recordId);
  });
  const snapshot = store && (await attempt(() => store.snapshot()));
  const candidates = store && (await attempt(() => store.candidates()));
  const clock = snapshot?.clock ?? createLocalClock("UTC");
  const usage = store && (await attempt(async () => usageOf(await lastRows(folder), clock, now)));
  return {
    id: recordId,
    bot: glance?.username ?? null,
    mode: glance?.mode ?? null,
    running: answer !== undefined || stateHolder(folder) !== undefined,
    pid: status?.pid ?? null,
    startedAt: status?.startedAt ?? null,
    owner: glance ? ownerOf(glance) : null,
    pending: candidates ? countAsked(candidates) : null,
    waitingMessages: glance?.waitingMessages ?? null,
    lastActivityAt: latest(glance?.newestMessageAt, usage?.lastCallAt?.toISOString()),
    tokensToday: usage?.today.tokens ?? null,
    tokensThisMonth: usage?.month.tokens ?? null,
    problems,
  };
}

/** The end of the ledger, which holds this month and more. The first line of it may be cut, and then it is no row. */
async function lastRows(folder: string): Promise<string> {
  const path = join(folder, FILES.compute);
  const size = await fileSize(path);
  const from = Math.max(0, size - MOST_ROWS_BYTES);
  const bytes = size === 0 ? Buffer.alloc(0) : await readPart(path, from, size - from);
  return textOf(path, from === 0 ? bytes : bytes.subarray(bytes.indexOf(10) + 1));
}

/** Some ten thousand calls. */
const MOST_ROWS_BYTES = 16 * 1024 ** 2;

const NEVER_RAN: StateGlance = { ownersByEnvironment: 0, claimedOwners: 0, waitingMessages: 0 };

/** Undefined when no bot can be reached. A bot of an earlier version refuses this command. */
async function askStatus({ usersDir, recordId, runtimeDir }: RecordLocation) {
  const path = controlSocketPath(join(usersDir, recordId), runtimeDir);
  return askRunningBot({ command: "status" }, path, STATUS_TIMEOUT_MS);
}

function ownerOf({ claimedOwners, ownersByEnvironment }: StateGlance): ListedRecord["owner"] {
  if (claimedOwners > 0) return "claimed";
  return ownersByEnvironment > 0 ? "environment" : "none";
}

function latest(...times: readonly (string | undefined)[]): string | null {
  return (
    times
      .filter((time) => time !== undefined)
      .toSorted()
      .at(-1) ?? null
  );
}
