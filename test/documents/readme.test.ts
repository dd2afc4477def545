// What the README and docs/operating.md claim is so, as far as a test can tell.

import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { EXIT } from "../../src/errors.ts";
import { ROOT } from "../support/processes.ts";

const readme = readFileSync(join(ROOT, "README.md"), "utf8");
const lines = readme.trimEnd().split("\n");

describe("README.md", () => {
  it("is short enough to be read", () => {
    expect(lines.length).toBeLessThanOrEqual(120);
    expect(lines.filter((line) => line.length > 120).length).toBeLessThanOrEqual(12);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(140);
  });

  it("shows lines of a Record as they stand in the made-up one, in their order", () => {
    const [, excerpt = ""] = /^```yaml\n([^]*?)^```$/m.exec(readme) ?? [];
    const self = readFileSync(join(ROOT, "users", "_sample", "SELF.md"), "utf8").split("\n");
    const shown = excerpt.split("\n").filter((line) => line.trim() !== "");
    expect(shown.length).toBeGreaterThan(8);
    let from = 0;
    for (const line of shown) {
      const at = self.indexOf(line, from);
      expect(at, line).toBeGreaterThanOrEqual(from);
      from = at + 1;
    }
  });

  it("explains a word before it uses it", () => {
    for (const [word, first] of [
      ["Record", "**Record**"],
      ["Voice", "**Voice**"],
      ["owner", "**owner**"],
      ["candidate", "a CANDIDATE: a proposal"],
      ["gate", "**gate**"],
    ] as const) {
      const explained = readme.indexOf(first);
      expect(explained, word).toBeGreaterThan(0);
      expect(readme.slice(0, explained)).not.toMatch(new RegExp(`\\b${word}s?\\b`));
    }
    expect(readme).not.toMatch(/\bregister\b/);
  });

  it("names no npm command that does not exist", () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
      readonly scripts: object;
    };
    const named = [...readme.matchAll(/npm run ([a-z][a-z:-]*)/g)].map(([, name = ""]) => name);
    expect(named).toContain("demo");
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });
});

describe("docs/operating.md", () => {
  const page = readFileSync(join(ROOT, "docs", "operating.md"), "utf8");

  it("quotes what people and operators really read, in its table of symptoms", () => {
    const [, table = ""] = /^## What to do when \.\.\.\n([^]*)/m.exec(page) ?? [];
    const seen = table.split("\n").flatMap((row) => {
      const [, first = ""] = row.split("|");
      return [...first.matchAll(/"([^"]+)"/g)].map(([, quote = ""]) => quote);
    });
    expect(seen.length).toBeGreaterThan(10);
    const texts = globSync("{src,scripts}/**/*.ts", { cwd: ROOT }).map((path) =>
      readFileSync(join(ROOT, path), "utf8"),
    );
    expect(seen.filter((quote) => !texts.some((text) => text.includes(quote)))).toEqual([]);
  });

  it("has every exit code, and no other", () => {
    const [, table = ""] = /^## Exit codes\n([^]*?)^## /m.exec(page) ?? [];
    const codes = [...table.matchAll(/^\| (\d+) /gm)].map(([, code]) => Number(code));
    expect(codes).toEqual(Object.values(EXIT));
  });
});
