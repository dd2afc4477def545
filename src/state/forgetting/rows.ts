// Forgetting takes words out of state.db: an exchange of the conversation goes whole, and so does each message, card,
// job and question that holds them. The history of a merge whose texts hold them is emptied, so that merge has no undo.

import * as z from "zod";
import { parseJson } from "../../json.ts";
import { forgetInFiles, leftIn } from "../../record/forget/files.ts";
import { isOurs } from "../../record/forget/machine.ts";
import type { ForgetTarget } from "../../record/forget/target.ts";
import { createRoom, mostHeld } from "../../record/forget/weight.ts";
import { holdsPhrase } from "../../record/forget/words.ts";
import type { FileEdit } from "../../record/types.ts";
import { IS_BETWEEN_US } from "../conversation.ts";
import type { StateDatabase } from "../database/database.ts";
import { talkBytes } from "../database/talk.ts";
import { emptyMerges, heldMerges, leftTexts } from "../journal/merge-history.ts";

/** Rows of one table that go. */
export interface HeldRows {
  /** The name of the place in the list that a person sees. */
  readonly place: "conversation" | "outbox" | "inbox" | "cards" | "jobs" | "homework" | "undo";
  readonly count: number;
  /** Inside a transaction. */
  remove(): void;
}

/**
 * All rows that hold the words. The card that asks about the forgetting is not counted, and goes all the same.
 * @param most bytes of all rows together: they are held at once.
 * @throws RecordError as `recordTooLarge` makes it.
 */
export function heldRows(
  database: StateDatabase,
  target: ForgetTarget,
  most = mostHeld(),
): readonly HeldRows[] {
  createRoom("state.db", most).require(talkBytes(database));
  // In a row that cannot be read nobody can see what it holds.
  const holds = (json: string, keys?: readonly string[]): boolean => {
    const value = parseJson(json);
    if (typeof value !== "object" || value === null) return true;
    return spoken(value, keys, target).some((text) => holdsPhrase(text, target.phrases));
  };
  const rows = (table: string, where = "1") =>
    database.all<Row>(`SELECT rowid AS id, * FROM ${table} WHERE ${where} ORDER BY rowid`);
  const held = (place: HeldRows["place"], ids: readonly number[], ...sqls: string[]): HeldRows => ({
    place,
    count: ids.length,
    remove: () => {
      for (const id of ids) for (const sql of sqls) database.run(sql, id);
    },
  });
  const cards = rows("card", `kind <> '${FORGET_CARD}'`).filter(
    ({ body }) => holds(body) || isAbout(body, target.candidateIds),
  );
  const outbox = rows("outbox", `card_id IS NULL OR card_id NOT IN (${FORGET_CARDS})`);
  // An owner must not learn by a forgetting what somebody said just between them and the bot: it goes uncounted.
  const uncounted = (rows: HeldRows): HeldRows => ({ ...rows, count: 0 });
  const MESSAGE = "DELETE FROM message WHERE id = ?";
  const QUESTION = "UPDATE channel SET pending_question = NULL, offered_at = NULL WHERE rowid = ?";
  const OUTGOING = "DELETE FROM outbox WHERE id = ?";
  const asked = (where: string): readonly number[] =>
    rows("channel", `pending_question IS NOT NULL AND ${where}`)
      .filter(({ pending_question: text = "" }) => holdsPhrase(text, target.phrases))
      .map(({ id }) => id);
  const isPrivate = ({ body }: Row): boolean => body.includes('"isBetweenUs":true');
  const isSaid = ({ body }: Row): boolean => holds(body, ["text", "label", "keyboard", "name"]);
  return [
    held("conversation", exchanges(rows("message", `NOT ${IS_BETWEEN_US}`), target), MESSAGE),
    uncounted(held("conversation", exchanges(rows("message", IS_BETWEEN_US), target), MESSAGE)),
    held("conversation", asked(`NOT ${IS_BETWEEN_US}`), QUESTION),
    uncounted(held("conversation", asked(IS_BETWEEN_US), QUESTION)),
    held("outbox", idsOf(outbox.filter((row) => isSaid(row) && !isPrivate(row))), OUTGOING),
    uncounted(
      held("outbox", idsOf(outbox.filter((row) => isSaid(row) && isPrivate(row))), OUTGOING),
    ),
    // Nobody has read what waits. It may ask for silence or tell of distress.
    uncounted(
      held(
        "inbox",
        rows("inbox", "state = 'new'")
          .filter(({ body }) => !isQuestion(body))
          .filter(({ body }) => holds(body, ["text", "caption", "file_name"]))
          .map(({ id }) => id),
        "UPDATE inbox SET state = 'done', body = '' WHERE seq = ?",
      ),
    ),
    held(
      "cards",
      idsOf(cards),
      "DELETE FROM outbox WHERE card_id = ?",
      // The message in the chat can still be changed; the subject of the card is gone.
      `UPDATE card SET kind = '${FORGET_CARD}', body = '{}' WHERE id = ?`,
    ),
    held(
      "jobs",
      idsOf(rows("analyst_job").filter(({ body }) => holds(body))),
      "DELETE FROM analyst_job WHERE id = ?",
    ),
    held(
      "homework",
      idsOf(rows("homework").filter(({ body }) => holds(body))),
      "DELETE FROM homework WHERE rowid = ?",
    ),
    pastMerges(database, target),
    decisions(database, target),
  ];
}

/** The `kind` of the card that asks. Its body holds the words until it is tapped. */
const FORGET_CARD = "forget";
const FORGET_CARDS = `SELECT id FROM card WHERE kind = '${FORGET_CARD}'`;

/** Inside a transaction: removes cards that ask, except the one that was answered just now. */
export function removeForgetCards(database: StateDatabase, answered = -1): void {
  database.run(`DELETE FROM outbox WHERE card_id <> ? AND card_id IN (${FORGET_CARDS})`, answered);
  database.run("DELETE FROM card WHERE kind = ? AND id <> ?", FORGET_CARD, answered);
}

interface Row {
  readonly id: number;
  readonly body: string;
  readonly channel?: string;
  readonly role?: string;
  readonly text?: string;
  readonly pending_question?: string;
}

function idsOf(rows: readonly Row[]): readonly number[] {
  return rows.map(({ id }) => id);
}

/** True for the command that asks for the forgetting. Its row is emptied when it is answered. */
function isQuestion(body: string): boolean {
  return /^\/forget\b/.test(questionSchema.safeParse(parseJson(body)).data?.message.text ?? "");
}

/** True for a card about a candidate that goes. */
function isAbout(body: string, candidateIds: ReadonlySet<string>): boolean {
  const { data } = aboutSchema.safeParse(parseJson(body));
  return data !== undefined && candidateIds.has(data.candidate.id);
}

const questionSchema = z.looseObject({ message: z.looseObject({ text: z.string() }) });
const aboutSchema = z.looseObject({ candidate: z.looseObject({ id: z.string() }) });

/** Words of a person go together with their answer. */
function exchanges(messages: readonly Row[], { phrases }: ForgetTarget): readonly number[] {
  return [...Map.groupBy(messages, ({ channel }) => channel).values()].flatMap((channel) => {
    const groups: Row[][] = [];
    for (const message of channel) {
      const last = groups.at(-1);
      if (message.role === "assistant" && last) last.push(message);
      else groups.push([message]);
    }
    return groups
      .filter((group) => group.some(({ text = "" }) => holdsPhrase(text, phrases)))
      .flatMap(idsOf);
  });
}

function pastMerges(database: StateDatabase, target: ForgetTarget): HeldRows {
  const closed = new Set<number>();
  for (const { id, candidateIds, edits } of heldMerges(database)) {
    const isBrought = candidateIds.some((one) => target.candidateIds.has(one));
    // Texts that are not exactly what they were can be looked at by nobody.
    const isHeld = isBrought || (edits ?? []).some((edit) => holdsEdit(edit, target));
    if (edits?.length !== 0 && (isHeld || edits === undefined)) closed.add(id);
  }
  let left = 0;
  for (const text of leftTexts(database)) {
    if (text === undefined || holdsPhrase(text, target.phrases)) left += 1;
  }
  return {
    place: "undo",
    count: closed.size + left,
    remove: () => {
      emptyMerges(database, closed);
    },
  };
}

function holdsEdit({ path, before, after }: FileEdit, target: ForgetTarget): boolean {
  const texts = [before, after];
  if (texts.some((text) => leftIn(path, text, target) === "words")) return true;
  return (
    target.entries.size > 0 &&
    texts.some((text) => forgetInFiles(new Map([[path, text]]), target).size > 0)
  );
}

/** Decisions about candidates that are gone: nothing is left to decide. */
function decisions(database: StateDatabase, { candidateIds }: ForgetTarget): HeldRows {
  return {
    place: "cards",
    count: 0,
    remove: () => {
      for (const id of candidateIds) {
        database.run("DELETE FROM deferral WHERE candidate_id = ?", id);
        database.run("DELETE FROM awaited_edit WHERE candidate_id = ?", id);
      }
    },
  };
}

/** The texts in a JSON value; with `keys`, only those under these keys. */
function spoken(
  json: object,
  keys: readonly string[] | undefined,
  { recordId }: ForgetTarget,
): readonly string[] {
  const texts: string[] = [];
  const visit = (value: unknown, key?: string): void => {
    if (typeof value === "string") {
      const place = { file: "state.db", key, ...(recordId !== undefined && { recordId }) };
      if (keys ? keys.includes(key ?? "") : !isOurs(place, value)) texts.push(value);
    } else if (Array.isArray(value)) for (const each of value) visit(each, key);
    else if (typeof value === "object" && value !== null) {
      for (const [name, each] of Object.entries(value)) visit(each, name);
    }
  };
  visit(json);
  return texts;
}
