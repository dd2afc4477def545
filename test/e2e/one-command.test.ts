// One command for everything that an operator does: from a checkout, beside the bundle, and by its npm names.

import { execFileSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CHAPTERS } from "../../src/cli/table.ts";
import { runCommand } from "../support/commands.ts";
import { CLI, ROOT, runProcess, runScript, type RunOptions } from "../support/processes.ts";
import { copyRecord, temporaryFolder } from "../support/temporary.ts";
import { HAS_TERMINAL, openTerminal } from "../support/terminal.ts";

const COMMANDS = CHAPTERS.flatMap(({ commands }) => commands);
// oxlint-disable-next-line eslint/no-control-regex
const COLOUR = /\u001B\[\d+m/;

/** Records of abby and dad. */
function family(): RunOptions {
  const usersDir = join(temporaryFolder(), "users");
  mkdirSync(usersDir);
  for (const id of ["abby", "dad"]) copyRecord("sample", usersDir, id);
  return { environment: { GRACE_MAR_USERS_DIR: usersDir } };
}

async function run(program: string, words: readonly string[], options: RunOptions = {}) {
  const started = runProcess(words, { ...options, program });
  const { code } = await started.exited;
  return { code, stdout: started.stdout, stderr: started.stderr };
}

describe("the one command", () => {
  it.each([
    ["in a checkout", join(ROOT, "grace-mar")],
    ["beside the bundle", join(ROOT, "dist", "grace-mar")],
  ])("runs %s, from any folder and by a link", async (_, program) => {
    const link = join(temporaryFolder(), "grace-mar");
    symlinkSync(program, link);
    for (const way of [program, link]) {
      expect(await run(way, ["verify", "-u", "abby"], family())).toMatchObject({
        code: 0,
        stderr: "",
        stdout: expect.stringContaining("The history is whole."),
      });
      expect((await run(way, ["verify", "--fix"], family())).code).toBe(64);
    }
  });

  it.each([[["help"]], [["--help"]], [["-h"]]])("lists all commands for %j", async (words) => {
    const { code, stdout, stderr } = await run(process.execPath, [CLI, ...words]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const { name } of COMMANDS) expect(stdout).toContain(`  ${name} `);
    expect(stdout).not.toMatch(COLOUR);
  });

  it("says the same on stderr, and ends with 64, where no command is named", async () => {
    const { code, stdout, stderr } = await run(process.execPath, [CLI]);
    expect([code, stdout]).toEqual([64, ""]);
    expect(stderr).toContain("new-record");
  });

  it("helps with each command, whatever else is said, and carries nothing out", async () => {
    const { environment = {} } = family();
    const usersDir = environment["GRACE_MAR_USERS_DIR"] ?? "";
    await Promise.all(
      COMMANDS.map(async ({ name, options, summary }) => {
        const first = await runCommand(name, ["--help"], { environment });
        expect(first).toMatchObject({ code: 0, stderr: "" });
        // What was built has the same table.
        if (name === "forget" || name === "fleet") {
          expect(await run(process.execPath, [CLI, name, "--help"], { environment })).toEqual(
            first,
          );
        }
        expect(await runCommand("help", [name], { environment })).toEqual(first);
        expect(await runCommand(name, ["--user", "abby", "-h"], { environment })).toEqual(first);
        expect(first.stdout).toContain(summary);
        for (const option of Object.keys(options)) expect(first.stdout).toContain(`--${option} `);
        expect(first.stdout).toContain(`Example\n  grace-mar ${name}`);
      }),
    );
    expect(readdirSync(usersDir)).toEqual(["abby", "dad"]);
  }, 120_000);

  it("takes words behind -- as they are", async () => {
    const { code, stdout } = await runScript("forget", ["-u", "abby", "--", "--help"], family());
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^(?!grace-mar).*Nothing was written/s),
    ]);
  });

  it.each([
    [["megre"], 'There is no command "megre". Did you mean merge?'],
    [["import", "robin"], "Did you mean import-record?"],
    [["octopus"], 'There is no command "octopus". grace-mar help lists them all.'],
    [["help", "bakcup"], "Did you mean backup?"],
    [["merge", "--aply"], "Unknown option '--aply'. Did you mean --apply?"],
    [["verify", "--josn"], "Did you mean --json?"],
  ])("names the nearest for %j, and ends with 64", async (words, text) => {
    const { code, stdout, stderr } = await run(process.execPath, [CLI, ...words]);
    expect([code, stdout]).toEqual([64, ""]);
    expect(stderr).toContain(text);
  });

  it.each([
    ["brief", []],
    ["verify", []],
    ["validate", []],
    ["claim", ["--list"]],
    ["erase", ["--confirm", "abbi"]],
  ])("%s names the Records that there are for a wrong id", async (name, more) => {
    const { code, stderr } = await runScript(name, ["--user", "abbi", ...more], family());
    expect(code).toBe(78);
    expect(stderr).toContain("Records here: abby, dad. Did you mean abby?");
  });
});

describe.runIf(HAS_TERMINAL)("on a terminal", () => {
  it.each([
    [{}, true],
    [{ NO_COLOR: "1" }, false],
    [{ NO_COLOR: "1", FORCE_COLOR: "1" }, false],
  ])("there is colour with %j: %j", async (more, isColoured) => {
    const { environment = {} } = family();
    const terminal = openTerminal([CLI, "merge", "--help"], {
      environment: { ...environment, ...more },
    });
    expect(await terminal.exitCode).toBe(0);
    expect(COLOUR.test(terminal.shown)).toBe(isColoured);
  });
});

describe("dist/", () => {
  it("is at most 5.5 MB without its maps, and keeps of earlier builds what running bots may need", () => {
    const checkout = temporaryFolder();
    for (const name of ["src", "scripts", "package.json", "tsconfig.json"]) {
      cpSync(join(ROOT, name), join(checkout, name), { recursive: true });
    }
    symlinkSync(join(ROOT, "node_modules"), join(checkout, "node_modules"));
    const dist = join(checkout, "dist");
    for (const name of ["chunks", "commands", "scripts"]) {
      mkdirSync(join(dist, name), { recursive: true });
      writeFileSync(join(dist, name, "earlier.js"), "");
    }
    execFileSync(process.execPath, [join(checkout, "scripts", "build.mjs")]);
    const files = readdirSync(dist, { recursive: true, encoding: "utf8" });
    expect(files.filter((name) => name.endsWith("earlier.js"))).toEqual(["chunks/earlier.js"]);
    const bytes = files
      .filter((name) => !name.endsWith(".map"))
      .map((name) => statSync(join(dist, name)))
      .reduce((sum, stats) => sum + (stats.isFile() ? stats.size : 0), 0);
    expect(bytes).toBeLessThan(5_500_000);
    expect(bytes).toBeGreaterThan(2_000_000);
  });

  it("has nothing of the commands in what the bot reads", () => {
    const bot = [
      "grace-mar.js",
      ...readdirSync(join(ROOT, "dist", "chunks")).map((name) => `chunks/${name}`),
    ];
    for (const name of bot.filter((each) => each.endsWith(".js"))) {
      const text = readFileSync(join(ROOT, "dist", name), "utf8");
      expect(text).not.toContain("Did you mean");
      expect(text).not.toMatch(/from"\.\.?\/commands/);
    }
  });
});
