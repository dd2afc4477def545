// A bot that was taken over can write its own folder and its own memory. Root works beside both: it runs commands there,
// installs and restores. None of what such a bot prepares may become root's doing.

import { execFileSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { delimiter, join } from "node:path";
import * as fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { parseUnitFile, settingsOf } from "../../deploy/systemd/settings.mjs";
import { environmentSchema } from "../../src/config/environment.ts";
import { ROOT } from "../support/processes.ts";
import { copyRecord, temporaryFolder } from "../support/temporary.ts";
import { BOT, startAsBot } from "./as-bot.ts";
import { PATH, requireRoot, runTool, runWell, type Outcome } from "./tools.ts";

const INSTALL = join(ROOT, "deploy", "systemd", "install.sh");
const ENV_FILE = join(ROOT, "deploy", "systemd", "env-file.mjs");
const COPY = join(ROOT, "deploy", "systemd", "copy-record.mjs");
const STAND_INS = join(ROOT, "test", "deploy", "stand-ins");

let from: string;
let destination: string;
let fleet: string;
/** Root's, and nothing of a bot's: a folder, a file in it, and a file with a key. */
let roots: string;
beforeEach(() => {
  requireRoot();
  from = temporaryFolder();
  destination = temporaryFolder();
  fleet = temporaryFolder();
  roots = temporaryFolder();
  // Like / on a machine: the bot's user may pass, and reads the program.
  for (const folder of [destination, roots]) chmodSync(folder, 0o755);
  for (const name of ["units", "fate"]) mkdirSync(join(fleet, name));
  writeFileSync(join(fleet, "units", "grace-mar@abby.service"), "inactive\n");
  mkdirSync(join(roots, "folder"), { mode: 0o755 });
  writeFileSync(join(roots, "folder", "open"), "root's\n", { mode: 0o644 });
  writeFileSync(join(roots, "key"), "root's\n", { mode: 0o600 });
  copyRecord("sample", join(from, "users"), "abby");
  writeFileSync(join(from, ".env.abby"), "TELEGRAM_BOT_TOKEN=1:first\n");
});

const tool = (...words: readonly string[]): Outcome =>
  runTool("sh", [INSTALL, ...words], {
    FLEET: fleet,
    PATH: [STAND_INS, PATH].join(delimiter),
    DESTDIR: destination,
  });
const install = (id = "abby"): Outcome => tool("--node", process.execPath, "--from", from, id);
const records = (): string => join(destination, "var/lib/private/grace-mar");
const place = (id = "abby"): string => join(records(), id);

/** The bot's own folder, as systemd leaves it. */
function ownFolder(): void {
  mkdirSync(place(), { recursive: true });
  chmodSync(place(), 0o700);
  chownSync(place(), BOT, BOT);
}

/** Kind, mode, owner and content of everything of root's. */
const rootsOwn = (): readonly string[] =>
  readdirSync(roots, { recursive: true, encoding: "utf8" })
    .toSorted()
    .map((name) => {
      const { mode, uid, nlink } = lstatSync(join(roots, name));
      const isFile = statSync(join(roots, name)).isFile();
      return [name, mode, uid, nlink, isFile && readFileSync(join(roots, name), "utf8")].join(" ");
    });

describe("installing, root", () => {
  it("touches nothing behind a link that the bot put where the copy was made before", () => {
    ownFolder();
    const before = rootsOwn();
    symlinkSync(join(roots, "folder"), join(place(), ".abby.new"));
    expect(install()).toMatchObject({ code: 0, stderr: "" });
    expect(rootsOwn()).toEqual(before);
    expect(statSync(join(place(), "abby", "SELF.md"))).toMatchObject({ uid: BOT, gid: BOT });
    expect(readdirSync(records()).toSorted()).toEqual([".sources", "abby"]);
  });

  it.each([
    ["a link to a folder", () => symlinkSync(join(roots, "folder"), join(place(), "abby"))],
    ["a link to nothing", () => symlinkSync(join(roots, "none"), join(place(), "abby"))],
    ["a file", () => writeFileSync(join(place(), "abby"), "")],
    [
      "a link instead of the bot's whole folder",
      () => {
        rmSync(place(), { recursive: true });
        symlinkSync(join(roots, "folder"), place());
      },
    ],
  ])("refuses %s in the Record's place, by name, and keeps the source", (_, plant) => {
    ownFolder();
    plant();
    const before = rootsOwn();
    const { code, stderr } = install();
    expect(code).toBe(78);
    expect(stderr).toMatch(/^install\.sh: \S*grace-mar\/abby\S* must be a folder, not a link/);
    expect(rootsOwn()).toEqual(before);
    expect(existsSync(join(from, "users", "abby", "SELF.md"))).toBe(true);
  });

  it.each([
    ["a link", "odd", (path: string) => symlinkSync(join(roots, "key"), path)],
    ["a pipe", "odd", (path: string) => runWell("mkfifo", [path])],
    ["a file with a second name", "odd", (path: string) => linkSync(join(roots, "key"), path)],
  ])("refuses %s in the Record that comes in, by name", (_, name, plant) => {
    plant(join(from, "users", "abby", name));
    const before = rootsOwn();
    const { code, stderr } = install();
    expect(code).toBe(78);
    expect(stderr).toContain(`users/abby/${name} is a link, has a second name or is no file`);
    expect(existsSync(join(place(), "abby"))).toBe(false);
    expect(rootsOwn()).toEqual(before);
  });

  it("shows its terminal no name that acts there", () => {
    const acting = `a${String.fromCodePoint(0x1b)}]0;owned\u0007${String.fromCodePoint(0x1b)}[2J\u009b2J\u202eb`;
    const odd = join(from, "users", "abby", acting);
    symlinkSync(join(roots, "key"), odd);
    const refused = install();
    expect(refused.stderr).toContain("is a link, has a second name or is no file");
    rmSync(odd);
    writeFileSync(odd, "", { mode: 0o666 });
    chmodSync(odd, 0o666);
    const open = install();
    expect(open.stderr).toContain("can be written to by more than its owner");
    rmSync(odd);
    mkdirSync(join(from, "users", `abby.before-restore-${acting}`));
    const done = install();
    expect(done.stdout).toContain("is an earlier copy of this Record");
    symlinkSync(join(roots, "key"), join(from, "users", acting));
    const copied = runTool(process.execPath, [
      COPY,
      join(from, "users"),
      join(destination, "copy"),
    ]);
    expect(copied.stderr).toContain("read as user 0");
    for (const { stdout, stderr } of [refused, open, done, copied]) {
      expect(stdout + stderr).toMatch(/^[\n -~]*$/);
    }
  });

  it("changes nothing of its own, whatever a bot leaves in its folder", () => {
    const name = fc.constantFrom(
      "abby",
      ".abby.new",
      ".abby.new/abby",
      "abby.installed",
      "abby/abby",
    );
    const kind = fc.constantFrom("folder", "key", "none", "pipe");
    fc.assert(
      fc.property(fc.dictionary(name, kind, { minKeys: 1, maxKeys: 3 }), (planted) => {
        rmSync(destination, { recursive: true, force: true });
        mkdirSync(destination, { mode: 0o755 });
        ownFolder();
        rmSync(join(from, "users"), { recursive: true, force: true });
        copyRecord("sample", join(from, "users"), "abby");
        for (const [each, what] of Object.entries(planted)) {
          const path = join(place(), each);
          // Where a folder is to be a link already, this one would be made in root's.
          if (each.includes("/") && Object.hasOwn(planted, each.split("/")[0] ?? "")) continue;
          mkdirSync(join(path, ".."), { recursive: true });
          if (what === "pipe") runWell("mkfifo", [path]);
          else symlinkSync(join(roots, what), path);
        }
        const before = rootsOwn();
        expect([0, 78]).toContain(install().code);
        expect(rootsOwn()).toEqual(before);
      }),
      { numRuns: 12 },
    );
  });
});

describe("a command beside the bot", () => {
  const runsAs = (user: number, environ: readonly string[], group?: string): Promise<unknown> =>
    startAsBot({ records: records(), fleet, user, environ, ...(group !== undefined && { group }) });

  const backup = (): Outcome =>
    tool("run", "abby", "backup", "--out", "/var/lib/grace-mar/abby/copy.zip");
  const copy = (): string => join(place(), "copy.zip");

  beforeEach(() => {
    ownFolder();
    expect(install()).toMatchObject({ code: 0, stderr: "" });
  });

  it("takes no variable from the bot's memory: not for the loader, not for Node, not for the program", async () => {
    const marks = join(roots, "marks");
    mkdirSync(marks);
    chmodSync(marks, 0o777);
    writeFileSync(join(roots, "own.cjs"), `require("fs").writeFileSync("${marks}/node", "")`);
    await runsAs(BOT, [
      "LD_PRELOAD=/var/lib/grace-mar/abby/own.so",
      "LD_DEBUG=files",
      `LD_DEBUG_OUTPUT=${join(marks, "loader")}`,
      `NODE_OPTIONS=--require=${join(roots, "own.cjs")}`,
      "GRACE_MAR_USERS_DIR=/nowhere",
      "GRACE_MAR_USER_ID=abby",
    ]);
    for (const name of readdirSync(marks)) rmSync(join(marks, name));
    const { code, stderr } = backup();
    expect(readdirSync(marks)).toEqual([]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(statSync(copy())).toMatchObject({ uid: BOT, gid: BOT });
  });

  it("takes the settings from root's file, and only those that the program knows", async () => {
    await runsAs(BOT, [`GRACE_MAR_USERS_DIR=/var/lib/grace-mar/abby`, "GRACE_MAR_USER_ID=abby"]);
    const local = "http://127.0.0.1:9";
    writeFileSync(
      join(destination, "etc/grace-mar/abby.env"),
      `NODE_OPTIONS=--nonsense\nGRACE_MAR_USERS_DIR=/nowhere\nTELEGRAM_API_ROOT=${local}\nOPENAI_BASE_URL=${local}/v1\nLOG_LEVEL=loud\n`,
    );
    expect(backup()).toMatchObject({ code: 0, stderr: "" });
    expect(existsSync(copy())).toBe(true);
    expect(tool("run", "abby", "doctor").stdout).toContain("LOG_LEVEL must be");
  });

  it.each([
    ["of another unit", BOT, "/system.slice/other.service"],
    ["of no unit", BOT, ""],
    ["of root's", 0, undefined],
  ])("does not run in a process %s", async (_, user, group) => {
    await runsAs(
      user,
      ["GRACE_MAR_USERS_DIR=/var/lib/grace-mar/abby", "GRACE_MAR_USER_ID=abby"],
      group,
    );
    const { code, stderr } = backup();
    expect(code).toBe(78);
    expect(stderr).toMatch(/^abby: process \d+ is not the bot of grace-mar@abby\.service/);
    expect(existsSync(copy())).toBe(false);
  });
});

describe("a restore", () => {
  function installed(id = "abby"): string {
    install(id);
    const backup = join(temporaryFolder(), "backup.zip");
    const words = [join(destination, "opt/grace-mar/dist/cli.js"), "backup", "--user", id];
    execFileSync(process.execPath, [...words, "--out", backup], {
      env: { GRACE_MAR_USERS_DIR: place(id), XDG_RUNTIME_DIR: fleet },
    });
    runWell("chown", ["-R", `${BOT}:${BOT}`, place(id)]);
    return backup;
  }

  it.each(["file", "mnt", "private"])(
    "of a Record called %s finds the operator's file beside it",
    (id) => {
      copyRecord("sample", join(from, "users"), id);
      writeFileSync(join(from, `.env.${id}`), "TELEGRAM_BOT_TOKEN=1:first\n");
      writeFileSync(join(fleet, "units", `grace-mar@${id}.service`), "inactive\n");
      const backup = installed(id);
      expect(tool("run", id, "restore", backup)).toMatchObject({ code: 0 });
      expect(readdirSync(place(id))).toHaveLength(2);
    },
  );

  it("gives the bot no file of root's that has a second name in its folder", () => {
    const backup = installed();
    linkSync(join(roots, "key"), join(place(), "key"));
    const before = rootsOwn();
    expect(tool("run", "abby", "restore", backup)).toMatchObject({ code: 0 });
    expect(rootsOwn()).toEqual(before);
  });

  it("takes a backup that lies in the bot's own folder", () => {
    const backup = installed();
    runWell("install", ["-o", String(BOT), "-m", "0600", backup, join(place(), "own.zip")]);
    expect(tool("run", "abby", "restore", join(place(), "own.zip"))).toMatchObject({ code: 0 });
  });

  it("takes a file that only root may read, by its name or as it is given, and makes no copy of it", () => {
    const backup = installed();
    runWell("install", ["-m", "0600", backup, join(roots, "root's.zip")]);
    const file = join(roots, "root's.zip");
    expect(tool("run", "abby", "restore", file)).toMatchObject({ code: 0 });
    const given = runTool(
      "sh",
      ["-c", `exec sh "$1" run abby restore - <"$2"`, "sh", INSTALL, file],
      {
        FLEET: fleet,
        PATH: [STAND_INS, PATH].join(delimiter),
        DESTDIR: destination,
      },
    );
    expect({ code: given.code, stdout: given.stdout }).toEqual({
      code: 0,
      stdout: expect.stringContaining("Restored ") as string,
    });
    const piped = runTool(
      "sh",
      ["-c", `cat "$2" | sh "$1" run abby restore -`, "sh", INSTALL, file],
      {
        FLEET: fleet,
        PATH: [STAND_INS, PATH].join(delimiter),
        DESTDIR: destination,
      },
    );
    expect(piped.code).not.toBe(0);
    expect(piped.stderr).toContain("A file is needed, and not a pipe");
    const options = { env: { PATH }, encoding: "utf8" } as const;
    expect(execFileSync("find", [destination, "-name", "*.zip"], options)).not.toContain("root's");
  });

  it("reads as the bot's user: a link in its folder to a file of root's opens nothing", () => {
    const backup = installed();
    runWell("install", ["-m", "0600", backup, join(roots, "other.zip")]);
    symlinkSync(join(roots, "other.zip"), join(place(), "own.zip"));
    const { code } = tool("run", "abby", "restore", join(place(), "own.zip"));
    expect(code).not.toBe(0);
    expect(readdirSync(place()).toSorted()).toEqual(["abby", "own.zip"]);
  });
});

describe("the settings of a unit", () => {
  it("are all variables of the program but secrets and what the unit decides", () => {
    const decided =
      /^(?:GRACE_MAR_(?:USER_ID|USERS_DIR|ENV_FILE|SEED)|.*(?:TOKEN|KEY|SECRET)(?:_FILE)?)$/;
    const names = Object.keys(environmentSchema.shape);
    const more = [
      "LD_PRELOAD",
      "LD_AUDIT",
      "GCONV_PATH",
      "NODE_OPTIONS",
      "BASH_ENV",
      "PATH",
      "SSLKEYLOGFILE",
    ];
    const every = Object.fromEntries([...names, ...more].map((name) => [name, "1"]));
    expect(Object.keys(settingsOf(every)).toSorted()).toEqual(
      names.filter((name) => !decided.test(name)).toSorted(),
    );
  });

  it("are all that the installer takes from a dotenv file: it names what it leaves out", () => {
    const file = join(temporaryFolder(), ".env");
    writeFileSync(file, "LD_PRELOAD=/x.so\nTZ=UTC\nLOG_LEVEL=warn\nOPENAI_API_KEY=k\n");
    const { stdout, stderr } = runTool(process.execPath, [ENV_FILE, "settings", file]);
    expect(stdout).toBe('LOG_LEVEL="warn"\n');
    expect(stderr).toBe(`${file}: left out, for the program does not know it: LD_PRELOAD, TZ\n`);
  });

  it("are read back as the installer wrote them", () => {
    const file = join(temporaryFolder(), ".env");
    const values = [`a "quoted" $HOME \\ \`word\``, "it's # here", "=", "x\\", "é; ü"];
    for (const value of values) {
      const quote = value.includes("'") ? '"' : "'";
      writeFileSync(file, `OPENAI_MODEL=${quote}${value}${quote}\n`);
      const text = execFileSync(process.execPath, [ENV_FILE, "settings", file], {
        encoding: "utf8",
      });
      expect(parseUnitFile(text)).toEqual({ OPENAI_MODEL: value });
    }
  });

  it("are read as systemd reads a file that somebody edited", () => {
    const text = `# PORT=1\n; HOST=a\n A = b c \nB='x "y"'z\nC="two\nlines"\nD=one\\\n more\nE=a\\ b\nA="again"\nnothing\n`;
    expect(parseUnitFile(text)).toEqual({
      A: "again",
      B: 'x "y"z',
      C: "two\nlines",
      D: "one more",
      E: "a b",
    });
  });
});
