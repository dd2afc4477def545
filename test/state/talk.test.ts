// The list of where talk stands in state.db is complete, and what it says is done.

import { describe, expect, it, onTestFinished } from "vitest";
import type { StateDatabase } from "../../src/state/database/database.ts";
import { openState } from "../../src/state/database/open-state.ts";
import { AT_RESTORE } from "../../src/state/database/schema.ts";
import { forgetTalkBefore, NO_TALK, TALK, TALK_BEFORE } from "../../src/state/database/talk.ts";
import { temporaryFolder } from "../support/temporary.ts";

const OLD = 1000;
const YOUNG = 2000;

function open(): StateDatabase {
  const { database } = openState(temporaryFolder());
  onTestFinished(() => {
    database.close();
  });
  return database;
}

/** A row for each table that holds talk, said at this time and marked with this word. */
function sayEverywhere(database: StateDatabase, word: string, at: number): void {
  database.run(
    "INSERT INTO inbox (bot_id, update_id, body_sha, lane, body, received_at) VALUES (1, ?1, ?2, 'x', ?2, ?1)",
    at,
    word,
  );
  const saidAt = JSON.stringify({ userText: word, saidAt: at });
  database.run("INSERT INTO analyst_job (body) VALUES (?)", saidAt);
  database.run(
    "INSERT INTO channel (channel, pending_question, offered_at) VALUES (?1, ?2, ?1)",
    at,
    word,
  );
  database.run("INSERT INTO homework (channel, body, active_at) VALUES (?1, ?2, ?1)", at, word);
  database.run(
    "INSERT INTO message (channel, role, text, said_at) VALUES ('x', 'user', ?, ?)",
    word,
    at,
  );
  database.run(
    "INSERT INTO card (token, kind, chat_id, body, created_at) VALUES (?1, 'offer', 1, ?2, ?1)",
    at,
    word,
  );
}

/** What has no time of its own. */
function sayUndated(database: StateDatabase, word: string): void {
  const { lastId } = database.run(
    "INSERT INTO card (token, kind, chat_id, body, created_at) VALUES ('t', 'offer', 1, ?, ?)",
    word,
    OLD,
  );
  database.run("INSERT INTO outbox (chat_id, card_id, body) VALUES (1, ?, ?)", lastId, word);
  database.run("INSERT INTO analyst_job (body) VALUES (?)", JSON.stringify({ userText: word }));
  for (const path of ["SESSION-TRANSCRIPT.md", "archives/SESSION-TRANSCRIPT-2026-08.md"]) {
    database.run(
      "INSERT INTO file_operation (job, path, mode, data, offset) VALUES ('j', ?, 'append', ?, 0)",
      path,
      word,
    );
  }
}

function tablesWith(database: StateDatabase, word: string): readonly string[] {
  return Object.keys(AT_RESTORE)
    .filter((table) => JSON.stringify(database.all(`SELECT * FROM ${table}`)).includes(word))
    .toSorted();
}

const isOld = (database: StateDatabase): boolean =>
  database.get(TALK_BEFORE, (OLD + YOUNG) / 2) !== undefined;

describe("the list of talk in state.db", () => {
  it("names every column with texts, as talk or with the reason why it holds none", () => {
    const database = open();
    const columns = Object.keys(AT_RESTORE).flatMap((table) =>
      database
        .all<{
          name: string;
        }>("SELECT name FROM pragma_table_info(?) WHERE type NOT IN ('INTEGER', 'REAL')", table)
        .map(({ name }) => `${table}.${name}`),
    );
    const talk = Object.entries(TALK).flatMap(([table, each]) =>
      each.columns.map((column) => `${table}.${column}`),
    );
    expect([...talk, ...Object.keys(NO_TALK)].toSorted()).toEqual(columns.toSorted());
  });

  it("takes out of a copy all that was said before a moment, and nothing that was said since", async () => {
    const database = open();
    await database.transact(() => {
      sayEverywhere(database, "oldquokka", OLD);
      sayEverywhere(database, "youngtern", YOUNG);
    });
    expect(isOld(database)).toBe(true);
    await database.transact(() => {
      forgetTalkBefore(database, (OLD + YOUNG) / 2, "copy");
    });
    expect(tablesWith(database, "oldquokka")).toEqual([]);
    expect(tablesWith(database, "youngtern")).toEqual(
      Object.keys(TALK)
        .filter((table) => !["file_operation", "outbox"].includes(table))
        .toSorted(),
    );
    expect(isOld(database)).toBe(false);
  });

  it.each([
    ["old", OLD, []],
    ["young", YOUNG, ["analyst_job", "card", "file_operation", "outbox"]],
  ] as const)(
    "takes what has no time of its own for as old as the newest that has one: %s",
    async (_, newest, left) => {
      const database = open();
      await database.transact(() => {
        sayUndated(database, "undated");
        database.run(
          "INSERT INTO message (channel, role, text, said_at) VALUES ('x', 'user', '', ?)",
          newest,
        );
        forgetTalkBefore(database, (OLD + YOUNG) / 2, "copy");
      });
      expect(tablesWith(database, "undated")).toEqual(left);
      expect(isOld(database)).toBe(false);
    },
  );

  it("leaves to a running bot what it works off itself", async () => {
    const database = open();
    await database.transact(() => {
      sayEverywhere(database, "oldquokka", OLD);
      sayUndated(database, "oldquokka");
      forgetTalkBefore(database, (OLD + YOUNG) / 2, "running");
    });
    expect(tablesWith(database, "oldquokka")).toEqual([
      "analyst_job",
      "card",
      "file_operation",
      "inbox",
      "outbox",
    ]);
  });
});
