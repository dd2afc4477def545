// Who holds the Record, across machines. The lock of state.db decides among the processes of one kernel; where it may not
// reach (another machine, a network file system, one folder mounted twice) the lease beside it does. No two clocks are
// compared: whoever finds a lease watches whether its beat goes on.

import { RecordElsewhereError } from "../errors.ts";
import type { Timing } from "../timing.ts";
import { isAlive, isSameBoot, type Host } from "./host.ts";
import type { FoundLease, Lease, LeaseFile } from "./lease-file.ts";

export interface LeaseOptions {
  readonly recordId: string;
  readonly file: LeaseFile;
  /** What this process is; asked for again at each beat. */
  readonly host: () => Host;
  /** Random, for this holding. */
  readonly instance: string;
  /** False: a lock here says nothing about other machines, or other mounts. */
  readonly isLockSound: boolean;
  readonly timing: Pick<Timing, "leaseBeatMs" | "leaseWatchMs" | "leaseSettleMs">;
  readonly wait: (ms: number) => Promise<void>;
  /** Facts for the log. */
  readonly note: (text: string) => void;
  /** Calls `work` again and again until the returned function is called. */
  readonly every: (ms: number, work: () => void) => () => void;
}

export interface HeldLease {
  /** Notes that nobody holds the Record, unless another has it by now. */
  release(): void;
}

/**
 * Looks before state.db is touched. Where locks hold it writes nothing: `holdLease` does, once the lock is ours.
 * @returns true where the lease is ours already.
 * @throws RecordElsewhereError when another process lives that holds the Record.
 */
export async function awaitLease(options: LeaseOptions): Promise<boolean> {
  const { file, isLockSound, timing, wait, note } = options;
  const found = file.read();
  switch (judge(found, options)) {
    case "free":
      return false;
    case "held":
      throw elsewhere(found, options);
    case "watch": {
      note(
        `${nameOf(found)} held this Record last and did not say that it let go: watching for ${timing.leaseWatchMs / 1000} s whether it lives`,
      );
      await watch(found, options);
      note(`${nameOf(found)} is gone: taking the Record over`);
      break;
    }
    case "claim":
      if (isLockSound) return false;
  }
  // Two may have watched the same lease; the later one's stands, and both look.
  file.replace(leaseOf(options, 0));
  await wait(timing.leaseSettleMs);
  const now = file.read();
  if (now.kind !== "lease" || now.lease.instance !== options.instance)
    throw elsewhere(now, options);
  return true;
}

/**
 * Holds the lease from now on: at each beat it looks whether it is still ours.
 * @param isOurs what `awaitLease` gave.
 * @param onLost called once, when another process holds the Record or nobody can say any more.
 * @throws RecordElsewhereError when another process has come since.
 */
export function holdLease(
  isOurs: boolean,
  options: LeaseOptions,
  onLost: (error: RecordElsewhereError) => void,
): HeldLease {
  const { file, timing, note } = options;
  let beat = 1;
  /** Beats in a row at which the file could not be looked at. */
  let blind = 0;
  let hasNoted = false;
  let isWritten = isOurs;

  if (!isOurs) {
    const found = file.read();
    if (judge(found, options) !== "free") throw elsewhere(found, options);
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
      // A full disk: whoever wants the Record cannot write either.
      if (!hasNoted) note(`the lease cannot be written (${codeOf(error)})`);
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
      note(`the lease cannot be read (${codeOf(error)})`);
      // Before anybody else may take us for dead.
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

  /** What stands there, ours if it can be. */
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
        `${what}: this process writes nothing more and ends. Let only one bot run; \`npm run doctor -- --user ${options.recordId}\` says who holds the Record`,
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

/** `free`: the lock of state.db decides. `claim`: nobody holds it. `watch`: only time can tell. */
function judge(
  found: FoundLease,
  { host, isLockSound }: LeaseOptions,
): "free" | "claim" | "held" | "watch" {
  if (found.kind === "unreadable") return "watch";
  if (found.kind === "none" || !found.lease.isHeld) return isLockSound ? "free" : "claim";
  const here = host();
  if (!isSameBoot(found.lease.host, here)) return "watch";
  if (isLockSound) return "free";
  switch (isAlive(found.lease.host, here)) {
    case true:
      return "held";
    case false:
      return "claim";
    case undefined:
      return "watch";
  }
}

const LOOKS = 45;

/** @throws RecordElsewhereError as soon as there is a sign of life. */
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
    `${nameOf(found)} runs this Record: stop that one first. (\`npm run doctor -- --user ${recordId}\` says who holds it.)`,
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unexpected";
}
