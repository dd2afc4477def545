// Bytes from another program become letters only when their encoding is certain: a byte order mark, a clear pattern or whole
// words of a language tell it, and nothing is guessed. Proof: test/record/text/encoding.test.ts.

/** Decodes UTF-8, UTF-16 or Windows-1252 and drops the byte order mark; undefined where the letters are not certain. */
export function decodeText(bytes: Uint8Array): string | undefined {
  const encoding = encodingOf(bytes);
  if (encoding === undefined) return undefined;
  // A mark makes the encoding certain. Bytes that do not fit it are a fault of the file and are replaced.
  const isMarked = hasMark(bytes);
  const text = decoded(bytes, encoding, !isMarked);
  if (text === undefined) return ofWindows(bytes);
  return isMarked || isReadable(text) ? text : undefined;
}

/** True for bytes of text in UTF-16, which no reader of UTF-8 understands. */
export function isUtf16(bytes: Uint8Array): boolean {
  return encodingOf(bytes)?.startsWith("utf-16") ?? false;
}

/** Decodes a file that is UTF-8 or faulty, its mark included. @throws TypeError, `UTF-16` where it is that. */
export function decodeUtf8(bytes: Uint8Array): string {
  // Latin letters in UTF-16 without a mark pass for UTF-8 with a NUL behind each.
  if (bytes.includes(0) && isUtf16(bytes)) throw new TypeError("UTF-16");
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
}

function decoded(bytes: Uint8Array, encoding: string, isFatal: boolean): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: isFatal }).decode(bytes);
  } catch {
    return undefined;
  }
}

function encodingOf(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" | undefined {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) {
    const isUtf32 = third === 0 && fourth === 0;
    return isUtf32 ? undefined : "utf-16le";
  }
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return patternOf(bytes) ?? "utf-8";
}

function hasMark([first, second, third]: Uint8Array): boolean {
  return (
    (first === 0xff && second === 0xfe) ||
    (first === 0xfe && second === 0xff) ||
    (first === 0xef && second === 0xbb && third === 0xbf)
  );
}

/** Latin letters in UTF-16 have a zero in nearly every pair of bytes, always the same one of the two. */
function patternOf(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const zeros = [0, 0] as [number, number];
  const sample = bytes.subarray(0, 65_536);
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2 === 0 ? 0 : 1] += 1;
  const pairs = Math.floor(sample.length / 2);
  if (pairs === 0) return undefined;
  const [even, odd] = zeros;
  if (bytes[1] === 0 && odd >= pairs * SURE && even <= pairs * ODD) return "utf-16le";
  if (bytes[0] === 0 && even >= pairs * SURE && odd <= pairs * ODD) return "utf-16be";
  return undefined;
}

const SURE = 0.7;
const ODD = 0.05;

/** Other letters in UTF-16 without a mark, and files that are no text, pass for UTF-8 full of control characters. */
function isReadable(text: string): boolean {
  // ISO-2022 switches between letters by such rows, and each of its bytes is one of ASCII.
  if (/(?![\t\n\r\f\v])\p{Cc}[$(][@-Z]/u.test(text)) return false;
  const controls = text.match(CONTROLS)?.length ?? 0;
  return controls <= Math.max(FEW, text.length * ODD);
}

const CONTROLS = /(?![\t\n\r\f\v])\p{Cc}/gu;
/** A stray one, as an old editor leaves it at the end. */
const FEW = 2;

/**
 * Text of an old Windows program in one of our languages. Other encodings with one byte for a letter decode as well, to other
 * letters. So the words that hold sentences together must be there, and each further letter has to be one that this language
 * writes, in a place where it writes it.
 */
function ofWindows(bytes: Uint8Array): string | undefined {
  const text = decoded(bytes, "windows-1252", true);
  if (text === undefined || /(?![\t\n\r])\p{Cc}/u.test(text)) return undefined;
  const words = text.match(/\p{L}+/gu) ?? [];
  const lower = words.map((word) => word.toLowerCase());
  const isCertain = LANGUAGES.some(({ holding, letters }) => {
    const known = lower.filter((word) => holding.includes(word));
    const isSpoken = new Set(known).size >= SURE_WORDS && known.length >= words.length * SURE_SHARE;
    const further = text.replace(/[\0-\x7F]/g, "").replace(SIGNS, "");
    return (
      isSpoken && Array.from(further).every((letter) => letters.includes(letter.toLowerCase()))
    );
  });
  const isCased = words.every(
    (word) => /^(?:\p{Lu}?[\p{Ll}ªº]*|\p{Lu}+)$/u.test(word) || /^[\0-\x7F]+$/.test(word),
  );
  return isCertain && isCased && !MISPLACED.test(text) ? text : undefined;
}

const SURE_WORDS = 3;
const SURE_SHARE = 0.1;
const SIGNS = /[“”„‘’‚«»‹›…–—•€¿¡°§·\u00A0]/g;
/** Signs that stand where only a letter can: those of another encoding. */
const MISPLACED = /\p{L}[“„‚¿¡€§°…•«]\p{L}|\p{L}[”»]\p{L}|\p{L}[„‚¿¡](?:\s|$)/u;

const LANGUAGES: readonly { readonly holding: readonly string[]; readonly letters: string }[] = [
  {
    letters: "äöüßéèà",
    holding:
      "der die das und ist nicht ich ein eine mit von wir auf auch dem den zu es sie er war habe haben im".split(
        " ",
      ),
  },
  {
    letters: "áéíóúüñªº",
    holding: "el la los las que de y en un una con por del es no se mi lo al hemos muy yo".split(
      " ",
    ),
  },
  {
    letters: "àâæçèéêëîïôœùûüÿ",
    holding:
      "le la les des et est que un une dans pour pas je il elle nous avec sur du de on en ai a".split(
        " ",
      ),
  },
  {
    letters: "éèïöçñ",
    holding: "the and of to is was that it in for with you we my on are have this at be i a".split(
      " ",
    ),
  },
];
