// The headings of PENDING-REVIEW.md. Each is made only when it is missing, and a change between them leaves every other
// byte as it is. Proof: test/record/candidates/candidate-edits.test.ts.

import { insertAt } from "../text/markdown.ts";
import { sectionBegun } from "./place.ts";
import type { Heading } from "../text/markdown.ts";
import { plainHeading } from "../text/plain-heading.ts";
import type { PendingFile } from "./pending-file.ts";

/** The first `## ` heading that starts with the prefix; undefined where there is none. */
export function findHeading({ sections }: PendingFile, prefix: string): Heading | undefined {
  return sections.find((heading) => plainHeading(heading.text).startsWith(prefix));
}

/** The file with its title, `## Candidates` and `## Processed`. */
export function withHeadings(pending: PendingFile): PendingFile {
  let file = pending;
  if (!file.sections.some(({ level }) => level === 1)) {
    const { text } = file;
    file = file.with(text.trim() === "" ? TITLE : `${TITLE}\n${text}`);
  }
  if (!findHeading(file, "## Candidates")) {
    const { text } = file;
    const first = file.blocks.find(({ place }) => place === "candidates");
    const at = first?.start ?? findHeading(file, "## Processed")?.start ?? text.length;
    file = file.with(insertAt(text, at, `${blankLineBefore(text, at)}## Candidates\n\n`));
  }
  if (!findHeading(file, "## Processed")) {
    const { text } = file;
    const next = endOfCandidates(file);
    const at = next ?? text.length;
    const heading = `${blankLineBefore(text, at)}## Processed\n${next === undefined ? "" : "\n"}`;
    file = file.with(insertAt(text, at, heading));
  }
  return file;
}

/** A file with text added at the end of `## Candidates`. The file has its headings; the text ends with a line break. */
export function appendToCandidates(prepared: PendingFile, added: string): PendingFile {
  const { text } = prepared;
  const at = endOfCandidates(prepared) ?? text.length;
  const gap = at === text.length ? "" : "\n";
  const block = `${blankLineBefore(text, at)}${added}${gap}`;
  return prepared.spliced([{ start: at, end: at, text: block }]);
}

/** The line breaks to insert at an offset so that one empty line stands before it. */
export function blankLineBefore(text: string, offset: number): string {
  if (offset === 0) return "";
  const before = text.slice(Math.max(0, offset - 80), offset);
  if (/\n[ \t]*\r?\n$/.test(before)) return "";
  return before.endsWith("\n") ? "\n" : "\n\n";
}

const TITLE = "# PENDING-REVIEW\n";

/** The heading below Candidates; undefined where nothing follows. */
export function endOfCandidates({ sections }: PendingFile): number | undefined {
  const index = sections.findIndex(({ text }) => sectionBegun(text) === "candidates");
  return sections[index + 1]?.start;
}
