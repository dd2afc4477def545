// Albums. The messenger sends each picture of one by itself, and the words that belong to all of them beside any one of them.
// The album is answered once. What came of it is kept in memory only: after a new start it may be answered once more.
// Proof: test/chat/albums.test.ts.

import { forgottenSince, type Forgettings } from "../state/forgetting/forgettings.ts";
import type { Incoming } from "./incoming.ts";

/** What is to be made of one part. */
export type AlbumPart =
  /** Answered for all that came so far, with all their words. */
  | { readonly kind: "whole"; readonly words: string }
  /** Came later, with words of its own. The line about pictures was said. */
  | { readonly kind: "more"; readonly words: string }
  /** Another part answers for it. */
  | { readonly kind: "answered" };

export interface Albums {
  /** Notes a part that came in. Parts that come together are noted before the first of them is answered. */
  came(part: Part, words: string): void;
  /** True when some part of its album was answered. */
  isAnswered(part: Part): boolean;
  /** Says how a part is answered. A part that is handled once more is answered as before. */
  answerFor(part: Part, words: string): AlbumPart;
}

type Part = Pick<Incoming, "chat" | "album" | "messageId">;

/** True for what is answered as a part of an album. Text files are read one by one. */
export function isPart({ album, what }: Pick<Incoming, "album" | "what">): boolean {
  return album !== undefined && !(what.kind === "document" && /\.txt$/i.test(what.name));
}

interface Album {
  /** Of the parts that have some, by message. */
  readonly words: Map<number, string>;
  /** The part that answers for others, and the parts whose words it answers. */
  answered?: { readonly by: number; readonly ids: ReadonlySet<number> };
}

/** The albums that are remembered, of all chats. */
const KEPT = 32;

/**
 * Remembers for all chats of one bot.
 * @param forgettings with each one all words go.
 */
export function createAlbums(forgettings: Pick<Forgettings, "count">): Albums {
  const albums = new Map<string, Album>();
  const wasForgotten = forgottenSince(forgettings);

  const of = ({ chat, album = "" }: Part): Album => {
    if (wasForgotten()) for (const { words } of albums.values()) words.clear();
    const key = `${chat.id} ${album}`;
    const known = albums.get(key) ?? { words: new Map<number, string>() };
    // The newest stand last.
    albums.delete(key);
    albums.set(key, known);
    const [oldest] = albums.keys();
    if (albums.size > KEPT && oldest !== undefined) albums.delete(oldest);
    return known;
  };

  const came = (part: Part, words: string): Album => {
    const album = of(part);
    if (words !== "") album.words.set(part.messageId ?? 0, words);
    return album;
  };

  return {
    came,
    isAnswered: (part) => of(part).answered !== undefined,
    answerFor: (part, words) => {
      const { messageId = 0 } = part;
      const album = came(part, words);
      const { answered } = album;
      if (answered && answered.by !== messageId) {
        const isNew = words !== "" && !answered.ids.has(messageId);
        return isNew ? { kind: "more", words } : { kind: "answered" };
      }
      // The part beside which the words stand answers for those without.
      if (!answered && words === "" && album.words.size > 0) return { kind: "answered" };
      const ids = answered?.ids ?? new Set([messageId, ...album.words.keys()]);
      album.answered = { by: messageId, ids };
      return { kind: "whole", words: wordsIn(album, ids) };
    },
  };
}

function wordsIn({ words }: Album, ids: ReadonlySet<number>): string {
  return [...words]
    .filter(([id]) => ids.has(id))
    .toSorted(([one], [other]) => one - other)
    .map(([, text]) => text)
    .join("\n");
}
