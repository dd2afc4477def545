import { describe, expect, it } from "vitest";
import { createSettings } from "../../src/state/settings.ts";
import { openDatabase } from "./support.ts";

describe("transactions", () => {
  it("roll back alone when their work throws", async () => {
    const database = openDatabase();
    const settings = createSettings(database);
    const results = await Promise.allSettled([
      database.transact(() => settings.set("away:first", "1")),
      database.transact(() => {
        settings.set("away:second", "2");
        throw new Error("changed its mind");
      }),
      database.note(() => settings.set("away:third", "3")),
    ]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect((["away:first", "away:second", "away:third"] as const).map(settings.get)).toEqual([
      "1",
      undefined,
      "3",
    ]);
  });

  it("of the same moment are one commit", async () => {
    const database = openDatabase();
    const seen: unknown[] = [];
    const settings = createSettings(database);
    await Promise.all([
      database.transact(() => settings.set("away:first", "1")),
      // This read sees what is not committed yet, because it is part of the same commit.
      database.transact(() => seen.push(settings.get("away:first"))),
    ]);
    expect(seen).toEqual(["1"]);
  });

  it("give the value of their work, in the order asked for", async () => {
    const database = openDatabase();
    const order: number[] = [];
    const values = await Promise.all(
      [1, 2, 3].map((n) => database.transact(() => (order.push(n), n * 10))),
    );
    expect(values).toEqual([10, 20, 30]);
    expect(order).toEqual([1, 2, 3]);
  });

  it("may be asked for by the work of another one", async () => {
    const database = openDatabase();
    const settings = createSettings(database);
    const inner = await database.transact(() =>
      // It is wrapped, so that the outer promise does not wait for it.
      [database.transact(() => settings.set("away:inner", "yes"))],
    );
    await Promise.all(inner);
    expect(settings.get("away:inner")).toBe("yes");
  });

  it("all fail when the commit fails", async () => {
    const database = openDatabase();
    const settings = createSettings(database);
    const results = await Promise.allSettled([
      database.transact(() => settings.set("away:first", "1")),
      database.transact(() => {
        database.run("ROLLBACK");
      }),
    ]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(settings.get("away:first")).toBeUndefined();
    await database.transact(() => settings.set("away:after", "works again"));
    expect(settings.get("away:after")).toBe("works again");
  });

  it("all fail when the commit is refused, and leave no transaction open behind them", async () => {
    const database = openDatabase();
    const settings = createSettings(database);
    const results = await Promise.allSettled([
      database.transact(() => settings.set("away:first", "1")),
      database.transact(() => {
        // Only COMMIT checks this, and it then leaves the transaction as it is.
        database.run("PRAGMA defer_foreign_keys = ON");
        database.run("INSERT INTO outbox (chat_id, card_id, body) VALUES (1, 99, '{}')");
      }),
    ]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(settings.get("away:first")).toBeUndefined();
    await database.transact(() => settings.set("away:after", "works again"));
    expect(database.get("SELECT count(*) AS n FROM outbox")).toEqual({ n: 0 });
    expect(settings.get("away:after")).toBe("works again");
  });

  it("are the only place to write", () => {
    const database = openDatabase();
    expect(() => createSettings(database).set("away:key", "value")).toThrow(
      "outside of a transaction",
    );
  });

  it("are refused when the state is closed, instead of waiting for ever", async () => {
    const database = openDatabase();
    database.close();
    database.close();
    await expect(database.transact(() => 1)).rejects.toThrow("is closed");
  });
});
