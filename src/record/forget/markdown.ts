// Forgetting takes words out of markdown: a candidate or an exchange of the transcript goes whole, in prose the list
// item or the line. Of a heading only the words go, and the words that code looks for stay. Proof:
// test/record/forget/forget-anything.test.ts.

import { forgetInFence, holdsInFence, maskWords, oursInFence } from "./fence.ts";
import { coverOf, outermost, spansBetween, touchOf } from "./spans.ts";
import { ARCHIVED_IDS, LOG_HEAD, ourPartOfHeading } from "./machine.ts";
import type { FileTarget, Purged } from "./target.ts";
import { findPhrases, holdsPhrase, type Span } from "./words.ts";
import {
  applySplices,
  nextHeading,
  readOutline,
  type Fence,
  type Outline,
  type Splice,
} from "../text/markdown.ts";
import { ARCHIVE_HEADER, TRANSCRIPT_HEADER } from "../transcript.ts";

/** @param isPendingFile true for PENDING-REVIEW.md. */
export function forgetInMarkdown(text: string, target: FileTarget, isPendingFile: boolean): Purged {
  if (LOG_BLOCK.test(text)) return forgetInLog(text, target);
  const outline = outlineOf(text);
  const blocks = isPendingFile ? cutBlocks(text, outline, target) : [];
  // A block goes with everything inside it.
  const outer = outermost([
    ...blocks,
    ...cutFences(text, outline.fences.filter(isOutside(blocks)), target),
    ...cutProse(text, outline, target),
  ]);
  return {
    after: applySplices(text, outer),
    found: outer.flatMap(({ start, end }) => (end > start ? [text.slice(start, end).trim()] : [])),
  };
}

const LOG_BLOCK = /(?:^|\n\r?\n)\*\*\[\d{4}-\d\d-\d\d/;

/** Headings and fences. The settings at the top count as a fence, so a `#` in them begins no heading. */
function outlineOf(text: string): Outline {
  const outline = readOutline(text);
  const [opening, body] =
    /^\uFEFF?---[ \t]*\r?\n([^]*?)(?<=\n)---[ \t]*(?:\r?\n|$)/.exec(text) ?? [];
  if (opening === undefined || body === undefined) return outline;
  const end = opening.length;
  const bodyEnd = opening.lastIndexOf("---");
  const isBelow = ({ start }: Span): boolean => start >= end;
  const settings: Fence = {
    info: "yaml",
    start: 0,
    bodyStart: bodyEnd - body.length,
    bodyEnd,
    end,
    closed: true,
  };
  return {
    ...outline,
    headings: outline.headings.filter(isBelow),
    fences: [settings, ...outline.fences.filter(isBelow)],
  };
}

/** The parts of a text that are no words of a person or a model. */
export function oursInMarkdown(text: string, target: FileTarget): readonly Span[] {
  const { headings, fences } = outlineOf(text);
  const lines = [LOG_HEAD, ARCHIVED_IDS].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ index, 0: line }) => ({
      start: index,
      end: index + line.length,
    })),
  );
  return [
    ...lines,
    ...headings.map(({ text: line, start }) => ({
      start,
      end: start + ourPartOfHeading(target.file, line),
    })),
    ...fences.flatMap(({ info, start, bodyStart, bodyEnd }) => {
      const opening = /^ya?ml$/i.test(info) ? [{ start, end: bodyStart }] : [];
      const inside = oursInFence(text.slice(bodyStart, bodyEnd), target);
      return [
        ...opening,
        ...inside.map((span) => ({ start: span.start + bodyStart, end: span.end + bodyStart })),
      ];
    }),
  ];
}

/** In the transcript and the archive, words of a person go together with their answer. */
function forgetInLog(text: string, target: FileTarget): Purged {
  const parts = text.split(/(?<=^|\n\r?\n)(?=\*\*\[)/);
  const header = parts[0]?.startsWith("**[") ? "" : (parts.shift() ?? "");
  const exchanges: string[] = [];
  for (const part of parts) {
    const isAnswer = /^\*\*\[[^\n]*`GRACE-MAR/.test(part) && exchanges.length > 0;
    if (isAnswer) exchanges.push((exchanges.pop() ?? "") + part);
    else exchanges.push(part);
  }
  // Most exchanges hold nothing of it, and one look at all of them tells which may.
  const mayHold = touchOf(findPhrases(text, target.phrases));
  let end = header.length;
  const isGone = (exchange: string): boolean => {
    const start = end;
    end += exchange.length;
    return (
      (mayHold({ start, end }) && holdsPhrase(spokenOf(exchange), target.phrases)) ||
      [...exchange.matchAll(/^> (CANDIDATE-\d+) →/gm)].some(([, id = ""]) =>
        target.candidateIds.has(id),
      )
    );
  };
  const { gone = [], kept = [] } = Object.groupBy(exchanges, (exchange) =>
    isGone(exchange) ? "gone" : "kept",
  );
  const found = gone.map((exchange) => exchange.trim());
  const isOurHeader = [TRANSCRIPT_HEADER, ARCHIVE_HEADER].includes(header);
  const top = isOurHeader ? { after: header, found: [] } : forgetInMarkdown(header, target, false);
  return {
    after: top.after + kept.join(""),
    found: [...top.found, ...found],
  };
}

/** An exchange without the lines that tell time and channel. */
function spokenOf(exchange: string): string {
  return exchange.replaceAll(LOG_HEAD, "").replaceAll(ARCHIVED_IDS, "");
}

function cutBlocks(text: string, outline: Outline, target: FileTarget): readonly Splice[] {
  const fencesIn = spansBetween(outline.fences);
  return outline.headings.flatMap((heading, index) => {
    const [, id] = /^### ((?:CANDIDATE|DEBATE)-\d+)\b/.exec(heading.text) ?? [];
    if (id === undefined) return [];
    const end = nextHeading(outline, index, 3)?.start ?? outline.length;
    const within = fencesIn(heading.start, end);
    const isHeld =
      target.candidateIds.has(id) ||
      within.some(({ bodyStart, bodyEnd }) =>
        holdsInFence(text.slice(bodyStart, bodyEnd), target),
      ) ||
      holdsPhrase(
        withoutSpans(text, { start: heading.start + `### ${id}`.length, end }, within),
        target.phrases,
      );
    return isHeld ? [{ start: heading.start, end, text: "" }] : [];
  });
}

function withoutSpans(text: string, { start, end }: Span, spans: readonly Span[]): string {
  return applySplices(
    text.slice(start, end),
    spans.map((span) => ({
      start: span.start - start,
      end: Math.min(span.end, end) - start,
      text: "",
    })),
  );
}

function isOutside(blocks: readonly Span[]): (span: Span) => boolean {
  const isCovered = coverOf(blocks);
  return (span) => !isCovered(span);
}

function cutFences(text: string, fences: readonly Fence[], target: FileTarget): readonly Splice[] {
  return fences.flatMap(({ bodyStart, bodyEnd }) =>
    forgetInFence(text.slice(bodyStart, bodyEnd), target).splices.map((splice) => ({
      start: splice.start + bodyStart,
      end: splice.end + bodyStart,
      text: splice.text,
    })),
  );
}

function cutProse(text: string, outline: Outline, target: FileTarget): readonly Splice[] {
  const headings = outline.headings.flatMap(({ text: line, start, end }): Splice[] => {
    const from = start + ourPartOfHeading(target.file, line);
    const source = text.slice(from, end);
    if (!holdsPhrase(source, target.phrases)) return [];
    return [{ start: from, end, text: maskWords(source, target) }];
  });
  return [
    ...headings,
    ...passages(text, outline).flatMap((passage) => {
      const source = text.slice(passage.start, passage.end);
      const hits = findPhrases(source, target.phrases);
      if (hits.length === 0) return [];
      const isItem = /^[ \t]*(?:[-*+]|\d+[.)])[ \t]/.test(source);
      const lines = isItem ? [{ start: 0, end: source.length }] : linesOf(source, hits);
      return lines.map((line) => {
        const gone = source.slice(line.start, line.end);
        return {
          start: passage.start + line.start,
          end: passage.start + line.end,
          text: isHalfComment(gone) ? maskWords(gone, target) : "",
        };
      });
    }),
  ];
}

/** True for half a comment. Removing it would hide the text below, or show a hidden one. */
function isHalfComment(text: string): boolean {
  return text.split("<!--").length !== text.split("-->").length;
}

/** Paragraphs, and list items with the lines indented below them. */
function passages(text: string, { headings, fences }: Outline): readonly Span[] {
  const isTaken = coverOf([...headings, ...fences]);
  const spans: { start: number; end: number; indent: number }[] = [];
  let isOpen = false;
  let start = 0;
  for (const line of text.split(/(?<=\n)/)) {
    const end = start + line.length;
    const isItem = /^[ \t]*(?:[-*+]|\d+[.)])[ \t]/.test(line);
    const last = spans.at(-1);
    if (isTaken({ start, end }) || line.trim() === "") isOpen = false;
    else if (isOpen && last && !isItem) last.end = end;
    else {
      spans.push({ start, end, indent: /^[ \t]*/.exec(line)?.[0].length ?? 0 });
      isOpen = true;
    }
    start = end;
  }
  return spans;
}

/** The whole lines that the hits touch, merged. */
function linesOf(source: string, hits: readonly Span[]): readonly Span[] {
  const lines: { start: number; end: number }[] = [];
  for (const hit of hits) {
    const start = source.lastIndexOf("\n", hit.start - 1) + 1;
    const next = source.indexOf("\n", hit.end);
    const end = next < 0 ? source.length : next + 1;
    const last = lines.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else lines.push({ start, end });
  }
  return lines;
}
