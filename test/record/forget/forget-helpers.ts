// A Record's texts without some words, as both tests of a forgetting look at them.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { forgetInFiles } from "../../../src/record/forget/files.ts";
import { readForgetQuery } from "../../../src/record/forget/query.ts";
import { findPhrases, phraseOf } from "../../../src/record/forget/words.ts";
import { recordSource } from "../../support/temporary.ts";

/** Gives the texts of one of the Records for tests, by file name. */
export function recordTexts(name: string): Map<string, string> {
  const folder = recordSource(name);
  return new Map(
    readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), "utf8")]),
  );
}

/** Forgets in these texts and gives all of them as they are afterwards. */
export function without(words: string, texts: ReadonlyMap<string, string>): Map<string, string> {
  const { target } = readForgetQuery(words, texts);
  const changed = forgetInFiles(texts, target);
  return new Map([...texts].map(([name, text]) => [name, changed.get(name)?.after ?? text]));
}

export function oneFile(name: string, words: string, text: string): string {
  return without(words, new Map([[name, text]])).get(name) ?? "";
}

export function holds(text: string, words: string): boolean {
  return findPhrases(text, [phraseOf(words)]).length > 0;
}
