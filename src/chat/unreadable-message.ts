// Messages without text. A person expects a word about them; service messages get none.

import type { Message } from "grammy/types";
import type { LineName } from "../wording/catalogue.ts";

/** The line for a message that cannot be read; undefined when no answer is expected. */
export function lineForUnreadable(message: Message): LineName | undefined {
  if (message.sticker ?? message.animation ?? message.dice) return "cannot_see_sticker";
  if (message.photo ?? message.video ?? message.video_note) return "cannot_see_picture";
  if (message.audio) return "cannot_hear_audio";
  const { document, location, contact, poll, story, game } = message;
  return (document ?? location ?? contact ?? poll ?? story ?? game) ? "cannot_read" : undefined;
}
