// Another person's Record, linked into this one: no prompt has a word of it, and not a byte is written to it.

import { readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readZip } from "../../src/record/archive/zip.ts";
import { exportRecord, makeBackup } from "../../src/state/backup.ts";
import { startBot, type TestBot } from "../support/bots.ts";
import { copyRecord, temporaryFolder } from "../support/temporary.ts";

const OPERATOR = 4004;
const SECRET = "heron-seventeen";
/** Every file that a prompt, a command or a turn reads, or appends to. */
const READ = ["SELF.md", "SKILLS.md", "LIBRARY.md", "MEMORY.md", "EVIDENCE.md", "INTENT.md"];
const WRITTEN = ["SESSION-TRANSCRIPT.md", "PIPELINE-EVENTS.jsonl", "COMPUTE-LEDGER.jsonl"];

/** The journal tries once in a second. */
const PATIENCE = { timeout: 10_000 };

/** Gives the folder of somebody else's Record. Each file says the secret. */
function elsewhere(): string {
  const folder = copyRecord("juna", temporaryFolder(), "juna");
  for (const name of [...READ, ...WRITTEN]) {
    writeFileSync(join(folder, name), `\n- ${SECRET} is the word of this house\n`, { flag: "a" });
  }
  return folder;
}

/** Puts a link in a file's place. The file itself is moved away. */
function link(folder: string, name: string, other: string): void {
  writeFileSync(join(folder, name), "", { flag: "a" });
  renameSync(join(folder, name), join(temporaryFolder(), "kept"));
  symlinkSync(join(other, name), join(folder, name));
}

function prompts(bot: TestBot): string {
  return JSON.stringify(bot.servers.model.requests);
}

describe("a file of another person's Record, linked into this one,", () => {
  it.each([...READ, ...WRITTEN])("ends the start where it is %s", async (name) => {
    const other = elsewhere();
    const before = readFileSync(join(other, name), "utf8");
    const starting = startBot({ prepare: (folder) => link(folder, name, other) });
    await expect(starting).rejects.toMatchObject({ code: "record_link", exitCode: 78 });
    await expect(starting).rejects.toThrow(`${name} is a link`);
    expect(readFileSync(join(other, name), "utf8")).toBe(before);
  });

  it.each(READ)("is in no prompt where %s becomes one while the bot runs", async (name) => {
    const other = elsewhere();
    const bot = await startBot({
      mayLogErrors: true,
      environment: { GRACE_MAR_OPERATOR_CHAT_ID: String(OPERATOR) },
    });
    await bot.ask("hello");
    await bot.idle();
    link(bot.folder, name, other);
    await bot.ask("do you remember the word of this house?");
    await bot.ask(`/forget the house`);
    expect(prompts(bot)).not.toContain(SECRET);
    expect(bot.said().join("\n")).not.toContain(SECRET);
    expect(bot.log.join("\n")).not.toContain(SECRET);
  });

  it.each(["SESSION-TRANSCRIPT.md", "COMPUTE-LEDGER.jsonl"])(
    "is not appended to where %s becomes one while the bot runs",
    async (name) => {
      const other = elsewhere();
      const before = readFileSync(join(other, name), "utf8");
      const bot = await startBot({
        mayLogErrors: true,
        environment: { GRACE_MAR_OPERATOR_CHAT_ID: String(OPERATOR) },
      });
      await bot.ask("hello");
      await bot.idle();
      const own = bot.read(name);
      link(bot.folder, name, other);
      await bot.ask("and again");
      await expect.poll(() => bot.log.join("\n")).toContain("is a link");
      expect(readFileSync(join(other, name), "utf8")).toBe(before);
      // What waited is written once the file itself is back.
      rmSync(join(bot.folder, name));
      writeFileSync(join(bot.folder, name), own);
      await expect.poll(() => bot.read(name).length, PATIENCE).toBeGreaterThan(own.length);
      expect(readFileSync(join(other, name), "utf8")).toBe(before);
      await bot.idle();
    },
  );
});

it("any other link is named to the operator, and is in no export and no backup", async () => {
  const other = elsewhere();
  const bot = await startBot({
    environment: { GRACE_MAR_OPERATOR_CHAT_ID: String(OPERATOR) },
  });
  bot.telegram.addChat({ id: OPERATOR, type: "private", first_name: "Op" });
  await bot.stop();
  symlinkSync(other, join(bot.folder, "artifacts"));
  symlinkSync(join(other, "SELF.md"), join(bot.folder, "notes.md"));
  await bot.start();
  const told = (): string =>
    bot.telegram
      .chat(OPERATOR)
      .map(({ text }) => text)
      .join("\n");
  const line = "links in the Record are left alone (2): artifacts, notes.md";
  await expect.poll(told).toContain(`grace-mar: ${line}`);
  expect(bot.log.join("\n")).toContain(line);
  const made = { ...bot.runtime, now: () => new Date() };
  const archives = [await exportRecord(made), await makeBackup(made)];
  for (const { path } of archives) {
    const files = await readZip(readFileSync(path), { entries: 10_000, bytes: 1024 ** 3 });
    expect([...files.values()].map(String).join("\n")).not.toContain(SECRET);
  }
});
