// A file too large for the memory is searched piece by piece, as it stands. Nobody can say then that it holds nothing:
// it may be packed.

import { isHeld, type Look } from "./bytes.ts";
import type { Phrase } from "./words.ts";

/** Searches bytes of any number, whatever the size of their pieces. It never gives "clear". */
export async function lookIntoLarge(
  pieces: AsyncIterable<Uint8Array>,
  phrases: readonly Phrase[],
): Promise<Look> {
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    held.push(piece);
    length += piece.length;
    if (length < WINDOW) continue;
    const window = Buffer.concat(held);
    if (isHeld(window, phrases)) return "held";
    // An even cut keeps both bytes of a letter together.
    const rest = window.subarray(length - OVERLAP - (length % 2));
    held = [rest];
    length = rest.length;
  }
  return isHeld(Buffer.concat(held), phrases) ? "held" : "sealed";
}

const WINDOW = 8 * 1024 ** 2;
const OVERLAP = 16_384;
