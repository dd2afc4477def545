// A broken Record names the file, the line and the remedy: at the start when nothing can be read, at the merge when
// only a rule is broken. Nothing in a Record is ever executed.

import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ConfigError, RecordError } from "../../src/errors.ts";
import { startBot } from "../support/bots.ts";
import { readFolder, temporaryFolder } from "../support/temporary.ts";

describe("a Record that cannot be read", () => {
  it.each([{ record: "broken/no-self", message: /SELF\.md is missing or empty/ }])(
    "$record keeps the bot from starting, with exit code 78",
    async ({ record, message }) => {
      const starting = startBot({ record });
      await expect(starting).rejects.toThrow(message);
      await expect(starting).rejects.toBeInstanceOf(RecordError);
      await expect(starting).rejects.toMatchObject({ exitCode: 78 });
    },
  );

  it("that is not UTF-8 is named too", async () => {
    const starting = startBot({
      prepare: (folder) => {
        writeFileSync(join(folder, "SELF.md"), Buffer.from([0x23, 0x20, 0xff, 0xfe, 0x0a]));
      },
    });
    await expect(starting).rejects.toThrow(/SELF\.md cannot be read: it is not UTF-8/);
  });

  it("that is not there names the command that makes one", async () => {
    const starting = startBot({ prepare: (folder) => rmSync(folder, { recursive: true }) });
    await expect(starting).rejects.toThrow(/npm run new-record -- grace-mar/);
    await expect(starting).rejects.toBeInstanceOf(ConfigError);
  });

  it("that is a link to another folder is not opened", async () => {
    const elsewhere = temporaryFolder();
    const starting = startBot({
      prepare: (folder) => {
        rmSync(folder, { recursive: true });
        mkdirSync(join(elsewhere, "abby"));
        symlinkSync(join(elsewhere, "abby"), folder);
      },
    });
    await expect(starting).rejects.toThrow(/not a link/);
  });
});

describe("a Record whose settings cannot all be read", () => {
  it.each([
    { record: "broken/bad-front-matter", message: /SELF\.md line 4: .*not valid YAML/ },
    { record: "broken/js-front-matter", message: /SELF\.md line 1: .*another language/ },
  ])("$record answers, runs no code, and tells operator and owner the line", async (given) => {
    const bot = await startBot({
      record: given.record,
      environment: { GRACE_MAR_OPERATOR_CHAT_ID: "4004" },
      runtime: { now: () => new Date("2026-11-20T14:00:00Z") },
    });
    expect((await bot.ask("hello there")).text).not.toBe("");
    await bot.idle();
    expect(globalThis).not.toHaveProperty("graceMarFrontMatterRan");
    await expect.poll(() => bot.log.join("")).toMatch(given.message);
    await expect.poll(() => bot.said().join("\n")).toMatch(/SELF\.md, line \d/);
  });
});

describe("a Record that breaks a rule", () => {
  it.each([
    { record: "broken/bad-id-digits", rule: "V13", file: "SELF.md", line: 22 },
    { record: "broken/orphan-evidence", rule: "V9", file: "SELF.md", line: 22 },
    { record: "broken/self-without-ix-b", rule: "V15", file: "SELF.md" },
    { record: "broken/evidence-without-activity-log", rule: "V2", file: "EVIDENCE.md" },
    { record: "broken/candidate-not-yaml", rule: "V10", file: "PENDING-REVIEW.md", line: 27 },
  ])("$record chats, and the log says $rule", async ({ record, rule, file, line }) => {
    const bot = await startBot({ record });
    expect((await bot.ask("hello there")).text).not.toBe("");
    await expect.poll(() => bot.log.join("")).toContain(`"rule":"${rule}"`);
    const row = bot.log.map((text) => JSON.parse(text) as object).find((r) => "rule" in r);
    expect(row).toMatchObject({ level: "warn", rule, file, ...(line && { line }) });
  });
});

describe("a Record that nobody would look into", () => {
  it("has its operator told of a heading that is none and of a candidate in the wrong place", async () => {
    const bot = await startBot({
      environment: { GRACE_MAR_OPERATOR_CHAT_ID: "4004" },
      prepare: (folder) => {
        const self = join(folder, "SELF.md");
        writeFileSync(self, readFileSync(self, "utf8").replace("### IX-A.", "## IX-A."));
        appendFileSync(
          join(folder, "PENDING-REVIEW.md"),
          "\n## Processed\n\n### CANDIDATE-9001\n\n```yaml\nstatus: pending\n```\n",
        );
      },
    });
    bot.telegram.addChat({ id: 4004, type: "private", first_name: "Op" });
    await expect
      .poll(() => bot.log.join(""))
      .toMatch(/SELF\.md line \d+ belongs to a section whose heading is not found.*V15/);
    await expect
      .poll(() => bot.log.join(""))
      .toMatch(/below the heading Processed.*CANDIDATE-9001/);
  });
});

describe("a Record that breaks while the bot runs", () => {
  it("answers on with a wrong setting, and tells the operator at once", async () => {
    const bot = await startBot({ environment: { GRACE_MAR_OPERATOR_CHAT_ID: "4004" } });
    bot.telegram.addChat({ id: 4004, type: "private", first_name: "Op" });
    const self = bot.read("SELF.md");
    writeFileSync(join(bot.folder, "SELF.md"), self.replace('"Europe/Lisbon"', "Nowhere/At-All"));
    expect((await bot.ask("what do you know about octopuses?")).text).toMatch(/octopus/i);
    await expect
      .poll(() => bot.telegram.chat(4004).at(-1)?.text)
      .toMatch(/^grace-mar: SELF\.md line \d+: time_zone/);
  });

  it("answers with a plain line, tells the operator, and goes on once it is mended", async () => {
    const bot = await startBot({
      environment: { GRACE_MAR_OPERATOR_CHAT_ID: "4004" },
      mayLogErrors: true,
    });
    bot.telegram.addChat({ id: 4004, type: "private", first_name: "Op" });
    const self = bot.read("SELF.md");
    writeFileSync(join(bot.folder, "SELF.md"), Buffer.from(self, "utf16le"));
    const broken = readFolder(bot.folder);
    expect((await bot.ask("what do you know about octopuses?")).text).toMatch(/can't be read/);
    await bot.idle();
    expect(readFolder(bot.folder)).toEqual(broken);
    const [notice] = bot.telegram.chat(4004);
    expect(notice?.text).toMatch(/^grace-mar: .*SELF\.md.*UTF-8/s);
    expect(notice?.text).not.toContain("octopuses");
    writeFileSync(join(bot.folder, "SELF.md"), self);
    expect((await bot.ask("what do you know about octopuses?")).text).toMatch(/octopus/i);
  });
});
