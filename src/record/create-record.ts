// A new person's Record is made from the template: complete, or not at all.

import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { factual } from "../factual.ts";
import { ConfigError, RecordError } from "../errors.ts";
import { createFolder, readText } from "./files.ts";
import { withFirstFacts, type FirstFacts } from "./self/first-facts.ts";
import { requireNonePutAside } from "./put-aside.ts";
import { checkIntegrity } from "./integrity.ts";
import { quoteScalar } from "./text/scalar.ts";
import { localDate } from "./text/timestamp.ts";

export interface NewRecord extends FirstFacts {
  readonly recordId: string;
  readonly usersDir: string;
  /** Folder with files that contain {{id}}, {{name}}, {{language}} and {{date}}. */
  readonly templateDir: string;
  readonly name: string;
  readonly language: string;
  readonly now: Date;
}

/**
 * Makes the folder `<usersDir>/<recordId>`.
 * @returns its path.
 * @throws ConfigError when that name is taken already; RecordError when the template is broken.
 */
export async function createRecord(request: NewRecord): Promise<string> {
  const folder = requireNoRecord(request);
  const texts = new Map<string, string>();
  for (const name of readdirSync(request.templateDir).filter((file) => file.endsWith(".md"))) {
    const template = (await readText(join(request.templateDir, name))) ?? "";
    const text = fill(template, request);
    texts.set(name, name === "SELF.md" ? withFirstFacts(text, request) : text);
  }
  requireSound(texts);
  await createFolder(folder, texts);
  return folder;
}

/** The path that the new Record will have. @throws ConfigError when that name is taken already. */
export function requireNoRecord({
  usersDir,
  recordId,
}: Pick<NewRecord, "usersDir" | "recordId">): string {
  const folder = join(usersDir, recordId);
  requireNonePutAside({ usersDir, recordId });
  if (lstatSync(folder, { throwIfNoEntry: false })) {
    throw new ConfigError(`${folder} exists already: a Record is never overwritten`);
  }
  return folder;
}

function fill(template: string, { recordId, name, language, now }: NewRecord): string {
  const values: { readonly [placeholder: string]: string } = {
    id: recordId,
    name: oneLine(name),
    language: oneLine(language),
    date: localDate(now),
  };
  return template.replace(/("?)\{\{(\w+)\}\}\1/g, (match, quote: string, placeholder: string) => {
    const value = Object.hasOwn(values, placeholder) ? values[placeholder] : undefined;
    if (value === undefined) return match;
    return quote ? quoteScalar(value) : value;
  });
}

function oneLine(text: string): string {
  return text.toWellFormed().replace(/\s+/g, " ").trim();
}

function requireSound(texts: ReadonlyMap<string, string>): void {
  const [fault] = checkIntegrity({
    self: texts.get("SELF.md") ?? "",
    evidence: texts.get("EVIDENCE.md") ?? "",
    pending: texts.get("PENDING-REVIEW.md") ?? "",
    skills: texts.get("SKILLS.md") ?? "",
  });
  if (!fault) return;
  throw new RecordError(
    factual`The template's ${{ file: fault.file }} breaks rule ${{ code: fault.code }}`,
    { found: fault.message },
  );
}
