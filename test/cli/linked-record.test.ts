// Whoever looks at all Records may be root, and a name among them anybody's: a link in a Record's place, or in a Record,
// is named, and nothing behind it is looked at.

import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findLinks, namesBelow } from "../../src/record/links.ts";
import { shownBy } from "../support/commands.ts";
import { copyRecord, temporaryFolder } from "../support/temporary.ts";

/** A folder of somebody else's with a Record of theirs in it, whose names must not be told. */
function elsewhere(): string {
  const folder = copyRecord("sample", temporaryFolder(), "theirs");
  mkdirSync(join(folder, "secret-folder"));
  symlinkSync("/nowhere", join(folder, "secret-folder", "secret-link"));
  return folder;
}

describe("a link", () => {
  it.each([
    [["validate", "--all"]],
    [["validate", "--all", "--json"]],
    [["validate", "--user", "linked"]],
    [["list"]],
    [["list", "--json"]],
    [["doctor", "--user", "linked", "--offline"]],
    [["checksum", "--user", "linked"]],
    [["verify", "--user", "linked"]],
    [["brief", "--user", "linked"]],
    [["backup", "--user", "linked"]],
    [["forget", "--user", "linked", "secret"]],
  ])("in a Record's place: %j names it, and nothing behind it", async (words) => {
    const users = temporaryFolder();
    copyRecord("sample", users, "abby");
    symlinkSync(elsewhere(), join(users, "linked"));
    const text = await shownBy(words, users);
    expect(text).toMatch(/linked/);
    expect(text).not.toContain("secret-");
    expect(text).not.toContain("Mira");
  });

  it("in a Record: the doctor counts nothing behind it", async () => {
    const users = temporaryFolder();
    const folder = copyRecord("sample", users, "abby");
    const before = [...namesBelow(folder)].length;
    symlinkSync(elsewhere(), join(folder, "out"));
    symlinkSync("..", join(folder, "round"));
    chmodSync(folder, 0o700);
    expect([...namesBelow(folder)]).toHaveLength(before + 2);
    const text = await shownBy(["doctor", "--user", "abby", "--offline"], users);
    expect(text).toMatch(/2 links in it: out, round/);
  });
});

it("what is below a folder is told once each, however links lie in it", () => {
  const name = fc.constantFrom("a", "b", "c");
  const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("/"));
  fc.assert(
    fc.property(
      fc.dictionary(path, fc.constantFrom("file", "folder", "..", ".", "/", "a")),
      (planted) => {
        const folder = join(temporaryFolder(), "record");
        mkdirSync(folder);
        const made = new Set<string>();
        for (const [each, what] of Object.entries(planted)) {
          try {
            const at = join(folder, each);
            if (what === "folder") mkdirSync(at);
            else if (what === "file") writeFileSync(at, "", { flag: "wx" });
            else symlinkSync(what, at);
            made.add(each);
          } catch {
            // Its folder is none, or it has a name already.
          }
        }
        const told = [...namesBelow(folder)].map((found) => found.name);
        expect(new Set(told).size).toBe(told.length);
        // What was made over a link stands elsewhere under another name.
        for (const each of told) expect(each.split("/").length).toBeLessThanOrEqual(3);
        symlinkSync(folder, `${folder}.link`);
        expect(findLinks(`${folder}.link`)).toEqual({ links: [], shared: [] });
      },
    ),
    { numRuns: 50 },
  );
});
