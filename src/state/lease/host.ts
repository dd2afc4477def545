// A host names one process in one run of one machine, so that another process can tell if it still lives.

import { readFileSync, readlinkSync } from "node:fs";
import { hostname, uptime } from "node:os";

export interface Host {
  readonly name: string;
  /** Id of the kernel's run, new at each start and equal in all of its containers; null where it cannot be read. */
  readonly boot: string | null;
  /** Start of the kernel in seconds of Unix time, by this machine's clock. It is compared where `boot` is null. */
  readonly bootedAt: number;
  readonly pid: number;
  /** The namespace of the pid; null where there is none. */
  readonly pidSpace: string | null;
  /** Start of the process in the kernel's ticks, because a pid is used again. */
  readonly startedAt: string | null;
}

/** This process, as it is now. */
export function thisHost(): Host {
  return {
    name: hostname(),
    boot: read(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()) || null,
    bootedAt: Math.round(Date.now() / 1000 - uptime()),
    pid: process.pid,
    pidSpace: read(() => readlinkSync("/proc/self/ns/pid")) ?? null,
    startedAt: processStat(process.pid)?.startedAt ?? null,
  };
}

/** True for two processes in one run of one kernel, which sees the file locks of both. */
export function isSameBoot(one: Host, other: Host): boolean {
  if (one.boot !== null && other.boot !== null) return one.boot === other.boot;
  return one.name === other.name && Math.abs(one.bootedAt - other.bootedAt) <= CLOCK_SLACK_S;
}

/** Tells if a process lives. @returns undefined where this process cannot know. */
export function isAlive(host: Host, here: Host): boolean | undefined {
  if (!isSameBoot(host, here) || host.pidSpace === null || host.pidSpace !== here.pidSpace) {
    return undefined;
  }
  if (!exists(host.pid)) return false;
  const stat = processStat(host.pid);
  if (!stat || host.startedAt === null) return undefined;
  return stat.startedAt === host.startedAt && !stat.isDead;
}

/** Both times are rounded to whole seconds. */
const CLOCK_SLACK_S = 2;

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process counts too.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function processStat(
  pid: number,
): { readonly startedAt: string; readonly isDead: boolean } | undefined {
  // "4711 (a name) with) S 1 ...": proc(5), fields 3 and 22.
  const stat = read(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
  const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
  const startedAt = fields?.[19];
  return startedAt === undefined
    ? undefined
    : { startedAt, isDead: fields?.[0] === "Z" || fields?.[0] === "X" };
}

function read(look: () => string): string | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
