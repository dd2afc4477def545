// One process at a time holds a Record, also across machines. The lock of state.db decides among the processes of one
// kernel. The lease beside it decides where that lock may not reach: another machine, a network file system, one folder
// mounted twice. No two clocks are compared; a process that finds a lease watches if its beat goes on.
// Proof: test/state/lease.test.ts and test/state/lease-any.test.ts.

import { factual, vouched, type Factual } from "../../factual.ts";
import { RecordElsewhereError } from "../../errors.ts";
import type { Timing } from "../../timing.ts";
import { isAlive, isSameBoot, type Host } from "./host.ts";
import type { FoundLease, Lease, LeaseFile } from "./lease-file.ts";

export interface LeaseOptions {
  readonly recordId: string;
  readonly file: LeaseFile;
  /** The present process. It is asked for again at each beat. */
  readonly host: () => Host;
  /** Random, new for this hold. */
  readonly instance: string;
  /** False where a lock means nothing to other machines or other mounts. */
  readonly isLockSound: boolean;
  readonly timing: Pick<Timing, "leaseBeatMs" | "leaseWatchMs" | "leaseSettleMs">;
  readonly wait: (ms: number) => Promise<void>;
  /** Gets facts for the log. */
  readonly note: (text: Factual) => void;
  /** Calls `work` again and again, until the returned function is called. */
  readonly every: (ms: number, work: () => void) => () => void;
}

export interface HeldLease {
  /** Notes that nobody holds the Record, unless another process has it by now. */
  release(): void;
}

/**
 * Waits until the Record is free, before state.db is touched. Where locks are sound it writes nothing; `holdLease` does
 * so once the lock is ours.
 * @returns true when the lease is ours already.
 * @throws RecordElsewhereError when another living process holds the Record.
 */
export async function awaitLease(options: LeaseOptions): Promise<boolean> {
  const { file, isLockSound, timing, wait, note } = options;
  const found = file.read();
  switch (assess(found, options)) {
    case "free":
      return false;
    case "held":
      throw elsewhere(found, options);
    case "watch": {
      note(
        factual`${vouched(nameOf(found))} held this Record last and did not release it: watching it for ${timing.leaseWatchMs / 1000} s for signs of life`,
      );
      await watch(found, options);
      note(factual`${vouched(nameOf(found))} is gone: taking the Record over`);
      break;
    }
    case "take":
      if (isLockSound) return false;
  }
  // Two processes may have watched the same lease. The later write stands, and both look which one it is.
  file.replace(leaseOf(options, 0));
  await wait(timing.leaseSettleMs);
  const now = file.read();
  if (now.kind !== "lease" || now.lease.instance !== options.instance)
    throw elsewhere(now, options);
  return true;
}

/**
 * Holds the lease from now on, and checks at each beat that it is still ours.
 * @param isOurs the result of `awaitLease`.
 * @param onLost called once, when another process holds the Record or nobody can tell any more.
 * @throws RecordElsewhereError when another process has come since.
 */
export function holdLease(
  isOurs: boolean,
  options: LeaseOptions,
  onLost: (error: RecordElsewhereError) => void,
): HeldLease {
  const { file, timing, note } = options;
  let beat = 1;
  /** Beats in a row at which the file could not be read. */
  let blind = 0;
  let hasNoted = false;
  let isWritten = isOurs;

  if (!isOurs) {
    const found = file.read();
    if (assess(found, options) !== "free") throw elsewhere(found, options);
    write();
  }

  function write(): void {
    tryTo(() => {
      file.replace(leaseOf(options, beat));
      isWritten = true;
    });
  }

  function tryTo(work: () => void): void {
    try {
      work();
      hasNoted = false;
    } catch (error) {
      // The disk is full. Another process that wants the Record cannot write either.
      if (!hasNoted) note(factual`the lease cannot be written (${{ code: codeOf(error) }})`);
      hasNoted = true;
    }
  }

  const look = (): void => {
    beat += 1;
    let found: FoundLease;
    try {
      found = renewOrRead();
      blind = 0;
    } catch (error) {
      blind += 1;
      note(factual`the lease cannot be read (${{ code: codeOf(error) }})`);
      // This ends before another process may take us for dead.
      if ((blind + 1) * timing.leaseBeatMs >= timing.leaseWatchMs)
        lose("the Record's folder does not answer");
      return;
    }
    if (found.kind === "none") {
      if (isWritten) lose("the Record's folder, or the lease in it, was taken away");
      else write();
    } else if (found.kind === "unreadable" || found.lease.instance !== options.instance) {
      lose(`${nameOf(found)} has taken this Record over`);
    }
  };

  /** The lease in the file, ours if it can be. */
  const renewOrRead = (): FoundLease => {
    let found: FoundLease | undefined;
    tryTo(() => {
      found = file.renew(leaseOf(options, beat));
    });
    return found ?? file.read();
  };
  const stop = options.every(timing.leaseBeatMs, look);

  const lose = (what: string): void => {
    stop();
    onLost(
      new RecordElsewhereError(
        factual`${vouched(what)}: this process writes nothing more and ends. Let only one bot run; \`npm run doctor -- --user ${{ id: options.recordId }}\` says who holds the Record`,
      ),
    );
  };

  return {
    release: () => {
      stop();
      tryTo(() => {
        file.renew({ ...leaseOf(options, beat + 1), isHeld: false });
      });
    },
  };
}

/** `free`: the lock of state.db decides. `take`: nobody holds the lease. `watch`: only time can tell. */
function assess(
  found: FoundLease,
  { host, isLockSound }: LeaseOptions,
): "free" | "take" | "held" | "watch" {
  if (found.kind === "unreadable") return "watch";
  if (found.kind === "none" || !found.lease.isHeld) return isLockSound ? "free" : "take";
  const here = host();
  if (!isSameBoot(found.lease.host, here)) return "watch";
  if (isLockSound) return "free";
  switch (isAlive(found.lease.host, here)) {
    case true:
      return "held";
    case false:
      return "take";
    case undefined:
      return "watch";
  }
}

const LOOKS = 45;

/** Watches a lease for signs of life. @throws RecordElsewhereError as soon as there is one. */
async function watch(found: FoundLease, options: LeaseOptions): Promise<void> {
  const { file, timing, wait } = options;
  for (let looks = 0; looks < LOOKS; looks += 1) {
    await wait(timing.leaseWatchMs / LOOKS);
    const now = file.read();
    if (now.kind === "none" || (now.kind === "lease" && !now.lease.isHeld)) return;
    if (textOf(now) !== textOf(found)) throw elsewhere(now, options);
  }
}

function leaseOf({ instance, host }: LeaseOptions, beat: number): Lease {
  return { instance, host: host(), isHeld: true, beat };
}

function textOf(found: FoundLease): string {
  return found.kind === "none" ? "" : found.text;
}

function nameOf(found: FoundLease): string {
  if (found.kind !== "lease") return "another process";
  const { name, pid } = found.lease.host;
  return `process ${pid} on ${JSON.stringify(name)}`;
}

function elsewhere(found: FoundLease, { recordId }: LeaseOptions): RecordElsewhereError {
  return new RecordElsewhereError(
    factual`${vouched(nameOf(found))} runs this Record: stop that one first. (\`npm run doctor -- --user ${{ id: recordId }}\` says who holds it.)`,
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unexpected";
}
