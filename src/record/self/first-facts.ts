// The first facts about a person (age, interests, how long chat is kept) go into a SELF.md that is still as in the
// template: the age beside the languages, interests into section V, the days into front matter. All of it is read back. Proof:
// test/record/self/first-facts.test.ts.

import { isMinor } from "./persona.ts";
import { factual } from "../../factual.ts";
import { RecordError, UsageError } from "../../errors.ts";
import { applySplices, findSection, readOutline, yamlFences } from "../text/markdown.ts";
import { textOf } from "./persona-values.ts";
import { clipScalar } from "../text/clip.ts";
import { oneLine, quoteScalar } from "../text/scalar.ts";

export interface FirstFacts {
  /** A whole number, 1 to 120. */
  readonly age?: number | undefined;
  /** Subjects that the person is curious about, a few words each. */
  readonly interests?: readonly string[] | undefined;
  /** Name and number of a help line, for the settings. */
  readonly helpLine?: string | undefined;
  /** Days after which what was said in chat goes; absent: it stays. */
  readonly keepChatDays?: number | undefined;
}

const OLDEST = 120;
const MOST_INTERESTS = 20;
const LONGEST_INTEREST = 100;

/**
 * SELF.md with these facts in it.
 * @param self text of a SELF.md as the template has it.
 * @throws RecordError when the template has no place for them.
 */
export function withFirstFacts(
  self: string,
  { age, interests = [], helpLine, keepChatDays }: FirstFacts,
): string {
  const splices = [];
  if (age !== undefined) {
    const { end } = findLine(self, "## I.", "languages", /^languages:.*\n/m);
    splices.push({ start: end, end, text: `age: ${age}\n` });
  }
  if (interests.length > 0) {
    const { start, end } = findLine(self, "## V.", "current: []", /^current:[ \t]*\[\][ \t]*\n/m);
    const topics = interests.map((topic) => `  - topic: ${quoteScalar(topic)}\n`);
    splices.push({ start, end, text: `current:\n${topics.join("")}` });
  }
  return withSettings(applySplices(self, splices), [
    ...(keepChatDays === undefined ? [] : [`keep_chat_days: ${keepChatDays}`]),
    ...(helpLine === undefined
      ? []
      : [`help_line: ${quoteScalar(clipScalar(oneLine(helpLine), 200))}`]),
  ]);
}

function withSettings(text: string, lines: readonly string[]): string {
  if (lines.length === 0) return text;
  const settings = lines.map((line) => `${line}\n`).join("");
  return text.startsWith("---\n")
    ? text.replace("---\n", () => `---\n${settings}`)
    : `---\n${settings}---\n\n${text}`;
}

/** Days that a child's chat is kept unless somebody says otherwise. */
const CHILD_DAYS = 90;
const MOST_DAYS = 36_500;

/** The days that are proposed; undefined: for ever. Somebody whose age was not said may be a child. */
export function proposedDays(age: number | undefined): number | undefined {
  return age === undefined || isMinor({ age }) ? CHILD_DAYS : undefined;
}

/**
 * The days that chat is kept, as somebody types them; "always" is for ever, which is undefined.
 * @throws UsageError for anything else.
 */
export function readKeepDays(text: string): number | undefined {
  const word = text.trim().toLowerCase();
  if (word === "always") return undefined;
  const days = /^\d{1,5}$/.test(word) ? Number(word) : 0;
  if (days >= 1 && days <= MOST_DAYS) return days;
  throw new UsageError(
    `Chat is kept for a whole number of days from 1 to ${MOST_DAYS}, or "always".`,
  );
}

/** An age as somebody types it, in years; undefined for none. @throws UsageError unless it is 1 to 120. */
export function readAge(text: string): number | undefined {
  const digits = text.trim();
  if (digits === "") return undefined;
  const age = /^\d{1,3}$/.test(digits) ? Number(digits) : 0;
  if (age >= 1 && age <= OLDEST) return age;
  throw new UsageError(`The age is a whole number from 1 to ${OLDEST}, or left out.`);
}

/**
 * Interests as somebody types them; empty, repeated and "none" ones are left out.
 * @throws UsageError when there are too many, or one is too long.
 */
export function readInterests(texts: readonly string[]): readonly string[] {
  const topics = texts.map((text) => oneLine(text.toWellFormed())).filter((text) => textOf(text));
  const distinct = [...new Set(topics)];
  if (distinct.length > MOST_INTERESTS) {
    throw new UsageError(
      `${MOST_INTERESTS} interests at most: the rest will come up in conversation.`,
    );
  }
  if (distinct.some((topic) => topic.length > LONGEST_INTEREST)) {
    throw new UsageError(`An interest is a few words, ${LONGEST_INTEREST} characters at most.`);
  }
  return distinct;
}

function findLine(
  self: string,
  heading: string,
  what: string,
  pattern: RegExp,
): { readonly start: number; readonly end: number } {
  const outline = readOutline(self);
  const section = findSection(outline, heading);
  const fences = section ? yamlFences(outline, section.bodyStart, section.end) : [];
  for (const { bodyStart, bodyEnd } of fences) {
    const match = pattern.exec(self.slice(bodyStart, bodyEnd));
    if (!match) continue;
    const start = bodyStart + match.index;
    return { start, end: start + match[0].length };
  }
  throw new RecordError(factual`The template's SELF.md has no line to begin from`, {
    found: `${what} in section ${heading}`,
  });
}
