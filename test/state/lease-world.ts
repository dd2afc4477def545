// Machines, processes and one lease file live in made-up time, to check which of them believe that they hold it.

import type { Host } from "../../src/state/lease/host.ts";
import type { FoundLease, Lease, LeaseFile } from "../../src/state/lease/lease-file.ts";
import {
  awaitLease,
  holdLease,
  type HeldLease,
  type LeaseOptions,
} from "../../src/state/lease/lease.ts";
import { TIMING } from "../../src/timing.ts";

export interface LeaseWorld {
  /** A bot is started on this machine. */
  start(machine: number): Promise<void>;
  /** kill -9, or a power cut for one process. */
  crash(process: number): void;
  /** A clean stop. */
  stop(process: number): void;
  /** The process stands still for this time (a closed lid, a paused virtual machine, a disk that does not answer). */
  stall(process: number, ms: number): void;
  reboot(machine: number): void;
  /** The clock of the machine is set. */
  skew(machine: number, seconds: number): void;
  /** The folder comes back without a lease (as `restore` leaves it), or with an old one (copied by hand). */
  takeAway(): void;
  bringBack(): void;
  pass(ms: number): Promise<void>;
  /** Processes that may write now. */
  believers(): number;
  /** The longest time during which two running processes both believed so. */
  readonly longestOverlapMs: number;
}

interface Member {
  readonly machine: number;
  readonly boot: number;
  state: "starting" | "holds" | "gone";
  held?: HeldLease;
  stalledUntil: number;
}

interface Timer {
  at: number;
  readonly member: Member;
  readonly run: () => void;
}

/** @param lateMs delay after which the other machines see what one has written. */
export function createLeaseWorld(
  machines: number,
  isLockSound: boolean,
  lateMs: number,
): LeaseWorld {
  let now = 0;
  /** All contents of the file, the newest last. */
  const written: { readonly at: number; readonly by: number; readonly lease?: Lease }[] = [];
  let old: Lease | undefined;
  let next = 0;
  const timers = new Set<Timer>();
  const members: Member[] = [];
  const boots = Array.from({ length: machines }, () => 0);
  const skews = Array.from({ length: machines }, () => 0);
  const overlaps = new Map<string, number>();
  let longestOverlapMs = 0;

  const write = (by: number, lease?: Lease): void => {
    written.push({ at: now, by, ...(lease && { lease }) });
  };
  const seenFrom = (machine: number): FoundLease => {
    const { lease } = written.findLast(({ at, by }) => by === machine || at + lateMs <= now) ?? {};
    return lease ? { kind: "lease", lease, text: JSON.stringify(lease) } : { kind: "none" };
  };
  const fileOn = (machine: number): LeaseFile => ({
    read: () => seenFrom(machine),
    replace: (lease) => {
      old = written.at(-1)?.lease ?? old;
      write(machine, lease);
    },
    renew: (lease) => {
      const found = seenFrom(machine);
      // A write over a replaced file has no effect.
      if (written.at(-1)?.lease?.instance === lease.instance) write(machine, lease);
      return found;
    },
  });
  const gone = (member: Member): void => {
    member.state = "gone";
    for (const timer of timers) if (timer.member === member) timers.delete(timer);
  };
  const hostOf = ({ machine, boot }: Member): Host => ({
    name: `machine ${machine}`,
    // Every second machine does not tell its boot id.
    boot: machine % 2 === 0 ? `boot ${machine}.${boot}` : null,
    bootedAt: boot * 1000 + (skews[machine] ?? 0),
    pid: members.length,
    pidSpace: null,
    startedAt: null,
  });
  const optionsOf = (member: Member): LeaseOptions => ({
    file: fileOn(member.machine),
    host: () => hostOf(member),
    instance: `instance ${(next += 1)}`,
    recordId: "abby",
    isLockSound,
    timing: TIMING,
    note: () => undefined,
    wait: (ms) =>
      new Promise((resolve) => {
        timers.add({ at: now + ms, member, run: resolve });
      }),
    every: (ms, work) => {
      const timer: Timer = {
        at: now + ms,
        member,
        run: () => {
          timer.at = now + ms;
          timers.add(timer);
          work();
        },
      };
      timers.add(timer);
      return () => {
        timers.delete(timer);
        timer.at = Infinity;
      };
    },
  });
  const isLockFree = (member: Member): boolean =>
    !isLockSound ||
    members.every(({ machine, state }) => machine !== member.machine || state !== "holds");

  const live = async (member: Member): Promise<void> => {
    const options = optionsOf(member);
    try {
      const isOurs = await awaitLease(options);
      if (member.state === "gone") return;
      if (!isLockFree(member)) throw new Error("busy");
      member.held = holdLease(isOurs, options, () => {
        gone(member);
      });
      member.state = "holds";
    } catch {
      gone(member);
    }
  };

  const note = (ms: number): void => {
    const active = members.filter((each) => each.state === "holds" && each.stalledUntil <= now);
    const pairs = active.flatMap((one, index) =>
      active.slice(index + 1).map((other) => `${members.indexOf(one)} ${members.indexOf(other)}`),
    );
    for (const pair of pairs) {
      const whole = (overlaps.get(pair) ?? 0) + ms;
      overlaps.set(pair, whole);
      longestOverlapMs = Math.max(longestOverlapMs, whole);
    }
  };

  const settle = async (): Promise<void> => {
    for (let turns = 0; turns < 8; turns += 1) await Promise.resolve();
  };

  return {
    start: async (machine) => {
      const member: Member = {
        machine,
        boot: boots[machine] ?? 0,
        state: "starting",
        stalledUntil: 0,
      };
      members.push(member);
      void live(member);
      await settle();
    },
    crash: (process) => {
      const member = members[process % Math.max(members.length, 1)];
      if (member) gone(member);
    },
    stop: (process) => {
      const member = members[process % Math.max(members.length, 1)];
      if (!member || member.state === "gone" || member.stalledUntil > now) return;
      member.held?.release();
      gone(member);
    },
    stall: (process, ms) => {
      const member = members[process % Math.max(members.length, 1)];
      if (!member || member.state === "gone") return;
      member.stalledUntil = Math.max(member.stalledUntil, now) + ms;
      for (const timer of timers) if (timer.member === member) timer.at += ms;
    },
    reboot: (machine) => {
      for (const member of members) if (member.machine === machine) gone(member);
      boots[machine] = (boots[machine] ?? 0) + 1;
    },
    skew: (machine, seconds) => {
      skews[machine] = (skews[machine] ?? 0) + seconds;
    },
    takeAway: () => {
      write(-1);
    },
    bringBack: () => {
      if (old) write(-1, old);
    },
    pass: async (ms) => {
      const until = now + ms;
      for (;;) {
        const [due] = [...timers].toSorted((one, other) => one.at - other.at);
        const at = Math.min(due?.at ?? until, until);
        note(at - now);
        now = at;
        if (!due || due.at > until) return;
        timers.delete(due);
        due.run();
        await settle();
      }
    },
    believers: () => members.filter(({ state }) => state === "holds").length,
    get longestOverlapMs() {
      return longestOverlapMs;
    },
  };
}
