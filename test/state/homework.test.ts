import { expect, it } from "vitest";
import { createHomeworkSessions, type HomeworkSession } from "../../src/state/homework.ts";
import { HARD_TEXTS, openDatabase } from "./support.ts";

const session = (changes: Partial<HomeworkSession> = {}): HomeworkSession => ({
  id: "one",
  questions: [{ question: "Which?", options: ["red", "blue"], correct: 1, hint: "sea" }],
  index: 0,
  correct: 0,
  streak: 0,
  ...changes,
});

it("a homework is kept for its channel, with the time when something happened in it", async () => {
  const database = openDatabase();
  const homework = createHomeworkSessions(database);
  await database.transact(() => homework.save("a", session(), 1000));
  await database.transact(() => homework.save("a", session({ index: 1, streak: 1 }), 2000));
  expect(homework.find("a")).toEqual({ ...session({ index: 1, streak: 1 }), activeAt: 2000 });
  expect(homework.find("b")).toBeUndefined();
  await database.transact(() => homework.end("a"));
  expect(homework.find("a")).toBeUndefined();
  await database.transact(() => homework.end("a"));
});

it("a homework's words come back as they were", async () => {
  const database = openDatabase();
  const homework = createHomeworkSessions(database);
  const questions = [{ question: "?", options: [...HARD_TEXTS], correct: 0 }];
  await database.transact(() => homework.save("a", session({ questions }), 0));
  expect(homework.find("a")?.questions).toEqual(questions);
});
