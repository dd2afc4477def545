import { describe, expect, it } from "vitest";
import type { ListedRecord } from "../../src/control/record-list.ts";
import { recordTable, relativeTime, shortNumber } from "../../src/control/record-table.ts";

const now = new Date("2026-03-08T14:00:00Z");
const record: ListedRecord = {
  id: "abby-abigail",
  bot: "abby_of_the_bay_bot",
  mode: "webhook",
  running: true,
  pid: 4711,
  startedAt: "2026-03-01T00:00:00Z",
  owner: "environment",
  pending: 1234,
  waitingMessages: 0,
  lastActivityAt: "2026-03-08T13:01:00Z",
  tokensToday: 999_949,
  tokensThisMonth: 123_456_789,
  problems: [],
};

describe("recordTable", () => {
  it("fits 100 columns for usual names, with everything below its heading", () => {
    const lines = recordTable(
      [record, { ...record, id: "dad", bot: null, mode: null }],
      now,
      "UTC",
    );
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
    const at = lines[0]?.indexOf("LAST ACTIVITY");
    expect(lines.slice(1).map((line) => line.slice(at, (at ?? 0) + 9))).toEqual([
      "59 min ag",
      "59 min ag",
    ]);
  });

  it("shows a dash for what nobody knows, and what is wrong below the line, cut to fit", () => {
    const unknown = { bot: null, mode: null, owner: null, pending: null, lastActivityAt: null };
    const [, line, problem] = recordTable(
      [{ ...record, ...unknown, problems: ["x".repeat(200)] }],
      now,
    );
    expect(line?.match(/–/g)).toHaveLength(5);
    expect(problem).toMatch(/^ {2}! x+…$/);
    expect(problem).toHaveLength(100);
  });
});

it.each([
  { at: "2026-03-08T13:59:30Z", text: "just now, 13:59" },
  { at: "2026-03-08T14:00:09Z", text: "just now, 14:00" },
  { at: "2026-03-08T13:59:00Z", text: "1 min ago, 13:59" },
  { at: "2026-03-07T15:00:00Z", text: "23 h ago, 15:00" },
  { at: "2026-03-07T14:00:00Z", text: "1 d ago, 03-07" },
])("relativeTime says $text", ({ at, text }) => {
  expect(relativeTime(new Date(at), now, "UTC")).toBe(text);
});

it.each([
  { value: 0, text: "0" },
  { value: 999, text: "999" },
  { value: 1000, text: "1.0k" },
  { value: 999_949, text: "999.9k" },
  { value: 999_950, text: "1.0M" },
  { value: null, text: "–" },
])("shortNumber says $text", ({ value, text }) => {
  expect(shortNumber(value)).toBe(text);
});
