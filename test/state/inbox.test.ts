import { describe, expect, it } from "vitest";
import type { StateDatabase } from "../../src/state/database/database.ts";
import { createInbox, type Inbox } from "../../src/state/inbox.ts";
import { openDatabase } from "./support.ts";

const BOT = 7;

function openInbox(database: StateDatabase = openDatabase(), bot = BOT) {
  const inbox: Inbox = createInbox(database, bot);
  const add = (updateId: number, lane = "a", body = `{"update_id":${updateId}}`, now = 0) =>
    database.transact(() => inbox.add({ updateId, lane, body }, now));
  const finish = (state: "done" | "dead" = "done", lane = "a") =>
    database.transact(() => inbox.finish(inbox.next(lane)?.seq ?? -1, state));
  return { database, inbox, add, finish };
}

describe("the inbox", () => {
  it("gives each lane its own rows, oldest first", async () => {
    const { inbox, add, finish } = openInbox();
    await add(3, "a");
    await add(1, "a");
    await add(2, "b");
    expect([...inbox.lanes()].toSorted()).toEqual(["a", "b"]);
    expect(inbox.next("a")?.body).toBe('{"update_id":3}');
    await finish();
    expect(inbox.next("a")?.body).toBe('{"update_id":1}');
    await finish();
    expect(inbox.next("a")).toBeUndefined();
    expect(inbox.lanes()).toEqual(["b"]);
  });

  it("takes the same update once, before and after it was dealt with", async () => {
    const { inbox, add, finish } = openInbox();
    expect(await add(1)).toBe(true);
    expect(await add(1)).toBe(false);
    await finish();
    expect(await add(1)).toBe(false);
    expect(inbox.waitingCount()).toBe(0);
  });

  it("takes a known id with other content as another update", async () => {
    const { inbox, add } = openInbox();
    await add(1, "a", '{"update_id":1,"text":"before the ids began again"}');
    expect(await add(1, "a", '{"update_id":1,"text":"after"}')).toBe(true);
    expect(inbox.waitingCount()).toBe(2);
  });

  it("keeps nothing of a text once it is dealt with", async () => {
    const { database, inbox, add, finish } = openInbox();
    await add(1, "a", "a secret");
    const seq = inbox.next("a")?.seq ?? 0;
    expect(inbox.isWaiting(seq)).toBe(true);
    await finish("dead");
    expect(inbox.isWaiting(seq)).toBe(false);
    expect(database.get("SELECT state, body FROM inbox")).toEqual({ state: "dead", body: "" });
  });

  it("keeps a row that was put off in its place, with its tries counted", async () => {
    const { database, inbox, add } = openInbox();
    await add(1);
    await add(2);
    await database.transact(() => inbox.postpone(inbox.next("a")?.seq ?? 0, 5000));
    expect(inbox.next("a")).toMatchObject({ body: '{"update_id":1}', attempts: 1, nextAt: 5000 });
  });

  it("does not see the rows of another bot: the token was changed", async () => {
    const { database, inbox, add } = openInbox();
    const other = openInbox(database, 8);
    await other.add(1);
    expect(inbox.waitingCount()).toBe(0);
    expect(inbox.lanes()).toEqual([]);
    expect(inbox.next("a")).toBeUndefined();
    expect(await add(1)).toBe(true);
  });

  it("forgets old updates, but none that still waits for this bot", async () => {
    const { database, inbox, add, finish } = openInbox();
    await openInbox(database, 8).add(1);
    await add(1, "a", "old and done", 10);
    await finish();
    await add(2, "a", "old and waiting", 10);
    await add(3, "b", "new and done", 90);
    await finish("done", "b");
    await database.transact(() => inbox.prune(50));
    expect(database.all("SELECT bot_id, update_id FROM inbox ORDER BY seq")).toEqual([
      { bot_id: BOT, update_id: 2 },
      { bot_id: BOT, update_id: 3 },
    ]);
    expect(inbox.next("a")?.body).toBe("old and waiting");
  });
});
