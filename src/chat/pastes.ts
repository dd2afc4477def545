// Parts of one pasted text. Telegram's apps cut a text of more than 4096 characters into messages that follow each
// other at once, so the second part may begin in the middle of another person's sentence. That a long text came stands in
// state.db, from its intake on. Its words are kept in memory only; without them nobody can say whose the rest is.

import { forgottenSince, type Forgettings } from "../state/forgetting/forgettings.ts";
import type { LongText, LongTexts } from "../state/long-texts.ts";
import type { Incoming } from "./incoming.ts";

export interface Pastes {
  /**
   * Remembers a message with its text. Gives the text of the messages that it continues: "" when it continues none, null when
   * there are such messages and their words are not known any more, or not yet.
   */
  before(message: Message, text: string): string | null;
  /** True for a short message that is plainly no part of the text before it. Whose words it holds stays in doubt. */
  isApart(message: Message, text: string): boolean;
}

type Message = Pick<Incoming, "chat" | "messageId" | "writtenAt">;

/**
 * Characters. Apps cut at a paragraph, a line or a word between the half of 4096 characters and the whole, and take blanks
 * away at the cut.
 */
const PART_CHARS = 1500;
/** Parts of one paste. Of a longer one nobody can say whose its later parts are. */
const KEPT = 16;

/** What an app cuts holds more than 4096 characters, so each part and the next together do, but for the blanks at the cut. */
const UNCUT_CHARS = 3000;
const SHORT_CHARS = 300;
/** A line that is quoted, or may begin with a speaker's name. */
const LABELLED = /^\s*(?:>|[^\n:：]{1,60}[:：](?:\s|$))/m;

/** True for a text that may be a part of a longer one. */
export function isLongText(text: string): boolean {
  return text.length >= PART_CHARS;
}

/**
 * Remembers for all chats of one bot. A chat has the parts of its newest paste, and nobody else can push them out.
 * @param forgettings with each one all words go.
 */
export function createPastes(
  longTexts: Pick<LongTexts, "before">,
  forgettings: Pick<Forgettings, "count">,
): Pastes {
  const wordsIn = new Map<number, ReadonlyMap<number, string>>();
  const wasForgotten = forgottenSince(forgettings);

  const wordsOf = (chatId: number): ReadonlyMap<number, string> | undefined => {
    if (wasForgotten()) wordsIn.clear();
    return wordsIn.get(chatId);
  };

  const partsBefore = (message: LongText, most = KEPT): readonly LongText[] => {
    const before = most > 0 ? longTexts.before(message) : undefined;
    return before ? [...partsBefore(before, most - 1), before] : [];
  };

  return {
    before: ({ chat, messageId = 0, writtenAt: at = 0 }, text) => {
      const parts = partsBefore({ chatId: chat.id, messageId, at });
      const words = wordsOf(chat.id);
      const known = parts.flatMap(({ messageId: id }) => {
        const part = words?.get(id);
        return part === undefined ? [] : [[id, part] as const];
      });
      const isKnown = known.length === parts.length && parts.length < KEPT;
      // A message that failed is handled once more, and so are the messages behind it.
      const later = [...(words ?? [])].filter(([id]) => id > messageId);
      const own = isLongText(text) ? [[messageId, text] as const] : [];
      const kept = [...known, ...own, ...later].slice(-KEPT);
      if (kept.length > 0) wordsIn.set(chat.id, new Map(kept));
      else wordsIn.delete(chat.id);
      return isKnown ? known.map(([, part]) => part).join("\n") : null;
    },
    isApart: ({ chat, messageId = 0, writtenAt: at = 0 }, text) => {
      const last = longTexts.before({ chatId: chat.id, messageId, at });
      const part = last && wordsOf(chat.id)?.get(last.messageId);
      if (part === undefined || text.length > SHORT_CHARS || LABELLED.test(text)) return false;
      return part.length + text.length < UNCUT_CHARS;
    },
  };
}
