// The Voice knows its whole Record: what a question rests on stands in its prompt, in whatever part of the Record it is, also
// where thousands of other entries are.

import { describe, expect, it } from "vitest";
import { createRetriever } from "../../src/record/recall/retrieval.ts";
import { openRecord, type RecordSnapshot } from "../../src/record/store.ts";
import type { KnownEntry } from "../../src/record/types.ts";
import { createPrompts } from "../../src/voice/prompts/prompts.ts";
import { outsidersQuestions } from "../retrieval/outsiders-questions.ts";
import { wholeQuestions } from "../retrieval/whole-record.ts";
import { NOW } from "../support/clock.ts";
import { largeSnapshot } from "../support/large-snapshot.ts";
import { copyRecord, temporaryFolder } from "../support/temporary.ts";

const RECORDS = ["sample", "juna", "ines", "odile"] as const;

const ASKED = RECORDS.flatMap((record) => [
  { record, by: "the builder", all: wholeQuestions() },
  { record, by: "an outsider", all: outsidersQuestions() },
]);

describe.each(ASKED)("$record, asked by $by,", ({ record, all }) => {
  const questions = all.filter((asked) => asked.record === record);

  it("has in the prompt what each question about it rests on", async () => {
    expect(unanswered(await snapshotOf(record), questions)).toEqual([]);
  });

  it("has it there among 5,000 other entries", async () => {
    const snapshot = await snapshotOf(record);
    const { mind } = largeSnapshot(5000);
    expect(unanswered({ ...snapshot, mind: [...snapshot.mind, ...mind] }, questions)).toEqual([]);
  });
});

it("shows what is few among 5,000 other entries for a question that says no word of it", async () => {
  const snapshot = await snapshotOf("odile");
  const mind = [...snapshot.mind, ...largeSnapshot(5000).mind];
  const { system } = createPrompts(6000, createRetriever<KnownEntry>()).voice(
    { ...snapshot, mind },
    [],
    "zzz?",
    NOW,
  );
  for (const { category, text } of snapshot.lived) {
    if (category === "life" || category === "skills") expect(system).toContain(text.slice(0, 60));
  }
});

function unanswered(
  snapshot: RecordSnapshot,
  questions: ReturnType<typeof wholeQuestions>,
): readonly string[] {
  const prompts = createPrompts(6000, createRetriever<KnownEntry>());
  return questions
    .filter(({ question, words }) => {
      const lines = prompts.voice(snapshot, [], question, NOW).system.split("\n");
      return !lines.some((line) => words.every((word) => line.includes(word)));
    })
    .map(({ question }) => question);
}

async function snapshotOf(record: string): Promise<RecordSnapshot> {
  const usersDir = temporaryFolder();
  copyRecord(record, usersDir, "somebody");
  return (await openRecord(usersDir, "somebody")).snapshot();
}
