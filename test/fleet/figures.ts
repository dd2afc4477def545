// The fleet's cost and speed. They are printed and never judged.

import { readFileSync } from "node:fs";
import type { Conversation } from "./heard.ts";
import type { Member } from "./member.ts";

export interface Memory {
  readonly pss: number;
  readonly rss: number;
}

/** Megabytes of a process. */
export function memoryOf(pid: number): Memory {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  const megabytes = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(rollup)?.[1]) / 1024;
  return { pss: megabytes("Pss"), rss: megabytes("Rss") };
}

/** One line for each of PSS and RSS. */
export function memoryTable(title: string, members: readonly Member[]): string {
  const all = members.map(({ pid }) => memoryOf(pid));
  const row = (name: keyof Memory): string => {
    const values = all.map((memory) => memory[name]);
    const sum = values.reduce((total, value) => total + value, 0);
    const figures = [quantile(values, 0), quantile(values, 0.5), quantile(values, 1), sum];
    return `  ${name.toUpperCase()}  ${figures.map((value) => value.toFixed(1).padStart(8)).join("")}`;
  };
  const head = ["min", "median", "max", "sum"].map((word) => word.padStart(8)).join("");
  return [
    `${title}, MB for each of ${members.length}`,
    `       ${head}`,
    row("pss"),
    row("rss"),
    "",
  ].join("\n");
}

/** A part of the run, and the members with trouble of their own in it. */
export interface Phase {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly troubled: readonly Member[];
}

/** Milliseconds that people waited in each phase for bots without trouble of their own. */
export function latencyTable(
  phases: readonly Phase[],
  conversations: ReadonlyMap<Member, readonly Conversation[]>,
): string {
  return phases
    .map(({ name, from, to, troubled }) => {
      const times = [...conversations]
        .filter(([member]) => !troubled.includes(member))
        .flatMap(([, chats]) => chats.flatMap(({ answered }) => answered))
        .filter(({ asked }) => asked.at >= from && asked.at < to)
        .map(({ afterMs }) => afterMs);
      const [p50, p95, max] = [0.5, 0.95, 1].map((part) => quantile(times, part).toFixed(0));
      const seconds = ((to - from) / 1000).toFixed(1);
      return `  ${name} (${seconds} s): ${times.length} answers, p50 ${p50} ms, p95 ${p95} ms, max ${max} ms\n`;
    })
    .join("");
}

function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
