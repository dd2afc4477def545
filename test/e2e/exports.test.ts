// npm run export-view, identity, fork and manifest, as an operator uses them, beside a running bot.

import { appendFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { prepareBot, startBot } from "../support/bots.ts";
import { optionsFor } from "../support/history.ts";
import { runCommand } from "../support/commands.ts";
import { startMain } from "../support/processes.ts";
import { readFolder, temporaryFolder } from "../support/temporary.ts";

const CANARY = "Zylvathorn";

describe("npm run export-view", () => {
  it("shows nothing of any other file of the Record, in any form", async () => {
    const bot = await startBot({ id: "abby" });
    const options = optionsFor(bot);
    for (const name of [
      ..."EVIDENCE MEMORY PENDING-REVIEW JOURNAL LIBRARY INTENT SESSION-TRANSCRIPT SELF-ARCHIVE"
        .split(" ")
        .map((file) => `${file}.md`),
      "SESSION-LOG.md",
      "MERGE-RECEIPTS.jsonl",
      "COMPUTE-LEDGER.jsonl",
      "PIPELINE-EVENTS.jsonl",
    ]) {
      appendFileSync(join(bot.folder, name), `\n\`\`\`yaml\nnotes: ${CANARY}\n\`\`\`\n`);
    }
    const before = readFolder(bot.folder);
    for (const view of ["school", "public"]) {
      for (const format of ["markdown", "json"]) {
        const words = ["-u", "abby", "--view", view, "--format", format];
        const { code, stdout, stderr } = await runCommand("export-view", words, options);
        expect([code, stderr]).toEqual([0, ""]);
        expect(stdout).not.toContain(CANARY);
        expect(stdout).toContain("tide pools");
      }
    }
    expect(readFolder(bot.folder)).toEqual(before);
  });

  it("writes for this user alone, over nothing and not into the Record", async () => {
    const bot = await startBot({ id: "abby" });
    const options = optionsFor(bot);
    const words = ["-u", "abby", "--view", "school", "--out"];
    expect((await runCommand("export-view", [...words, "view.md"], options)).code).toBe(0);
    const file = join(options.folder ?? "", "view.md");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    writeFileSync(file, "mine");
    expect((await runCommand("export-view", [...words, file], options)).code).toBe(64);
    expect(readFileSync(file, "utf8")).toBe("mine");
    const before = readFolder(bot.folder);
    const inside = await runCommand("export-view", [...words, join(bot.folder, "v.md")], options);
    expect([inside.code, inside.stderr]).toEqual([64, expect.stringMatching(/in the Record/)]);
    expect(readFolder(bot.folder)).toEqual(before);
  });

  it("ends with 64 without a view, with 78 and the name of what is missing or cannot be read", async () => {
    const bot = await prepareBot({ id: "abby" });
    const options = optionsFor(bot);
    expect((await runCommand("export-view", ["-u", "abby"], options)).code).toBe(64);
    const school = ["--view", "school"];
    const nobody = await runCommand("export-view", ["-u", "nobody", ...school], options);
    expect([nobody.code, nobody.stderr]).toEqual([78, expect.stringMatching(/"nobody"/)]);
    writeFileSync(join(bot.folder, "SKILLS.md"), Buffer.from([0xff, 0xfe]));
    const broken = await runCommand("export-view", ["-u", "abby", ...school], options);
    expect([broken.code, broken.stderr]).toEqual([78, expect.stringMatching(/SKILLS\.md/)]);
    rmSync(join(bot.folder, "SELF.md"));
    const empty = await runCommand("identity", ["-u", "abby"], options);
    expect([empty.code, empty.stderr]).toEqual([78, expect.stringMatching(/SELF\.md is missing/)]);
  });
});

it("npm run identity says on stderr that it is private", async () => {
  const bot = await startBot({ id: "abby" });
  const words = ["-u", "abby", "--format", "json"];
  const { stdout, stderr } = await runCommand("identity", words, optionsFor(bot));
  expect(JSON.parse(stdout)).toMatchObject({ ok: true, format: "grace-mar-user-identity" });
  expect(stderr).toMatch(/^Private: /);
});

it("npm run fork and import-record make another Record, also while the bot runs", async () => {
  const bot = await prepareBot({ id: "abby" });
  const options = { environment: bot.environment, folder: temporaryFolder() };
  await startMain(options);
  const made = await runCommand("fork", ["-u", "abby", "-o", "fork.json"], options);
  expect([made.code, made.stdout]).toEqual([0, ""]);
  expect(made.stderr).toContain("Not in it: COMPUTE-LEDGER.jsonl");
  expect((await runCommand("import-record", ["two", "fork.json"], options)).code).toBe(0);
  const { "COMPUTE-LEDGER.jsonl": _ledger, ...before } = readFolder(bot.folder);
  expect(readFolder(join(dirname(bot.folder), "two"))).toEqual(before);
  await runCommand("fork", ["-u", "abby", "-o", "bare.json", "--no-raw"], options);
  const refused = await runCommand("import-record", ["three", "bare.json"], options);
  expect([refused.code, refused.stderr]).toEqual([78, expect.stringMatching(/--no-raw/)]);
});

it("npm run manifest writes its files, all or none, outside the Record", async () => {
  const bot = await startBot({ id: "abby" });
  const options = optionsFor(bot);
  const folder = join(options.folder ?? "", "abby-manifest");
  expect((await runCommand("manifest", ["-u", "abby", "--no-llms-txt"], options)).code).toBe(0);
  const files = readFolder(folder);
  expect(Object.keys(files)).toEqual(["intent_snapshot.json", "manifest.json"]);
  const manifest = JSON.parse(files["manifest.json"] ?? "") as { readonly readable: unknown[] };
  expect(manifest).toMatchObject({ user_id: "abby", intent_snapshot: { ok: true } });
  expect(manifest.readable).toHaveLength(20);
  expect((await runCommand("manifest", ["-u", "abby"], options)).code).toBe(64);
  expect(readFolder(folder)).toEqual(files);
  mkdirSync(join(options.folder ?? "", "other"));
  const inside = ["-u", "abby", "-o", join(bot.folder, "x")];
  expect((await runCommand("manifest", inside, options)).code).toBe(64);
  expect((await runCommand("manifest", ["-u", "abby", "-o", "other"], options)).code).toBe(0);
  expect(readFolder(join(options.folder ?? "", "other"))["llms.txt"]).toMatch(/^# abby\n/);
});
