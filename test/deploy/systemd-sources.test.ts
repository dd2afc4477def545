// The installer takes settings, certificates and Records from folders that may be a bot's until then. Root follows none of them
// further than the user may go to whom they belong.

import {
  chmodSync,
  chownSync,
  existsSync,
  lchownSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { ROOT } from "../support/processes.ts";
import { copyRecord, temporaryFolder } from "../support/temporary.ts";
import { BOT } from "./as-bot.ts";
import { requireRoot, runTool, type Outcome } from "./tools.ts";

const FOLDER = join(ROOT, "deploy", "systemd");
/** The user who calls sudo. */
const PERSON = 23_456;
const CERTIFICATE = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";

let top: string;
let from: string;
let destination: string;
/** For root alone: a token, and certificates. */
let secret: string;
beforeEach(() => {
  requireRoot();
  top = temporaryFolder();
  chmodSync(top, 0o755);
  from = join(top, "bots");
  destination = join(top, "machine");
  for (const folder of [from, destination]) mkdirSync(folder, { mode: 0o755 });
  secret = join(top, "secret");
  writeFileSync(secret, "700000009:AAroots-own", { mode: 0o600 });
  writeFileSync(join(top, "ca.pem"), CERTIFICATE, { mode: 0o600 });
  copyRecord("sample", join(from, "users"), "abby");
  settings("TELEGRAM_BOT_TOKEN=1:first");
});

function settings(...lines: readonly string[]): void {
  writeFileSync(join(from, ".env.abby"), `${lines.join("\n")}\n`, { mode: 0o600 });
}

function give(folder: string, user: number): void {
  for (const name of ["", ...readdirSync(folder, { recursive: true, encoding: "utf8" })]) {
    lchownSync(join(folder, name), user, user);
  }
}

const tool = (sudo: number | undefined, ...words: readonly string[]): Outcome =>
  runTool(
    "sh",
    [join(FOLDER, "install.sh"), "--node", process.execPath, "--from", from, ...words],
    { DESTDIR: destination, ...(sudo !== undefined && { SUDO_UID: String(sudo) }) },
  );
const installed = (name: string): string => join(destination, "etc/grace-mar", name);
const record = (): string => join(destination, "var/lib/private/grace-mar/abby/abby");

describe("the installer, root,", () => {
  it("takes what is root's, with secrets and certificates for root alone", () => {
    settings(`TELEGRAM_BOT_TOKEN_FILE=${secret}`, `NODE_EXTRA_CA_CERTS=${join(top, "ca.pem")}`);
    expect(tool(undefined, "abby")).toMatchObject({ code: 0, stderr: "" });
    expect(readFileSync(installed("abby/telegram_token"), "utf8")).toBe("700000009:AAroots-own");
    expect(readFileSync(installed("abby.pem"), "utf8")).toBe(CERTIFICATE);
  });

  it("takes what belongs to the person who called sudo, and a Record of the bot's", () => {
    give(from, PERSON);
    give(join(from, "users", "abby"), BOT);
    expect(tool(PERSON, "abby")).toMatchObject({ code: 0, stderr: "" });
    expect(existsSync(join(record(), "SELF.md"))).toBe(true);
    expect(readdirSync(join(from, "users"))).toEqual(["abby.installed"]);
  });

  it.each(["", "users", ".env.abby"])(
    "refuses sources of somebody else, names what is theirs and changes nothing there: %s",
    (name) => {
      chownSync(join(from, name), BOT, BOT);
      const { code, stderr } = tool(undefined, "abby");
      expect([code, stderr]).toEqual([
        78,
        expect.stringContaining(`${join(from, name)} belongs to user ${BOT}`) as string,
      ]);
      expect(stderr).toContain("chown root");
      expect(existsSync(join(from, "users", "abby"))).toBe(true);
      expect(existsSync(installed("abby/telegram_token"))).toBe(false);
    },
  );

  it.each([
    ["", 0o777],
    ["users", 0o777],
    [".env.abby", 0o666],
  ])("refuses sources that others can write to, and names them: %s", (name, mode) => {
    chmodSync(join(from, name), mode);
    const { code, stderr } = tool(undefined, "abby");
    expect(code).toBe(78);
    expect(stderr).toContain(`${join(from, name)} can be written to by more than its owner`);
    expect(existsSync(installed("abby/telegram_token"))).toBe(false);
  });

  it.each([
    { name: ".env.abby", mode: "666" },
    { name: ".env.abby", mode: "664" },
    { name: "", mode: "757" },
    { name: "", mode: "775", group: 34_567 },
    { name: "users", mode: "775", group: 34_567 },
    { name: "users/abby", mode: "777" },
    { name: "users/abby", mode: "1777" },
    { name: "users/abby/SELF.md", mode: "666" },
    { name: "users/abby/SELF.md", mode: "660", group: 34_567 },
  ])(
    "refuses what a person left open to others, and names it: '$name' of mode $mode and group $group",
    ({ name, mode, group = PERSON }) => {
      give(from, PERSON);
      const path = join(from, name);
      chownSync(path, PERSON, group);
      chmodSync(path, parseInt(mode, 8));
      const { code, stderr } = tool(PERSON, "abby");
      expect(stderr).toContain(`${path} can be written to by more than its owner`);
      expect([code, existsSync(installed("abby/telegram_token"))]).toEqual([78, false]);
      expect(existsSync(join(from, "users", "abby", "SELF.md"))).toBe(true);
      // What it says to do is enough.
      runTool("chmod", ["-R", "go-w", path]);
      expect(tool(PERSON, "abby")).toMatchObject({ code: 0, stderr: "" });
    },
  );

  it("takes what only a person's own group, which is theirs alone, could write to as well", () => {
    give(from, PERSON);
    for (const name of ["", "users", "users/abby", "users/abby/SELF.md"]) {
      chmodSync(join(from, name), 0o775);
    }
    expect(tool(PERSON, "abby")).toMatchObject({ code: 0, stderr: "" });
  });

  it("erases what it renamed where its sources were, although nobody says again where that was", () => {
    const elsewhere = (...words: readonly string[]): Outcome =>
      runTool("sh", [join(FOLDER, "install.sh"), ...words], { DESTDIR: destination });
    expect(tool(undefined, "abby")).toMatchObject({ code: 0, stderr: "" });
    copyRecord("sample", join(from, "users"), "abby.before-restore-2026");
    copyRecord("sample", join(from, "users"), "dad.installed");
    expect(elsewhere("uninstall")).toMatchObject({ code: 0 });
    const { code, stdout, stderr } = elsewhere("erase", "abby", "abby");
    expect([code, stderr]).toEqual([0, ""]);
    for (const name of [".env.abby.installed", "users/abby.installed"]) {
      expect(stdout).toContain(`Erased ${join(from, name)}`);
    }
    const left = readdirSync(top, { recursive: true, encoding: "utf8" });
    expect(left.filter((name) => name.includes("abby"))).toEqual([]);
    expect(existsSync(join(from, "users", "dad.installed", "SELF.md"))).toBe(true);
  });

  it("erases nothing in a folder of sources that is somebody else's by then, and names what is there", () => {
    expect(tool(undefined, "abby")).toMatchObject({ code: 0, stderr: "" });
    chownSync(from, BOT, BOT);
    const { code, stdout } = runTool("sh", [join(FOLDER, "install.sh"), "erase", "abby", "abby"], {
      DESTDIR: destination,
    });
    expect(code).toBe(0);
    expect(stdout).toContain(`Not erased, for ${from} is somebody else's`);
    expect(stdout).toContain(`${join(from, ".env.abby.installed")}. Remove it yourself`);
    expect(stdout).toContain(`${join(from, "users", "abby.installed")}. Remove it yourself`);
    expect(existsSync(join(from, "users", "abby.installed", "SELF.md"))).toBe(true);
    expect(existsSync(installed("abby"))).toBe(false);
  });

  it("names a folder of sources that is not there any more", () => {
    expect(tool(undefined, "abby")).toMatchObject({ code: 0, stderr: "" });
    runTool("mv", [from, `${from}-moved`]);
    const { code, stdout } = runTool("sh", [join(FOLDER, "install.sh"), "erase", "abby", "abby"], {
      DESTDIR: destination,
    });
    expect([code, stdout]).toEqual([0, expect.stringContaining(`Not there now: ${from}, which`)]);
  });

  it("removes nothing by a folder of Records that a bot made a link", () => {
    const other = join(top, "other");
    copyRecord("sample", other, "abby.installed");
    chownSync(from, BOT, BOT);
    runTool("rm", ["-r", join(from, "users")]);
    symlinkSync(other, join(from, "users"));
    expect(tool(undefined, "erase", "abby", "abby").code).toBe(78);
    expect(existsSync(join(other, "abby.installed", "SELF.md"))).toBe(true);
  });

  it.each([
    "TELEGRAM_BOT_TOKEN_FILE",
    "OPENAI_API_KEY_FILE",
    "METRICS_TOKEN_FILE",
    "NODE_EXTRA_CA_CERTS",
  ])("reads what a person's settings name as that person: %s", (name) => {
    const token = name === "TELEGRAM_BOT_TOKEN_FILE" ? [] : ["TELEGRAM_BOT_TOKEN=1:first"];
    settings(...token, `${name}=${name === "NODE_EXTRA_CA_CERTS" ? join(top, "ca.pem") : secret}`);
    give(from, PERSON);
    const { code, stderr } = tool(PERSON, "abby");
    expect(code).toBe(78);
    expect(stderr).toContain(`cannot be read by user ${PERSON}`);
    const made = readdirSync(destination, { recursive: true, encoding: "utf8" });
    expect(made.filter((each) => each.endsWith(".pem"))).toEqual([]);
  });

  it("copies a Record as the user to whom it belongs", () => {
    const copy = (): Outcome =>
      runTool(process.execPath, [
        join(FOLDER, "copy-record.mjs"),
        join(from, "users", "abby"),
        join(destination, "copy"),
      ]);
    give(join(from, "users", "abby"), BOT);
    // What require_plain would see is exchanged after it looked.
    symlinkSync(secret, join(from, "users", "abby", "notes.md"));
    expect(copy()).toMatchObject({
      code: 78,
      stderr: expect.stringContaining("notes.md") as string,
    });
    runTool("rm", ["-r", join(from, "users", "abby", "notes.md"), join(destination, "copy")]);
    linkSync(secret, join(from, "users", "abby", "notes.md"));
    expect(copy().code).toBe(78);
    runTool("rm", ["-r", join(from, "users", "abby", "notes.md"), join(destination, "copy")]);
    mkdirSync(join(top, "private"), { mode: 0o700 });
    writeFileSync(join(top, "private", "letter.md"), "root's");
    symlinkSync(join(top, "private"), join(from, "users", "abby", "artifacts-old"));
    expect(copy().code).toBe(78);
    runTool("rm", ["-r", join(from, "users", "abby", "artifacts-old"), join(destination, "copy")]);
    expect(copy()).toMatchObject({ code: 0, stderr: "" });
    expect(readFileSync(join(destination, "copy", "SELF.md"))).toEqual(
      readFileSync(join(from, "users", "abby", "SELF.md")),
    );
  });
});
