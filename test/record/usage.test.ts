import { describe, expect, it } from "vitest";
import { computeLine } from "../../src/record/jsonl.ts";
import { createLocalClock } from "../../src/record/timestamp.ts";
import { readUsage } from "../../src/record/usage.ts";

const use = (at: string, totalTokens: number): string =>
  computeLine(new Date(at), {
    channelKey: "telegram:1",
    bucket: "main",
    promptTokens: totalTokens,
    completionTokens: 0,
    totalTokens,
    model: "m",
  });
const now = new Date("2026-03-01T12:00:00Z");

describe("readUsage", () => {
  it("adds up the day and the month of the Record's own time zone", () => {
    const ledger =
      use("2026-02-28T11:30:00Z", 1) + // 1 March in Kiribati, 28 February in UTC
      use("2026-02-28T23:30:00Z", 10) +
      use("2026-03-01T09:00:00Z", 100) +
      use("2026-03-01T11:00:00Z", 1000); // 2 March in Kiribati: today
    const inZone = (zone: string) => readUsage(ledger, now, createLocalClock(zone));
    expect(inZone("UTC")).toMatchObject({ today: 1100, month: 1100 });
    expect(inZone("Pacific/Kiritimati")).toMatchObject({ today: 1000 + 0, month: 1111 });
    expect(inZone("America/New_York")).toMatchObject({ today: 1100, month: 1100 });
  });

  it("counts nothing of the same month a year ago", () => {
    const ledger = use("2025-03-01T09:00:00Z", 5);
    expect(readUsage(ledger, now, createLocalClock("UTC"))).toEqual({
      today: 0,
      month: 0,
      lastCallAt: new Date("2025-03-01T09:00:00Z"),
    });
  });

  it("leaves out torn lines and rows without a time or a number, and reads on", () => {
    const ledger = [
      use("2026-03-01T01:00:00Z", 3).trim(),
      '{"ts": "2026-03-01T02:00:00Z", "total_tok',
      '{"ts": "yesterday", "total_tokens": 9}',
      '{"ts": "2026-03-01T02:00:00Z", "total_tokens": "9"}',
      '{"ts": "2026-03-01T02:00:00Z", "total_tokens": -9}',
      "[]",
      '{"ts": "2026-03-01T02:00:00.123456+00:00", "total_tokens": 4}',
      "",
    ].join("\n");
    expect(readUsage(ledger, now, createLocalClock("UTC"))).toMatchObject({ today: 7, month: 7 });
  });

  it("is nothing where there is no ledger", () => {
    const nothing = { today: 0, month: 0, lastCallAt: undefined };
    expect(readUsage("", now, createLocalClock())).toEqual(nothing);
  });
});
