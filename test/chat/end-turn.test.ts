// The end of a turn: one transaction, and a step of a homework only for the question that it was worked out for.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { endTurn } from "../../src/chat/end-turn.ts";
import { readQuestionCard } from "../../src/chat/cards/homework-card.ts";
import { FILES } from "../../src/record/store.ts";
import { readJsonl } from "../../src/record/text/jsonl.ts";
import type { HomeworkSession } from "../../src/state/homework.ts";
import {
  answerQuestion,
  askAgain,
  beginHomework,
  putAway,
  stopHomework,
} from "../../src/voice/homework.ts";
import type { TurnResult } from "../../src/voice/ports.ts";
import { DEFAULT_WORDING } from "../../src/wording/wording.ts";
import { createTestGate, type TestGate } from "../support/open-gate.ts";

/** INTERLEAVINGS=1000 for the full count. */
const RUNS = Number(process.env["INTERLEAVINGS"] ?? 15);
const CHAT = 1001;
const CHANNEL = `telegram:${CHAT}`;
const { lines } = DEFAULT_WORDING;

function session(count: number, id = "s1"): HomeworkSession {
  const question = { question: "1 + 1?", options: ["2", "3"], correct: 0 };
  const questions = Array.from({ length: count }, () => question);
  return { id, questions, index: 0, correct: 0, streak: 0 };
}

/** @param tell runs last in the committing transaction, as the end of a message does. */
function end(
  desk: TestGate,
  result: TurnResult,
  tell: () => void = () => undefined,
): Promise<boolean> {
  const commit = <T>(work: () => T): Promise<T> =>
    desk.commit(() => {
      const given = work();
      tell();
      return given;
    });
  return endTurn(
    { channelKey: CHANNEL, chatId: CHAT, saidAt: undefined, result },
    { ...desk, commit },
  );
}

/** Everything that a turn can change. */
async function traces(desk: TestGate) {
  await desk.state.journal.settle();
  const { rows } = readJsonl(await desk.store.read(FILES.homework));
  return {
    said: desk.said(),
    session: desk.state.homework.find(CHANNEL),
    transcript: await desk.store.read(FILES.transcript),
    ledger: rows.map(({ value }) => value),
  };
}

describe("the end of a turn", () => {
  it("counts an answer once that is taken twice in the same moment", async () => {
    const desk = await createTestGate();
    const only = session(1);
    await end(desk, beginHomework(only, "/homework", 0, lines));
    const told: string[] = [];
    const answers = ["first", "second"].map((name) =>
      end(desk, answerQuestion(only, { choice: 0 }, 0, lines), () => void told.push(name)),
    );
    expect(await Promise.all(answers)).toEqual([true, false]);
    expect(told).toEqual(["first"]);
    const left = await traces(desk);
    expect(left.ledger).toMatchObject([{ channel_key: CHANNEL, correct: 1, total: 1 }]);
    expect(left.transcript.split("`HOMEWORK ANSWER (tap)`")).toHaveLength(2);
    expect(left.said.filter(({ text }) => text.includes("1 of 1 right"))).toHaveLength(1);
    expect(left.session).toBeUndefined();
    // Nor after a while.
    expect(await end(desk, answerQuestion(only, { choice: 0 }, 0, lines))).toBe(false);
    expect(await traces(desk)).toEqual(left);
  });

  it("changes nothing at all when the message cannot be marked as done with it", async () => {
    const desk = await createTestGate();
    const two = session(2);
    await end(desk, beginHomework(two, "/homework", 0, lines));
    const before = await traces(desk);
    for (const result of [
      answerQuestion(two, { choice: 0 }, 0, lines),
      stopHomework(two, "stop", lines),
      putAway(two, lines),
      { reply: "hello", transcript: [{ label: "USER", text: "hi" }] } as const,
    ]) {
      const failing = end(desk, result, () => {
        throw new Error("forgotten meanwhile");
      });
      await expect(failing).rejects.toThrow("forgotten meanwhile");
    }
    expect(await traces(desk)).toEqual(before);
  });

  it("carries out each step of a homework or nothing of it, however late and in whatever order they come", async () => {
    const one = fc.record({
      what: fc.constantFrom("answer", "tap", "again", "stop", "away", "begin"),
      choice: fc.nat(1),
      /** How many sessions ago the step was worked out. */
      age: fc.nat(2),
      /** The next step comes before this one is committed. */
      isTogether: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(one, { maxLength: 12 }), async (acts) => {
        const desk = await createTestGate();
        const first = session(2, "first");
        await end(desk, beginHomework(first, "/homework", 0, lines));
        const seen = [first];
        const answered: string[] = [];
        let under: Promise<void>[] = [];
        for (const [nth, act] of acts.entries()) {
          const from = seen.at(-1 - act.age) ?? first;
          const fresh = session(2, `${nth}th`);
          under.push(takeStep(desk, stepOf(act, from, fresh, desk), act.what, from));
          if (act.isTogether) continue;
          await Promise.all(under);
          under = [];
        }
        await Promise.all(under);
        const left = await traces(desk);
        // Each question is answered once at most, and a homework by both of its answers.
        expect(answered).toEqual([...new Set(answered)]);
        expect(left.transcript.split("`HOMEWORK ANSWER").length - 1).toBe(answered.length);
        expect(left.ledger).toHaveLength(answered.filter((it) => it.endsWith(" 1")).length);
        const open = desk.state.outbox
          .cards("homework")
          .flatMap((card) => readQuestionCard(card) ?? [])
          .filter(({ isClosed }) => !isClosed);
        // The buttons of one question, and only while it waits.
        expect(open.map(({ session }) => session)).toEqual(left.session ? [left.session.id] : []);

        async function takeStep(
          desk: TestGate,
          result: TurnResult,
          what: string,
          from: HomeworkSession,
        ): Promise<void> {
          const isDone = await end(desk, result);
          const now = desk.state.homework.find(CHANNEL);
          if (now) seen.push(now);
          if (isDone && (what === "answer" || what === "tap"))
            answered.push(`${from.id} ${from.index}`);
        }
      }),
      { numRuns: RUNS },
    );
  }, 600_000);
});

function stepOf(
  { what, choice }: { readonly what: string; readonly choice: number },
  from: HomeworkSession,
  fresh: HomeworkSession,
  { state }: TestGate,
): TurnResult {
  const card = state.outbox.newestCard(CHAT, "homework");
  if (what === "begin") return beginHomework(fresh, "/homework", 0, lines);
  if (what === "again") return askAgain(from, lines);
  if (what === "stop") return stopHomework(from, "stop", lines);
  if (what === "away") return putAway(from, lines, card);
  return answerQuestion(from, { choice, ...(what === "tap" && card && { card }) }, 0, lines);
}
