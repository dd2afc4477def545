// Messages with buttons. What a tap means stands here, never in the callback data.

import type { StateDatabase } from "./database.ts";
import { readRowJson } from "./row-json.ts";

export type CardKind =
  "candidate" | "review" | "merge" | "undo" | "offer" | "homework" | "forget" | "people";

export interface NewCard {
  readonly kind: CardKind;
  /** What the buttons are about; JSON. */
  readonly body: object;
}

export interface Card {
  readonly id: number;
  readonly token: string;
  readonly kind: CardKind;
  readonly chatId: number;
  /** Null until Telegram has taken the message. */
  readonly messageId: number | null;
  readonly body: unknown;
}

export interface Cards {
  /** Inside a transaction; gives the card's id. */
  add(chatId: number, card: NewCard, now: number): number;
  byId(id: number): Card | undefined;
  byToken(token: string): Card | undefined;
  ofKind(kind: CardKind): readonly Card[];
  newest(chatId: number, kind: CardKind): Card | undefined;
  /** The rest inside a transaction. */
  setMessage(id: number, messageId: number): void;
  setBody(id: number, body: object): void;
  /** All cards of a chat that nothing in the outbox refers to. */
  removeOf(chatId: number): void;
  /** Forgets cards older than `before` that nothing in the outbox refers to. */
  prune(before: number): void;
}

interface CardRow {
  readonly id: number;
  readonly token: string;
  readonly kind: CardKind;
  readonly chat_id: number;
  readonly message_id: number | null;
  readonly body: string;
}

export function createCards(database: StateDatabase, newToken: () => string): Cards {
  const one = (where: string, value: number | string): Card | undefined => {
    const row = database.get<CardRow>(`SELECT * FROM card WHERE ${where} = ?`, value);
    return row && toCard(row);
  };
  return {
    add: (chatId, { kind, body }, now) =>
      database.run(
        "INSERT INTO card (token, kind, chat_id, body, created_at) VALUES (?, ?, ?, ?, ?)",
        newToken(),
        kind,
        chatId,
        JSON.stringify(body),
        now,
      ).lastId,
    byId: (id) => one("id", id),
    byToken: (token) => one("token", token),
    ofKind: (kind) =>
      database.all<CardRow>("SELECT * FROM card WHERE kind = ? ORDER BY id", kind).map(toCard),
    newest: (chatId, kind) => {
      const row = database.get<CardRow>(
        "SELECT * FROM card WHERE chat_id = ? AND kind = ? ORDER BY id DESC LIMIT 1",
        chatId,
        kind,
      );
      return row && toCard(row);
    },
    setMessage: (id, messageId) => {
      database.run("UPDATE card SET message_id = ? WHERE id = ?", messageId, id);
    },
    setBody: (id, body) => {
      database.run("UPDATE card SET body = ? WHERE id = ?", JSON.stringify(body), id);
    },
    removeOf: (chatId) => {
      database.run("DELETE FROM card WHERE chat_id = ?", chatId);
    },
    prune: (before) => {
      database.run(
        `DELETE FROM card WHERE created_at < ?
         AND id NOT IN (SELECT card_id FROM outbox WHERE card_id IS NOT NULL)`,
        before,
      );
    },
  };
}

function toCard(row: CardRow): Card {
  return {
    id: row.id,
    token: row.token,
    kind: row.kind,
    chatId: row.chat_id,
    messageId: row.message_id,
    body: readRowJson(row.body, "card"),
  };
}
