// A word in any form in which a reader, a page or a program would see it: it goes, in any place of any file.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hidesWords, lookInto, textOf } from "../../../src/record/forget/bytes.ts";
import { holdsPhrase, phraseOf } from "../../../src/record/forget/words.ts";
import { without } from "./forget-helpers.ts";
import { anyWord, canWrite, ENCODINGS, FORM_PLACES, FORMS, readings } from "./forms.ts";

/** FORGET_WORDS sets the long count. */
const RUNS = Number(process.env["FORGET_WORDS"] ?? 8) * 5;

describe("no reading of a text has the word any more:", () => {
  it.each(Object.keys(FORMS))("%s", (form) => {
    fc.assert(
      fc.property(anyWord, fc.constantFrom(...Object.keys(FORM_PLACES)), (planted, place) => {
        const [file, put] = FORM_PLACES[place] ?? ["", String];
        const text = put(FORMS[form]?.(planted) ?? "");
        expect(holdsPhrase(text, [phraseOf(planted)])).toBe(true);
        const after = without(planted, new Map([[file, text]])).get(file) ?? "";
        for (const seen of readings(after)) expect(seen).not.toContain(planted);
      }),
      { numRuns: RUNS },
    );
  });
});

describe("a file in any encoding is held, or is said to be closed:", () => {
  it.each(Object.entries(ENCODINGS))("%s", async (_, encode) => {
    await fc.assert(
      fc.asyncProperty(anyWord, async (planted) => {
        const bytes = encode(`before it ${planted} and behind it`);
        const phrases = [phraseOf(planted)];
        const text = textOf("file", bytes);
        const isText = text !== undefined && (holdsPhrase(text, phrases) || hidesWords(text));
        const isNamed = text === undefined && (await lookInto(bytes, phrases)) !== "clear";
        // A letter that the encoding lacks is no longer the word.
        expect(isText || isNamed || !canWrite(encode, planted)).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });
});

describe("what a file hides is said, where nobody can read it:", () => {
  const phrases = [phraseOf("quokkafinch")];
  const noise = Buffer.from(Array.from({ length: 400 }, (_, index) => (index * 7919 + 13) % 251));
  it.each([
    ["a packed picture", `![a](data:image/png;base64,${noise.toString("base64")})\n`],
    ["a locked message", `text\n\n${noise.toString("base64").replaceAll(/(.{64})/g, "$1\n")}\n`],
    ["Japanese by escape codes", "before \u001b$B$3$s\u001b(B behind\n"],
  ])("%s within a text", (_, text) => {
    expect(hidesWords(text)).toBe(true);
  });

  it.each([
    "%PDF-1.4\n1 0 obj\n",
    "{\\rtf1 a}",
    "%!PS\n(a) show\n",
    "-----BEGIN PGP MESSAGE-----\n",
  ])("a document that begins with %s is changed by nobody", async (start) => {
    expect(textOf("a.md", Buffer.from(`${start} quokkafinch`))).toBeUndefined();
    expect(await lookInto(Buffer.from(`${start} quokkafinch`), phrases)).toBe("held");
    expect(await lookInto(Buffer.from(`${start} nothing`), phrases)).toBe("sealed");
  });

  it("no plain text of our own", () => {
    expect(
      hidesWords("# MEMORY\n\n- https://a.example/a-long-way/to/go?with=values&and=more\n"),
    ).toBe(false);
    expect(hidesWords(`{"sha256": "${"0123456789abcdef".repeat(4)}"}\n`)).toBe(false);
  });
});
