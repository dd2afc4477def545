// The place of a candidate in PENDING-REVIEW.md decides what may be done with it. Only a heading line begins a block:
// the same words inside a closed fence are data. The `## ` heading above a block tells whether it is in Candidates or
// below Processed. Proof: test/record/candidates/candidates.test.ts.

import { insertAt, nextHeading, readOutline, yamlFences } from "../text/markdown.ts";
import type { Fence, Heading, Outline } from "../text/markdown.ts";
import type { CandidateStatus } from "../types.ts";

/** One block from its header to the next `### ` or `## ` heading. */
export interface CandidateBlock {
  readonly id: string;
  readonly title?: string;
  readonly start: number;
  readonly end: number;
  readonly fence?: Fence;
  readonly inCandidates: boolean;
  /** The status word on the first line of the fence, when it is one of the three. A comment may follow it. */
  readonly status?: { readonly word: CandidateStatus; readonly start: number };
  /** The block without its status line, from the header to the end of the fence. */
  readonly content: string;
}

/** All candidate blocks in file order. */
export function findBlocks(pending: string, outline: Outline): readonly CandidateBlock[] {
  const blocks: CandidateBlock[] = [];
  let inCandidates = true;
  let fenceIndex = 0;
  const fences = yamlFences(outline);
  for (const [index, heading] of outline.headings.entries()) {
    if (heading.text.startsWith("## Candidates")) inCandidates = true;
    if (heading.text.startsWith("## Processed")) inCandidates = false;
    const [, id, title] = /^### (CANDIDATE-\d+)(?:[ \t]+(.*))?$/.exec(heading.text) ?? [];
    if (id === undefined) continue;
    const next = nextHeading(outline, index, 3);
    const end = next?.start ?? outline.length;
    while ((fences[fenceIndex]?.start ?? Infinity) < heading.start) fenceIndex += 1;
    const fence = fences[fenceIndex];
    blocks.push({
      id,
      ...(title && { title: title.replace(/^\((.*)\)$/, "$1") }),
      start: heading.start,
      end,
      inCandidates,
      ...describeFence(pending, heading.start, end, fence && fence.start < end ? fence : undefined),
    });
  }
  return blocks;
}

/** The first `## ` heading that starts with the prefix; undefined where there is none. */
export function findHeading(outline: Outline, prefix: string): Heading | undefined {
  return outline.headings.find((heading) => heading.text.startsWith(prefix));
}

/** The file with its title, `## Candidates` and `## Processed`. Each is created only when it is missing. */
export function withHeadings(pending: string): string {
  let text = pending;
  const has = (test: (heading: { level: number; text: string }) => boolean): boolean =>
    readOutline(text).headings.some(test);
  if (!has(({ level }) => level === 1)) text = text.trim() === "" ? TITLE : `${TITLE}\n${text}`;
  if (!has((heading) => heading.text.startsWith("## Candidates"))) {
    const outline = readOutline(text);
    const first = findBlocks(text, outline).find(({ inCandidates }) => inCandidates);
    const at = first?.start ?? findHeading(outline, "## Processed")?.start ?? text.length;
    text = insertAt(text, at, `${blankLineBefore(text, at)}## Candidates\n\n`);
  }
  if (!has((heading) => heading.text.startsWith("## Processed"))) {
    const outline = readOutline(text);
    const index = outline.headings.findIndex((h) => h.text.startsWith("## Candidates"));
    const next = nextHeading(outline, index, 2);
    const at = next?.start ?? text.length;
    text = insertAt(text, at, `${blankLineBefore(text, at)}## Processed\n${next ? "\n" : ""}`);
  }
  return text;
}

/** A file with text added at the end of `## Candidates`. The file has its headings; the text ends with a line break. */
export function appendToCandidates(prepared: string, text: string): string {
  const outline = readOutline(prepared);
  const index = outline.headings.findIndex((h) => h.text.startsWith("## Candidates"));
  const at = nextHeading(outline, index, 2)?.start ?? prepared.length;
  const gap = at === prepared.length ? "" : "\n";
  return insertAt(prepared, at, `${blankLineBefore(prepared, at)}${text}${gap}`);
}

const TITLE = "# PENDING-REVIEW\n";

/** The line breaks to insert at an offset so that one empty line stands before it. */
export function blankLineBefore(text: string, offset: number): string {
  const before = text.slice(0, offset);
  if (before === "" || /\n[ \t]*\r?\n$/.test(before.slice(-80))) return "";
  return before.endsWith("\n") ? "\n" : "\n\n";
}

function describeFence(
  pending: string,
  start: number,
  end: number,
  fence: Fence | undefined,
): Pick<CandidateBlock, "fence" | "status" | "content"> {
  if (!fence) return { content: pending.slice(start, end).trimEnd() };
  const [line = "", lead = "", word] =
    /^(status:[ \t]*)(pending|approved|rejected)(?:[ \t]+#[^\n]*|[ \t\r]*)(?:\n|$)/.exec(
      pending.slice(fence.bodyStart, fence.bodyEnd),
    ) ?? [];
  const rest = pending.slice(fence.bodyStart + line.length, fence.end);
  return {
    fence,
    content: `${pending.slice(start, fence.bodyStart)}${rest}`.trimEnd(),
    ...(isStatus(word) && { status: { word, start: fence.bodyStart + lead.length } }),
  };
}

function isStatus(word: string | undefined): word is CandidateStatus {
  return word === "pending" || word === "approved" || word === "rejected";
}
