// The doctor's checks of the Record, its state and git: each finds the fault that it is made for.

import { execFileSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { BACKUPS } from "../../../src/state/backup.ts";
import { holdState } from "../../../src/state/lease/hold-state.ts";
import { thisHost } from "../../../src/state/lease/host.ts";
import { leasePath } from "../../../src/state/lease/lease-file.ts";
import { openTestGate } from "../../support/open-gate.ts";
import { holdInOtherProcess } from "../../state/support.ts";
import { prepareInstallation, runBot, type Installation } from "./installation.ts";

const DAY_MS = 24 * 60 * 60_000;

describe("the Record's files", () => {
  it.each<[string, string, (installation: Installation) => void]>([
    ["a folder for everybody", "problem", ({ record }) => chmodSync(record, 0o755)],
    ["a folder for the group", "warning", ({ record }) => chmodSync(record, 0o750)],
    ["a file for everybody", "warning", ({ record }) => chmodSync(join(record, "SELF.md"), 0o644)],
    ["a link", "warning", ({ record }) => symlinkSync("SELF.md", join(record, "link.md"))],
  ])("%s is: %s", async (_, result, spoil) => {
    const installation = await prepareInstallation();
    spoil(installation);
    expect(await installation.find("record-permissions")).toMatchObject({ result });
  });

  it("links and files with another name are told by name", async () => {
    const { find, record } = await prepareInstallation();
    linkSync(join(record, "SELF.md"), join(dirname(record), "twin.md"));
    const shared = await find("record-permissions");
    expect(JSON.stringify(shared)).toMatch(
      /1 files have another name too \(hard links\): SELF\.md/,
    );
    mkdirSync(join(record, "artifacts"));
    symlinkSync("/nowhere", join(record, "artifacts", "a.png"));
    const linked = await find("record-permissions");
    expect(JSON.stringify(linked)).toContain("1 links in it: artifacts/a.png");
  });

  it.runIf(process.getuid?.() === 0)("another user's file is a problem", async () => {
    const { find, record } = await prepareInstallation();
    chownSync(join(record, ".runtime", "state.db"), 12_345, 12_345);
    expect(await find("record-permissions")).toMatchObject({ result: "problem" });
  });

  it("a broken rule is a problem, told by its code alone", async () => {
    const { find, record } = await prepareInstallation();
    const self = readFileSync(join(record, "SELF.md"), "utf8");
    writeFileSync(join(record, "SELF.md"), self.replaceAll("ACT-", "ACT-9"));
    expect(await find("record-rules")).toMatchObject({
      result: "problem",
      found: expect.stringMatching(/^\d+ faults \(V\d+(, V\d+)*\): merges that touch them wait$/),
    });
  });

  it("a Record that is not there is one problem, and skips what looks into it", async () => {
    const { examine, record } = await prepareInstallation();
    rmSync(record, { recursive: true });
    const { checks } = await examine();
    expect(checks.filter(({ result }) => result === "problem")).toMatchObject([
      { id: "record-rules", found: "the Record cannot be read (record_missing)" },
    ]);
  });

  it("a receipt that was changed is a problem, with and without a running bot", async () => {
    const { find, record, folder, usersDir } = await prepareInstallation();
    const path = join(record, "MERGE-RECEIPTS.jsonl");
    // Only a person who keeps the last receipt's hash can notice this.
    const receipts = readFileSync(path, "utf8");
    writeFileSync(path, receipts.replace("telegram:1001", "telegram:6666"));
    expect(await find("receipts")).toMatchObject({ result: "problem" });
    await runBot(usersDir, folder);
    expect(await find("receipts")).toMatchObject({ result: "problem" });
  });

  it.each(["SELF.md.conflict-0011aabb", ".runtime/state.db.damaged-1", "../grace-mar.restored"])(
    "%s is a leftover",
    async (name) => {
      const { find, record } = await prepareInstallation();
      mkdirSync(dirname(join(record, name)), { recursive: true });
      if (name.startsWith("..")) mkdirSync(join(record, name));
      else writeFileSync(join(record, name), "");
      expect(await find("leftovers")).toMatchObject({ result: "warning" });
    },
  );
});

describe("the state", () => {
  it("a damaged state.db is a problem, none yet is no fault", async () => {
    const { find, record } = await prepareInstallation();
    writeFileSync(join(record, ".runtime", "state.db"), "no database at all".repeat(1000));
    expect(await find("state-db")).toMatchObject({ result: "problem" });
    rmSync(join(record, ".runtime"), { recursive: true });
    expect(await find("state-db")).toMatchObject({ result: "skipped" });
  });

  it("a state.db that cannot be read is not called damaged", async () => {
    const { find, record } = await prepareInstallation();
    const path = join(record, ".runtime", "state.db");
    rmSync(path);
    symlinkSync("/etc/hostname", path);
    expect(await find("state-db")).toMatchObject({
      result: "problem",
      found: "this could not be looked at (state_unusable)",
    });
  });

  it("whoever holds it is named: a bot that answers, or a process that does not", async () => {
    const { find, record, folder, usersDir } = await prepareInstallation();
    const stop = await runBot(usersDir, folder);
    expect(await find("state-db")).toMatchObject({
      result: "ok",
      found: `sound; the bot runs (process ${process.pid})`,
    });
    await stop();
    if (process.platform !== "linux") return;
    const { pid } = await holdInOtherProcess(join(record, ".runtime"));
    expect(await find("state-db")).toMatchObject({
      result: "warning",
      found: `sound; process ${pid} holds it and cannot be asked`,
    });
  });

  it("a machine that holds it, and did not say that it let go, is a warning with its name", async () => {
    const { find, record } = await prepareInstallation();
    expect(await find("lease")).toMatchObject({
      result: "ok",
      found: expect.stringMatching(/^let go by process \d+ on /),
    });
    const here = await holdState(join(record, ".runtime"));
    expect(await find("lease")).toMatchObject({
      result: "ok",
      found: expect.stringMatching(/^held here, by process/),
    });
    here.database.close();
    const attic = { ...thisHost(), name: "attic", boot: "another-boot", pid: 7 };
    const there = await holdState(join(record, ".runtime"), { lease: { host: () => attic } });
    expect(await find("lease")).toMatchObject({
      result: "warning",
      found: expect.stringMatching(/^held by process 7 on "attic", its last beat -?\d+ s ago/),
    });
    there.database.close();
    writeFileSync(leasePath(join(record, ".runtime")), "");
    expect(await find("lease")).toMatchObject({ result: "warning" });
    rmSync(leasePath(join(record, ".runtime")));
    expect(await find("lease")).toMatchObject({ result: "skipped" });
  });

  it("an owner by claim link is an owner, and nobody is a warning", async () => {
    const { find, usersDir } = await prepareInstallation();
    const environment = { GRACE_MAR_OWNER_IDS: "" };
    expect(await find("owner", { environment })).toMatchObject({ result: "warning" });
    const { state } = await openTestGate(usersDir);
    await state.database.transact(() => {
      state.access.redeem(state.access.createCode("owner", 0), 1001, 0);
    });
    state.close();
    expect(await find("owner", { environment })).toEqual({
      id: "owner",
      result: "ok",
      found: "owners: 1001 (claim link of 1970-01-01)",
    });
    const named = { GRACE_MAR_OWNER_IDS: "7,1001", GRACE_MAR_GUEST_IDS: "8" };
    // A person who came in by a link stays in, whomever the environment names.
    expect(await find("owner", { environment: named })).toMatchObject({
      found:
        "owners: 7 (GRACE_MAR_OWNER_IDS), 1001 (GRACE_MAR_OWNER_IDS, claim link of 1970-01-01); guests: 8 (GRACE_MAR_GUEST_IDS)",
    });
  });

  it("a merge of over a day ago that is in no backup is a warning", async () => {
    const { find, record } = await prepareInstallation();
    expect(await find("backup")).toMatchObject({ result: "ok" });
    rmSync(join(record, BACKUPS), { recursive: true });
    const merged = /"merged_at": "([^"]+)"/.exec(
      readFileSync(join(record, "MERGE-RECEIPTS.jsonl"), "utf8"),
    );
    const after = (ms: number) => new Date(Date.parse(merged?.[1] ?? "") + ms);
    expect(await find("backup", { now: after(DAY_MS / 2) })).toMatchObject({ result: "ok" });
    expect(await find("backup", { now: after(2 * DAY_MS) })).toMatchObject({
      result: "warning",
      found: expect.stringContaining("the newest: none"),
    });
    rmSync(join(record, "MERGE-RECEIPTS.jsonl"));
    expect(await find("backup")).toMatchObject({ result: "skipped" });
  });
});

describe("git", () => {
  it("that tracks a Record or a dotenv file is a problem, and the made-up ones are none", async () => {
    const { find, folder, usersDir, file } = await prepareInstallation();
    const add = (name: string): void => {
      execFileSync("git", ["add", "-f", name], { cwd: folder });
    };
    mkdirSync(join(usersDir, "_sample"));
    writeFileSync(join(usersDir, "_sample", "SELF.md"), "");
    writeFileSync(join(usersDir, "conflict_rules.yaml"), "");
    writeFileSync(file(".env.example"), "");
    for (const name of ["people/_sample", "people/conflict_rules.yaml", ".env.example"]) add(name);
    expect(await find("git-tracked")).toMatchObject({ result: "ok" });
    add(".env");
    expect((await find("git-tracked"))?.found).toBe("git tracks secrets (.env)");
    add("people/grace-mar/SELF.md");
    expect(await find("git-tracked")).toMatchObject({
      result: "problem",
      found: "git tracks 1 Records (grace-mar) and secrets (.env)",
    });
    for (const name of ["SELF.md", "abby.zip"]) {
      writeFileSync(file(name), "");
      add(name);
    }
    expect((await find("git-tracked"))?.found).toContain("copies of a Record (SELF.md, abby.zip)");
  });

  it("is not asked where there is no repository", async () => {
    const { find, file } = await prepareInstallation();
    rmSync(file(".git"), { recursive: true });
    expect(await find("git-tracked")).toMatchObject({ result: "skipped" });
  });
});
