// Documents lead to one another: every relative link, anchor and picture is there, and so is every file that is named.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../support/processes.ts";

/** All but the Records, which are other people's files. */
const documents = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: ROOT,
  encoding: "utf8",
})
  .split("\n")
  .filter((path) => path.endsWith(".md") && !/^(?:users|test\/fixtures)\//.test(path));

/** Written by commands; not in the repository. */
const MADE = ["deploy/compose.yaml", "deploy/nginx.conf", "deploy/Caddyfile"];

/** Links that are addresses elsewhere. */
const ELSEWHERE = /^(?:[a-z]+:|\/\/)/;

function textOf(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

function withoutFences(markdown: string): string {
  return markdown.replaceAll(/^ *```[^]*?^ *```$/gm, "");
}

function linksIn(markdown: string): readonly string[] {
  const text = withoutFences(markdown).replaceAll(/`[^`\n]*`/g, "");
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g), ...text.matchAll(/\bsrc="([^"]+)"/g)];
  return links.map(([, target = ""]) => target).filter((target) => !ELSEWHERE.test(target));
}

/** As GitHub names the headings of a page. */
function anchorsOf(markdown: string): readonly string[] {
  const taken = new Map<string, number>();
  return [...withoutFences(markdown).matchAll(/^#{1,6} +(.*)$/gm)].map(([, heading = ""]) => {
    const words = heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .trim()
      .toLowerCase();
    const slug = words.replaceAll(/[^\p{L}\p{N}\p{M}_ -]/gu, "").replaceAll(" ", "-");
    const before = taken.get(slug) ?? 0;
    taken.set(slug, before + 1);
    return before === 0 ? slug : `${slug}-${before}`;
  });
}

function isDead(target: string, from: string): boolean {
  const [path = "", anchor] = target.split("#");
  const file = path === "" ? from : join(dirname(from), path);
  if (!existsSync(join(ROOT, file))) return true;
  return anchor !== undefined && !anchorsOf(textOf(file)).includes(anchor);
}

describe("the documents", () => {
  it("are found", () => {
    for (const path of ["README.md", "docs/operating.md", "deploy/UPGRADE.md"]) {
      expect(documents).toContain(path);
    }
  });

  it("are all reached from the README, by way of others", () => {
    const reached = new Set(["README.md"]);
    for (const page of reached) {
      const targets = linksIn(textOf(page)).map((target) => target.split("#")[0] ?? "");
      for (const target of targets.filter((path) => path.endsWith(".md"))) {
        reached.add(join(dirname(page), target));
      }
    }
    expect(documents.filter((path) => !reached.has(path))).toEqual([]);
  });
});

describe.each(documents)("%s", (path) => {
  it("links to nothing that is not there", () => {
    expect(linksIn(textOf(path)).filter((target) => isDead(target, path))).toEqual([]);
  });

  it("names no file of this repository that is not there", () => {
    const named = [...textOf(path).matchAll(/`((?:src|test|scripts|docs|deploy|users)\/[^`\s]*)`/g)]
      .map(([, name = ""]) => name.replace(/\/$/, ""))
      // Placeholders, patterns, and Records that people make.
      .filter((name) => !/[<>*{…]/.test(name) && !/^users\/(?!_)/.test(name))
      .filter((name) => !MADE.includes(name));
    expect(named.filter((name) => !existsSync(join(ROOT, name)))).toEqual([]);
  });
});

describe("the test of links", () => {
  it("tells a dead link from a living one", () => {
    expect(linksIn('[a](x.md#y) `[b](no.md)` [c](https://d.e) <img src="p.png">')).toEqual([
      "x.md#y",
      "p.png",
    ]);
    expect(anchorsOf("# A b\n\n```\n# no\n```\n\n## `c` (d) ...\n\n## A b\n")).toEqual([
      "a-b",
      "c-d-",
      "a-b-1",
    ]);
    expect(isDead("docs/glossary.md", "README.md")).toBe(false);
    expect(isDead("docs/glossary.md#words", "README.md")).toBe(false);
    expect(isDead("docs/glossary.md#no-such-heading", "README.md")).toBe(true);
    expect(isDead("docs/no-such-page.md", "README.md")).toBe(true);
  });
});
