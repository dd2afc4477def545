// A hold is state.db with its lock, and the lease beside it. Every process that changes a Record has one.

import { randomBytes } from "node:crypto";
import { lstatSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { factual, type Factual } from "../../factual.ts";
import { EXIT, GraceMarError, RecordError, type RecordElsewhereError } from "../../errors.ts";
import { pause } from "../../pause.ts";
import { requireNoLinksIn } from "../../record/links.ts";
import { TIMING } from "../../timing.ts";
import { thisHost } from "./host.ts";
import { leaseFile } from "./lease-file.ts";
import { awaitLease, holdLease, type LeaseOptions } from "./lease.ts";
import { openState, type OpenedState, type OpenOptions } from "../database/open-state.ts";
import { unsoundFileSystem } from "./shared-folder.ts";

export interface HoldOptions {
  readonly timing?: LeaseOptions["timing"];
  /** Gets facts for the log. */
  readonly note?: (text: Factual) => void;
  /** Ends the wait for another machine. */
  readonly signal?: AbortSignal;
  /** Called once, when another process holds the Record. Nothing more is written from here. */
  readonly onLost?: (error: RecordElsewhereError) => void;
  /** What a state.db that is made notes as its time. */
  readonly now?: () => Date;
  /** Replaced in tests only. */
  readonly lease?: Partial<Pick<LeaseOptions, "host" | "isLockSound">>;
}

/**
 * Opens `<folder>/state.db` for this process alone. Closing it releases lock and lease.
 * @param folder `<Record>/.runtime`.
 * @throws GraceMarError when root would work in another user's folder, RecordBusyError when a process of this kernel holds
 * the Record, RecordElsewhereError when another one does, RecordError when a link stands there (SQLite would follow it) or the
 * database has another name too, or the reason of the signal.
 */
export async function holdState(folder: string, options: HoldOptions = {}): Promise<OpenedState> {
  requireNoOthers(dirname(folder));
  requireNoLinksIn(folder);
  for (const name of ["state.db", "state.db-wal"]) requireOneName(join(folder, name));
  const { timing = TIMING, note = () => undefined, signal, onLost, now } = options;
  const lease: LeaseOptions = {
    recordId: basename(dirname(folder)),
    file: leaseFile(folder),
    host: thisHost,
    instance: randomBytes(16).toString("hex"),
    isLockSound: unsoundFileSystem(dirname(folder)) === undefined,
    ...options.lease,
    timing,
    note,
    wait: async (ms) => {
      await pause(ms, signal);
      signal?.throwIfAborted();
    },
    every: (ms, work) => {
      const timer = setInterval(work, ms).unref();
      return () => {
        clearInterval(timer);
      };
    },
  };
  const isOurs = await awaitLease(lease);
  const opened = openOr(folder, now ? { now } : {}, () => {
    if (isOurs) lease.file.renew({ ...nobody(lease), isHeld: false });
  });
  const { database } = opened;
  try {
    const held = holdLease(isOurs, lease, (error) => {
      database.abandon(error);
      onLost?.(error);
    });
    const close = (): void => {
      database.close();
      held.release();
    };
    return { ...opened, database: { ...database, close } };
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Root works in no folder of another user, who could put a link in the way at any moment: `becomeOwner` comes first.
 * @throws GraceMarError
 */
function requireNoOthers(folder: string): void {
  const uid = lstatSync(folder, { throwIfNoEntry: false })?.uid ?? 0;
  if (uid === 0 || process.getuid?.() !== 0) return;
  throw new GraceMarError(
    "not_the_owner",
    `${folder} belongs to user ${uid}, and root changes nothing in it: run this as user ${uid}`,
    { exitCode: EXIT.config },
  );
}

/** SQLite writes into the file itself: a second Record with the same one would be answered out of this one's memory. */
function requireOneName(path: string): void {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined || stats.nlink <= 1) return;
  throw new RecordError(
    factual`${{ file: path }} has another name too (a hard link), so whatever is written to it would be changed there as well: give it a file of its own as user ${stats.uid}, and not as root, with cp ${{ file: path }} ${{ file: path }}.own && mv ${{ file: path }}.own ${{ file: path }}`,
    { code: "record_link" },
  );
}

function openOr(folder: string, options: OpenOptions, undo: () => void): OpenedState {
  try {
    return openState(folder, options);
  } catch (error) {
    undo();
    throw error;
  }
}

function nobody({ instance, host }: LeaseOptions) {
  return { instance, host: host(), beat: 0 };
}
