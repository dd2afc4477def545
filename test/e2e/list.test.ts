// npm run list: it asks the running bot, or looks without changing a file.

import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ListedRecord } from "../../src/control/record-list.ts";
import { OWNER, prepareBot } from "../support/bots.ts";
import { runCommand } from "../support/commands.ts";
import { startMain, type RunOptions, type TestProcess } from "../support/processes.ts";
import { copyRecord, temporaryFolder } from "../support/temporary.ts";

const NOTHING_KNOWN = {
  bot: null,
  mode: null,
  running: false,
  pid: null,
  startedAt: null,
  owner: "none",
  waitingMessages: 0,
};

describe("npm run list", () => {
  it("shows what a running bot says of itself", async () => {
    const { options, talk } = await start();
    const before = Date.now();
    await talk();
    const [record] = await list(options);
    expect(record).toMatchObject({
      id: "grace-mar",
      bot: "grace_mar_bot",
      mode: "polling",
      running: true,
      owner: "environment",
      problems: [],
    });
    expect(Number(record?.pid)).toBeGreaterThan(0);
    expect(Date.parse(record?.startedAt ?? "")).toBeLessThanOrEqual(Date.now());
    expect(Date.parse(record?.lastActivityAt ?? "")).toBeGreaterThanOrEqual(before);
    const table = (await runCommand("list", [], options)).stdout.split("\n");
    expect(table[1]).toMatch(/^grace-mar +@grace_mar_bot +yes +polling +env +just now, \d\d:\d\d /);
  });

  it.each(["SIGTERM", "SIGKILL"] as const)(
    "knows the bot of a Record after %s, and leaves every file as it was",
    async (signal) => {
      const { bot, options, talk, folder } = await start();
      await talk();
      bot.kill(signal);
      await bot.exited;
      const before = everything(folder);
      const [record] = await list({
        ...options,
        environment: { ...options.environment, TMPDIR: options.folder },
      });
      expect(record).toMatchObject({
        bot: "grace_mar_bot",
        mode: "polling",
        running: false,
        pid: null,
        owner: "environment",
        problems: [],
      });
      expect(record?.lastActivityAt).not.toBeNull();
      expect(everything(folder)).toEqual(before);
      // The copy of state.db is gone as well.
      expect(readdirSync(options.folder ?? "").filter((name) => name.includes("list"))).toEqual([]);
    },
  );

  it.runIf(process.platform === "linux")(
    "sees that a bot runs whose socket it cannot reach",
    async () => {
      const { options, folder, talk } = await start();
      await talk();
      const before = Object.keys(everything(join(folder, ".runtime")));
      const [record] = await list({
        ...options,
        environment: { ...options.environment, XDG_RUNTIME_DIR: temporaryFolder() },
      });
      expect(record).toMatchObject({
        bot: "grace_mar_bot",
        running: true,
        pid: null,
        problems: [],
      });
      expect(Object.keys(everything(join(folder, ".runtime")))).toEqual(before);
    },
  );

  it("says that an owner is claimed, once somebody has opened the link", async () => {
    const { telegram, options } = await start({ GRACE_MAR_OWNER_IDS: "" });
    expect((await list(options))[0]?.owner).toBe("none");
    const { stdout } = await runCommand("claim", [], options);
    telegram.say(OWNER, `/start ${/start=([\w-]{22})/.exec(stdout)?.[1] ?? ""}`);
    await telegram.waitFor(() => telegram.chat(OWNER.id).find(({ from }) => from === "bot"));
    expect((await list(options))[0]?.owner).toBe("claimed");
  });

  it("prints no word that was said and no token", async () => {
    const { options, talk } = await start();
    const said = await talk();
    for (const words of [[], ["--json"]]) {
      const { stdout, stderr } = await runCommand("list", words, options);
      for (const secret of [
        said,
        "heliotrope",
        options.environment?.["TELEGRAM_BOT_TOKEN"] ?? "x",
      ]) {
        expect(stdout + stderr).not.toContain(secret);
      }
    }
  });

  it("lists a Record that never ran, with what its files say", async () => {
    const usersDir = temporaryFolder();
    copyRecord("legacy", usersDir, "old");
    copyRecord("minimal", usersDir, "abby");
    const options = { environment: { GRACE_MAR_USERS_DIR: usersDir } };
    const ts = new Date().toISOString();
    writeFileSync(
      join(usersDir, "abby", "COMPUTE-LEDGER.jsonl"),
      `{"ts": "${ts}", "total_tokens": 1200}\n{"ts": "${ts}", "tot\n{"ts": "2026-01-02T03:04:05Z", "total_tokens": 7}\n`,
    );
    const before = everything(usersDir);
    const [abby, old] = await list(options);
    expect(abby).toEqual({
      ...NOTHING_KNOWN,
      id: "abby",
      pending: 0,
      lastActivityAt: ts,
      tokensToday: 1200,
      tokensThisMonth: 1200,
      problems: [],
    });
    expect(old).toMatchObject({ id: "old", bot: null, running: false, problems: [] });
    expect(old?.pending).toBe(3);
    expect(old?.lastActivityAt).toMatch(/^2026-02-24/);
    expect(everything(usersDir)).toEqual(before);
  });

  it.each(["COMPUTE-LEDGER.jsonl", "EVIDENCE.md", "PENDING-REVIEW.md"])(
    "reads no %s of a gigabyte as a whole, and shows the other Records",
    async (name) => {
      const usersDir = temporaryFolder();
      for (const id of ["abby", "dad"]) copyRecord("minimal", usersDir, id);
      // A file with a hole takes no room on the disk.
      const path = join(usersDir, "abby", name);
      writeFileSync(path, "x");
      truncateSync(path, 1024 ** 3);
      const ts = new Date().toISOString();
      const row = `\n{"ts": "${ts}", "total_tokens": 1200}\n`;
      if (name.startsWith("COMPUTE")) appendFileSync(path, row);
      const [abby, dad] = await list({ environment: { GRACE_MAR_USERS_DIR: usersDir } });
      expect(dad).toMatchObject({ problems: [], pending: 0 });
      if (name.startsWith("COMPUTE")) {
        expect(abby).toMatchObject({ tokensToday: 1200, lastActivityAt: ts, problems: [] });
      } else {
        expect(abby?.problems).toEqual([expect.stringContaining("makes more than 64 MB to read")]);
      }
    },
  );

  it("and `validate --all` are as careful: one Record of a gigabyte is named, and the others are judged", async () => {
    const usersDir = temporaryFolder();
    for (const id of ["abby", "dad"]) copyRecord("minimal", usersDir, id);
    truncateSync(join(usersDir, "abby", "EVIDENCE.md"), 1024 ** 3);
    const { stdout } = await runCommand("validate", ["--all", "--json"], {
      environment: { GRACE_MAR_USERS_DIR: usersDir },
    });
    expect(JSON.parse(stdout)).toMatchObject({
      records: ["abby", "dad"],
      errors: [
        {
          record: "abby",
          unreadable: true,
          message: expect.stringContaining("makes more than 64 MB to read") as string,
        },
      ],
    });
  });

  it("reads nothing through a link in a Record's place", async () => {
    const usersDir = temporaryFolder();
    copyRecord("minimal", usersDir, "abby");
    const ts = new Date().toISOString();
    const row = `{"ts": "${ts}", "total_tokens": 1200}\n`;
    writeFileSync(join(usersDir, "abby", "COMPUTE-LEDGER.jsonl"), row);
    symlinkSync("abby", join(usersDir, "twin"));
    const [abby, twin] = await list({ environment: { GRACE_MAR_USERS_DIR: usersDir } });
    expect(abby?.tokensToday).toBe(1200);
    expect(twin).toMatchObject({ tokensToday: null, lastActivityAt: null, pending: null });
  });

  it("lists the others when one is damaged, and says what is wrong with that one", async () => {
    const usersDir = temporaryFolder();
    for (const id of ["abby", "dad", "mom", "sis"]) copyRecord("minimal", usersDir, id);
    rmSync(join(usersDir, "dad", "EVIDENCE.md"));
    mkdirSync(join(usersDir, "mom", ".runtime"));
    writeFileSync(join(usersDir, "mom", ".runtime", "state.db"), "not a database".repeat(99));
    writeFileSync(join(usersDir, "sis", "SELF.md"), Buffer.from("# SELF\n", "utf16le"));
    symlinkSync(join(usersDir, "abby"), join(usersDir, "twin"));
    const { code, stdout, stderr } = await runCommand("list", [], {
      environment: { GRACE_MAR_USERS_DIR: usersDir },
    });
    expect(code).toBe(0);
    const lines = stdout.split("\n");
    expect(lines.filter((line) => /^[a-z]/.test(line)).map((line) => line.split(" ")[0])).toEqual([
      "abby",
      "dad",
      "mom",
      "sis",
      "twin",
    ]);
    expect(lines.every((line) => line.length <= 100)).toBe(true);
    expect(lines[lines.findIndex((line) => line.startsWith("dad")) + 1]).toContain("EVIDENCE.md");
    expect(stderr).toMatch(/^dad: .*EVIDENCE\.md/m);
    expect(stderr).toMatch(/^mom: state\.db: /m);
    expect(stderr).toMatch(/^sis: .*SELF\.md cannot be read: .*UTF-16/m);
    expect(stderr).toMatch(/^twin: .*not a link/m);
    expect(stderr).not.toMatch(/^abby/m);
  });

  it("leaves out what is no Record", async () => {
    const usersDir = temporaryFolder();
    for (const id of ["abby", "_sample", "_template", ".abby.new", "Dad"]) {
      copyRecord("minimal", usersDir, id);
    }
    writeFileSync(join(usersDir, "notes"), "");
    const records = await list({}, ["--users-dir", usersDir]);
    expect(records.map(({ id }) => id)).toEqual(["abby"]);
  });

  it("tells how to make the first one", async () => {
    const folder = temporaryFolder();
    const none = await runCommand("list", ["--users-dir", "nobody"], { folder });
    expect(none).toMatchObject({ code: 0, stderr: "" });
    expect(none.stdout).toContain("npm run new-record -- abby");
    expect(await list({ folder }, ["--users-dir", "nobody"])).toEqual([]);
  });

  it("ends with 64 for words that it does not know", async () => {
    expect((await runCommand("list", ["abby"], {})).code).toBe(64);
  });
});

async function start(changes: NodeJS.ProcessEnv = {}) {
  const { telegram, environment, folder } = await prepareBot({ environment: changes });
  const runs = temporaryFolder();
  const options: RunOptions = {
    folder: runs,
    environment: { ...environment, XDG_RUNTIME_DIR: runs },
  };
  const bot: TestProcess = await startMain(options);
  return {
    bot,
    telegram,
    folder,
    options,
    /** Says something and waits until it is answered. */
    talk: async (): Promise<string> => {
      const said = "What do octopuses eat for heliotrope?";
      telegram.say(OWNER, said);
      await telegram.waitFor(() => telegram.chat(OWNER.id).find(({ from }) => from === "bot"));
      return said;
    },
  };
}

async function list(
  options: RunOptions,
  words: readonly string[] = [],
): Promise<readonly ListedRecord[]> {
  const { stdout } = await runCommand("list", [...words, "--json"], options);
  return JSON.parse(stdout) as ListedRecord[];
}

/** Every file below a folder, hidden ones too: its bytes, and when it was changed. */
function everything(folder: string): { readonly [path: string]: string } {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).toSorted();
  return Object.fromEntries(
    names.map((name) => {
      const { mtimeMs, ino, mode } = statSync(join(folder, name));
      const isFile = statSync(join(folder, name)).isFile();
      return [
        name,
        `${ino} ${mode} ${mtimeMs} ${isFile ? readFileSync(join(folder, name), "hex") : ""}`,
      ];
    }),
  );
}
