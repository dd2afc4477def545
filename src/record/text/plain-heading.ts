// A heading is found by its words, whatever a person or a program put around them: pictures, bold, links, escapes, other blanks
// and hyphens. Proof: test/record/text/plain-heading.test.ts.

import { withoutUnseen } from "./unseen.ts";

/** Blanks other than the space and the tab, for the inside of [] in a pattern. */
export const OTHER_BLANKS = String.raw`\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000`;

/** A heading line as we write it: `### **IX-A\. KNOWLEDGE** 📚` is `### IX-A. KNOWLEDGE`. Any other line stays. */
export function plainHeading(line: string): string {
  // Nearly all headings. They hold nothing but letters and what stands between words.
  if (USUAL.test(line)) return line;
  const [, marks = "", decorated = ""] = HEADING.exec(line) ?? [];
  if (marks === "") return line;
  const title = withoutUnseen(decorated)
    .replace(/<!--.*$|<[^>]*>/g, "")
    .replace(/!?\[+([^\]]*)\]+(?:\([^)]*\))?/g, "$1")
    .replace(/[*`~=]|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, "")
    .replace(/[\u2010-\u2015\u2212\uFE63\uFF0D]/g, "-")
    .replace(/[\uFF0E\uFE52\u3002\u2024]/g, ".")
    .replace(/\\(?=[ !-/:-@[-`{-~])/g, "")
    .replace(BLANKS, " ")
    // Where words were forgotten, "…" stands for them: what it stands before was no heading, and becomes none.
    .replace(/^[^\p{L}\p{N}#…]+/u, "")
    .replace(/^\d+[.)] (?=[IVX]+[-. ])/i, "")
    .replace(/^(IX)[. ]([ABC])[.:)] ?/i, "$1-$2. ")
    .replace(/^(IX) ?- ?([ABC]) ?[.:)]?(?= |$)/i, "$1-$2.")
    .replace(/^([IVX]+)[:)](?= |$)/i, "$1.")
    .replace(/[ #]+$/, "");
  return `${marks} ${title.replace(/^[ivx]+(?:-[abc])?\./i, (number) => number.toUpperCase())}`;
}

const USUAL = /^(?!#)|^#{1,6} (?!IX(?!-?[ABC]?\.)|[IVX]+\))[A-Z](?:[\w .,()/&+'-]*[\w).])?$/;
const HEADING = new RegExp(String.raw`^(#{1,6})[ \t${OTHER_BLANKS}]+(.*)$`, "s");
const BLANKS = new RegExp(String.raw`[ \t${OTHER_BLANKS}]+`, "g");
