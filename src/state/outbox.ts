// The outbox holds everything that the bot has to say. A row lives from the transaction that decided it until Telegram
// took it, so a reply is never lost. A row found half-sent after a crash is sent once more and marked.
// Proof: test/state/outbox.test.ts and test/e2e/delivery-trouble.test.ts.

import { createCards, type Card, type CardKind, type NewCard } from "./cards.ts";
import type { StateDatabase } from "./database/database.ts";
import { readRowJson } from "./database/row-json.ts";
import { isTalkOpen, letGoOfWords } from "./conversation.ts";
import { noteLetGo } from "./forgetting/forgettings.ts";
import { createPrivateTalks } from "./private-talks.ts";

export type { Card, CardKind, NewCard };

/** A row of buttons under a message. `verb` comes back with the tap, behind the card's token. */
export interface Button {
  readonly label: string;
  readonly verb: string;
}

/** A text file to send. */
export interface TextDocument {
  readonly name: string;
  readonly text: string;
}

/** The Record itself as a ZIP file, which is made when it is sent. */
export interface ExportDocument {
  readonly name: string;
  readonly isExport: true;
}

/** A part of a chat with a name of its own. */
export interface Topic {
  readonly chatId: number;
  readonly thread: number;
}

/** Something to say, independent of the messenger. */
export interface Outgoing {
  readonly chatId: number;
  /** The topic of that chat. Absent: none. */
  readonly thread?: number;
  /** Empty for an earlier card of which only the buttons change. */
  readonly text: string;
  /** Reply keyboard: rows of labels that the person may send back as text. */
  readonly keyboard?: readonly (readonly string[])[];
  /** Buttons of a card. They need `card`. */
  readonly buttons?: readonly (readonly Button[])[];
  /** A file to send, with `text` as its caption. It takes neither buttons nor keyboard. */
  readonly document?: TextDocument | ExportDocument;
  /** Makes this message a card, or (by id) puts this text in the place of an earlier card's. */
  readonly card?: NewCard | { readonly id: number };
  /** True for the plain line in place of a refused text. It is never replaced again. */
  readonly isFallback?: boolean;
  /**
   * The people who may get it. The desk names the chat's own person, as what they are when it is said; fixed words may name
   * more. Absent in rows of earlier versions: whoever has access.
   */
  readonly audience?: Audience;
  /** Said in a talk just between us. No backup takes it. */
  readonly isBetweenUs?: boolean;
}

/** What a person is to a Record. Each may read what is written for those before it. */
export const STANDINGS = ["guest", "companion", "owner"] as const;

export type Standing = (typeof STANDINGS)[number];

/**
 * Who may read what is said. A standing: the chat's own person, while they are at least that. `operators`: the operator chat.
 * `anybody`: the one line for strangers.
 */
export type Audience = Standing | "operators" | "anybody";

export interface OutboxRow {
  readonly id: number;
  readonly chatId: number;
  readonly outgoing: Pick<
    Outgoing,
    "text" | "thread" | "keyboard" | "buttons" | "document" | "isFallback" | "audience"
  >;
  readonly card: Card | undefined;
  /** Stamp of the card's subject when these buttons were drawn. */
  readonly stamp?: string;
  /** True when the card's message is changed and no new one is sent. */
  readonly editsCard: boolean;
  /** True when an earlier try may have arrived: the process died after it, or no answer came. */
  readonly isAmbiguous: boolean;
  readonly attempts: number;
  readonly nextAt: number;
  /** Milliseconds by which its next try was put off. */
  readonly waitMs: number;
  /** Number of pieces of a long text that Telegram has already. */
  readonly sentParts: number;
}

export interface Outbox {
  /** Inside a transaction. A change of a card that no longer exists is left out. */
  add(outgoing: Outgoing, now: number): void;
  next(chatId: number): OutboxRow | undefined;
  isWaiting(id: number): boolean;
  chats(): readonly number[];
  waitingCount(): number;
  /** Number of messages that were being sent when the process ended, or of which a piece is out. */
  halfSentCount(): number;
  /** This method and those below run inside a transaction. */
  markSending(id: number): void;
  markPartSent(id: number): void;
  markSent(row: OutboxRow, messageId: number | undefined): void;
  retryAt(id: number, nextAt: number, last: LastTry): void;
  /** Sends a row to the chat itself: its topic is gone. */
  leaveTopic(id: number): void;
  /** Drops a row that Telegram will never take. */
  drop(row: Pick<OutboxRow, "id" | "chatId">): void;
  /**
   * Drops everything for a chat, because the person blocked the bot. The words of a talk just between us go too; it goes on,
   * for its person may come back.
   */
  dropChat(chatId: number): number;
  /** Inside a transaction: drops everything that waits for this person, and makes their buttons unknown. */
  voidChat(chatId: number): void;
  /** @throws StateError when its body is no JSON. */
  cardByToken(token: string): Card | undefined;
  /** The kind alone, which is known even of a card whose body is damaged. */
  cardKind(token: string): CardKind | undefined;
  /** Inside a transaction. */
  setCardBody(id: number, body: object): void;
  /** Cards of a kind that still stand. */
  cards(kind: CardKind): readonly Card[];
  /** The cards of one candidate, and those whose rows no longer tell whose they are. */
  cardsOf(candidateId: string): readonly Card[];
  newestCard(chatId: number, kind: CardKind): Card | undefined;
  /** Inside a transaction: removes cards older than `before` (Unix milliseconds) that nothing refers to. */
  prune(before: number): void;
}

export interface LastTry {
  readonly mayHaveArrived: boolean;
  /** Milliseconds to wait for the next try. A time of the wall clock alone may become wrong when the clock is set. */
  readonly waitMs?: number;
}

/** The wait for the next try where Telegram asks for no other. */
const WAIT_MS = 60_000;

interface OutboxColumns {
  readonly id: number;
  readonly chat_id: number;
  readonly card_id: number | null;
  readonly edits_card: number;
  readonly body: string;
  readonly state: string;
  readonly attempts: number;
  readonly next_at: number;
  readonly sent_parts: number;
}

// DISTINCT would read the whole index each time; this query jumps from chat to chat.
const CHATS = `
  WITH RECURSIVE chat (id) AS (
    SELECT min(chat_id) FROM outbox
    UNION ALL
    SELECT (SELECT min(chat_id) FROM outbox WHERE chat_id > chat.id) FROM chat WHERE id IS NOT NULL
  )
  SELECT id FROM chat WHERE id IS NOT NULL`;

/**
 * The outbox of one Record.
 * @param newToken makes the unguessable part of a card's callback data (at most 40 of A-Za-z0-9_-).
 */
export function createOutbox(database: StateDatabase, newToken: () => string): Outbox {
  const cards = createCards(database, newToken);
  const isPrivateRow = (where: string, value: number): boolean =>
    database.get(
      `SELECT 1 FROM outbox WHERE ${where} AND instr(body, '"isBetweenUs":true') LIMIT 1`,
      value,
    ) !== undefined;
  /** Takes rows away. The bytes of a talk just between us that is over by then are overwritten as well. */
  const remove = (chatId: number, where: string, value: number): number => {
    const isPrivate = isPrivateRow(where, value);
    const { changes } = database.run(`DELETE FROM outbox WHERE ${where}`, value);
    if (isPrivate && !isTalkOpen(database, `telegram:${chatId}`)) noteLetGo(database);
    return changes;
  };
  return {
    add: (outgoing, now) => {
      const { chatId, text, keyboard, buttons, document, isFallback, audience } = outgoing;
      const { card, isBetweenUs, thread } = outgoing;
      if (card && "id" in card && !cards.byId(card.id)) return;
      const cardId = card && ("id" in card ? card.id : cards.add(chatId, card, now));
      database.run(
        "INSERT INTO outbox (chat_id, card_id, edits_card, body) VALUES (?, ?, ?, ?)",
        chatId,
        cardId ?? null,
        card && "id" in card ? 1 : 0,
        // The card may have another subject when this is sent.
        JSON.stringify({
          text,
          thread,
          keyboard,
          buttons,
          document,
          isFallback,
          audience,
          isBetweenUs,
          stamp: cardId !== undefined && buttons?.length ? cards.byId(cardId)?.stamp : undefined,
        }),
      );
    },
    next: (chatId) => {
      const row = database.get<OutboxColumns>(
        "SELECT * FROM outbox WHERE chat_id = ? ORDER BY id LIMIT 1",
        chatId,
      );
      if (!row) return undefined;
      const {
        stamp,
        waitMs = WAIT_MS,
        ...outgoing
      } = readRowJson<
        OutboxRow["outgoing"] & { readonly stamp?: string; readonly waitMs?: number }
      >(row.body, "outbox");
      return {
        id: row.id,
        chatId: row.chat_id,
        outgoing,
        ...(stamp !== undefined && { stamp }),
        card: row.card_id === null ? undefined : cards.byId(row.card_id),
        editsCard: row.edits_card === 1,
        isAmbiguous: row.state === "sending",
        attempts: row.attempts,
        nextAt: row.next_at,
        waitMs,
        sentParts: row.sent_parts,
      };
    },
    isWaiting: (id) => database.get("SELECT 1 FROM outbox WHERE id = ?", id) !== undefined,
    chats: () => database.all<{ id: number }>(CHATS).map((row) => row.id),
    waitingCount: () => database.get<{ n: number }>("SELECT count(*) AS n FROM outbox")?.n ?? 0,
    halfSentCount: () =>
      database.get<{ n: number }>(
        "SELECT count(*) AS n FROM outbox WHERE state = 'sending' OR sent_parts > 0",
      )?.n ?? 0,
    markSending: (id) => {
      database.run("UPDATE outbox SET state = 'sending' WHERE id = ?", id);
    },
    markPartSent: (id) => {
      database.run("UPDATE outbox SET sent_parts = sent_parts + 1 WHERE id = ?", id);
    },
    markSent: (row, messageId) => {
      if (row.card && messageId !== undefined) cards.setMessage(row.card.id, messageId);
      const channel = `telegram:${row.chatId}`;
      // Its words may be answered long after the talk.
      const isOpen = isTalkOpen(database, channel);
      const isOfTalk = isOpen || isPrivateRow("id = ?", row.id);
      // A card that is changed stands where it was sent, however long ago.
      if (messageId !== undefined && isOfTalk && !row.editsCard) {
        const talks = createPrivateTalks(database);
        // A long one goes out in parts, between which its person may write.
        const parts = database.get<{ n: number }>(
          "SELECT sent_parts AS n FROM outbox WHERE id = ?",
          row.id,
        );
        const first = isOpen ? messageId : Math.max(1, messageId - 2 * (parts?.n ?? 0));
        for (let id = first; id <= messageId; id += 1) talks.note(channel, id);
      }
      remove(row.chatId, "id = ?", row.id);
    },
    retryAt: (id, nextAt, { mayHaveArrived, waitMs = WAIT_MS }) => {
      database.run(
        `UPDATE outbox SET state = ?, attempts = attempts + 1, next_at = ?,
           body = json_set(body, '$.waitMs', ?) WHERE id = ?`,
        mayHaveArrived ? "sending" : "new",
        nextAt,
        waitMs,
        id,
      );
    },
    leaveTopic: (id) => {
      database.run(
        "UPDATE outbox SET state = 'new', body = json_remove(body, '$.thread') WHERE id = ?",
        id,
      );
    },
    drop: ({ id, chatId }) => {
      remove(chatId, "id = ?", id);
    },
    dropChat: (chatId) => {
      letGoOfWords(database, `telegram:${chatId}`);
      // Nobody can tap it any more, and it holds what was typed behind /forget.
      database.run("UPDATE card SET body = '{}' WHERE kind = 'forget' AND chat_id = ?", chatId);
      return remove(chatId, "chat_id = ?", chatId);
    },
    voidChat: (chatId) => {
      remove(chatId, "chat_id = ? AND body ->> 'audience' IS NOT 'operators'", chatId);
      cards.removeOf(chatId);
    },
    cardByToken: cards.byToken,
    cardKind: cards.kindOf,
    setCardBody: cards.setBody,
    cards: cards.ofKind,
    cardsOf: cards.ofCandidate,
    newestCard: cards.newest,
    prune: cards.prune,
  };
}
