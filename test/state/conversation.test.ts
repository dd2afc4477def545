import { describe, expect, it } from "vitest";
import { createConversations, forgetReceipts } from "../../src/state/conversation.ts";
import { HARD_TEXTS, openDatabase } from "./support.ts";

const CHANNEL = "telegram:1";

function openConversations() {
  const database = openDatabase();
  const conversations = createConversations(database);
  const say = (...texts: string[]) =>
    database.transact(() =>
      conversations.append(
        CHANNEL,
        texts.map((text) => ({ role: "user", text })),
        7,
      ),
    );
  const texts = (part: "history" | "sinceCheckpoint") =>
    conversations.read(CHANNEL)[part].map(({ text }) => text);
  return { database, conversations, say, texts };
}

const numbered = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `message ${from + index}`);

describe("a conversation", () => {
  it("hands the model the last twenty messages, oldest first", async () => {
    const { say, texts } = openConversations();
    await say(...numbered(1, 30));
    expect(texts("history")).toEqual(numbered(11, 30));
  });

  it("keeps what an answer rests on with the answer, until the ids may be other entries'", async () => {
    const { conversations, database } = openConversations();
    const answer = (text: string, restsOn?: string) =>
      database.transact(() => {
        const exchange = [
          { role: "user", text: "why?" },
          { role: "assistant", text },
        ] as const;
        conversations.append(CHANNEL, exchange, 7, true, restsOn);
      });
    await answer("first", "[]");
    await answer("second");
    expect(conversations.answers(CHANNEL)).toEqual([
      { text: "second" },
      { text: "first", restsOn: "[]" },
    ]);
    await database.transact(() => {
      forgetReceipts(database);
    });
    expect(conversations.answers(CHANNEL)).toEqual([{ text: "second" }, { text: "first" }]);
    await database.transact(() => {
      conversations.beginBetweenUs(CHANNEL);
    });
    await answer("private", "[]");
    expect(conversations.answers(CHANNEL)).toEqual([{ text: "private" }]);
  });

  it("gives a checkpoint sixty messages, keeps six hundred, and forgets older ones", async () => {
    const { conversations, database, say, texts } = openConversations();
    await say(...numbered(1, 40));
    await say(...numbered(41, 675));
    expect(texts("sinceCheckpoint")).toEqual(numbered(616, 675));
    expect(database.get("SELECT count(*) AS n FROM message")).toEqual({ n: 600 });
    expect(conversations.said(CHANNEL).map(({ text }) => text)).toEqual(numbered(76, 675));
  });

  it("gives nothing that was said just between us among what was said before", async () => {
    const { database, conversations, say } = openConversations();
    await say("before");
    await database.transact(() => conversations.beginBetweenUs(CHANNEL));
    await say("a secret");
    expect(conversations.said(CHANNEL).map(({ text }) => text)).toEqual(["before"]);
  });

  it("begins its checkpoint anew after one was taken", async () => {
    const { database, conversations, say, texts } = openConversations();
    await say("before");
    await database.transact(() => conversations.markCheckpoint(CHANNEL));
    expect(texts("sinceCheckpoint")).toEqual([]);
    await say("after");
    expect(texts("sinceCheckpoint")).toEqual(["after"]);
    expect(texts("history")).toEqual(["before", "after"]);
  });

  it("remembers an offered look-up until it is taken back", async () => {
    const { database, conversations } = openConversations();
    const offer = (question?: string) =>
      database.transact(() => conversations.setPendingLookup(CHANNEL, question, 5));
    expect(conversations.read(CHANNEL).pendingLookup).toBeUndefined();
    for (const question of HARD_TEXTS) {
      await offer(question);
      expect(conversations.read(CHANNEL).pendingLookup).toEqual({ question, offeredAt: 5 });
    }
    await database.transact(() => conversations.markCheckpoint(CHANNEL));
    expect(conversations.read(CHANNEL).pendingLookup).toBeDefined();
    await offer(undefined);
    expect(conversations.read(CHANNEL).pendingLookup).toBeUndefined();
  });

  it("keeps every text as it is", async () => {
    const { say, texts } = openConversations();
    await say(...HARD_TEXTS);
    expect(texts("history")).toEqual(HARD_TEXTS);
  });

  it("is forgotten by a reset, and no other channel's with it", async () => {
    const { database, conversations, say } = openConversations();
    await say("mine");
    await database.transact(() => {
      conversations.append("telegram:2", [{ role: "assistant", text: "theirs" }], 7);
      conversations.setPendingLookup(CHANNEL, "why?", 5);
      conversations.reset(CHANNEL);
    });
    expect(conversations.read(CHANNEL)).toEqual({
      history: [],
      sinceCheckpoint: [],
      evidence: [],
    });
    expect(conversations.read("telegram:2").history).toEqual([
      { role: "assistant", text: "theirs" },
    ]);
  });
});
