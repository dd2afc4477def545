// The installer, run into a folder instead of the machine's root.

import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { isAside } from "../../src/state/forgetting/copy-places.ts";
import { ROOT } from "../support/processes.ts";
import { copyRecord, temporaryFolder } from "../support/temporary.ts";
import { requireTool, runTool, type Outcome } from "./tools.ts";

const FOLDER = join(ROOT, "deploy", "systemd");
const TOKEN = "700000001:SECRETsecretSECRETsecretSECRETsecret";
const KEY = "sk-SECRETsecretSECRET";
const FIGURES = "SECRETfigures0123456789abcdef";

describe("the installer", () => {
  let from: string;
  let destination: string;
  beforeEach(() => {
    from = join(temporaryFolder(), "family bots");
    destination = join(temporaryFolder(), "another root");
    mkdirSync(destination);
    for (const id of ["abby", "mom-and-dad"]) {
      copyRecord("sample", join(from, "users"), id);
      writeFileSync(
        join(from, `.env.${id}`),
        [
          `TELEGRAM_BOT_TOKEN="${TOKEN}"`,
          `OPENAI_API_KEY=${KEY} # ours`,
          "GRACE_MAR_USER_ID=dad",
          "GRACE_MAR_USERS_DIR=./users",
          "GRACE_MAR_OWNER_IDS=1001, 1002",
          "TELEGRAM_WEBHOOK_SECRET=SECRETwebhook",
          ...(id === "abby" ? [`METRICS_TOKEN=${FIGURES}`] : []),
          'OPENAI_MODEL="a $model"',
          "",
        ].join("\n"),
      );
    }
  });
  const install = (...words: readonly string[]): Outcome =>
    runTool(
      "sh",
      [join(FOLDER, "install.sh"), "--node", process.execPath, "--from", from, ...words],
      { DESTDIR: destination },
    );
  const mode = (path: string): string =>
    (statSync(join(destination, path)).mode & 0o777).toString(8);
  const read = (path: string): string => readFileSync(join(destination, path), "utf8");

  it("satisfies shellcheck, and can be run", () => {
    expect(statSync(join(FOLDER, "install.sh")).mode & 0o111).not.toBe(0);
    const tool = requireTool("shellcheck", "shellcheck");
    expect(runTool(tool, ["--shell=sh", join(FOLDER, "install.sh")]).stdout).toBe("");
  });

  it("prints every command and file in a dry run, and no secret, and changes nothing", () => {
    const { code, stdout, stderr } = install("--dry-run", "abby", "mom-and-dad");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const id of ["abby", "mom-and-dad"]) {
      expect(stdout).toContain(`/etc/grace-mar/${id}/telegram_token (mode 0600`);
      expect(stdout).toContain(`/var/lib/private/grace-mar/${id}/${id}`);
      expect(stdout).toContain(`systemctl enable grace-mar@${id}.service`);
      expect(stdout).toContain(`systemctl restart grace-mar@${id}.service`);
    }
    expect(stdout).not.toMatch(/SECRET/);
    expect(readdirSync(destination)).toEqual([]);
  });

  it("puts secrets into files of root's alone, and Records where only their service gets", () => {
    const { code, stdout, stderr } = install("abby", "mom-and-dad");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).not.toMatch(/SECRET/);
    for (const id of ["abby", "mom-and-dad"]) {
      expect(read(`etc/grace-mar/${id}/telegram_token`)).toBe(TOKEN);
      expect(read(`etc/grace-mar/${id}/openai_api_key`)).toBe(KEY);
      expect(mode(`etc/grace-mar/${id}`)).toBe("700");
      expect(mode(`etc/grace-mar/${id}/telegram_token`)).toBe("600");
      expect(mode(`etc/grace-mar/${id}/openai_api_key`)).toBe("600");
      expect(mode(`etc/grace-mar/${id}/metrics_token`)).toBe("600");
      expect(mode(`etc/grace-mar/${id}.env`)).toBe("600");
      expect(mode(`var/lib/private/grace-mar/${id}`)).toBe("700");
      expect(mode(`var/lib/private/grace-mar/${id}/${id}/SELF.md`)).toBe("600");
    }
    expect(read("etc/grace-mar/abby/metrics_token")).toBe(FIGURES);
    // Nobody knows it, so that the figures stay with this machine.
    expect(read("etc/grace-mar/mom-and-dad/metrics_token")).toMatch(/^[0-9a-f]{64}$/);
    expect(mode("opt/grace-mar/bin/node")).toBe("755");
    expect(mode("opt/grace-mar/dist/main.js")).toBe("644");
    expect(mode("etc/systemd/system/grace-mar@.service")).toBe("644");
    expect(readdirSync(join(destination, "opt/grace-mar/users"))).toEqual(["_template"]);
  });

  it("gives the service its settings without secrets, and without what the unit decides", () => {
    install("abby");
    expect(read("etc/grace-mar/abby.env")).toBe(
      'GRACE_MAR_OWNER_IDS="1001, 1002"\nOPENAI_MODEL="a \\$model"\n',
    );
  });

  it("gives the service the way out, and a copy of one's own certificates that its user can read", () => {
    const certificate = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
    const key = "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n";
    writeFileSync(join(from, "ca.pem"), `ours\n${certificate}${key}${certificate}`);
    const file = join(from, ".env.abby");
    const way = "HTTPS_PROXY=http://proxy.test:3128\nNO_PROXY=localhost\nhttp_proxy=\n";
    writeFileSync(file, `TELEGRAM_BOT_TOKEN=${TOKEN}\n${way}NODE_EXTRA_CA_CERTS=ca.pem\n`);
    expect(install("abby")).toMatchObject({ code: 0, stderr: "" });
    expect(read("etc/grace-mar/abby.env")).toBe(
      'HTTPS_PROXY="http://proxy.test:3128"\nNODE_EXTRA_CA_CERTS="/etc/grace-mar/abby.pem"\nNO_PROXY="localhost"\n',
    );
    expect(read("etc/grace-mar/abby.pem")).toBe(certificate.repeat(2));
    expect(mode("etc/grace-mar/abby.pem")).toBe("644");
  });

  it("names certificates that are not there, and settings that are saved as UTF-16", () => {
    const file = join(from, ".env.abby");
    writeFileSync(file, `TELEGRAM_BOT_TOKEN=${TOKEN}\nNODE_EXTRA_CA_CERTS=/nowhere/ca.pem\n`);
    const missing = install("abby");
    expect(missing.code).toBe(78);
    expect(missing.stderr).toContain("NODE_EXTRA_CA_CERTS");
    expect(missing.stderr).toContain("/nowhere/ca.pem");
    writeFileSync(file, `TELEGRAM_BOT_TOKEN=${TOKEN}\nNODE_EXTRA_CA_CERTS=/etc/passwd\n`);
    expect(install("abby")).toMatchObject({
      code: 78,
      stderr: expect.stringContaining("/etc/passwd, which NODE_EXTRA_CA_CERTS") as string,
    });
    expect(existsSync(join(destination, "etc/grace-mar/abby.pem"))).toBe(false);
    writeFileSync(file, Buffer.from(`\ufeffTELEGRAM_BOT_TOKEN=${TOKEN}\n`, "utf16le"));
    const wide = install("abby");
    expect(wide.code).toBe(78);
    expect(wide.stderr).toContain(`${file} is saved as UTF-16`);
    expect(wide.stderr).not.toContain("missing");
  });

  it("can be run again: the program is new, the Record and missing settings stay", () => {
    install("abby");
    const record = "var/lib/private/grace-mar/abby/abby/SELF.md";
    writeFileSync(join(destination, record), "edited meanwhile\n");
    writeFileSync(join(destination, "opt/grace-mar/dist/main.js"), "old\n");
    // An earlier version's installer left none.
    rmSync(join(destination, "etc/grace-mar/abby/metrics_token"));
    const elsewhere = temporaryFolder();
    const again = runTool(
      "sh",
      [join(FOLDER, "install.sh"), "--node", process.execPath, "--from", elsewhere, "abby"],
      { DESTDIR: destination },
    );
    expect(again).toMatchObject({ code: 0, stderr: "" });
    expect(read(record)).toBe("edited meanwhile\n");
    expect(read("etc/grace-mar/abby/telegram_token")).toBe(TOKEN);
    expect(read("etc/grace-mar/abby/metrics_token")).toMatch(/^[0-9a-f]{64}$/);
    expect(read("opt/grace-mar/dist/main.js")).not.toBe("old\n");
    expect(readdirSync(join(destination, "opt"))).toEqual(["grace-mar"]);
  });

  it("leaves Records alone when it takes all else away", () => {
    install("abby", "mom-and-dad");
    expect(install("uninstall")).toMatchObject({ code: 0, stderr: "" });
    expect(readdirSync(join(destination, "opt"))).toEqual([]);
    expect(readdirSync(join(destination, "etc"))).toEqual(["systemd"]);
    expect(existsSync(join(destination, "var/lib/private/grace-mar/abby/abby/SELF.md"))).toBe(true);
  });

  it.each([["abby"], ["mom-and-dad"]])(
    "removes what one that was killed left, whoever is installed: of Records and of secrets (%s)",
    (id) => {
      install("abby", "mom-and-dad");
      copyRecord("sample", join(from, "users"), id);
      const records = join(destination, "var/lib/private/grace-mar");
      const secrets = join(destination, "etc/grace-mar");
      cpSync(join(records, "abby"), join(records, ".abby.new"), { recursive: true });
      symlinkSync(from, join(records, ".other.new"));
      for (const name of ["abby/telegram_token.new", "abby.env.new"]) {
        writeFileSync(join(secrets, name), TOKEN);
      }
      expect(install(id)).toMatchObject({ code: 0, stderr: "" });
      expect(readdirSync(records).toSorted()).toEqual([".sources", "abby", "mom-and-dad"]);
      const left = readdirSync(secrets, { recursive: true, encoding: "utf8" });
      expect(left.filter((name) => name.endsWith(".new"))).toEqual([]);
      expect(existsSync(join(from, "users"))).toBe(true);
    },
  );

  it("erases all of one person that it put anywhere, when the id is said twice, and nothing of another", () => {
    install("abby", "mom-and-dad");
    // Installed once more, there are two of what was renamed.
    copyRecord("sample", join(from, "users"), "abby");
    writeFileSync(
      join(from, ".env.abby"),
      `TELEGRAM_BOT_TOKEN=${TOKEN}\nNODE_EXTRA_CA_CERTS=ca.pem\n`,
    );
    writeFileSync(
      join(from, "ca.pem"),
      "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
    );
    install("abby");
    const records = join(destination, "var/lib/private/grace-mar");
    cpSync(join(records, "abby"), join(records, ".abby.new"), { recursive: true });
    symlinkSync(from, join(records, "abby", "link"));
    const named = (): readonly string[] =>
      [destination, from].flatMap((folder) =>
        readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
          /abby/.test(name),
        ),
      );
    expect(named().length).toBeGreaterThan(10);
    for (const words of [["erase"], ["erase", "abby"], ["erase", "abby", "mom-and-dad"]]) {
      const before = named();
      expect(install(...words).code).toBe(64);
      expect(named()).toEqual(before);
    }
    expect(install("erase", "abby", "abby")).toMatchObject({ code: 0, stderr: "" });
    expect(named()).toEqual([]);
    expect(existsSync(join(records, "mom-and-dad", "mom-and-dad", "SELF.md"))).toBe(true);
    expect(existsSync(join(destination, "etc/grace-mar/mom-and-dad/telegram_token"))).toBe(true);
    expect(install("erase", "abby", "abby").code).toBe(64);
  });

  describe("with what restores put aside before it, and a kill left", () => {
    const ASIDES = [
      "abby.before-restore-2026-01-01T00-00-00-000Z",
      "abby.restored",
      ".abby.0123456789ab.new",
      ".abby.restored.0123456789ab.new",
    ];
    beforeEach(() => {
      for (const name of [...ASIDES, "mom-and-dad.before-restore-2026"]) {
        copyRecord("sample", join(from, "users"), name);
      }
    });

    it("names each when it installs, and erases each with the person, and nobody else's", () => {
      const { stdout } = install("abby");
      for (const name of ASIDES) {
        expect(isAside(name, "abby")).toBe(true);
        expect(stdout).toContain(`users/${name} is an earlier copy of this Record`);
      }
      expect(stdout).not.toContain("mom-and-dad.before");
      expect(install("erase", "abby", "abby")).toMatchObject({ code: 0, stderr: "" });
      const left = readdirSync(join(from, "users")).toSorted();
      expect(left).toEqual(["mom-and-dad", "mom-and-dad.before-restore-2026"]);
    });

    it("leaves them to a Record that is there and was never installed", () => {
      install("abby");
      copyRecord("sample", join(from, "users"), "abby");
      expect(install("erase", "abby", "abby").stdout).toContain("so it stays");
      expect(readdirSync(join(from, "users"))).toEqual(expect.arrayContaining([...ASIDES, "abby"]));
    });
  });

  it.each([
    ["an upper-case id", "Abby"],
    ["a path", "../dad"],
    ["a space", "a b"],
    ["a hyphen in front", "-abby"],
    ["29 characters", "a".repeat(29)],
  ])("refuses %s before it does anything", (_, id) => {
    expect(install(id).code).toBe(64);
    expect(readdirSync(destination)).toEqual([]);
  });

  it("takes an id of 28 characters", () => {
    const id = "a".repeat(28);
    copyRecord("sample", join(from, "users"), id);
    writeFileSync(join(from, `.env.${id}`), `TELEGRAM_BOT_TOKEN=${TOKEN}\n`);
    expect(install("--dry-run", id).code).toBe(0);
  });

  it("refuses an older Node, and says what is missing where there is no token", () => {
    const old = join(temporaryFolder(), "node");
    writeFileSync(old, "#!/bin/sh\necho 20\n");
    chmodSync(old, 0o755);
    expect(install("--node", old, "abby")).toMatchObject({ code: 78 });
    expect(install("--dry-run", "nobody").stderr).toMatch(/\.env\.nobody is missing/);
    writeFileSync(join(from, ".env.abby"), "OPENAI_API_KEY=x\n");
    expect(install("--dry-run", "abby").stderr).toMatch(/TELEGRAM_BOT_TOKEN is missing/);
  });
});
