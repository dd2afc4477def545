import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { prepareBot } from "../support/bots.ts";
import { runCommand } from "../support/commands.ts";
import { startMain } from "../support/processes.ts";
import { readFolder, temporaryFolder } from "../support/temporary.ts";

const WORDS = [" Dyad:Lookup ", "CANDIDATE-0004", "question=how=much?", "count=3"];
const ROW = {
  ts: expect.stringMatching(/Z$/) as string,
  event: "dyad:lookup",
  candidate_id: "CANDIDATE-0004",
  question: "how=much?",
  count: "3",
};

describe("npm run emit-event", () => {
  it.each([false, true])("appends one row, whole; a bot runs: %s", async (isRunning) => {
    const { folder, options } = await prepare();
    if (isRunning) await startMain(options);
    const before = readFolder(folder);
    const { code, stderr } = await runCommand("emit-event", WORDS, options);
    expect([code, stderr]).toEqual([0, ""]);
    const path = "PIPELINE-EVENTS.jsonl";
    const text = readFileSync(join(folder, path), "utf8");
    expect(JSON.parse(text.trimEnd().split("\n").at(-1) ?? "")).toEqual(ROW);
    expect(text.startsWith(before[path] ?? "?")).toBe(true);
    expect(readFolder(folder)).toEqual({ ...before, [path]: text });
  });

  it("makes no folder for an id that has none", async () => {
    const { folder, options } = await prepare();
    const { code, stderr } = await runCommand("emit-event", ["-u", "dana", "x", "none"], options);
    expect([code, stderr]).toEqual([78, expect.stringContaining('"dana"')]);
    expect(existsSync(join(folder, "..", "dana"))).toBe(false);
  });

  it.each([
    [[]],
    [["x"]],
    [["", "none"]],
    [["x", "y"]],
    [["x", "none", "ts=1"]],
    [["x", "none", "k"]],
  ])("writes nothing for the words %j", async (words) => {
    const { folder, options } = await prepare();
    const before = readFolder(folder);
    expect((await runCommand("emit-event", words, options)).code).toBe(64);
    expect(readFolder(folder)).toEqual(before);
  });
});

async function prepare() {
  const { folder, environment } = await prepareBot({ id: "ilya", record: "legacy" });
  const runs = temporaryFolder();
  return {
    folder,
    options: { folder: runs, environment: { ...environment, XDG_RUNTIME_DIR: runs } },
  };
}
