// The parts of a portable prompt, for its tests.

import { expect } from "vitest";
import { openRecord, type RecordSnapshot } from "../../src/record/store.ts";
import { copyRecord, temporaryFolder } from "../support/temporary.ts";

const HEADINGS =
  "VOICE|WHO I AM|KNOWLEDGE|CURIOSITY|PERSONALITY|RECENT|ONBOARDING|CHECKPOINT|ABOUT THE SYSTEM|RULES".split(
    "|",
  );
export const TAGS = ["voice", "who_i_am", "knowledge", "curiosity", "personality", "recent"];

/** Every heading and every section once, in order. */
export function expectWhole(text: string): void {
  expect(text.match(/^## .*$/gm)).toEqual(HEADINGS.map((heading) => `## ${heading}`));
  expect(text.match(/^<\/?[a-z_]+>$/gm)).toEqual(TAGS.flatMap((tag) => [`<${tag}>`, `</${tag}>`]));
}

/** The lines under a heading. */
export function part(text: string, heading: string): string {
  return text.split(`## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
}

/** The lines of a section. */
export function body(text: string, tag: string): string {
  return new RegExp(`^<${tag}>\\n([^]*?)\\n</${tag}>$`, "m").exec(text)?.[1] ?? "";
}

export async function snapshotOf(
  record: string,
  change: (folder: string) => void = () => undefined,
): Promise<RecordSnapshot> {
  const usersDir = temporaryFolder();
  change(copyRecord(record, usersDir, "somebody"));
  return (await openRecord(usersDir, "somebody")).snapshot();
}
