// The words of an entry or a question by which a model tells what is meant.

import { clipScalar } from "../text/clip.ts";
import { oneLine } from "../text/scalar.ts";

/** UTF-16 units that are looked at: most models read no more than 512 tokens. */
const READ_CHARS = 1500;

/** Gives the words on one line. */
export function meantText(text: string, ownWords = ""): string {
  return clipScalar(oneLine(`${text} ${ownWords}`).trim(), READ_CHARS);
}
