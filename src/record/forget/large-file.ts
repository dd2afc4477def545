// A file too large for the memory is searched piece by piece, as it stands. Nobody can say then that it holds nothing:
// it may be packed.

import { isHeld, type Look } from "./bytes.ts";
import type { Phrase } from "./words.ts";
import { readBytes } from "../files.ts";

/** Searches a file of any size. It never gives "clear". */
export async function lookIntoLarge(path: string, phrases: readonly Phrase[]): Promise<Look> {
  for (let at = 0; ; at += PIECE) {
    const bytes = await readBytes(path, at, PIECE + OVERLAP);
    if (isHeld(bytes, phrases)) return "held";
    if (bytes.length <= PIECE) return "sealed";
  }
}

/** An even number, as in UTF-16 two bytes belong together. */
const PIECE = 8 * 1024 ** 2;
const OVERLAP = 16_384;
