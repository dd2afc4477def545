import { describe, expect, it } from "vitest";
import { StateError } from "../../src/errors.ts";
import type { StateDatabase } from "../../src/state/database/database.ts";
import { createOutbox, type OutboxRow, type Outgoing } from "../../src/state/outbox.ts";
import { HARD_TEXTS, openDatabase } from "./support.ts";

function openOutbox() {
  const database = openDatabase();
  let tokens = 0;
  const outbox = createOutbox(database, () => `token-${(tokens += 1)}`);
  const add = (outgoing: Partial<Outgoing>) =>
    database.transact(() => outbox.add({ chatId: 1, text: "hello", ...outgoing }, 100));
  const next = (chatId = 1): OutboxRow => {
    const row = outbox.next(chatId);
    if (!row) throw new Error("nothing waits");
    return row;
  };
  return { database, outbox, add, next };
}

describe("the outbox", () => {
  it("gives what a chat is to get in order, until it is sent", async () => {
    const { database, outbox, add, next } = openOutbox();
    await add({ text: "one" });
    await add({ chatId: -5, text: "elsewhere" });
    await add({ text: "two" });
    expect(outbox.chats()).toEqual([-5, 1]);
    expect(outbox.waitingCount()).toBe(3);
    expect(next().outgoing.text).toBe("one");
    await database.transact(() => outbox.markSent(next(), 77));
    expect(next().outgoing.text).toBe("two");
    await database.transact(() => outbox.drop(next()));
    expect(outbox.chats()).toEqual([-5]);
    expect(await database.transact(() => outbox.dropChat(-5))).toBe(1);
    expect(outbox.chats()).toEqual([]);
  });

  it("keeps every text as it is", async () => {
    const { outbox, add } = openOutbox();
    for (const [index, text] of HARD_TEXTS.entries()) await add({ chatId: index, text });
    expect(HARD_TEXTS.map((_, index) => outbox.next(index)?.outgoing.text)).toEqual(HARD_TEXTS);
  });

  it("shows which message may have arrived already: none came back from the last try", async () => {
    const { database, outbox, add, next } = openOutbox();
    await add({});
    expect(next().isAmbiguous).toBe(false);
    await database.note(() => outbox.markSending(next().id));
    expect(next().isAmbiguous).toBe(true);
    await database.transact(() => outbox.retryAt(next().id, 500, { mayHaveArrived: true }));
    expect(next()).toMatchObject({ isAmbiguous: true, attempts: 1, nextAt: 500 });
    await database.transact(() => outbox.retryAt(next().id, 900, { mayHaveArrived: false }));
    expect(next()).toMatchObject({ isAmbiguous: false, attempts: 2, nextAt: 900 });
  });

  it("counts the pieces of a long text that Telegram has", async () => {
    const { database, outbox, add, next } = openOutbox();
    await add({ text: "long" });
    await database.note(() => outbox.markPartSent(next().id));
    expect(next().sentParts).toBe(1);
  });
});

describe("cards", () => {
  const card = { kind: "candidate", body: { id: "CANDIDATE-0001" } } as const;

  it("are found by their token, with the message that shows them once it is sent", async () => {
    const { database, outbox, add, next } = openOutbox();
    await add({ card, buttons: [[{ label: "Approve", verb: "approve" }]] });
    expect(next().card).toMatchObject({ token: "token-1", messageId: null, chatId: 1 });
    expect(next().editsCard).toBe(false);
    await database.transact(() => outbox.markSent(next(), 42));
    expect(outbox.cardByToken("token-1")).toMatchObject({ messageId: 42, body: card.body });
    expect(outbox.cardByToken("token-9")).toBeUndefined();
    expect(outbox.cards("candidate")).toHaveLength(1);
    expect(outbox.cards("merge")).toEqual([]);
  });

  it("are changed by a later text that names them", async () => {
    const { database, outbox, add, next } = openOutbox();
    await add({ card });
    await database.transact(() => outbox.markSent(next(), 42));
    const id = outbox.cards("candidate")[0]?.id ?? 0;
    await add({ card: { id }, text: "approved" });
    expect(next()).toMatchObject({ editsCard: true, card: { messageId: 42 } });
    await database.transact(() => outbox.setCardBody(id, { id: "CANDIDATE-0002" }));
    expect(outbox.cardByToken("token-1")?.body).toEqual({ id: "CANDIDATE-0002" });
  });

  it("are found by their candidate, together with those that no longer tell whose they are", async () => {
    const { database, outbox, add } = openOutbox();
    const about = (id: string) => ({ kind: "candidate", body: { candidate: { id } } }) as const;
    for (const id of ["CANDIDATE-0001", "CANDIDATE-0002", "CANDIDATE-0001"]) {
      await add({ card: about(id) });
    }
    await add({ card: { kind: "wording", body: { candidate: { id: "CANDIDATE-0001" } } } });
    await add({ card });
    const ids = outbox.cardsOf("CANDIDATE-0001").map(({ id }) => id);
    expect(ids).toEqual([1, 3, 5]);
    await database.transact(() => database.run("UPDATE card SET body = '{' WHERE id = 2"));
    expect(() => outbox.cardsOf("CANDIDATE-0001")).toThrow(StateError);
  });

  it("of a candidate are found without reading those of all others", async () => {
    const { database } = openOutbox();
    let asked = "";
    const all: StateDatabase["all"] = (sql, ...values) => {
      asked = sql;
      return database.all(sql, ...values);
    };
    createOutbox({ ...database, all }, () => "token").cardsOf("CANDIDATE-0001");
    const steps = database.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${asked}`, "");
    expect(steps.filter(({ detail }) => /\bcard\b/.test(detail))).toEqual([
      expect.objectContaining({ detail: expect.stringContaining("card_candidate") }),
      expect.objectContaining({ detail: expect.stringContaining("card_candidate") }),
    ]);
  });

  it("are forgotten when they are old, unless something about them waits to be sent", async () => {
    const { database, outbox, add, next } = openOutbox();
    await add({ card });
    await database.transact(() => outbox.prune(101));
    expect(outbox.cards("candidate")).toHaveLength(1);
    await database.transact(() => outbox.markSent(next(), 42));
    await database.transact(() => outbox.prune(100));
    expect(outbox.cards("candidate")).toHaveLength(1);
    await database.transact(() => outbox.prune(101));
    expect(outbox.cards("candidate")).toEqual([]);
  });
});
