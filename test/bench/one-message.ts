// The work behind one ordinary message, from its arrival until the bot rests: files and functions of the source, commits,
// and, where strace is there, looks at the Record's files and waits for the disk.

import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { SourceMap } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { message } from "./act-figures.ts";
import { quiet, time, type Bench } from "./acts.ts";
import type { Work } from "./watch.ts";

export interface MessageWork {
  readonly files: number;
  readonly functions: number;
  readonly commits: number;
  /** Absent without strace. */
  readonly stats?: number;
  readonly syncs?: number;
}

const MESSAGES = 5;

/** Needs a watched bot, which is slow from then on. The smallest of some messages counts: timers work in between. */
export async function messageWork(bench: Bench): Promise<MessageWork> {
  const calls = await systemCalls(bench);
  await bench.bot.work();
  const works: Work[] = [];
  for (let count = 0; count < MESSAGES; count += 1) {
    await time(message(9000 + count), bench);
    works.push(await bench.bot.work());
  }
  const places = works.map(({ functions }) => placesInSource(functions));
  const least = places.toSorted((a, b) => a.length - b.length)[0] ?? [];
  return {
    files: new Set(least.map(({ file }) => file)).size,
    functions: least.length,
    commits: Math.min(...works.map(({ commits }) => commits)),
    ...calls,
  };
}

function placesInSource(functions: Work["functions"]): readonly { readonly file: string }[] {
  const byUrl = Map.groupBy(functions, ({ url }) => url);
  return [...byUrl].flatMap(([url, ran]) => {
    if (!url.startsWith("file:")) return [];
    const path = fileURLToPath(url);
    if (!existsSync(`${path}.map`)) return [];
    const map = new SourceMap(JSON.parse(readFileSync(`${path}.map`, "utf8")));
    const starts = lineStarts(readFileSync(path, "utf8"));
    return ran.flatMap(({ offset }) => {
      const line = starts.findLastIndex((start) => start <= offset);
      const entry = map.findEntry(line, offset - (starts[line] ?? 0));
      const file = "originalSource" in entry ? entry.originalSource : "";
      return /(?:^|\/)src\//.test(file) && !file.includes("node_modules/") ? [{ file }] : [];
    });
  });
}

function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
}

/** Of one message, on average. */
async function systemCalls(bench: Bench): Promise<Pick<MessageWork, "stats" | "syncs">> {
  const folder = mkdtempSync(join(tmpdir(), "grace-mar-strace-"));
  const output = join(folder, "calls");
  try {
    const strace = await attach(bench.bot.pid, output);
    if (!strace) return {};
    for (let count = 0; count < MESSAGES; count += 1) await time(message(9100 + count), bench);
    await quiet(bench.bot);
    const ended = new Promise((resolve) => strace.once("close", resolve));
    strace.kill("SIGINT");
    await ended;
    const lines = readFileSync(output, "utf8").split("\n");
    const record = `"${bench.bench.record}/`;
    const isLook = (line: string): boolean =>
      line.includes("stat") && line.includes(record) && !line.includes("/.runtime/");
    const isSync = (line: string): boolean => /\bf(?:data)?sync\(/.test(line);
    return {
      stats: lines.filter(isLook).length / MESSAGES,
      syncs: lines.filter(isSync).length / MESSAGES,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Undefined where strace is missing or may not look into the process. */
function attach(pid: number, output: string): Promise<ChildProcess | undefined> {
  const calls = "trace=?stat,?lstat,statx,newfstatat,fsync,fdatasync";
  const words = ["-f", "-p", String(pid), "-e", calls, "-o", output];
  const strace = spawn("strace", words, { stdio: ["ignore", "ignore", "pipe"] });
  return new Promise((resolve) => {
    strace.once("error", () => resolve(undefined));
    strace.once("close", () => resolve(undefined));
    let said = "";
    strace.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (/^strace: Process \d+ attached/m.test(said)) resolve(strace);
    });
  });
}
