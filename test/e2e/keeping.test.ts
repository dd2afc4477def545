// Backup, restore, export, import and erasure, as an owner and an operator use them.

import { randomBytes } from "node:crypto";
import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { unpackRecord } from "../support/zip.ts";
import { GUEST, MODES, OWNER, prepareBot, startBot, STRANGER } from "../support/bots.ts";
import { approveAndMerge, stageOne, tap } from "../support/gate.ts";
import { runCommand, shownWords } from "../support/commands.ts";
import { startMain, type RunOptions } from "../support/processes.ts";
import { readFolder, temporaryFolder } from "../support/temporary.ts";

const CANARY = "canary-7c1f-zebra";

describe.each(["while the bot runs", "when no bot runs"])("npm run backup, %s", (when) => {
  it("makes a file for this user alone, from which the Record comes back", async () => {
    const { folder, options } = await prepare();
    const bot = when === "while the bot runs" ? await startMain(options) : undefined;
    const before = readFolder(folder);
    const made = await runCommand("backup", ["--out", "copy.zip"], options);
    expect(made).toMatchObject({ code: 0, stderr: "" });
    const copy = join(options.folder, "copy.zip");
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    const again = await runCommand("backup", ["--out", "copy.zip"], options);
    expect(again.code).toBe(64);
    expect(again.stderr).toMatch(/is there already/);

    writeFileSync(join(folder, "SELF.md"), "spoiled");
    if (bot) {
      const busy = await runCommand("restore", [copy], options);
      expect(busy).toMatchObject({ code: 75, stdout: "" });
      expect(busy.stderr).toMatch(/stop it first/);
      bot.kill("SIGTERM");
      await bot.exited;
    }
    const restored = await runCommand("restore", [copy], options);
    expect(restored).toMatchObject({ code: 0, stderr: "" });
    expect(readFolder(folder)).toEqual(before);
    const aside = /is in (.+)\.$/m.exec(restored.stdout)?.[1] ?? "";
    expect(readFileSync(join(aside, "SELF.md"), "utf8")).toBe("spoiled");
    await startMain(options);
  });
});

describe("npm run restore", () => {
  it("ends with 64 without a file that can be read, with 78 for one that is no backup", async () => {
    const { folder, options } = await prepare();
    const before = readFolder(folder);
    writeFileSync(join(options.folder, "x.zip"), "no zip");
    expect((await runCommand("restore", [], options)).code).toBe(64);
    expect((await runCommand("restore", ["nowhere.zip"], options)).code).toBe(64);
    const broken = await runCommand("restore", ["x.zip"], options);
    expect(broken.code).toBe(78);
    expect(broken.stderr).toMatch(/no ZIP file/);
    expect(readFolder(folder)).toEqual(before);
  });

  it("on another machine names the key that no backup has, once something was forgotten", async () => {
    const { folder, options } = await prepare();
    const token = await shownWords("forget", ["octopuses"], options);
    const forget = await runCommand("forget", ["octopuses", "--confirm", ...token], options);
    expect(forget.code).toBe(0);
    await runCommand("backup", ["--out", "copy.zip"], options);
    const key = readFileSync(join(folder, ".runtime", "forget.key"));
    rmSync(folder, { recursive: true });
    const copy = join(options.folder, "copy.zip");
    const restored = await runCommand("restore", [copy], options);
    expect(restored).toMatchObject({ code: 0, stderr: "" });
    const path = /which no backup has \((.+)\): forget-key/.exec(restored.stdout)?.[1] ?? "";
    expect(path).toBe(join(folder, ".runtime", "forget.key"));
    writeFileSync(path, key, { mode: 0o600 });
    const again = await runCommand("restore", [copy], options);
    expect(again.stdout).not.toContain("forget.key");
  });

  it("that was cut short between its last two steps is named at the next start, with what finishes it", async () => {
    const { folder, options } = await prepare();
    renameSync(folder, `${folder}.restored`);
    const { code, stderr } = await runCommand("validate", [], options);
    expect(code).toBe(78);
    expect(stderr).toContain(`Finish it with: mv ${folder}.restored ${folder}`);
  });
});

describe("a merge", () => {
  it("is preceded by a backup once a day, from before it", async () => {
    const bot = await startBot();
    const self = bot.read("SELF.md");
    await stageOne(bot);
    await approveAndMerge(bot);
    await stageOne(bot, "we built a raft out of corks");
    await approveAndMerge(bot);
    const backups = join(bot.folder, ".runtime", "backups");
    const names = readdirSync(backups);
    expect(names).toHaveLength(1);
    const { files } = await unpackRecord(readFileSync(join(backups, names[0] ?? "")));
    expect(Buffer.from(files.get("SELF.md") ?? []).toString("utf8")).toBe(self);
    expect(bot.read("SELF.md")).not.toBe(self);
  });
});

describe("a merge without a backup", () => {
  it("is refused, and the owner is told why", async () => {
    const bot = await startBot();
    const self = bot.read("SELF.md");
    await stageOne(bot);
    writeFileSync(join(bot.folder, ".runtime", "backups"), "in the way");
    await approveAndMerge(bot);
    expect(bot.read("SELF.md")).toBe(self);
    expect(bot.events().at(-1)).toMatchObject({
      event: "validation_failed",
      reason: "backup_failed",
    });
    rmSync(join(bot.folder, ".runtime", "backups"));
    await bot.ask("/merge");
    await tap(bot, /^Merge$/);
    expect(bot.read("SELF.md")).not.toBe(self);
  });
});

describe("/export of more than Telegram takes", () => {
  it("says where it can be had instead", async () => {
    const bot = await startBot();
    writeFileSync(join(bot.folder, "large.bin"), randomBytes(51_000_000));
    expect((await bot.ask("/export")).text).toMatch(/too large .* npm run export/s);
    await bot.idle();
    expect(bot.calls("sendDocument")).toEqual([]);
  });
});

describe.each(MODES)("/export, %s", (mode) => {
  it("sends the owner the plain Record, which is a Record elsewhere", async () => {
    const bot = await startBot({ mode });
    const message = await bot.ask("/export");
    expect(message.document?.file_name).toBe("grace-mar-record.zip");
    await bot.idle();
    const zip = bot.telegram.files.byId(message.document?.file_id ?? "")?.bytes ?? "";
    const { folder, options } = await prepare();
    writeFileSync(join(options.folder, "sent.zip"), zip);
    const made = await runCommand("import-record", ["robin", "sent.zip"], options);
    expect(made).toMatchObject({ code: 0, stderr: "" });
    const copy = join(dirname(folder), "robin");
    expect(readFolder(copy)["SELF.md"]).toBe(bot.read("SELF.md"));
    expect(existsSync(join(copy, ".runtime"))).toBe(false);
    expect(bot.servers.model.requests).toEqual([]);
  });

  it("is for owners alone", async () => {
    const bot = await startBot({ mode });
    expect((await bot.ask("/export", GUEST)).text).toMatch(/^Only the person who looks after/);
    bot.telegram.say(STRANGER, "/export");
    await bot.idle();
    expect(bot.calls("sendDocument")).toEqual([]);
  });
});

describe("npm run export", () => {
  it("writes a file that import-record makes the same Record of, and writes over nothing", async () => {
    const { folder, options } = await prepare();
    expect(await runCommand("export", [], options)).toMatchObject({ code: 0, stderr: "" });
    const file = join(options.folder, "grace-mar-record.zip");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect((await runCommand("export", [], options)).code).toBe(64);
    expect((await runCommand("import-record", ["robin", file], options)).code).toBe(0);
    expect(readFolder(join(dirname(folder), "robin"))).toEqual(readFolder(folder));
    const over = await runCommand("import-record", ["robin", file], options);
    expect(over.code).toBe(78);
    expect(over.stderr).toMatch(/never overwritten/);
    expect((await runCommand("import-record", ["../robin", file], options)).code).toBe(78);
    expect((await runCommand("import-record", ["robin"], options)).code).toBe(64);
    const environment = { ...options.environment, GRACE_MAR_USER_ID: "robin" };
    await startMain({ ...options, environment });
  });
});

describe("npm run erase", () => {
  it("leaves no byte of what was said, and is refused while the bot runs", async () => {
    const { folder, options, telegram } = await prepare();
    const bot = await startMain(options);
    telegram.say(OWNER, `we saw a ${CANARY}`);
    await telegram.waitFor(() => telegram.chat(OWNER.id).some(({ from }) => from === "bot"));
    await runCommand("backup", [], options);
    const words = ["--user", "grace-mar", "--confirm", "grace-mar"];
    const busy = await runCommand("erase", words, options);
    expect(busy.code).toBe(75);
    bot.kill("SIGTERM");
    await bot.exited;
    const usersDir = dirname(folder);
    expect(holding(usersDir, CANARY)).not.toEqual([]);
    for (const wrong of [words.slice(0, 2), ["--user", "grace-mar", "--confirm", "grace"]]) {
      expect((await runCommand("erase", wrong, options)).code).toBe(64);
    }
    expect(existsSync(folder)).toBe(true);
    expect(await runCommand("erase", words, options)).toMatchObject({ code: 0, stderr: "" });
    expect(existsSync(folder)).toBe(false);
    expect(holding(usersDir, CANARY)).toEqual([]);
    expect((await runCommand("erase", words, options)).code).toBe(78);
  });
});

async function prepare() {
  const { folder, environment, telegram } = await prepareBot({});
  const runs = temporaryFolder();
  const options = {
    folder: runs,
    environment: { ...environment, XDG_RUNTIME_DIR: runs },
  } satisfies RunOptions;
  return { folder, options, telegram };
}

/** Files of a folder whose bytes have the words in them. */
function holding(folder: string, words: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (name) =>
      statSync(join(folder, name)).isFile() &&
      readFileSync(join(folder, name)).includes(Buffer.from(words)),
  );
}
