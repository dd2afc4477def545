// The folder of a unit is its bot's, and a link in it would lead root elsewhere: no document and no message has root write
// there by hand. Whole folders of a stopped bot are moved and copied by -T, which goes through no link.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "../support/processes.ts";

const FOLDER = /\/var\/lib\/(?:private\/)?grace-mar\b/;
const WRITES = /(?:^|[\s`(;&])(?:cp|mv|chown|chmod|tee|rsync|ln|install|tar|vi|nano)\s/;

/** Text for people: documents, and what programs say. */
function texts(): readonly (readonly [name: string, text: string])[] {
  const documents = [
    "README.md",
    "SECURITY.md",
    "RELIABILITY.md",
    "CONTRIBUTING.md",
    ".env.example",
  ];
  const below = (folder: string, ending: RegExp): readonly string[] =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => ending.test(name))
      .map((name) => join(folder, name));
  return (
    [
      ...documents,
      ...below("docs", /\.md$/),
      ...below("deploy", /\.(?:md|service)$/),
      ...below("src", /\.ts$/),
    ]
      // A service there has its own folder of that name, and no root.
      .filter((name) => !/RENDER\.md$|render\.ts$/.test(name))
      .map((name) => [name, readFileSync(join(ROOT, name), "utf8")])
  );
}

it("no document has root write into a unit's folder by hand, but for a whole folder by -T", () => {
  const lines = texts().flatMap(([name, text]) =>
    text
      .split("\n")
      .filter((line) => FOLDER.test(line) && WRITES.test(line) && !/\s-\w*T\s/.test(line))
      .map((line) => `${name}: ${line.trim()}`),
  );
  expect(lines).toEqual([]);
});

it("no document has anybody copy the bot's own files into a Record", () => {
  const asking = texts()
    .filter(([name, text]) => name.endsWith(".md") && ASKING.test(text.replaceAll(/\s+/g, " ")))
    .map(([name]) => name);
  expect(asking).toEqual([]);
});

const ASKING = /(?:copy|put|move)[^.:;|]{0,80}(?:into|to)[^.:;|]{0,20}\.runtime\b/i;
