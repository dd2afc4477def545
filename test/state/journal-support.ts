// A journal over a scratch Record of a few files.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { StateDatabase } from "../../src/state/database/database.ts";
import type { Collision } from "../../src/state/journal/file-operations.ts";
import { createFileDigests, type FileDigests } from "../../src/state/file-digests.ts";
import { openState } from "../../src/state/database/open-state.ts";
import {
  createRecordJournal,
  type RecordChange,
  type RecordJournal,
} from "../../src/state/journal/record-journal.ts";
import { temporaryFolder } from "../support/temporary.ts";

export interface JournalBench {
  readonly folder: string;
  readonly database: StateDatabase;
  readonly digests: FileDigests;
  readonly journal: RecordJournal;
  readonly steps: string[];
  readonly collisions: Collision[];
  readonly errors: { readonly error: unknown; readonly path: string }[];
  /** Inside a transaction. */
  add(change: RecordChange): void;
  /** Adds in a transaction of its own and waits until it stands in the files. */
  commit(change: RecordChange): Promise<void>;
  read(path: string): string;
  close(): void;
}

export interface JournalOptions {
  readonly folder?: string;
  readonly onStep?: (step: string) => void;
}

export function openJournal(
  files: { readonly [path: string]: string } = {},
  { folder = temporaryFolder(), onStep }: JournalOptions = {},
): JournalBench {
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  const { database } = openState(join(folder, ".runtime"));
  const bench = {
    steps: [] as string[],
    collisions: [] as Collision[],
    errors: [] as JournalBench["errors"],
  };
  const digests = createFileDigests(database, folder);
  const journal = createRecordJournal({
    database,
    digests,
    folder,
    onCollision: (collision) => bench.collisions.push(collision),
    onError: (error, path) => bench.errors.push({ error, path }),
    onStep: (step) => {
      bench.steps.push(step);
      onStep?.(step);
    },
  });
  const add = (change: RecordChange): void => journal.add("job", change);
  const close = (): void => {
    journal.close();
    database.close();
  };
  onTestFinished(close);
  return {
    ...bench,
    folder,
    database,
    digests,
    journal,
    add,
    commit: async (change) => {
      await database.transact(() => add(change));
      await journal.settle();
    },
    read: (path) => readFileSync(join(folder, path), "utf8"),
    close,
  };
}
