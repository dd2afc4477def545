// The installer takes a Record over: from then on one bot runs it, comes up or shows its log, and can go back to a
// backup. systemctl and journalctl are stand-ins. Work that needs the machine's own folders runs in a namespace with a
// layer over them.

import { execFileSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { delimiter, join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { prepareBot } from "../support/bots.ts";
import { CLI, MAIN, ROOT, runProcess, runScript, startMain } from "../support/processes.ts";
import { copyRecord, readFolder, temporaryFolder } from "../support/temporary.ts";
import { PATH, requireRoot, requireTool, runTool, runWell, type Outcome } from "./tools.ts";

const INSTALL = join(ROOT, "deploy", "systemd", "install.sh");
const STAND_INS = join(ROOT, "test", "deploy", "stand-ins");
const WHERE = "/var/lib/grace-mar/abby/abby";

let from: string;
let destination: string;
let fleet: string;
beforeEach(() => {
  from = join(temporaryFolder(), "our bots");
  destination = temporaryFolder();
  fleet = temporaryFolder();
  for (const name of ["units", "fate"]) mkdirSync(join(fleet, name));
  for (const id of ["abby", "dad"]) {
    copyRecord("sample", join(from, "users"), id);
    writeEnv(id, "1:first");
    writeFileSync(join(fleet, "units", `grace-mar@${id}.service`), "inactive\n");
  }
});

function writeEnv(id: string, token: string): void {
  writeFileSync(
    join(from, `.env.${id}`),
    `TELEGRAM_BOT_TOKEN=${token}\nOPENAI_BASE_URL=http://127.0.0.1:9/v1\n`,
  );
}

const tools = () => ({ FLEET: fleet, PATH: [STAND_INS, PATH].join(delimiter) });
const words = (...ids: readonly string[]) => [
  INSTALL,
  "--node",
  process.execPath,
  "--from",
  from,
  ...ids,
];

/** Installs into a folder, without systemd. */
const installInto = (...ids: readonly string[]): Outcome =>
  runTool("sh", words(...ids), { ...tools(), DESTDIR: destination });

/** Installs as on the machine itself. */
function installHere(...ids: readonly string[]): Outcome {
  requireRoot();
  const layers = temporaryFolder();
  const script = `mount -t tmpfs none "$1" && for each in etc opt var/lib; do
      mkdir -p "$1/$each.up" "$1/$each.work" || exit
      mount -t overlay none -o "lowerdir=/$each,upperdir=$1/$each.up,workdir=$1/$each.work" "/$each" || exit
    done; shift; exec sh "$@"`;
  const inside = ["--mount", "--propagation", "private", "sh", "-c", script, "sh", layers];
  return runTool(requireTool("unshare", "util-linux"), [...inside, ...words(...ids)], tools());
}

describe("the source of an installation", () => {
  it("stays, whole, under names that no bot takes for a Record or its settings", () => {
    const before = readFolder(join(from, "users", "abby"));
    const env = readFileSync(join(from, ".env.abby"), "utf8");
    const { code, stdout, stderr } = installInto("abby");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(readdirSync(from).toSorted()).toEqual([".env.abby.installed", ".env.dad", "users"]);
    expect(readdirSync(join(from, "users")).toSorted()).toEqual(["abby.installed", "dad"]);
    expect(readFolder(join(from, "users", "abby.installed"))).toEqual(before);
    expect(readFileSync(join(from, ".env.abby.installed"), "utf8")).toBe(env);
    expect(stdout).toContain(`the Record is in ${WHERE} now`);
    expect(stdout).toContain(`${from}/users/abby.installed was the source of this installation`);
  });

  it("is kept beside what an earlier installation left, and new settings are taken", () => {
    installInto("abby");
    writeEnv("abby", "1:second");
    cpSync(join(from, "users", "dad"), join(from, "users", "abby"), { recursive: true });
    expect(installInto("abby").code).toBe(0);
    expect(readdirSync(from)).toContain(".env.abby.installed.~1~");
    expect(readdirSync(join(from, "users"))).toContain("abby.installed.~1~");
    expect(readFileSync(join(from, ".env.abby.installed"), "utf8")).toContain("1:second");
    const token = join(destination, "etc/grace-mar/abby/telegram_token");
    expect(readFileSync(token, "utf8")).toBe("1:second");
  });

  it.each([
    ["starts by its settings", MAIN, [], { GRACE_MAR_ENV_FILE: ".env.abby" }],
    ["starts by its id", MAIN, [], { GRACE_MAR_USER_ID: "abby" }],
    ["is seeded", MAIN, [], { GRACE_MAR_USER_ID: "abby", GRACE_MAR_SEED: "template" }],
    [
      "is made anew",
      "new-record",
      ["abby", "--no-env", "--name", "A", "--language", "English"],
      {},
    ],
    ["has commands", "claim", ["--user", "abby"], {}],
    ["looks", "brief", ["--user", "abby"], {}],
  ])(
    "is no second bot when somebody there %s: told is where the Record is",
    async (_, program, args, more) => {
      installInto("abby");
      const before = readFolder(from);
      const words = program === MAIN ? [MAIN] : [CLI, program];
      const child = runProcess([...words, ...args], {
        folder: from,
        environment: {
          TELEGRAM_BOT_TOKEN: "1:a",
          OPENAI_BASE_URL: "http://127.0.0.1:9/v1",
          ...more,
        },
      });
      expect((await child.exited).code).toBe(78);
      expect(child.stderr).toContain(`on the Record in ${WHERE}: `);
      expect(child.stderr).toContain("install.sh run abby <command>");
      expect(child.stderr.trim().split("\n")).toHaveLength(1);
      expect(readFolder(from)).toEqual(before);
    },
  );

  it("is not taken from under a bot that runs on it", async () => {
    const { environment } = await prepareBot({ usersDir: join(from, "users"), id: "mira" });
    writeEnv("mira", "1:a");
    const bot = await startMain({ environment });
    const refused = installInto("mira");
    expect(refused.code).toBe(75);
    expect(refused.stderr).toContain("users/mira: stop it first");
    expect(readdirSync(destination)).toEqual([]);
    bot.kill("SIGTERM");
    await bot.exited;
    expect(installInto("mira").code).toBe(0);
  });

  it("is gone with the rest of it when somebody is erased", async () => {
    installInto("abby");
    const erased = await runScript("erase", ["--user", "abby", "--confirm", "abby"], {
      folder: from,
    });
    expect(erased.code, erased.stderr).toBe(0);
    expect(readdirSync(join(from, "users"))).toEqual(["dad"]);
  });
});

describe("on the machine itself, the installer", () => {
  it("ends well when every bot has written that it is ready, one after the other", () => {
    const { code, stdout, stderr } = installHere("abby", "dad");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/abby: restarting\nabby: up\n[\s\S]*dad: restarting\ndad: up\n/);
    expect(existsSync(join(from, ".env.dad"))).toBe(false);
  });

  it("fails where a bot dies right after its start, with what it wrote, and touches no other", () => {
    writeFileSync(join(fleet, "fate", "grace-mar@abby.service"), "dies\n");
    const { code, stderr } = installHere("abby", "dad");
    expect(code).toBe(1);
    expect(stderr).toContain("abby: did not come up: it does not run");
    expect(stderr).toMatch(
      /the journal of --no-pager .*--output=short .*--unit=grace-mar@abby\.service/,
    );
    expect(stderr).toContain(`Correct ${from}/.env.abby and run this again`);
    expect(readdirSync(from)).toEqual(expect.arrayContaining([".env.abby", ".env.dad"]));
    expect(calls(/ restart .*@dad/)).toEqual([]);
  });
});

describe("a backup comes back under a unit", () => {
  const restore = (...args: readonly string[]): Outcome =>
    runTool("sh", [INSTALL, "run", "abby", "restore", ...args], {
      ...tools(),
      DESTDIR: destination,
    });
  const record = (): string => join(destination, "var/lib/private/grace-mar/abby/abby");

  /** Installed, owned by a user of its own, with a backup of what it was, and then changed. */
  function installed(): string {
    requireRoot();
    installInto("abby");
    const backup = join(temporaryFolder(), "abby.zip");
    execFileSync(
      process.execPath,
      [join(destination, "opt/grace-mar/dist/cli.js"), "backup", "--user", "abby", "--out", backup],
      { env: { GRACE_MAR_USERS_DIR: join(record(), ".."), XDG_RUNTIME_DIR: fleet } },
    );
    writeFileSync(join(record(), "MEMORY.md"), "spoilt\n");
    runWell("chown", ["-R", "61234:61234", join(record(), "..")]);
    // Like / on a machine: the bot's user may pass, and reads the program.
    chmodSync(destination, 0o755);
    return backup;
  }

  it("by one command: the bot is stopped for it and started again, and the files are its own", () => {
    const backup = installed();
    writeFileSync(join(fleet, "units", "grace-mar@abby.service"), "active\n");
    const { code, stdout, stderr } = restore(backup);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("abby: up");
    expect(readFileSync(join(record(), "MEMORY.md"), "utf8")).not.toBe("spoilt\n");
    const names = readdirSync(join(record(), ".."), { recursive: true, encoding: "utf8" });
    const owners = names.map((name) => statSync(join(record(), "..", name)).uid);
    expect(new Set(owners)).toEqual(new Set([61234]));
    expect(
      calls(/ (?:stop|restart) |^systemctl (?:stop|restart)/).map((line) =>
        line.replace("--no-pager ", ""),
      ),
    ).toEqual([
      "systemctl stop grace-mar@abby.service",
      "systemctl restart grace-mar@abby.service",
    ]);
  });

  it("not from a file that is none: the Record stays, and the bot runs again", () => {
    installed();
    writeFileSync(join(fleet, "units", "grace-mar@abby.service"), "active\n");
    const { code, stderr } = restore(join(from, ".env.dad"));
    expect(code).not.toBe(0);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(readFileSync(join(record(), "MEMORY.md"), "utf8")).toBe("spoilt\n");
    expect(calls(/restart/)).toHaveLength(1);
  });

  it("and a bot that somebody had stopped stays stopped", () => {
    const { code, stderr } = restore(installed());
    expect(code).toBe(0);
    expect(stderr).toContain("systemctl start grace-mar@abby.service");
    expect(calls(/restart/)).toEqual([]);
  });
});

function calls(pattern: RegExp): readonly string[] {
  const path = join(fleet, "calls");
  const lines = existsSync(path) ? readFileSync(path, "utf8").trim().split("\n") : [];
  return lines.filter((line) => pattern.test(line));
}
