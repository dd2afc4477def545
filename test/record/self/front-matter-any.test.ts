// Front matter damaged in any one place: nothing throws, what is not touched holds, and what guards something private never
// comes to stand open.

import * as fc from "fast-check";
import { expect, it } from "vitest";
import { splitFrontMatter } from "../../../src/record/self/front-matter.ts";
import { HEARD_PARTS } from "../../../src/record/self/heard-parts.ts";
import { TIMES } from "../../support/times.ts";

const LINES = [
  'time_zone: "Europe/Lisbon"',
  "quiet_hours: 21:30-07:30",
  "language: German",
  "tags: [family, notes]",
  "aliases:",
  'help_line: "Kids 116 111"',
  'wording:\n  tired: "Later"',
] as const;
const BODY = "# SELF\n\n## I. IDENTITY\n\n```yaml\nname: Juna\n```\n";

const heard = fc.subarray([...HEARD_PARTS]);
const others = fc.shuffledSubarray([...LINES]);
const SIGNS = [
  "",
  " ",
  "\n",
  "\t",
  "\u00A0",
  ":",
  "-",
  "'",
  '"',
  "[",
  "]",
  "{",
  "}",
  "&",
  "*",
  "!",
  "|",
  ">",
  "%",
  "@",
  "`",
  ",",
  "x",
  "0",
  "\0",
  "\uFEFF",
  "\r",
  "é",
  "\u200B",
];

/** One character replaced, put in, taken out, or a line moved to the right. */
const damage = fc.record({
  at: fc.nat(10_000),
  kind: fc.constantFrom("replace", "insert", "remove", "indent"),
  sign: fc.constantFrom(...SIGNS),
});

function damaged(
  text: string,
  from: number,
  to: number,
  { at, kind, sign }: { readonly at: number; readonly kind: string; readonly sign: string },
): string {
  const place = from + (at % Math.max(1, to - from));
  if (kind === "insert") return text.slice(0, place) + sign + text.slice(place);
  if (kind === "indent") {
    const line = text.lastIndexOf("\n", place - 1) + 1;
    return `${text.slice(0, line)}  ${text.slice(line)}`;
  }
  return text.slice(0, place) + (kind === "remove" ? "" : sign) + text.slice(place + 1);
}

it("one damaged place in front matter never throws, closes nothing else, and opens nothing to guests", () => {
  fc.assert(
    fc.property(heard, others, others, damage, (parts, before, after, how) => {
      const lines = [
        ...before,
        `guests_hear: [${parts.join(", ")}]`,
        "keep_chat_days: 30",
        ...after.filter((line) => !before.includes(line)),
      ];
      const head = `---\n${lines.join("\n")}\n---\n`;
      const text = damaged(head + BODY, 0, head.length, how);
      const { settings, faults } = splitFrontMatter(text);
      const opened = settings.guestsHear?.filter((part) => !parts.includes(part));
      expect(opened, JSON.stringify(text)).toEqual([]);
      expect(settings.keepChatDays, JSON.stringify(text)).toBeDefined();
      const isWhole = settings.guestsHear?.length === parts.length;
      if (!isWhole) expect(faults, JSON.stringify(text)).not.toEqual([]);
    }),
    { numRuns: 300 * TIMES },
  );
});

it("one damaged value leaves every other setting as it is, and is told by its line", () => {
  const value = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 12 }).map((text) => text.replace(/[\r\n]/g, " ")),
    fc.constantFrom(
      "[",
      "]",
      "{a: b",
      '"',
      "'",
      "|",
      ">",
      "*x",
      "&y",
      "!!int z",
      "%",
      "@",
      "- -",
      ": :",
      "? ",
      "a: b: c",
    ),
  );
  const name = fc.constantFrom(
    "time_zone",
    "quiet_hours",
    "keep_chat_days",
    "guests_hear",
    "wording",
  );
  fc.assert(
    fc.property(name, value, (key, text) => {
      const source = `---\nlanguage: German\n${key}: ${text}\nemergency_number: 0112\n---\n${BODY}`;
      const { settings, faults, body } = splitFrontMatter(source);
      expect(settings, source).toMatchObject({ language: "German" });
      // An open quote or bracket goes on until it is closed, whatever stands below it.
      if (!/["'[{|>]/.test(text))
        expect(settings, source).toMatchObject({ emergencyNumber: "0112" });
      expect(body, source).toBe(BODY);
      for (const fault of faults) expect(fault.line, source).toBeGreaterThan(1);
    }),
    { numRuns: 200 * TIMES },
  );
});
