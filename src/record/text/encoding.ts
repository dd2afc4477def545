// Bytes from another program become letters only when their encoding is certain: a byte order mark or a clear pattern
// tells it, and nothing is guessed.

/** Decodes UTF-8 or UTF-16 and drops the byte order mark; undefined where the letters are not certain. */
export function decodeText(bytes: Uint8Array): string | undefined {
  const encoding = encodingOf(bytes);
  if (encoding === undefined) return undefined;
  // A mark makes the encoding certain. Bytes that do not fit it are a fault of the file and are replaced.
  const isFatal = !hasMark(bytes);
  try {
    return new TextDecoder(encoding, { fatal: isFatal }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** True for bytes of text in UTF-16, which no reader of UTF-8 understands. */
export function isUtf16(bytes: Uint8Array): boolean {
  return encodingOf(bytes)?.startsWith("utf-16") ?? false;
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
