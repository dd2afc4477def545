// Paths start in the folder where a command was called, whether they are typed or stand in its environment or its dotenv file.
// A test's process is elsewhere. Proof of the rest: exports, portable, keeping and new-record in test/e2e.

import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCommand } from "../support/commands.ts";
import { copyRecord, temporaryFolder } from "../support/temporary.ts";

/** A folder with abby's Record in `people`. */
function home(): string {
  const folder = temporaryFolder();
  copyRecord("sample", join(folder, "people"), "abby");
  return folder;
}

describe("a path that is not whole", () => {
  it.each([
    { what: "typed", words: ["--users-dir", "people"], environment: {} },
    { what: "in the environment", words: [], environment: { GRACE_MAR_USERS_DIR: "./people" } },
  ])("$what starts where the command was called", async ({ words, environment }) => {
    const { code, stdout } = await runCommand("list", words, { folder: home(), environment });
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^abby\s/m)]);
  });

  it("in a dotenv file starts there, also that of a secret", async () => {
    const folder = home();
    writeFileSync(
      join(folder, ".env.abby"),
      "GRACE_MAR_USERS_DIR=people\nTELEGRAM_BOT_TOKEN_FILE=token\nGRACE_MAR_USER_ID=abby\n",
    );
    writeFileSync(join(folder, "token"), "not a token");
    const words = ["--user", "abby", "--offline"];
    const { stdout } = await runCommand("doctor", words, { folder });
    expect(stdout).toContain(join(folder, "people"));
    expect(stdout).not.toContain("cannot be read");
  });

  it("is written to there, and nothing is written to the folder of the process", async () => {
    const folder = home();
    const before = readdirSync(process.cwd());
    const options = { folder, environment: { GRACE_MAR_USERS_DIR: "people" } };
    for (const [name, ...words] of [
      ["identity", "--out", "who.md"],
      ["intent-snapshot", "--out", "intent.json"],
      ["prp", "--out", "prompt.txt"],
      ["backup", "--out", "copy.zip"],
      ["export"],
    ] as const) {
      const { code, stderr } = await runCommand(name, ["--user", "abby", ...words], options);
      expect([name, code, stderr]).toEqual([name, 0, expect.any(String)]);
    }
    expect(readdirSync(folder)).toEqual(
      expect.arrayContaining([
        "abby-record.zip",
        "copy.zip",
        "intent.json",
        "prompt.txt",
        "who.md",
      ]),
    );
    expect(readdirSync(process.cwd())).toEqual(before);
  });
});
