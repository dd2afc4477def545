// That a long text came is known after a restart, of its own chat only, and for a short time behind it.

import { expect, it } from "vitest";
import { openState } from "../../src/state/database/open-state.ts";
import { createLongTexts } from "../../src/state/long-texts.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { openDatabase } from "./support.ts";

const LONG = { chatId: 1, messageId: 7, at: 100_000 };
const REST = { chatId: 1, messageId: 9, at: 101_000 };

it("survives a restart, and holds no word", async () => {
  const folder = temporaryFolder();
  const { database } = openState(folder);
  await database.transact(() => {
    createLongTexts(database).note(LONG);
    createLongTexts(database).note(LONG);
  });
  database.close();
  const again = openDatabase(folder);
  expect(createLongTexts(again).before(REST)).toEqual(LONG);
  expect(again.all("SELECT * FROM long_text")).toEqual([
    { chat_id: 1, message_id: 7, at: 100_000 },
  ]);
});

it("is followed by later messages of its chat, and only for a short time", async () => {
  const database = openDatabase();
  const texts = createLongTexts(database);
  await database.transact(() => texts.note(LONG));
  expect(texts.before({ ...REST, chatId: 2 })).toBeUndefined();
  expect(texts.before({ ...REST, messageId: 7 })).toBeUndefined();
  expect(texts.before({ ...REST, messageId: 3 })).toBeUndefined();
  expect(texts.before({ ...REST, at: LONG.at + 60_000 })).toBeUndefined();
  // Telegram's clock may be put right meanwhile.
  expect(texts.before({ ...REST, at: LONG.at - 1000 })).toEqual(LONG);
});

it("that comes in behind its rest makes known that the rest was read too early", async () => {
  const database = openDatabase();
  const texts = createLongTexts(database);
  expect(texts.isAsRead(REST)).toBe(true);
  await database.transact(() => texts.note(LONG));
  expect(texts.isAsRead(REST)).toBe(false);
  expect(texts.isAsRead({ ...REST, behind: LONG.messageId })).toBe(true);
});

it("is forgotten with the ids of the updates", async () => {
  const database = openDatabase();
  const texts = createLongTexts(database);
  await database.transact(() => texts.note(LONG));
  await database.transact(() => texts.prune(LONG.at + 1));
  expect(texts.before(REST)).toBeUndefined();
});
