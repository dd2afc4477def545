// The bench of recall reads both forms of a file, names what it cannot read, and counts what stands in the real prompt.

import { describe, expect, it } from "vitest";
import { UsageError } from "../../../src/errors.ts";
import { temporaryFolder } from "../../support/temporary.ts";
import { pooled, readLives } from "./lives.ts";
import { figuresOf } from "./recall-figures.ts";

const LOCOMO = JSON.stringify([
  {
    sample_id: "life-1",
    conversation: {
      speaker_a: "Ada",
      session_2_date_time: "9:05 am on 3 June, 2024",
      session_2: [{ speaker: "Ada", dia_id: "D2:1", text: "The kayak is <b>red</b>\nnow" }],
      session_1_date_time: "1:56 pm on 8 May, 2024",
      session_1: [
        { speaker: "Bo", dia_id: "D1:1", text: "Look!", blip_caption: "a heron" },
        { speaker: "Ada", dia_id: "D1:2", text: "I whistle" },
      ],
    },
    observation: { session_1_observation: { Ada: [["Ada whistles.", "D1:2"]] } },
    qa: [
      { question: "When was the kayak red?", answer: 1, evidence: ["D2:1; D9:9"], category: 2 },
      { question: "Does Ada whistle?", evidence: ["D1:2"], category: 4 },
      { question: "Who knows?", evidence: ["D9:9"], category: 1 },
      { question: "Does Bo whistle?", adversarial_answer: "x", evidence: ["D1:2"], category: 5 },
    ],
  },
]);

describe("a file of lives", () => {
  it("in LoCoMo's form gives what was said, and what was observed, with the days", () => {
    const [turns, observations] = readLives(LOCOMO, "file");
    expect(turns?.lives[0]?.entries).toEqual([
      { keys: ["D1:1"], text: "Bo: Look! [photo: a heron]", date: "2024-05-08" },
      { keys: ["D1:2"], text: "Ada: I whistle", date: "2024-05-08" },
      { keys: ["D2:1"], text: "Ada: The kayak is <b>red</b>\nnow", date: "2024-06-03" },
    ]);
    expect(turns?.lives[0]?.questions.map(({ kind }) => kind)).toEqual([
      "temporal",
      "single-hop",
      "unanswerable",
    ]);
    expect(observations?.lives[0]?.entries).toEqual([
      { keys: ["D1:2"], text: "Ada whistles.", date: "2024-05-08" },
    ]);
    expect(observations?.lives[0]?.questions).toHaveLength(2);
  });

  it("in lines gives entries and questions, and several lives as one keep theirs apart", () => {
    const [set] = readLives(
      `{"life":"a","id":"1","text":"A lamp","date":"2024-01-02"}
{"life":"b","id":"1","text":"A boat"}

{"life":"b","question":"Which boat?","evidence":["1"]}`,
      "file",
    );
    expect(pooled(set?.lives ?? [])).toMatchObject({
      entries: [{ keys: ["a 1"] }, { keys: ["b 1"] }],
      questions: [{ evidence: ["b 1"], kind: "question" }],
    });
  });

  it.each([
    ['{"id":"1","text":"A lamp"}\n{"id":"2"}', "lives.jsonl line 2"],
    ['[{"sample_id": "x"}]', "lives.jsonl is not in LoCoMo's form: look at 0."],
  ])("that is in neither form is named: %s", (text, named) => {
    expect(() => readLives(text, "lives.jsonl")).toThrow(UsageError);
    expect(() => readLives(text, "lives.jsonl")).toThrow(named);
  });
});

it("counts what stands in the prompt, with its day, and after two follow-ups", async () => {
  const [turns] = readLives(LOCOMO, "file");
  const [life] = turns?.lives ?? [];
  if (!life) throw new Error("no life");
  const [when, whistles, unanswerable] = await figuresOf(life, temporaryFolder());
  expect(when).toMatchObject({
    any: true,
    all: true,
    dated: true,
    plain: true,
    afterTwo: true,
    cited: true,
  });
  expect(whistles).toMatchObject({ kind: "single-hop", any: true, covered: 1 });
  expect(unanswerable).toMatchObject({ kind: "unanswerable", isNamed: true });
  const missing = {
    ...life,
    entries: life.entries.slice(0, 1),
    questions: life.questions.slice(0, 1),
  };
  expect(await figuresOf(missing, temporaryFolder())).toMatchObject([
    { any: false, all: false, dated: false, cited: false },
  ]);
});
