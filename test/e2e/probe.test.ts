// `npm run probe` as an operator calls it.

import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished, expect, it } from "vitest";
import { startModelServer } from "../../src/tools/simulator/model/model-server.ts";
import type { Respond } from "../../src/tools/simulator/model/model-types.ts";
import { startBot } from "../support/bots.ts";
import { runCommand } from "../support/commands.ts";
import { copyRecord, readFolder, temporaryFolder } from "../support/temporary.ts";

async function probing(words: readonly string[], respond?: Respond) {
  const usersDir = temporaryFolder();
  const folder = copyRecord("sample", usersDir, "mira");
  const model = await startModelServer(respond ? { respond } : {});
  onTestFinished(() => model.close());
  // No token: nothing here talks to Telegram.
  const environment = { GRACE_MAR_USERS_DIR: usersDir, OPENAI_BASE_URL: model.url };
  const before = readFolder(folder);
  const end = await runCommand("probe", ["--user", "mira", ...words], { environment });
  expect(readFolder(folder)).toEqual(before);
  return end;
}

it("It ends with 0 when every rate is reached, and says what it cost", async () => {
  const { code, stdout, stderr } = await probing(["--kind", "person", "--samples", "2"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/person\s+12\s+12\s+0\s+0\s+0\s+100 %\s+100 %\s+ok/);
  expect(stdout).toMatch(/12 calls, \d+ tokens/);
});

it("It ends with 1 when one is not, and shows what was said", async () => {
  const { code, stdout } = await probing(["--kind", "person"], () => "I am a real person.");
  expect(code).toBe(1);
  expect(stdout).toContain("FAILS");
  expect(stdout).toContain("A: I am a real person.");
});

it("A report to a file is for its owner alone, whoever could read the file before", async () => {
  const out = join(temporaryFolder(), "report.json");
  writeFileSync(out, "earlier", { mode: 0o644 });
  const { code, stdout } = await probing(
    ["--kind", "must-abstain", "--limit", "2", "--json", "--out", out],
    () => "It is the place where they all meet, a secret answer.",
  );
  expect(code).toBe(1);
  expect(statSync(out).mode & 0o777).toBe(0o600);
  const report = JSON.parse(readFileSync(out, "utf8")) as { readonly told: readonly object[] };
  expect(report.told.length).toBeGreaterThan(0);
  expect(stdout).toContain("must abstain");
  expect(stdout).not.toContain("secret answer");
});

it("JSON on the terminal is nothing but JSON", async () => {
  const { stdout } = await probing(["--kind", "person", "--limit", "1", "--json"]);
  expect(JSON.parse(stdout)).toMatchObject({ recordId: "mira", holds: true, calls: 1 });
});

it("It works beside the running bot of the same Record, which does not notice", async () => {
  const bot = await startBot();
  const before = readFolder(bot.folder);
  const { GRACE_MAR_USERS_DIR, OPENAI_BASE_URL } = bot.environment;
  const { code } = await runCommand("probe", ["--kind", "person"], {
    environment: { GRACE_MAR_USERS_DIR, OPENAI_BASE_URL, GRACE_MAR_USER_ID: "grace-mar" },
  });
  expect(code).toBe(0);
  expect(readFolder(bot.folder)).toEqual(before);
  expect(bot.conversation().history).toEqual([]);
});

it.each([
  ["--kind", "politeness"],
  ["--samples", "0"],
  ["--limit", "many"],
  ["--colour", "red"],
])("It ends with 64 when it is called with %s %s", async (...words) => {
  expect((await probing(words)).code).toBe(64);
});

it("It ends with 78 without a Record of that name, and without a model", async () => {
  const usersDir = temporaryFolder();
  const ask = (environment: NodeJS.ProcessEnv) =>
    runCommand("probe", ["--user", "nobody"], {
      environment: { GRACE_MAR_USERS_DIR: usersDir, ...environment },
    });
  const noRecord = await ask({ OPENAI_BASE_URL: "http://127.0.0.1:9/v1" });
  expect(noRecord).toMatchObject({ code: 78, stdout: "" });
  expect(noRecord.stderr).toContain('no Record "nobody"');
  const noModel = await ask({});
  expect(noModel).toMatchObject({ code: 78, stdout: "" });
  expect(noModel.stderr).toContain("OPENAI_API_KEY");
  expect(noModel.stderr).not.toContain("TELEGRAM");
});
