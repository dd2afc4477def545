// The doctor's checks of machine, configuration and exposure: each finds the fault that it is made for.

import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { judgeDisk, judgeFileSystem } from "../../../src/tools/doctor/machine.ts";
import { prepareInstallation } from "./installation.ts";

const MIB = 1024 * 1024;

describe("a container", () => {
  it("is a warning where an address means the container itself, and names the variables", async () => {
    const { find } = await prepareInstallation();
    const look = (isContainer: boolean) => find("container-address", { isContainer });
    expect(await look(false)).toMatchObject({ result: "ok" });
    expect(await look(true)).toMatchObject({
      result: "warning",
      found: expect.stringMatching(/^OPENAI_BASE_URL and TELEGRAM_API_ROOT: /) as string,
      todo: expect.stringContaining("host.docker.internal") as string,
    });
    const environment = {
      OPENAI_BASE_URL: "http://host.docker.internal:11434/v1",
      TELEGRAM_API_ROOT: "https://api.telegram.org",
    };
    const well = await find("container-address", { isContainer: true, offline: true, environment });
    expect(well).toMatchObject({ result: "ok" });
  });
});

describe("the machine", () => {
  it("is a problem with a Node that is too old, and a warning with a newer one than was tested", async () => {
    const { find } = await prepareInstallation();
    for (const [nodeVersion, result] of [
      ["24.0.0", "ok"],
      ["22.22.0", "problem"],
      ["26.1.0", "warning"],
    ] as const) {
      expect(await find("node-version", { nodeVersion })).toMatchObject({ result });
    }
  });

  it.each([
    [{ freeBytes: 1000 * MIB, freeFiles: 90_000, files: 100_000 }, "ok"],
    [{ freeBytes: 1000 * MIB, freeFiles: 0, files: 0 }, "ok"],
    [{ freeBytes: 100 * MIB, freeFiles: 90_000, files: 100_000 }, "warning"],
    [{ freeBytes: 1000 * MIB, freeFiles: 2000, files: 100_000 }, "warning"],
    [{ freeBytes: 1 * MIB, freeFiles: 90_000, files: 100_000 }, "problem"],
    [{ freeBytes: 1000 * MIB, freeFiles: 3, files: 100_000 }, "problem"],
  ])("a disk with %o is: %s", (room, result) => {
    expect(judgeDisk(room).result).toBe(result);
  });

  it("a file system whose locks may mean nothing is a warning with its name", () => {
    expect(judgeFileSystem(undefined)).toMatchObject({ result: "ok" });
    expect(judgeFileSystem("NFS")).toMatchObject({
      result: "warning",
      found: expect.stringContaining("is on NFS: a lock here may not keep other machines"),
    });
  });

  it("a place where no file can be made is a problem", async () => {
    const { find, record } = await prepareInstallation();
    rmSync(join(record, ".runtime"), { recursive: true });
    expect(await find("disk-write")).toMatchObject({ result: "ok" });
    symlinkSync("a disk that is not mounted", join(record, ".runtime"));
    expect(await find("disk-write")).toMatchObject({
      result: "problem",
      found: "nothing can be written (ENOENT)",
    });
  });
});

describe("the configuration", () => {
  it("a dotenv file for its group is a warning, and one for everybody a problem", async () => {
    const { find, file } = await prepareInstallation();
    for (const [mode, result] of [
      [0o600, "ok"],
      [0o400, "ok"],
      [0o640, "warning"],
      [0o604, "problem"],
    ] as const) {
      chmodSync(file(".env"), mode);
      expect(await find("env-file")).toMatchObject({ result });
    }
  });

  it.runIf(process.getuid?.() === 0)("another user's dotenv file is a warning", async () => {
    const { find, file } = await prepareInstallation();
    chownSync(file(".env"), 12_345, 12_345);
    expect(await find("env-file")).toMatchObject({ result: "warning" });
  });

  it("no dotenv file is no fault", async () => {
    const { find, file } = await prepareInstallation();
    rmSync(file(".env"));
    expect(await find("env-file")).toMatchObject({ result: "skipped" });
  });

  it("a variable that only this program could mean, and does not know, is a warning", async () => {
    const { find } = await prepareInstallation();
    const environment = { GRACE_MAR_OWNER_ID: "1", RATE_LIMIT_MIAN: "1", OPENAI_ORG_ID: "x" };
    expect(await find("environment", { environment })).toMatchObject({
      result: "warning",
      found: "not known: GRACE_MAR_OWNER_ID, RATE_LIMIT_MIAN",
    });
  });

  it("a token in two dotenv files is a problem, also by the way of a file", async () => {
    const { find, file, token } = await prepareInstallation();
    writeFileSync(file(".env.abby"), "TELEGRAM_BOT_TOKEN=1:another\n");
    expect(await find("token-shared")).toMatchObject({ result: "ok" });
    writeFileSync(file("secret"), token);
    writeFileSync(file(".env.dad"), "TELEGRAM_BOT_TOKEN_FILE=secret\n");
    expect(await find("token-shared")).toMatchObject({
      result: "problem",
      found: expect.stringContaining(".env.dad"),
    });
  });

  it("a log that says too much or nothing is a warning", async () => {
    const { find } = await prepareInstallation();
    for (const [LOG_LEVEL, result] of [
      ["info", "ok"],
      ["debug", "warning"],
      ["silent", "warning"],
    ] as const) {
      expect(await find("log-level", { environment: { LOG_LEVEL } })).toMatchObject({ result });
    }
  });
});

describe("what the world can reach", () => {
  it("polling listens for this machine only, and a webhook has TLS and a long secret", async () => {
    const { find } = await prepareInstallation();
    const WEBHOOK_BASE_URL = "https://bot.example.org";
    for (const [environment, result] of [
      [{ PORT: "8080" }, "ok"],
      [{ PORT: "8080", HOST: "0.0.0.0" }, "warning"],
      [{ PORT: "8080", HOST: "::" }, "warning"],
      [{ WEBHOOK_BASE_URL }, "ok"],
      [{ WEBHOOK_BASE_URL: "http://127.0.0.1:9" }, "ok"],
      [{ WEBHOOK_BASE_URL: "http://bot.example.org" }, "problem"],
      [{ WEBHOOK_BASE_URL, TELEGRAM_WEBHOOK_SECRET: "abc" }, "warning"],
    ] as const) {
      expect(await find("web-exposure", { environment })).toMatchObject({ result });
    }
  });

  it("the token for the figures needs something that listens, and no open way", async () => {
    const { find } = await prepareInstallation();
    const METRICS_TOKEN = "made-up-token-0123456789abcdef";
    for (const [environment, result] of [
      [{}, "ok"],
      [{ METRICS_TOKEN }, "warning"],
      [{ METRICS_TOKEN, PORT: "8080" }, "ok"],
      [{ METRICS_TOKEN, PORT: "8080", HOST: "0.0.0.0" }, "warning"],
      [{ METRICS_TOKEN, WEBHOOK_BASE_URL: "https://bot.example.org" }, "ok"],
    ] as const) {
      expect(await find("metrics-token", { environment })).toMatchObject({ result });
    }
  });

  it("a preview with a token is a problem, one without is none", async () => {
    const { find } = await prepareInstallation();
    const preview = { IS_PULL_REQUEST: "true" };
    expect(await find("preview", { environment: preview })).toMatchObject({ result: "problem" });
    const environment = { ...preview, TELEGRAM_BOT_TOKEN: "" };
    expect(await find("preview", { environment })).toMatchObject({ result: "ok" });
    const main = { IS_PULL_REQUEST: "false" };
    expect(await find("preview", { environment: main })).toMatchObject({ result: "ok" });
  });

  it.runIf(existsSync("/dev/shm"))("on Render, Records on no disk are a problem", async () => {
    const { find } = await prepareInstallation();
    const onDisk = `/dev/shm/grace-mar-test-${process.pid}`;
    mkdirSync(onDisk);
    onTestFinished(() => {
      rmSync(onDisk, { recursive: true });
    });
    const at = (usersDir: string) =>
      find("render-disk", { environment: { RENDER: "true", GRACE_MAR_USERS_DIR: usersDir } });
    expect(await at(join(onDisk, "not", "made", "yet"))).toMatchObject({ result: "ok" });
    expect(await at("/grace-mar-nowhere/users")).toMatchObject({ result: "problem" });
  });
});
