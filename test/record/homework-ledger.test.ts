import { expect, it } from "vitest";
import { readJsonl } from "../../src/record/text/jsonl.ts";
import { homeworkLine, homeworkTotal } from "../../src/record/homework-ledger.ts";

const NOW = new Date("2026-11-20T12:00:00Z");

it("a finished homework is one row, in the order of the format", () => {
  expect(homeworkLine(NOW, { channelKey: "telegram:1", correct: 5, total: 8 })).toBe(
    '{"ts": "2026-11-20T12:00:00.000Z", "channel_key": "telegram:1", "correct": 5, "total": 8}\n',
  );
});

it("right answers are added up over all channels, and rows that make no sense are passed over", () => {
  const rows = [
    homeworkLine(NOW, { channelKey: "telegram:1", correct: 5, total: 8 }),
    homeworkLine(NOW, { channelKey: "wechat:x", correct: 2, total: 8 }),
    '{"correct": "9"}\n',
    '{"correct": -4}\n',
    '{"correct": 1.5}\n',
    "not json\n",
    '{"ts": "2020-01-01T10:00:00", "correct": 1}',
  ];
  expect(homeworkTotal(readJsonl(rows.join("")).rows.map(({ value }) => value))).toBe(8);
  expect(homeworkTotal([])).toBe(0);
});
