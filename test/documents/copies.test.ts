// What the documents let an operator write of a Record is for that operator alone, and no repository takes it along.

import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FILES } from "../../src/record/store.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const PAGES = ["README.md", ...pagesIn("docs"), ...pagesIn("deploy")];

function pagesIn(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `${folder}/${name}`);
}

interface Redirection {
  readonly page: string;
  readonly line: string;
  readonly file: string;
  /** The lines of the same block before it. */
  readonly before: readonly string[];
}

/** Every command that takes something of a Record out and gives it to the shell's `> FILE`. */
function redirections(page: string): readonly Redirection[] {
  const lines = readFileSync(join(ROOT, page), "utf8").split("\n");
  return lines.flatMap((line, index) => {
    const found =
      /\b(?:backup|export|fork|prp|identity|export-view|file|tar)\b.* > ("[^"]+"|[^\s)`]+)/.exec(
        line,
      );
    if (!found) return [];
    const start = lines.slice(0, index).findLastIndex((each) => each.startsWith("```"));
    return [
      {
        page,
        line,
        file: (found[1] ?? "").replaceAll('"', "").replace(/\$\(.*\)/, "now"),
        before: lines.slice(start + 1, index),
      },
    ];
  });
}

const isIgnored = (name: string): boolean =>
  spawnSync("git", ["check-ignore", "-q", "--no-index", name], { cwd: ROOT }).status === 0;

describe("what the documents write out of a Record", () => {
  const all = PAGES.flatMap(redirections);

  it("is found", () => {
    expect(all.map(({ page }) => page)).toEqual(
      expect.arrayContaining([
        "docs/operating.md",
        ...["DOCKER", "RENDER", "UPGRADE"].map((name) => `deploy/${name}.md`),
      ]),
    );
  });

  it.each(all)("is for the operator alone: $page: $line", ({ line, before }) => {
    expect([line, ...before].join("\n")).toContain("umask 077");
  });

  it.each(all.filter(({ file }) => file !== "FILE"))("is tracked by no git: $file", ({ file }) => {
    expect(isIgnored(file)).toBe(true);
  });

  it.each([
    ...Object.values(FILES).filter((name) => name !== FILES.conflictRules),
    "abby-record.zip",
    "abby-backup.zip",
    "abby-manifest/manifest.json",
    "abby-llm.txt",
    "abby-fork.json",
    "abby-school.md",
  ])("is tracked by no git under the name of a file or an example: %s", (name) => {
    expect(isIgnored(name)).toBe(true);
  });

  it.each([
    "README.md",
    "CHANGELOG.md",
    "package.json",
    "docs/chat.md",
    "users/_sample/SELF.md",
    "users/_template/SELF.md",
  ])("leaves the program's own files: %s", (name) => {
    expect(isIgnored(name)).toBe(false);
  });
});
