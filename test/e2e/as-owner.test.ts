// Root works on a Record as its owner: what root makes there is the owner's, and no link of the owner's leads root anywhere.

import {
  chmodSync,
  chownSync,
  copyFileSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { prepareBot } from "../support/bots.ts";
import { runScript, startMain, type RunOptions } from "../support/processes.ts";
import { copyRecord, temporaryFolder } from "../support/temporary.ts";

const BOT = { uid: 12_345, gid: 12_346 };

interface House {
  readonly root: string;
  readonly users: string;
  readonly folder: string;
  /** A file that root alone may read. */
  readonly secret: string;
  readonly options: RunOptions;
}

/** A Record in a folder of the bot's user, beside a file of root's. */
function house(): House {
  const root = temporaryFolder();
  chmodSync(root, 0o755);
  const users = join(root, "users");
  mkdirSync(users);
  const folder = copyRecord("sample", users, "abby");
  give(users);
  const secret = join(root, "secret");
  writeFileSync(secret, "root's\n", { mode: 0o644 });
  const environment = { GRACE_MAR_USERS_DIR: users, XDG_RUNTIME_DIR: "" };
  return { root, users, folder, secret, options: { environment } };
}

function give(folder: string): void {
  for (const name of ["", ...readdirSync(folder, { recursive: true, encoding: "utf8" })]) {
    chownSync(join(folder, name), BOT.uid, BOT.gid);
  }
}

/** Everything in a folder that does not belong to the bot's user. */
function foreign(folder: string): readonly string[] {
  return ["", ...readdirSync(folder, { recursive: true, encoding: "utf8" })].filter((name) => {
    const { uid, gid } = statSync(join(folder, name));
    return uid !== BOT.uid || gid !== BOT.gid;
  });
}

function abby(name: string, words: readonly string[], { options }: House) {
  return runScript(name, ["--user", "abby", ...words], options);
}

describe.runIf(process.getuid?.() === 0)("a command of root's", () => {
  it("makes, restores and erases as the owner, and leaves the Record to whose it is", async () => {
    const home = house();
    const { root, users, folder } = home;
    expect((await abby("backup", [], home)).code).toBe(0);
    const [made = ""] = readdirSync(join(folder, ".runtime", "backups"));
    const backup = join(root, "backup.zip");
    copyFileSync(join(folder, ".runtime", "backups", made), backup);
    chmodSync(backup, 0o644);
    expect(await abby("restore", [backup], home)).toMatchObject({ code: 0, stderr: "" });
    expect((await abby("verify", [], home)).code).toBe(0);
    expect(foreign(users)).toEqual([]);
    expect(readdirSync(users)).toHaveLength(2);
    expect((await abby("erase", ["--confirm", "abby"], home)).code).toBe(0);
    expect(readdirSync(users)).toEqual([]);
    const words = ["robin", backup];
    const imported = await runScript("import-record", words, home.options);
    expect(imported).toMatchObject({ code: 0, stderr: "" });
    expect(foreign(users)).toEqual([]);
  });

  it.each([".runtime", ".runtime/state.db", ".runtime/lease.json", ".runtime/state.db-wal"])(
    "follows no link at %s: what is behind it keeps its mode and its bytes",
    async (name) => {
      const home = house();
      const { root, folder, secret } = home;
      const target = name === ".runtime" ? join(root, "other") : secret;
      if (name === ".runtime") mkdirSync(target);
      else mkdirSync(join(folder, ".runtime"));
      symlinkSync(target, join(folder, name));
      give(join(folder, "..").concat("/abby"));
      for (const [command, words] of [
        ["verify", []],
        ["backup", []],
        ["doctor", ["--offline"]],
        ["erase", ["--confirm", "abby"]],
      ] as const) {
        const { code, stderr } = await abby(command, words, home);
        expect(code).not.toBe(0);
        if (command !== "doctor") expect(stderr).toContain("is a link");
      }
      expect(statSync(secret).mode & 0o777).toBe(0o644);
      expect(readFileSync(secret, "utf8")).toBe("root's\n");
      if (name === ".runtime") expect(readdirSync(target)).toEqual([]);
    },
  );

  it("reads nothing that only root may read, whatever the Record's user put there", async () => {
    const home = house();
    const { folder, secret, root } = home;
    chmodSync(secret, 0o600);
    copyFileSync(secret, join(folder, "notes.md"));
    chmodSync(join(folder, "notes.md"), 0o600);
    const { code, stderr } = await abby("backup", [], home);
    expect(code).not.toBe(0);
    expect(stderr).toContain(`as user ${BOT.uid}`);
    const out = await abby("fork", ["--out", join(root, "fork.json")], home);
    expect([out.code, out.stderr]).toEqual([78, expect.stringContaining(`as user ${BOT.uid}`)]);
    expect(readdirSync(root).toSorted()).toEqual(["secret", "users"]);
  });

  it("is refused, with nothing changed, where the owner may not do it", async () => {
    const home = house();
    const { users, folder } = home;
    expect((await abby("backup", [], home)).code).toBe(0);
    const [made = ""] = readdirSync(join(folder, ".runtime", "backups"));
    chownSync(users, 0, 0);
    const path = join(folder, ".runtime", "backups", made);
    const { code, stderr } = await abby("restore", [path], home);
    expect([code, stderr]).toEqual([78, expect.stringContaining("or run it as that user")]);
    expect(readdirSync(users)).toEqual(["abby"]);
    expect((await abby("verify", [], home)).code).toBe(0);
  });

  it("is told nobody's token or owners but the person's own by a dotenv file of somebody else", async () => {
    const home = house();
    const folder = temporaryFolder();
    chmodSync(folder, 0o755);
    const dotenv = [
      "GRACE_MAR_USER_ID=robin",
      "TELEGRAM_BOT_TOKEN=1:robins",
      "GRACE_MAR_OWNER_IDS=1001",
      `GRACE_MAR_USERS_DIR=${home.users}`,
    ];
    writeFileSync(join(folder, ".env"), dotenv.join("\n"), { mode: 0o644 });
    const options = { folder, environment: { XDG_RUNTIME_DIR: "" } };
    const listed = await runScript("claim", ["--user", "abby", "--list"], options);
    expect(listed.stdout).toBe("abby: nobody is let in.\n");
    const link = await runScript("claim", ["--user", "abby"], options);
    expect([link.code, link.stderr]).toEqual([
      78,
      expect.stringContaining("TELEGRAM_BOT_TOKEN is not known"),
    ]);
  });

  it("judges all Records, whoever owns them", async () => {
    const { users, options } = house();
    const robin = copyRecord("sample", users, "robin");
    for (const name of ["", ...readdirSync(robin, { recursive: true, encoding: "utf8" })]) {
      chownSync(join(robin, name), BOT.uid + 1, BOT.gid + 1);
    }
    for (const name of ["abby", "robin"]) {
      for (const file of readdirSync(join(users, name), { withFileTypes: true })) {
        if (file.isFile()) chmodSync(join(users, name, file.name), 0o600);
      }
    }
    const environment = { ...options.environment, GRACE_MAR_USER_ID: "abby" };
    const { stdout } = await runScript("validate", ["--all", "--json"], { environment });
    const { records, errors } = JSON.parse(stdout) as { records: string[]; errors: object[] };
    expect(records).toEqual(["abby", "robin"]);
    expect(errors.filter((error) => "unreadable" in error && error.unreadable)).toEqual([]);
  });

  it.each([
    ["a third person's", BOT.uid + 1],
    ["root's own", 0],
  ])(
    "goes no further than the user may go who put a link on the way: %s Record stays",
    async (_, uid) => {
      const root = temporaryFolder();
      chmodSync(root, 0o755);
      const users = join(root, "other", "users");
      mkdirSync(users, { recursive: true });
      const folder = copyRecord("sample", users, "abby");
      for (const name of ["", ...readdirSync(join(root, "other"), { recursive: true })]) {
        chownSync(join(root, "other", String(name)), uid, uid);
      }
      const home = join(root, "home");
      mkdirSync(home);
      symlinkSync("../other", join(home, "app"));
      lchownSync(join(home, "app"), BOT.uid, BOT.gid);
      chownSync(home, BOT.uid, BOT.gid);
      const before = readdirSync(folder);
      const environment = { GRACE_MAR_USERS_DIR: join(home, "app", "users"), XDG_RUNTIME_DIR: "" };
      const erasing = await runScript("erase", ["--user", "abby", "--confirm", "abby"], {
        environment,
      });
      expect(erasing.code).not.toBe(0);
      expect(erasing.stderr).toContain(`as user ${BOT.uid}`);
      expect(readdirSync(folder)).toEqual(before);
    },
  );

  it("follows a link of root's on the way, and is the owner's then", async () => {
    const home = house();
    symlinkSync("users/.", join(home.root, "people"));
    symlinkSync(join(home.root, "people"), join(home.root, "again"));
    const environment = { GRACE_MAR_USERS_DIR: join(home.root, "again"), XDG_RUNTIME_DIR: "" };
    const { code } = await abby("backup", [], { ...home, options: { environment } });
    expect(code).toBe(0);
    expect(foreign(home.users)).toEqual([]);
  });

  it("reads a dotenv file that is for root alone", async () => {
    const home = house();
    const folder = temporaryFolder();
    writeFileSync(join(folder, ".env.abby"), `GRACE_MAR_USERS_DIR=${home.users}\n`, {
      mode: 0o600,
    });
    const options = { folder, environment: { XDG_RUNTIME_DIR: "" } };
    expect(await runScript("verify", ["--user", "abby"], options)).toMatchObject({
      code: 0,
      stderr: "",
    });
    expect(foreign(home.folder)).toEqual([]);
  });
});

it.runIf(process.getuid?.() === 0)("a bot that root starts runs as the owner", async () => {
  const home = house();
  const { environment } = await prepareBot({ id: "robin", usersDir: home.users });
  give(join(home.users, "robin"));
  const token = join(home.root, "token");
  writeFileSync(token, environment["TELEGRAM_BOT_TOKEN"] ?? "", { mode: 0o600 });
  const { TELEGRAM_BOT_TOKEN: _, ...rest } = environment;
  const bot = await startMain({ environment: { ...rest, TELEGRAM_BOT_TOKEN_FILE: token } });
  const status = readFileSync(`/proc/${bot.pid}/status`, "utf8");
  const ids = (id: number): string => Array.from({ length: 4 }, () => id).join("\t");
  expect(status).toContain(`Uid:\t${ids(BOT.uid)}\n`);
  expect(status).toContain(`Gid:\t${ids(BOT.gid)}\n`);
  expect(status).toMatch(/^Groups:\s*$/m);
  bot.kill("SIGTERM");
  await bot.exited;
  expect(foreign(join(home.users, "robin"))).toEqual([]);
});
