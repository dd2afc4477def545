// The operator's commands do what they showed: the token of the look goes with the act, and on a terminal both are one.

import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { prepareBot, startBot } from "../support/bots.ts";
import { runCommand } from "../support/commands.ts";
import { approveAndMerge, stageOne } from "../support/gate.ts";
import { CLI } from "../support/processes.ts";
import { readFolder, temporaryFolder } from "../support/temporary.ts";
import { HAS_TERMINAL, openTerminal } from "../support/terminal.ts";

const BY = ["--approved-by", "Danylo"];

it("undo, forget and repair say the words that come next, and those do it", async () => {
  const bot = await startBot();
  await stageOne(bot);
  await approveAndMerge(bot);
  await bot.stop();
  const options = { folder: temporaryFolder(), environment: bot.environment };
  const before = readFolder(bot.folder);
  for (const words of [
    ["undo", "--apply", ...BY],
    ["forget", "lighthouse", "--confirm"],
  ]) {
    const [name = "", ...rest] = words;
    const refused = await runCommand(name, rest, options);
    expect([refused.code, refused.stderr]).toEqual([
      64,
      expect.stringContaining("--shown TOKEN is needed"),
    ]);
  }
  expect(readFolder(bot.folder)).toEqual(before);
  const look = await runCommand("undo", [], options);
  const next = /Next: (.*) NAME$/m.exec(look.stdout)?.[1]?.split(" ") ?? [];
  const undone = await runCommand("undo", [...next, "Danylo"], options);
  expect(undone.stdout).toMatch(/^Taken back: CANDIDATE-\d+/);

  const seen = await runCommand("forget", ["lighthouse"], options);
  const confirm = /Next: (.*)$/m.exec(seen.stdout)?.[1]?.split(" ") ?? [];
  appendFileSync(join(bot.folder, "MEMORY.md"), "\n- a lighthouse\n");
  const late = await runCommand("forget", ["lighthouse", ...confirm], options);
  expect([late.code, late.stderr]).toEqual([1, expect.stringContaining("not what was shown")]);
  expect(bot.read("MEMORY.md")).toContain("a lighthouse");
});

describe.runIf(HAS_TERMINAL)("on a terminal", () => {
  it.each([
    ["no", false],
    ["yes", true],
  ])("forget shows, asks, and goes by the answer %s", async (answer, isForgotten) => {
    const { folder, environment } = await prepareBot({});
    appendFileSync(join(folder, "MEMORY.md"), "\n- zebrafinch\n");
    const terminal = openTerminal([CLI, "forget", "zebrafinch", "--confirm"], { environment });
    await terminal.shows("MEMORY.md: 1");
    await terminal.answer("(yes/no)", answer);
    await terminal.shows(isForgotten ? "Forgotten (receipt" : "Nothing was written.");
    expect(await terminal.exitCode).toBe(0);
    expect(readFolder(folder)["MEMORY.md"]?.includes("zebrafinch")).toBe(!isForgotten);
  });
});
