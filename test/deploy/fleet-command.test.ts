// The fleet command as a process, with executable stand-ins for systemctl, journalctl and docker in its
// PATH: they log how they are called and keep a bit of state. The real engines were never asked.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { ROOT, runScript } from "../support/processes.ts";
import { temporaryFolder } from "../support/temporary.ts";

const STAND_INS = join(ROOT, "test", "deploy", "stand-ins");
const IDS = ["abby", "dad", "mom-2"];

// Some tests start the command twice.
vi.setConfig({ testTimeout: 30_000 });

let state: string;
let composeFile: string;
beforeEach(() => {
  const folder = temporaryFolder();
  state = join(folder, "a state");
  composeFile = join(folder, "our compose.yaml");
  for (const name of ["units", "services", "fate"])
    mkdirSync(join(state, name), { recursive: true });
  writeFileSync(composeFile, "");
  for (const id of IDS) {
    writeFileSync(join(state, "units", `grace-mar@${id}.service`), "active\n");
    writeFileSync(join(state, "services", `bot-${id}`), "running\n");
  }
});

const fleet = (engine: string, ...words: readonly string[]) =>
  runScript("fleet", [...words, "--engine", engine, "--file", composeFile], {
    environment: { FLEET: state, PATH: [STAND_INS, process.env["PATH"]].join(delimiter) },
  });
const calls = (pattern = /./): string[] => {
  const path = join(state, "calls");
  const lines = existsSync(path) ? readFileSync(path, "utf8").trim().split("\n") : [];
  return lines.filter((line) => pattern.test(line));
};
const set = (place: string, value: string): void => {
  writeFileSync(join(state, place), `${value}\n`);
};

describe("the fleet by systemd", () => {
  it("restarts one by one, each only when the one before has written that it is ready", async () => {
    const { code, stdout, stderr } = await fleet("systemd", "restart");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toBe(IDS.map((id) => `${id}: restarting\n${id}: up\n`).join(""));
    const steps = calls(/ restart |_INVOCATION_ID=/).map((line) => line.split(" ")[0]);
    expect(steps).toEqual(IDS.flatMap(() => ["systemctl", "journalctl", "journalctl"]));
    expect(calls(/ restart /)).toEqual(
      IDS.map((id) => `systemctl --no-pager restart grace-mar@${id}.service`),
    );
  });

  it("stops at the first bot that does not stay up, and says what is done and what is not", async () => {
    set("fate/grace-mar@dad.service", "dies");
    const { code, stderr } = await fleet("systemd", "restart");
    expect(code).toBe(1);
    expect(stderr).toMatch(/^dad: did not come up: it does not run\. .*logs dad/);
    expect(stderr).toContain("Restarted: abby. Untouched: mom-2.");
    expect(calls(/ restart /)).toHaveLength(2);
  });

  it("ends with systemd's own code when that refuses a restart", async () => {
    set("fate/grace-mar@abby.service", "refused");
    const { code, stderr } = await fleet("systemd", "restart");
    expect(code).toBe(4);
    expect(stderr).toContain("Job for grace-mar@abby.service failed.");
    expect(stderr).toContain("Restarted: none. Untouched: dad mom-2.");
  });

  it("leaves a bot that somebody stopped as it is, unless it is named", async () => {
    set("units/grace-mar@dad.service", "inactive");
    await fleet("systemd", "restart");
    expect(calls(/ restart .*@dad/)).toEqual([]);
    expect((await fleet("systemd", "restart", "dad")).code).toBe(0);
    expect(calls(/ restart .*@dad/)).toHaveLength(1);
  });

  it("shows all of them, also the stopped, and ends with systemd's own code", async () => {
    set("units/grace-mar@dad.service", "inactive");
    const { code, stdout } = await fleet("systemd", "status");
    expect({ code, stdout }).toEqual({ code: 3, stdout: "status of grace-mar@mom-2.service\n" });
    expect(calls().at(-1)).toMatch(
      /@abby\.service grace-mar@dad\.service grace-mar@mom-2\.service$/,
    );
  });

  it("follows the logs of those that are named", async () => {
    const words = ["logs", "dad", "mom-2", "dad", "--lines", "7", "--follow"];
    expect((await fleet("systemd", ...words)).stdout).toMatch(/^the journal of /);
    expect(calls()).toEqual([
      "journalctl --no-pager --lines=7 --follow --unit=grace-mar@dad.service --unit=grace-mar@mom-2.service",
    ]);
  });
});

describe("the fleet by docker compose", () => {
  it("makes the containers anew one by one, each only when the one before is up", async () => {
    const { code, stdout, stderr } = await fleet("compose", "restart");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toBe(IDS.map((id) => `${id}: restarting\n${id}: up\n`).join(""));
    expect(calls().map((line) => line.replace(composeFile, "FILE"))).toEqual([
      "docker compose -f FILE ps --services",
      ...IDS.flatMap((id) => [
        `docker compose -f FILE up --detach --no-deps --force-recreate bot-${id}`,
        `docker compose -f FILE ps --quiet --status running bot-${id}`,
        `docker compose -f FILE logs --no-color --no-log-prefix bot-${id}`,
      ]),
    ]);
  });

  it("stops at the first bot that does not stay up, and ends with docker's code when it refuses", async () => {
    set("fate/bot-dad", "dies");
    const died = await fleet("compose", "restart", ...IDS);
    expect(died.code).toBe(1);
    expect(died.stderr).toContain("Restarted: abby. Untouched: mom-2.");
    expect(calls(/ up .*bot-mom-2/)).toEqual([]);
    set("fate/bot-dad", "refused");
    expect(await fleet("compose", "restart", "dad")).toMatchObject({ code: 17 });
  });

  it("shows states and logs of all services", async () => {
    const all = "bot-abby bot-dad bot-mom-2";
    expect((await fleet("compose", "status")).stdout).toBe(`table of ps --all ${all}\n`);
    expect((await fleet("compose", "logs")).stdout).toBe(`logs of logs --tail 50 ${all}\n`);
  });

  it("shows what a bot wrote without doing to the terminal what it says", async () => {
    set("written", "bot-dad | \u001b]0;title\u0007 \u001b[2J \u009b1m \u202e für dad");
    const { stdout } = await fleet("compose", "logs", "dad");
    expect(stdout).toContain(
      String.raw`bot-dad | \u001b]0;title\u0007 \u001b[2J \u009b1m \u202e für dad`,
    );
  });

  it("ends with 78 where there is no compose file", async () => {
    composeFile = join(state, "nowhere.yaml");
    const { code, stderr } = await fleet("compose", "status");
    expect(code).toBe(78);
    expect(stderr).toMatch(/nowhere\.yaml is missing: npm run deploy:compose/);
  });
});

it("only prints the commands in a dry run", async () => {
  const { code, stdout } = await fleet("systemd", "restart", "--dry-run");
  expect(code).toBe(0);
  expect(stdout.trim().split("\n")).toEqual(
    IDS.map((id) => `systemctl --no-pager restart grace-mar@${id}.service`),
  );
  const { stdout: logs } = await fleet("compose", "logs", "abby", "--dry-run");
  expect(logs).toBe(`docker compose -f '${composeFile}' logs --tail 50 bot-abby\n`);
  expect(calls(/ restart | logs /)).toEqual([]);
});

it.each([
  ["no task", []],
  ["an unknown task", ["stop"]],
  ["an id with a path", ["restart", "abby", "../dad"]],
  ["an id that is an option", ["restart", "--", "--all"]],
  ["a number of lines that is none", ["logs", "--lines", "many"]],
  ["an unknown engine", ["status", "--engine", "podman"]],
])("ends with 64 before it calls anything: %s", async (_, words) => {
  const { code } = await runScript("fleet", ["--engine", "systemd", ...words], {
    environment: { FLEET: state, PATH: [STAND_INS, process.env["PATH"]].join(delimiter) },
  });
  expect({ code, calls: calls() }).toEqual({ code: 64, calls: [] });
});
