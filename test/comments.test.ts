// Rules about the comments of all programs: they are plain, and point to nothing that is not here.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..");

const linesOf = (path: string): string[] => readFileSync(join(ROOT, path), "utf8").split("\n");

const NO_PROGRAM = /^test\/(?:fixtures\/|comments\.test\.ts$)/;

/** The programs of the repository. Made-up Records are data, and this file has to quote references that it looks for. */
const programs = ["src", "scripts", "test"].flatMap((folder) =>
  namesIn(folder)
    .map((name) => `${folder}/${name}`)
    .filter((name) => /\.(?:ts|js|mjs|sh)$/.test(name) && !NO_PROGRAM.test(name)),
);

describe("comments", () => {
  it("name no document that is not in the repository", () => {
    const documents = documentNames();
    const found = programs.flatMap((program) =>
      linesOf(program).flatMap((line, index) =>
        foreignDocuments(line, program, documents).map(
          (name) => `${program}:${index + 1} names ${name}`,
        ),
      ),
    );
    expect(found).toEqual([]);
    expect(programs.length).toBeGreaterThan(600);
  });

  it("find a foreign document in each of its forms, and let our own pass", () => {
    const foreign = (line: string): number =>
      foreignDocuments(line, "src/main.ts", documentNames()).length;
    for (const reference of [
      '(spec/pipeline, "Turn")',
      "open-questions",
      "(Q26)",
      "the plan, §2",
      "findings/house",
      "row 26",
      "Rows 9 and 10 of the table",
      "issue 13",
      "issue: all is well",
      "(product.md)",
    ]) {
      expect({ reference, found: foreign(`// Keeps a rule: ${reference}.`) }).toEqual({
        reference,
        found: 1,
      });
    }
    for (const reference of ["SELF.md", "README.md", "docs/record-format.md", "RFC 3986 §2.1"])
      expect({ reference, found: foreign(`// See ${reference}.`) }).toEqual({
        reference,
        found: 0,
      });
  });

  it("of a file's head begin with the subject, not with a question word", () => {
    const questions = namesIn("src")
      .filter((name) => /\.(?:ts|js)$/.test(name))
      .flatMap((name) => {
        const head = linesOf(`src/${name}`).find((line) => !line.startsWith("#!")) ?? "";
        return QUESTION.test(head) ? [`${name}: ${head}`] : [];
      });
    expect(questions).toEqual([]);
  });
});

const QUESTION =
  /^\/[/*]+\s*(?:what|how|whether|which|where|who|whose|whom|when|why|whoever|whatever|wherever)\b/i;

/** References that have no file name: a section, a row or a question of a document, or a folder of notes. */
const UNNAMED =
  /(?<!RFC \d+,? )§|(?<![\w-])(?:spec|findings)\/\w|open-questions|\bQ\d{1,2}\b|\b[Rr]ows? \d+(?= of the | and |[.,:)])|\bissue(?: \d|: )/gu;

/** The month in the name of an archive, e.g. SELF-ARCHIVE-2026-03.md. */
const DATE = /-\d{4}-\d{2}(?=\.md$)/;

const MARKDOWN = /[\w./<>*-]*\w\.md\b/g;

const IS_COMMENT = /^\s*(?:\/\/|\/\*|\*|#)|\s\/\/ /;

function foreignDocuments(
  line: string,
  program: string,
  documents: ReadonlySet<string>,
): readonly string[] {
  if (!IS_COMMENT.test(line)) return [];
  const missing = [...line.matchAll(MARKDOWN)]
    .map(([name]) => name)
    .filter(
      (name) =>
        !documents.has(basename(name).replace(DATE, "")) &&
        !existsSync(resolve(ROOT, dirname(program), name)),
    );
  return [...(line.match(UNNAMED) ?? []), ...missing];
}

/** Names of all markdown files: documents, the files of made-up Records, and the template of a new one. */
function documentNames(): ReadonlySet<string> {
  const folders = ["docs", "deploy", "users", "test/fixtures"].flatMap(namesIn);
  const names = [...readdirSync(ROOT), ...folders].filter((name) => name.endsWith(".md"));
  return new Set(names.map((name) => basename(name)));
}

function namesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).toSorted();
}
