// The words of the newest messages, in memory only. Telegram tells of each change of a message, also of one that no person
// made or sees: another place on a map, a changed picture. Only changed words are news. Proof: test/telegram/last-words.test.ts.

import { wordsOf, type Incoming } from "../chat/incoming.ts";

export interface LastWords {
  /** What comes in together. Nothing of it counts before it is kept. */
  begin(): {
    /** False for a message with the words that it had before, or with none any more: there is nothing to read. */
    isNews(incoming: Incoming): boolean;
    note(incoming: Incoming): void;
    keep(): void;
  };
}

/** Messages, of all chats. People change what they have just written. */
const KEPT = 128;

/** Remembers for all chats of one bot. */
export function createLastWords(): LastWords {
  const kept = new Map<string, string>();
  return {
    begin: () => {
      const came = new Map<string, string>();
      return {
        isNews: (incoming) => {
          const key = keyOf(incoming);
          const words = wordsOf(incoming);
          return words !== "" && (came.get(key) ?? kept.get(key)) !== words;
        },
        note: (incoming) => {
          if (incoming.messageId !== undefined) came.set(keyOf(incoming), wordsOf(incoming));
        },
        keep: () => {
          for (const [key, words] of came) {
            kept.delete(key);
            kept.set(key, words);
          }
          for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest);
        },
      };
    },
  };
}

function keyOf({ chat, messageId }: Incoming): string {
  return `${chat.id} ${messageId ?? 0}`;
}
