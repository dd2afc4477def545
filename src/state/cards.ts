// Cards are messages with buttons. The meaning of a tap is stored here. Callback data carries only the card's token, a
// stamp of the card's subject when the button was drawn, and the button's verb.

import { sha256Hex } from "../record/text/checksum.ts";
import type { StateDatabase } from "./database/database.ts";
import { readRowJson } from "./database/row-json.ts";

export type CardKind =
  | "candidate"
  | "review"
  | "merge"
  | "undo"
  | "offer"
  | "homework"
  /** The question who of a pasted chat the person is. */
  | "author"
  | "forget"
  | "people"
  /** The question for another wording. It has no buttons; only its place in the chat counts. */
  | "wording";

export interface NewCard {
  readonly kind: CardKind;
  /** The subject of the buttons, as JSON. */
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
  /** Hash of the body, the present subject of the buttons. A list has none, because each button names its subject. */
  readonly stamp: string | undefined;
}

/** The callback data of a tap. */
export interface CallbackData {
  readonly token: string;
  /** Buttons of lists and of earlier versions have none. */
  readonly stamp?: string;
  readonly verb: string;
}

/** Callback data of at most 64 bytes (Bot API): token 20, stamp 12, and up to 30 for the verb. */
export function writeCallbackData({ token, stamp, verb }: CallbackData): string {
  return `${token}${stamp === undefined ? "" : `.${stamp}`}:${verb}`;
}

/** Reads any text. Never throws. */
export function readCallbackData(data: string): CallbackData {
  const [name = "", verb = ""] = data.split(":", 2);
  const [token = "", stamp] = name.split(".", 2);
  return { token, verb, ...(stamp !== undefined && { stamp }) };
}

/** A SHA-256 shortened to 12 characters that callback data may hold. */
export function shortHash(sha256: string): string {
  return Buffer.from(sha256.slice(0, 18), "hex").toString("base64url");
}

export interface Cards {
  /** Inside a transaction. Gives the id of the card. */
  add(chatId: number, card: NewCard, now: number): number;
  byId(id: number): Card | undefined;
  byToken(token: string): Card | undefined;
  /** The kind alone, which is known even of a card whose body is damaged. */
  kindOf(token: string): CardKind | undefined;
  ofKind(kind: CardKind): readonly Card[];
  /** The cards of a candidate, and all that do not tell whose they are, because their rows are damaged. */
  ofCandidate(candidateId: string): readonly Card[];
  newest(chatId: number, kind: CardKind): Card | undefined;
  /** This method and all below run inside a transaction. */
  setMessage(id: number, messageId: number): void;
  setBody(id: number, body: object): void;
  /** Removes all cards of a chat that no row of the outbox refers to. */
  removeOf(chatId: number): void;
  /** Removes cards older than `before` (Unix milliseconds) that no row of the outbox refers to. */
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

/** The expression of an index. A row that is no JSON has none, instead of an error. */
const CANDIDATE = "CASE WHEN json_valid(body) THEN body ->> '$.candidate.id' END";

/** The cards in state.db. `newToken` makes the unguessable part of their callback data. */
export function createCards(database: StateDatabase, newToken: () => string): Cards {
  const one = (where: "id" | "token", value: number | string): Card | undefined => {
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
    kindOf: (token) =>
      database.get<Pick<CardRow, "kind">>("SELECT kind FROM card WHERE token = ?", token)?.kind,
    ofKind: (kind) =>
      database.all<CardRow>("SELECT * FROM card WHERE kind = ? ORDER BY id", kind).map(toCard),
    ofCandidate: (candidateId) =>
      database
        .all<CardRow>(
          `SELECT * FROM card WHERE kind = 'candidate' AND ${CANDIDATE} = ?1
           UNION ALL SELECT * FROM card WHERE kind = 'candidate' AND ${CANDIDATE} IS NULL
           ORDER BY id`,
          candidateId,
        )
        .map(toCard),
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
    stamp: row.kind === "review" ? undefined : shortHash(sha256Hex(row.body)),
  };
}
