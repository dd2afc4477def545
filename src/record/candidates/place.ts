// The place of a candidate in PENDING-REVIEW.md decides what may be done with it. Only a heading line begins a block:
// the same words inside a closed fence are data. The `## ` heading above a block tells whether it is in Candidates or
// below Processed. Proof: test/record/candidates/candidates.test.ts.

import { nextHeading, yamlFences } from "../text/markdown.ts";
import type { Fence, Outline } from "../text/markdown.ts";
import { plainHeading } from "../text/plain-heading.ts";
import type { Candidate, CandidateStatus } from "../types.ts";

/** What one block says itself, wherever it stands. Offsets count from its header. */
export interface BlockText {
  readonly id: string;
  /** The number in the id. */
  readonly number: number;
  readonly title?: string;
  readonly fence?: Fence;
  /** The status word on the first line of the fence, when it is one of the three. A comment may follow it. */
  readonly status?: { readonly word: CandidateStatus; readonly start: number };
}

/** One block of a text, from its header to the next `### ` or `## ` heading. */
export interface FoundBlock {
  readonly start: number;
  readonly end: number;
  /** The last heading above it in this text that begins one of the two; absent where there is none. */
  readonly section?: SectionName;
  readonly said: BlockText;
}

export type SectionName = "candidates" | "processed";

/** All candidate blocks of a text in order. */
export function findBlocks(text: string, outline: Outline): readonly FoundBlock[] {
  const blocks: FoundBlock[] = [];
  let section: SectionName | undefined;
  let fenceIndex = 0;
  const fences = yamlFences(outline);
  for (const [index, heading] of outline.headings.entries()) {
    section = sectionBegun(heading.text) ?? section;
    const [, id, title] = /^### (CANDIDATE-\d+)(?:[ \t]+(.*))?$/.exec(heading.text) ?? [];
    if (id === undefined) continue;
    const { start } = heading;
    const end = nextHeading(outline, index, 3)?.start ?? outline.length;
    while ((fences[fenceIndex]?.start ?? Infinity) < start) fenceIndex += 1;
    const fence = fences[fenceIndex];
    blocks.push({
      start,
      end,
      ...(section && { section }),
      said: {
        id,
        number: Number(id.slice("CANDIDATE-".length)),
        ...(title && { title: title.replace(/^\((.*)\)$/, "$1") }),
        ...(fence && fence.start < end && describeFence(text, start, fence)),
      },
    });
  }
  return blocks;
}

/** The section that a heading begins. */
export function sectionBegun(heading: string): SectionName | undefined {
  const line = plainHeading(heading);
  if (line.startsWith("## Candidates")) return "candidates";
  return line.startsWith("## Processed") ? "processed" : undefined;
}

/** `stray` means pending in the wrong place. Merged blocks below Processed stay `approved` and count as processed. */
export function placeOf({ status }: BlockText, section: SectionName): Candidate["place"] {
  if (section === "candidates") return "candidates";
  return status?.word === "pending" ? "stray" : "processed";
}

function describeFence(
  text: string,
  header: number,
  fence: Fence,
): Pick<BlockText, "fence" | "status"> {
  const [, lead = "", word] =
    /^(status:[ \t]*)(pending|approved|rejected)(?:[ \t]+#[^\n]*|[ \t\r]*)(?:\n|$)/.exec(
      text.slice(fence.bodyStart, fence.bodyEnd),
    ) ?? [];
  const bodyStart = fence.bodyStart - header;
  return {
    fence: {
      ...fence,
      start: fence.start - header,
      bodyStart,
      bodyEnd: fence.bodyEnd - header,
      end: fence.end - header,
    },
    ...(isStatus(word) && { status: { word, start: bodyStart + lead.length } }),
  };
}

function isStatus(word: string | undefined): word is CandidateStatus {
  return word === "pending" || word === "approved" || word === "rejected";
}
