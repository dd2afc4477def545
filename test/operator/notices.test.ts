import { factual, vouched } from "../../src/factual.ts";
import { expect, it } from "vitest";
import { createLogger } from "../../src/logger.ts";
import { createOperatorChat } from "../../src/operator/operator-chat.ts";
import { createOperatorNotices, type OperatorNotices } from "../../src/operator/notices.ts";
import { createTestGate, type TestGate } from "../support/open-gate.ts";

const GROUP = -4004;

function noticesOf(
  { state, now, commit }: TestGate,
  write: (line: string) => void,
  sendNow = (_chatId: number, _text: string): Promise<unknown> => Promise.resolve(),
): OperatorNotices {
  const log = createLogger({ recordId: "abby", level: "info", secrets: [], write });
  const chat = createOperatorChat(GROUP, state.settings);
  return createOperatorNotices({
    recordId: "abby",
    chat,
    state,
    now,
    commit,
    log,
    sendNow,
  });
}

const told = async (desk: TestGate): Promise<string[]> => {
  await desk.state.database.durable();
  await desk.state.database.transact(() => undefined);
  return desk.said().map(({ text }) => text);
};

it("one kind of trouble is told once in an hour, also when it comes twice in one moment", async () => {
  const desk = await createTestGate();
  const log: string[] = [];
  const notices = noticesOf(desk, (line) => log.push(line));
  notices.tell("unwritable", factual`SELF.md cannot be written.`);
  notices.tell("unwritable", factual`EVIDENCE.md cannot be written.`);
  notices.tell("conflict", factual`another process polls.`);
  const first = ["abby: SELF.md cannot be written.", "abby: another process polls."];
  expect(await told(desk)).toEqual(first);
  expect(log).toHaveLength(3);
  desk.clock.advance({ minutes: 59 });
  notices.tell("unwritable", factual`SELF.md cannot be written.`);
  expect(await told(desk)).toEqual(first);
  desk.clock.advance({ minutes: 1 });
  notices.tell("unwritable", factual`SELF.md cannot be written.`);
  expect(await told(desk)).toEqual([...first, "abby: SELF.md cannot be written."]);
});

it("a clock that was ahead for a while silences nothing", async () => {
  const desk = await createTestGate();
  const notices = noticesOf(desk, () => undefined);
  notices.tell("conflict", factual`another process polls.`);
  await told(desk);
  desk.clock.advance({ minutes: -600_000 });
  notices.tell("conflict", factual`another process polls.`);
  expect(await told(desk)).toHaveLength(2);
});

it("a long text is one message, so that no part is without the Record's name", async () => {
  const desk = await createTestGate();
  noticesOf(desk, () => undefined).tell("dead_update", vouched("🦀".repeat(5000)));
  const [text = ""] = await told(desk);
  expect(text).toMatch(/^abby: 🦀+.?…$/u);
  expect(text.length).toBeLessThanOrEqual(1001);
  expect(text.isWellFormed()).toBe(true);
});

it("what cannot be stored is sent at once, and no more often than what can", async () => {
  const desk = await createTestGate();
  const commit = (): Promise<never> => Promise.reject(new Error("database or disk is full"));
  const full = { ...desk, commit };
  const sent: [number, string][] = [];
  let isReachable = false;
  const notices = noticesOf(
    full,
    () => undefined,
    (chatId, text) => {
      sent.push([chatId, text]);
      return isReachable ? Promise.resolve() : Promise.reject(new Error("no network"));
    },
  );
  const tell = async (): Promise<void> => {
    notices.tell("unstored", factual`messages cannot be stored: the disk is full.`);
    await new Promise(setImmediate);
  };
  await tell();
  isReachable = true;
  await tell();
  await tell();
  const line = [GROUP, "abby: messages cannot be stored: the disk is full."];
  expect(sent).toEqual([line, line]);
});

it("the end of a trouble is told however soon it comes after another one", async () => {
  const desk = await createTestGate();
  const notices = noticesOf(desk, () => undefined);
  notices.tell("hearing", factual`hearing again.`, { isEnd: true });
  notices.tell("hearing", factual`hearing again.`, { isEnd: true });
  expect(await told(desk)).toHaveLength(2);
});

it("what is not to wait in the outbox is sent at once, and once in an hour", async () => {
  const desk = await createTestGate();
  const sent: string[] = [];
  const send = (_: number, text: string): Promise<unknown> => Promise.resolve(sent.push(text));
  const notices = noticesOf(desk, () => undefined, send);
  notices.tell("restarts", factual`started 3 times.`, { isDirect: true });
  expect(await told(desk)).toEqual([]);
  notices.tell("restarts", factual`started 4 times.`, { isDirect: true });
  expect(await told(desk)).toEqual([]);
  expect(sent).toEqual(["abby: started 3 times."]);
});
