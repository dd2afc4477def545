import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { forkText, leftOutOfFork } from "../../../src/record/archive/fork.ts";
import { sha256Hex } from "../../../src/record/text/checksum.ts";
import { identityMarkdown, readIdentity } from "../../../src/record/self/identity.ts";
import { importRecord } from "../../../src/state/restore.ts";
import {
  copyRecord,
  fileOf,
  readFolder,
  recordSource,
  temporaryFolder,
} from "../../support/temporary.ts";

const NOW = new Date("2026-11-23T10:00:00Z");

function forkOf(
  folder: string,
  withRaw = true,
): { readonly text: string; readonly names: string[] } {
  const names = Object.keys(readFolder(folder));
  const files = new Map(names.map((name) => [name, readFileSync(join(folder, name))]));
  return { text: forkText({ recordId: "one", files, withRaw, now: NOW }), names };
}

describe("a fork", () => {
  it.each(["sample", "juna", "ines", "odile", "legacy", "minimal"])(
    "of %s makes a working Record again, byte for byte in every file that it holds",
    async (record) => {
      const usersDir = temporaryFolder();
      const folder = copyRecord(record, usersDir, "one");
      const { text, names } = forkOf(folder);
      const { folder: made } = await importRecord({ usersDir, recordId: "two" }, fileOf(text));
      const taken = names.filter((name) => !leftOutOfFork(names).includes(name));
      expect(Object.keys(readFolder(made))).toEqual(taken);
      for (const name of taken) {
        expect(readFileSync(join(made, name)).equals(readFileSync(join(folder, name)))).toBe(true);
      }
    },
  );

  it("of the earlier system is read too", async () => {
    const usersDir = temporaryFolder();
    const read = (name: string): string => readFileSync(join(recordSource("legacy"), name), "utf8");
    const old = {
      version: "1.0",
      format: "grace-mar-fork-export",
      self: { raw: read("SELF.md") },
      evidence: { raw: read("EVIDENCE.md") },
      library: { raw: read("LIBRARY.md") },
      manifest: null,
    };
    const file = fileOf(JSON.stringify(old));
    const { folder } = await importRecord({ usersDir, recordId: "two" }, file);
    expect(readFolder(folder)["LIBRARY.md"]).toBe(read("LIBRARY.md"));
  });

  it.each([
    ["without its texts", (text: string) => text, false, /--no-raw/],
    ["with a changed text", (text: string) => text.replace("Mira", "Mila"), true, /checksum/],
    ["of a later version", (text: string) => text.replace('"2.0"', '"3.0"'), true, /no fork/],
    ["that is cut off", (text: string) => text.slice(0, 900), true, /no fork/],
  ])("%s is refused, and nothing is made", async (_what, change, withRaw, reason) => {
    const usersDir = temporaryFolder();
    const { text } = forkOf(recordSource("sample"), withRaw);
    const file = fileOf(change(text));
    await expect(importRecord({ usersDir, recordId: "two" }, file)).rejects.toThrow(reason);
    expect(existsSync(join(usersDir, "two"))).toBe(false);
  });

  it("without its texts has no hash of any of them", () => {
    const folder = copyRecord("sample", temporaryFolder(), "one");
    const { text, names } = forkOf(folder, false);
    const sums = names.map((name) => sha256Hex(readFileSync(join(folder, name), "utf8")));
    expect(forkOf(folder).text).toContain(sums[names.indexOf("MEMORY.md")]);
    expect(sums.filter((sum) => text.includes(sum.slice(0, 16)))).toEqual([]);
    expect(JSON.parse(text)).toMatchObject({ memory: {}, summary: {}, manifest: {} });
  });

  it("names a file that is no text", () => {
    const folder = copyRecord("sample", temporaryFolder(), "one");
    writeFileSync(join(folder, "JOURNAL.md"), Buffer.from([0xff, 0xfe, 0x00]));
    expect(() => forkOf(folder)).toThrow(/JOURNAL\.md cannot be read: it is not UTF-8/);
  });
});

describe("the identity", () => {
  it("is sections I to IX of SELF word by word, and nothing below them", () => {
    const self = readFileSync(join(recordSource("sample"), "SELF.md"), "utf8");
    const identity = readIdentity(self, "mira");
    expect(Object.keys(identity.sections)).toHaveLength(9);
    for (const text of Object.values(identity.sections)) {
      expect(text).not.toBe("");
      expect(self).toContain(text);
    }
    expect(identity.sections["mind_post_seed"]).toContain("LEARN-0014");
    const page = identityMarkdown(identity);
    expect(page).toMatch(/^# mira\n\n> Private: /);
    expect(page).toContain("birthdate: 2017-03-21");
    expect(page).not.toContain("FORBIDDEN");
  });
});
