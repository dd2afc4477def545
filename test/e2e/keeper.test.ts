// The keeper's commands that only read, and the checksum: on new, old and damaged Records.

import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { recordChecksum } from "../../src/record/text/checksum.ts";
import { runCommand } from "../support/commands.ts";
import { copyRecord, readFolder, temporaryFolder } from "../support/temporary.ts";

const COMMANDS = ["validate", "brief", "metrics", "checksum"];

describe.each(COMMANDS)("npm run %s", (command) => {
  it("reads a new Record and one of the earlier system, and changes nothing", async () => {
    const { usersDir, run } = prepare();
    const before = readFolder(usersDir);
    for (const id of ["abby", "old"]) {
      const { code, stdout, stderr } = await run(command, ["--user", id]);
      // The earlier system left two damaged lines in its events, which the figures lack.
      const isDamaged = command === "metrics" && id === "old";
      expect([code, stderr]).toEqual(
        isDamaged ? [78, expect.stringContaining("PIPELINE-EVENTS.jsonl, line 6, ")] : [0, ""],
      );
      expect(stdout).not.toBe("");
    }
    expect(readFolder(usersDir)).toEqual(before);
  });

  it("refuses an id without a folder, and shows nobody else's Record", async () => {
    const { usersDir, run } = prepare();
    // A word that is no id is refused by the same function for each of them.
    const ids = command === "validate" ? ["dana", "../old", ""] : ["dana"];
    for (const id of ids) {
      const { code, stdout, stderr } = await run(command, ["--user", id]);
      expect([code, stdout]).toEqual([78, ""]);
      expect(stderr).toContain(JSON.stringify(id));
    }
    expect(Object.keys(readFolder(usersDir)).some((name) => name.includes("dana"))).toBe(false);
  });

  it("names a file that cannot be read", async () => {
    const { usersDir, run } = prepare();
    writeFileSync(join(usersDir, "abby", "SELF.md"), Buffer.from([0xff, 0xfe]));
    const { code, stdout, stderr } = await run(command, ["--user", "abby"]);
    expect([code, stdout]).toEqual([78, ""]);
    expect(stderr).toContain(join("abby", "SELF.md"));
  });

  it("ends with 64 for words that it does not know", async () => {
    const { run } = prepare();
    expect((await run(command, ["--fix"])).code).toBe(64);
  });
});

describe("npm run validate", () => {
  it("judges all Records, each alone, and ends with 1 when a rule is broken", async () => {
    const { usersDir, run } = prepare();
    copyRecord(join("broken", "orphan-evidence"), usersDir, "zoe");
    const all = await run("validate", ["--all", "--json"]);
    expect([all.code, all.stderr]).toEqual([1, ""]);
    expect(JSON.parse(all.stdout)).toMatchObject({
      ok: false,
      records: ["abby", "old", "zoe"],
      errors: [{ record: "zoe", code: "V9", file: "SELF.md" }],
    });
    const text = await run("validate", ["--all"]);
    expect(text.stdout).toMatch(/^zoe: V9 SELF\.md:\d+ /);
    expect((await run("validate", ["--user", "old"])).code).toBe(0);
    expect((await run("validate", ["--all", "--user", "old"])).code).toBe(64);
  });

  it("judges the others when one Record cannot be read, and ends with 78", async () => {
    const { usersDir, run } = prepare();
    rmSync(join(usersDir, "abby", "EVIDENCE.md"));
    copyRecord(join("broken", "orphan-evidence"), usersDir, "zoe");
    const { code, stdout, stderr } = await run("validate", ["--all"]);
    expect(code).toBe(78);
    expect(stdout).toMatch(/^zoe: V9 /);
    expect(stderr).toMatch(/^abby: record_incomplete .*EVIDENCE\.md/);
  });

  it("reports V17 where there is no Record or no folder of Records", async () => {
    const none = join(temporaryFolder(), "nobody");
    for (const words of [["--all"], ["--user", "abby"]]) {
      const { code, stderr } = await runCommand("validate", words, {
        environment: { GRACE_MAR_USERS_DIR: none },
      });
      expect([code, stderr]).toEqual([78, expect.stringContaining("V17")]);
      expect(stderr).toContain(none);
    }
  });
});

it("a half-written line of the events is named, and no manifest is written without it", async () => {
  const { usersDir, run } = prepare();
  const path = join(usersDir, "abby", "PIPELINE-EVENTS.jsonl");
  writeFileSync(path, '{"ts": "2026-03-01T09:00:00Z", "event": "applied", "candidate_id": null}\n');
  const good = await run("metrics", ["--user", "abby", "--json"]);
  expect(JSON.parse(good.stdout)).toMatchObject({ record: "abby", applied: 1 });
  appendFileSync(path, '{"ts": "2026-03-0');
  const torn = await run("metrics", ["--user", "abby", "--json"]);
  expect(JSON.parse(torn.stdout)).toEqual(JSON.parse(good.stdout));
  expect([torn.code, torn.stderr]).toEqual([78, expect.stringContaining(`${path}, line 2:`)]);
  const before = recordFiles(usersDir);
  const manifest = await run("checksum", ["--user", "abby", "--append", "--manifest"]);
  expect([manifest.code, manifest.stdout]).toEqual([78, ""]);
  expect(manifest.stderr).toContain(`${path}, line 2:`);
  expect(recordFiles(usersDir)).toEqual(before);
});

describe("npm run checksum", () => {
  it("prints the checksum of the asked Record last, and keeps it where it is told to", async () => {
    const { usersDir, run } = prepare();
    const folder = join(usersDir, "old");
    const read = (name: string): string => readFileSync(join(folder, name), "utf8");
    const events = read("PIPELINE-EVENTS.jsonl").match(/^\{.*\}$/gm) ?? [];
    writeFileSync(join(folder, "PIPELINE-EVENTS.jsonl"), `${events.join("\n")}\n`);
    const before = readFolder(folder);
    const sum = recordChecksum(read("SELF.md"), read("EVIDENCE.md"));
    writeFileSync(join(folder, "FORK-CHECKSUM-LOG.txt"), "2026-01-01T00:00:00 torn");
    const { code, stdout } = await run("checksum", ["--user", "old", "--append", "--manifest"]);
    expect([code, stdout.trimEnd().split("\n").at(-1)]).toEqual([0, sum]);
    await run("checksum", ["--user", "old", "--append"]);
    const log = read("FORK-CHECKSUM-LOG.txt").trimEnd().split("\n");
    expect(log).toHaveLength(3);
    expect(log[0]).toBe("2026-01-01T00:00:00 torn");
    for (const line of log.slice(1)) expect(line).toMatch(new RegExp(`^[\\d:.TZ-]{24} ${sum}$`));
    expect(JSON.parse(read("FORK-MANIFEST.json"))).toMatchObject({
      checksum: sum,
      pipeline_applied: before["PIPELINE-EVENTS.jsonl"]?.match(/"event": "applied"/g)?.length,
      last_applied_ts: expect.stringMatching(/Z$/) as string,
    });
    for (const [name, text] of Object.entries(before)) expect(read(name)).toBe(text);
  });

  it("writes nothing through a link in the place of its log", async () => {
    const { usersDir, run } = prepare();
    const other = join(usersDir, "somebody.txt");
    writeFileSync(other, "mine\n");
    symlinkSync(other, join(usersDir, "abby", "FORK-CHECKSUM-LOG.txt"));
    const before = recordFiles(usersDir);
    const { code, stderr } = await run("checksum", ["--user", "abby", "--append"]);
    expect([code, stderr]).toEqual([78, expect.stringMatching(/FORK-CHECKSUM-LOG\.txt is a link/)]);
    expect(recordFiles(usersDir)).toEqual(before);
  });

  it("writes nothing when the place of its log is taken", async () => {
    const { usersDir, run } = prepare();
    mkdirSync(join(usersDir, "abby", "FORK-CHECKSUM-LOG.txt"));
    const before = recordFiles(usersDir);
    const { code, stderr } = await run("checksum", ["--user", "abby", "--append", "--manifest"]);
    expect([code, stderr]).toEqual([78, expect.stringContaining("FORK-CHECKSUM-LOG.txt")]);
    expect(recordFiles(usersDir)).toEqual(before);
  });
});

function prepare() {
  const usersDir = temporaryFolder();
  copyRecord("minimal", usersDir, "abby");
  copyRecord("legacy", usersDir, "old");
  return {
    usersDir,
    run: (name: string, words: readonly string[]) =>
      runCommand(name, words, { environment: { GRACE_MAR_USERS_DIR: usersDir } }),
  };
}

/** All files but what belongs to the machine, which a command makes when it holds the Record. */
function recordFiles(folder: string): { readonly [path: string]: string } {
  return Object.fromEntries(
    Object.entries(readFolder(folder)).filter(([path]) => !path.includes(".runtime/")),
  );
}
