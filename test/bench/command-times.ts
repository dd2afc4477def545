// The operator's commands about a save, as processes of their own while no bot runs.

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { BenchBot } from "./bot-process.ts";

export interface CommandTimes {
  /** Milliseconds of the whole process. */
  readonly receipt: number;
  readonly apply: number;
}

/** Saves each proposal that is approved, one after the other: a receipt for it, then the save. */
export async function commandTimes(bench: BenchBot): Promise<readonly CommandTimes[]> {
  const times: CommandTimes[] = [];
  for (const id of approvedIds(join(bench.record, "PENDING-REVIEW.md"))) {
    const receipt = join(bench.environment["HOME"] ?? "", `${id}.json`);
    const signed = ["--approved-by", "Wren"];
    times.push({
      receipt: await run(bench, ["--generate-receipt", receipt, "--only", id, ...signed]),
      apply: await run(bench, ["--apply", "--receipt", receipt, ...signed]),
    });
  }
  return times;
}

function approvedIds(path: string): readonly string[] {
  const [open = ""] = readFileSync(path, "utf8").split("\n## Processed");
  return [...open.matchAll(/^### (CANDIDATE-\d+)\n\n```yaml\nstatus: approved$/gm)].map(
    ([, id = ""]) => id,
  );
}

async function run({ command, environment }: BenchBot, words: readonly string[]): Promise<number> {
  const from = performance.now();
  const child = spawn(process.execPath, [command, "merge", "--user", "bench", ...words], {
    cwd: environment["HOME"],
    env: environment,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new Error(`merge ${words.join(" ")} ended with ${code}: ${said}`);
  return performance.now() - from;
}
