// An open section gives only keys that are asked for by name. Comments are removed before anything is parsed, and each
// key is parsed alone: a broken or unknown part shows nothing and shifts nothing. Proof:
// test/record/views/view-any.test.ts.

import { findSection, type Outline, readOutline, yamlFences } from "../text/markdown.ts";
import { readFence } from "../text/yaml-items.ts";
import { readLoose } from "../text/yaml-loose.ts";

/** Gives the value of a key at the left edge of one of the section's fences; the first of two counts. Never throws. */
export type OpenSection = (key: string) => unknown;

/**
 * Opens the section with a heading that begins with the prefix.
 * @param text without comments.
 */
export function openSection(text: string, headingPrefix: string): OpenSection {
  const outline: Outline = readOutline(text);
  const place = findSection(outline, headingPrefix);
  const values = new Map<string, unknown>();
  if (place) {
    for (const { bodyStart, bodyEnd } of yamlFences(outline, place.bodyStart, place.end)) {
      for (const [key, value] of topValues(text.slice(bodyStart, bodyEnd))) {
        if (!values.has(key)) values.set(key, value);
      }
    }
  }
  return (key) => values.get(key);
}

/** The text without `<!-- -->` and without `# ...` at the end of lines in fences; line breaks stay. */
export function withoutComments(text: string): string {
  const rest = text.replace(/<!--[^]*?(?:-->|$)/g, (comment) => comment.replace(/[^\n]+/g, ""));
  return readOutline(rest).fences.reduceRight((result, { bodyStart, bodyEnd }) => {
    const lines = rest.slice(bodyStart, bodyEnd).split("\n").map(withoutComment);
    return result.slice(0, bodyStart) + lines.join("\n") + result.slice(bodyEnd);
  }, rest);
}

/** A line without its comment. Quotes count only where a value begins: an apostrophe opens nothing. */
function withoutComment(line: string): string {
  const quoted = /(^|[\s:,[{])("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/g;
  const bare = line.replace(
    quoted,
    (match, before: string) => before + "x".repeat(match.length - before.length),
  );
  const at = /(?:^|\s)#/.exec(bare)?.index;
  return at === undefined ? line : line.slice(0, at);
}

function topValues(body: string): readonly (readonly [string, unknown])[] {
  const strict = readFence(body);
  if ("value" in strict) return entriesOf(strict.value);
  // A block runs from a key at the left edge to the next one.
  return body.split(/^(?=[\p{L}_][\p{L}\p{N}_-]*:(?:\s|$))/mu).flatMap((block) => {
    const key = /^[\p{L}_][\p{L}\p{N}_-]*(?=:)/u.exec(block)?.[0];
    return entriesOf(readLoose(block)).filter(([name]) => name === key);
  });
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.entries(value)
    : [];
}
