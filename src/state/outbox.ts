// What the bot has to say. A row lives from the transaction that decided it until Telegram took it,
// so a reply is never lost; one found half-sent after a crash is sent once more and marked.

import { createCards, type Card, type CardKind, type NewCard } from "./cards.ts";
import type { StateDatabase } from "./database.ts";
import { readRowJson } from "./row-json.ts";

export type { Card, CardKind, NewCard };

/** A row of buttons under a message. `verb` comes back with the tap, behind the card's token. */
export interface Button {
  readonly label: string;
  readonly verb: string;
}

/** A text file. */
export interface TextDocument {
  readonly name: string;
  readonly text: string;
}

/** The Record itself as a ZIP file, made when it is sent. */
export interface ExportDocument {
  readonly name: string;
  readonly isExport: true;
}

/** Something to say, in no messenger's terms. */
export interface Outgoing {
  readonly chatId: number;
  /** Empty for an earlier card: its text stays, and only its buttons change. */
  readonly text: string;
  /** Reply keyboard: rows of labels that the person may send back as text. */
  readonly keyboard?: readonly (readonly string[])[];
  /** Buttons of a card; need `card`. */
  readonly buttons?: readonly (readonly Button[])[];
  /** Sent as a file, with `text` as its caption; takes neither buttons nor keyboard. */
  readonly document?: TextDocument | ExportDocument;
  /** Makes this message a card, or (by id) puts this text in the place of an earlier card's. */
  readonly card?: NewCard | { readonly id: number };
  /** Set on the plain line that stands in for a refused text, so that it is never replaced again. */
  readonly isFallback?: boolean;
  /**
   * Who may have it; absent: the chat's own person, as long as they are let in. `operators`: the operator chat.
   * `anybody`: the one line that strangers hear.
   */
  readonly audience?: "operators" | "anybody";
}

export interface OutboxRow {
  readonly id: number;
  readonly chatId: number;
  readonly outgoing: Pick<
    Outgoing,
    "text" | "keyboard" | "buttons" | "document" | "isFallback" | "audience"
  >;
  readonly card: Card | undefined;
  /** What the card was about when these buttons were drawn. */
  readonly stamp?: string;
  /** True: the card's message is changed instead of a new one being sent. */
  readonly editsCard: boolean;
  /** An earlier try may have arrived: the process died behind it, or no answer came. */
  readonly isAmbiguous: boolean;
  readonly attempts: number;
  readonly nextAt: number;
  /** How long its next try was put off. */
  readonly waitMs: number;
  /** How many pieces of a long text Telegram has already. */
  readonly sentParts: number;
}

export interface Outbox {
  /** Inside a transaction. What would change a card that is no more is left out. */
  add(outgoing: Outgoing, now: number): void;
  next(chatId: number): OutboxRow | undefined;
  chats(): readonly number[];
  waitingCount(): number;
  /** Messages that were on their way when the process ended, or of which a piece is out. */
  halfSentCount(): number;
  /** All inside a transaction. */
  markSending(id: number): void;
  markPartSent(id: number): void;
  markSent(row: OutboxRow, messageId: number | undefined): void;
  retryAt(id: number, nextAt: number, last: LastTry): void;
  /** Drops a row that Telegram will never take. */
  drop(id: number): void;
  /** Drops everything for a chat: the person blocked the bot. */
  dropChat(chatId: number): number;
  /** Inside a transaction: nothing waits for this person any more, and no button of theirs is known. */
  voidChat(chatId: number): void;
  cardByToken(token: string): Card | undefined;
  /** Inside a transaction. */
  setCardBody(id: number, body: object): void;
  /** Cards of a kind that still stand, e.g. to be updated when their candidate changed elsewhere. */
  cards(kind: CardKind): readonly Card[];
  newestCard(chatId: number, kind: CardKind): Card | undefined;
  /** Inside a transaction: forgets cards older than `before` that nothing refers to. */
  prune(before: number): void;
}

export interface LastTry {
  readonly mayHaveArrived: boolean;
  /** How long the next one waits: a time of the wall clock alone may come to mean anything. */
  readonly waitMs?: number;
}

/** As long as a try is put off where Telegram asks for nothing else. */
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

// DISTINCT would read the whole index at every look; this jumps from chat to chat.
const CHATS = `
  WITH RECURSIVE chat (id) AS (
    SELECT min(chat_id) FROM outbox
    UNION ALL
    SELECT (SELECT min(chat_id) FROM outbox WHERE chat_id > chat.id) FROM chat WHERE id IS NOT NULL
  )
  SELECT id FROM chat WHERE id IS NOT NULL`;

/**
 * @param newToken makes the unguessable part of a card's callback data (at most 40 of A-Za-z0-9_-).
 */
export function createOutbox(database: StateDatabase, newToken: () => string): Outbox {
  const cards = createCards(database, newToken);
  return {
    add: (outgoing, now) => {
      const { chatId, text, keyboard, buttons, document, isFallback, audience } = outgoing;
      const { card } = outgoing;
      if (card && "id" in card && !cards.byId(card.id)) return;
      const cardId = card && ("id" in card ? card.id : cards.add(chatId, card, now));
      database.run(
        "INSERT INTO outbox (chat_id, card_id, edits_card, body) VALUES (?, ?, ?, ?)",
        chatId,
        cardId ?? null,
        card && "id" in card ? 1 : 0,
        // The card may be about something else by the time that this is sent.
        JSON.stringify({
          text,
          keyboard,
          buttons,
          document,
          isFallback,
          audience,
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
      database.run("DELETE FROM outbox WHERE id = ?", row.id);
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
    drop: (id) => {
      database.run("DELETE FROM outbox WHERE id = ?", id);
    },
    dropChat: (chatId) => database.run("DELETE FROM outbox WHERE chat_id = ?", chatId).changes,
    voidChat: (chatId) => {
      database.run(
        "DELETE FROM outbox WHERE chat_id = ? AND body ->> 'audience' IS NOT 'operators'",
        chatId,
      );
      cards.removeOf(chatId);
    },
    cardByToken: cards.byToken,
    setCardBody: cards.setBody,
    cards: cards.ofKind,
    newestCard: cards.newest,
    prune: cards.prune,
  };
}
