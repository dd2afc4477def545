// A text can be read in more ways than as it stands: with its escapes resolved, as a page shows it, as it was packed for
// a letter. Forgetting looks at each reading, and knows for each place of it the place in the text.
// Proof: test/record/forget/forget-forms.test.ts.

import { encodedIn, escapesOf, JOINTS, looselyQuotedIn, packedIn, quotedIn } from "./encodings.ts";
import type { Splice } from "../text/markdown.ts";

type Span = Omit<Splice, "text">;

/** One way to read a text. */
export interface Reading {
  readonly plain: string;
  /** The place in the text for a place in `plain`. */
  placeOf(span: Span): Span;
}

/** All other readings of a text, each once. Most texts have none. */
export function* readingsOf(text: string): Generator<Reading> {
  if (!MAY_BE_READ_ANEW.test(text)) return;
  const known = new Set([text]);
  const isNew = ({ plain }: Reading): boolean => !known.has(plain) && known.add(plain).size > 0;
  const asItStands: Reading = { plain: text, placeOf: (span) => span };
  const unescaped = rewritten(asItStands, escapesOf);
  for (const first of unescaped === asItStands ? [asItStands] : [asItStands, unescaped]) {
    yield* packedReadings(first);
    const page = rewritten(first, encodedIn);
    const letter = rewritten(first, quotedIn);
    const decoded = [first, page, letter, rewritten(letter, encodedIn), rewritten(page, quotedIn)];
    decoded.push(rewritten(first, looselyQuotedIn));
    // What was encoded twice.
    if (page !== first) decoded.push(rewritten(rewritten(page, escapesOf), encodedIn));
    for (const reading of new Set(decoded)) {
      for (const form of [reading, rewritten(reading, joints)]) {
        if (isNew(form)) yield form;
        const silent = rewritten(form, controls);
        if (isNew(silent)) yield silent;
      }
    }
  }
}

/** Signs of any encoding, of a markup within a word, or of a packed text. */
const MAY_BE_READ_ANEW =
  /[\\%=&]|[\p{L}\p{N}\p{M}][*_~`^<![\]{}\u00AD\u2010\u2011-]|(?!\s)\p{Cc}|[A-Za-z0-9+/]{8}|base64,/u;

/** The same reading when nothing in it is read as something else. */
function rewritten(reading: Reading, partsOf: (plain: string) => Iterable<Splice>): Reading {
  const { plain: before } = reading;
  const parts: (Splice & { readonly at: number })[] = [];
  let plain = "";
  let from = 0;
  for (const part of partsOf(before)) {
    plain += before.slice(from, part.start);
    parts.push({ ...part, at: plain.length });
    plain += part.text;
    from = part.end;
  }
  if (parts.length === 0) return reading;
  plain += before.slice(from);
  /** The part that begins last at or before a place. */
  const partAt = (place: number): (typeof parts)[number] | undefined => {
    let low = 0;
    let high = parts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((parts[middle]?.at ?? place) <= place) low = middle + 1;
      else high = middle;
    }
    return parts[low - 1];
  };
  const unitAt = (place: number): Span => {
    const part = partAt(place);
    if (!part) return { start: place, end: place + 1 };
    if (place < part.at + part.text.length) return part;
    const start = part.end + place - part.at - part.text.length;
    return { start, end: start + 1 };
  };
  return {
    plain,
    placeOf: ({ start, end }) =>
      reading.placeOf({ start: unitAt(start).start, end: unitAt(Math.max(start, end - 1)).end }),
  };
}

/** Markup and line ends within a word, which a reader does not see. */
function* joints(plain: string): Generator<Splice> {
  for (const { index, 0: joint } of plain.matchAll(JOINTS)) {
    yield { start: index, end: index + joint.length, text: "" };
  }
}

/** They part words, or stand within them where each byte of a letter was read as a letter. */
const CONTROLS = /(?:(?!\s)\p{Cc})+/gu;

function* controls(plain: string): Generator<Splice> {
  for (const { index, 0: found } of plain.matchAll(CONTROLS)) {
    yield { start: index, end: index + found.length, text: "" };
  }
}

/** Each packed text of its own. Whatever is found in it, all of it goes. */
function* packedReadings(reading: Reading): Generator<Reading> {
  for (const { start, end, text } of packedIn(reading.plain)) {
    yield { plain: text, placeOf: () => reading.placeOf({ start, end }) };
  }
}
