// The invariants of a Record after every case, whatever was done to its bot:
// I1 every update has one final state; I2 each candidate stands once; I3 a merge shows in all files or in none;
// I4 every fence parses, by regular expression and by a YAML parser; I5 no secret and no message is in the log;
// I6 a second recovery changes nothing.

import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { expect } from "vitest";
import { FILES, openRecord } from "../../src/record/store.ts";
import { openRecordState } from "../../src/state/record-state.ts";
import { expectSound } from "../crash/soundness.ts";
import { readByRegex, readStrictly, readTolerantly } from "../gate/three-readers.ts";
import { readFolder } from "../support/temporary.ts";

export interface TorturedRecord {
  /** Absolute; nobody holds the Record any more. */
  readonly folder: string;
  /** Everything that its processes wrote to stdout and stderr. */
  readonly logs: string;
  /** Secrets and messages that must not be in the logs. */
  readonly secrets: readonly string[];
  /** Updates may still wait: the case ended before they could be worked on. */
  readonly mayWait?: boolean;
}

export async function expectInvariants(record: TorturedRecord): Promise<void> {
  const { folder, logs, secrets, mayWait = false } = record;
  const once = await recover(folder, mayWait);
  const store = await openRecord(dirname(folder), basename(folder));
  await expectSound(store);
  expectReadable(folder);
  for (const secret of secrets) expect(logs.includes(secret), `a secret in the logs`).toBe(false);
  expect(await recover(folder, mayWait), "a second recovery").toEqual(once);
}

/** Recovers like a bot's start, without a bot. Returns every file and the rows that are kept. */
async function recover(folder: string, mayWait: boolean): Promise<object> {
  const fail = (error: unknown): never => {
    throw error;
  };
  const state = await openRecordState({
    folder,
    onError: fail,
    onCollision: ({ path }) => fail(new Error(`a conflict over ${path}`)),
  });
  try {
    const { database } = state;
    const updates = database.all<{ id: number; sha: string; state: string }>(
      "SELECT update_id AS id, body_sha AS sha, state FROM inbox ORDER BY seq",
    );
    const final = mayWait ? ["done", "dead", "new"] : ["done", "dead"];
    expect(updates.filter((row) => !final.includes(row.state))).toEqual([]);
    expect(new Set(updates.map(({ id, sha }) => `${id} ${sha}`)).size).toBe(updates.length);
    expect(state.journal.waitingCount()).toBe(0);
    return { files: readFolder(folder), updates };
  } finally {
    state.close();
  }
}

function expectReadable(folder: string): void {
  const names = readdirSync(folder);
  const read = (name: string): string =>
    names.includes(name) ? readFileSync(join(folder, name), "utf8") : "";
  const texts = {
    pending: read(FILES.pending),
    self: read(FILES.self),
    evidence: read(FILES.evidence),
  };
  const strict = readStrictly(texts);
  expect(readTolerantly(texts)).toEqual(strict);
  expect(readByRegex(texts).candidates).toEqual(strict.candidates);
}
