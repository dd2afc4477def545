// SECURITY.md names proofs and checks. They exist under these names, and no cell is empty.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CHECKS } from "../../src/tools/doctor/examine.ts";

const root = join(import.meta.dirname, "..", "..");
const text = readFileSync(join(root, "SECURITY.md"), "utf8");
const rows = text
  .split("\n")
  .filter((line) => line.startsWith("|") && !/^\|[ |-]+$/.test(line))
  .map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
const threats = rows.filter(([id = ""]) => /^T\d+$/.test(id));

describe("SECURITY.md", () => {
  it("names only tests that are there", () => {
    const named = [...text.matchAll(/`(test\/[^`]+)`/g)].map((match) => match[1] ?? "");
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((name) => !existsSync(join(root, name)))).toEqual([]);
  });

  it("names only npm scripts that are there", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      readonly scripts: object;
    };
    const named = [...text.matchAll(/`npm run ([\w:-]+)/g)].map((match) => match[1] ?? "");
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  it("proves every threat by a test or a script, and leaves no cell of its tables empty", () => {
    expect(threats.map(([id]) => id)).toEqual(threats.map((_, index) => `T${index + 1}`));
    for (const [id, , , proof = ""] of threats) {
      expect(`${id} ${proof}`).toMatch(/`(?:test\/|npm run )/);
    }
    expect(rows.filter((cells) => cells.includes(""))).toEqual([]);
    const mentioned = [...text.matchAll(/\bT(\d+)\b/g)].map((match) => Number(match[1]));
    expect(Math.max(...mentioned)).toBe(threats.length);
  });

  it("lists every check of the doctor, each under an id of its own", () => {
    const listed = rows.filter(([id = ""]) => /^`[a-z-]+`$/.test(id));
    expect(listed).toEqual(CHECKS.map(({ id, about }) => [`\`${id}\``, about]));
    expect(new Set(CHECKS.map(({ id }) => id)).size).toBe(CHECKS.length);
    expect(text).toContain(`${CHECKS.length} checks with stable ids`);
  });
});
