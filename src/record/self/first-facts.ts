// The first facts about a person (age, interests) go into a SELF.md that is still as in the template: the age beside
// the languages, interests into section V. `readPersona` reads all of it back. Proof:
// test/record/self/first-facts.test.ts.

import { RecordError, UsageError } from "../../errors.ts";
import { applySplices, findSection, readOutline, yamlFences } from "../text/markdown.ts";
import { textOf } from "./persona-values.ts";
import { clipScalar, oneLine, quoteScalar } from "../text/scalar.ts";

export interface FirstFacts {
  /** A whole number, 1 to 120. */
  readonly age?: number | undefined;
  /** Subjects that the person is curious about, a few words each. */
  readonly interests?: readonly string[] | undefined;
  /** Name and number of a help line, for the settings. */
  readonly helpLine?: string | undefined;
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
  { age, interests = [], helpLine }: FirstFacts,
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
  const text = applySplices(self, splices);
  if (helpLine === undefined) return text;
  const setting = `help_line: ${quoteScalar(clipScalar(oneLine(helpLine), 200))}\n`;
  return text.startsWith("---\n")
    ? text.replace("---\n", () => `---\n${setting}`)
    : `---\n${setting}---\n\n${text}`;
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
  throw new RecordError(
    `The template's SELF.md has no line \`${what}\` in section ${heading} to begin from`,
  );
}
