// Names in a Record are somebody's text. Whatever is in them, a command shows them as one harmless piece of a line. What a
// file holds is quoted where the person sits who gave the command, and nowhere else.

import { cpSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { shownBy } from "../support/commands.ts";
import { copyRecord, temporaryFolder } from "../support/temporary.ts";

const WORD = "krakenquokka";
const TITLE = "\u001B]0;pwned\u0007\u001B[31m";
const FAKED = "NOTHING FOUND - all forgotten";

it.each([
  ["forget", ["forget", "--user", "abby", WORD]],
  ["backup", ["backup", "--user", "abby"]],
  ["export", ["export", "--user", "abby", "--out", "out.zip"]],
  ["fork", ["fork", "--user", "abby", "--out", "out.json"]],
  ["validate", ["validate", "--user", "abby"]],
  ["doctor", ["doctor", "--user", "abby", "--offline"]],
] as const)("%s", async (_, words) => {
  const users = temporaryFolder();
  const folder = copyRecord("minimal", users, "abby");
  const bytes = Buffer.concat([Buffer.from(WORD), Buffer.from([0xff, 0xfe])]);
  writeFileSync(join(folder, `notes${TITLE}.bin`), bytes);
  writeFileSync(join(folder, `line\n${FAKED} ${WORD}.md`), "z");
  symlinkSync("/etc/hostname", join(folder, `link${TITLE}\n${FAKED}`));
  cpSync(folder, join(users, `abby${TITLE}\n${FAKED}`), {
    recursive: true,
    filter: (path) => !path.includes("link"),
  });
  const text = await shownBy(
    words.map((word) => (word.startsWith("out.") ? join(users, word) : word)),
    users,
  );
  expect(text).not.toBe("");
  expect(text.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
  expect(text.split("\n").filter((line) => line.startsWith(FAKED))).toEqual([]);
});

it("validate names the line of a setting that cannot be read and quotes nothing of it", async () => {
  const users = temporaryFolder();
  const folder = copyRecord("minimal", users, "abby");
  writeFileSync(join(folder, "SELF.md"), `---${WORD}\nlanguage: {a: ${WORD}}\n---\n# SELF\n`);
  for (const isTerminal of [false, true]) {
    const text = await shownBy(["validate", "--user", "abby"], users, isTerminal);
    expect(text).toMatch(/abby: V18 SELF\.md:1 .*another language/);
    expect(text).toMatch(/abby: V18 SELF\.md:2 language cannot be read/);
    expect(text).not.toContain(WORD);
  }
});
