// Division of long texts. Telegram takes at most 4096 UTF-16 units in a message (Bot API, sendMessage).

import { clipSigns } from "../record/text/clip.ts";

export const MESSAGE_LIMIT = 4096;

/**
 * Divides a text into parts of at most `limit` UTF-16 units that join to the same text. Cuts are made behind a
 * paragraph, line or word where there is one, and never through a letter or a picture.
 */
export function splitText(text: string, limit = MESSAGE_LIMIT): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const end = cutBefore(rest, limit);
    parts.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  if (rest || parts.length === 0) parts.push(rest);
  return parts;
}

function cutBefore(text: string, limit: number): number {
  for (const separator of ["\n\n", "\n", " "]) {
    const at = text.lastIndexOf(separator, limit - separator.length);
    // A cut in the first half would only make more messages.
    if (at > limit / 2) return at + separator.length;
  }
  return clipSigns(text, limit).length;
}
