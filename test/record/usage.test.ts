import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { computeLine } from "../../src/record/text/jsonl.ts";
import { createLocalClock, nextDay } from "../../src/record/text/timestamp.ts";
import { dailyUse, usageIn, usageOf } from "../../src/record/usage.ts";

const CLOCK = createLocalClock("Europe/Berlin");
const NOW = new Date("2026-03-06T09:00:00Z");

function row(ts: string, tokens: number, more: object = {}): string {
  const counts = { prompt_tokens: tokens - 1, completion_tokens: 1, total_tokens: tokens };
  return `${JSON.stringify({ ts, bucket: "main", ...counts, model: "m", ...more })}\n`;
}

describe("the usage of models", () => {
  it("is summed for the day and the month of the Record's time zone", () => {
    const ledger = [
      row("2026-01-31T22:59:59.000Z", 1_000_000),
      row("2026-02-28T22:59:59.000Z", 100_000),
      row("2026-02-28T23:00:00.000Z", 10_000),
      row("2026-03-05T22:59:59.000Z", 1000),
      row("2026-03-05T23:00:00.000Z", 100),
      row("2026-03-06T08:00:00.000Z", 10, { cached_tokens: 5, seconds: 12.5 }),
    ].join("");
    const { today, month } = usageOf(ledger, CLOCK, NOW);
    expect(today).toMatchObject({
      calls: 2,
      tokens: 110,
      promptTokens: 108,
      completionTokens: 2,
      cachedTokens: 5,
      seconds: 12.5,
    });
    expect(month).toMatchObject({ calls: 4, tokens: 11_110, cachedTokens: 5 });
  });

  it("counts rows of the earlier system and passes over what is none", () => {
    const ts = "2026-03-06T08:00:00";
    const ledger = [
      row(`${ts}+00:00`, 10),
      row(`${ts}.123456Z`, 10),
      `{"ts": "${ts}Z", "prompt_tokens": 7, "completion_tokens": 3}`,
      `{"ts": "${ts}Z", "total_tokens": -5, "prompt_tokens": "7", "cached_tokens": null}`,
      "not json",
      "[1]",
      `{"total_tokens": 5}`,
      `{"ts": "today", "total_tokens": 5}`,
      `{"ts": 7, "total_tokens": 5}`,
      `{"ts": "${ts}Z", "total_tok`,
    ].join("\n");
    expect(usageOf(ledger, CLOCK, NOW).today).toMatchObject({ calls: 4, tokens: 30 });
  });

  it("of a new Record is nothing", () => {
    expect(usageOf("", CLOCK, NOW).month).toMatchObject({ calls: 0, tokens: 0 });
  });

  it("keeps what the door writes", () => {
    const use = {
      channelKey: "telegram:1",
      bucket: "transcription",
      model: "m",
      promptTokens: 3,
      completionTokens: 4,
      totalTokens: 7,
      cachedTokens: 2,
      latencyMs: 1234,
      seconds: 1.5,
      isEstimated: true,
    };
    const line = computeLine(NOW, use);
    expect(line).toContain(
      '"model": "m", "cached_tokens": 2, "latency_ms": 1234, "seconds": 1.5, "estimated": true}',
    );
    expect(computeLine(NOW, { ...use, isEstimated: false })).not.toContain("estimated");
    expect(usageOf(line, CLOCK, NOW).today).toEqual({
      byModel: new Map([
        ["m", { promptTokens: 3, cachedTokens: 2, completionTokens: 4, seconds: 1.5 }],
      ]),
      calls: 1,
      tokens: 7,
      promptTokens: 3,
      completionTokens: 4,
      cachedTokens: 2,
      seconds: 1.5,
    });
  });
});

describe("the next day", () => {
  it.each([
    ["Europe/Berlin", "2026-03-06T09:00:00Z", "2026-03-06T23:00:00Z"],
    ["Europe/Berlin", "2026-03-06T22:59:59Z", "2026-03-06T23:00:00Z"],
    ["Europe/Berlin", "2026-03-06T23:00:00Z", "2026-03-07T23:00:00Z"],
    // The nights on which summer time begins or ends.
    ["Europe/Berlin", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"],
    ["Europe/Berlin", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"],
    // There is no midnight in Cairo that night.
    ["Africa/Cairo", "2026-04-23T12:00:00Z", "2026-04-23T22:00:00Z"],
    ["Asia/Kathmandu", "2026-03-06T12:00:00Z", "2026-03-06T18:15:00Z"],
    ["Pacific/Kiritimati", "2026-03-06T12:00:00Z", "2026-03-07T10:00:00Z"],
  ])("in %s begins after %s at %s", (zone, now, expected) => {
    expect(nextDay(createLocalClock(zone), new Date(now))).toEqual(new Date(expected));
  });
});

describe("the use by days", () => {
  it("gives the sums that the whole ledger gives, wherever it is divided", () => {
    const when = fc
      .date({ min: new Date("2026-02-25"), max: new Date("2026-03-08"), noInvalidDate: true })
      .chain((date) => {
        const ts = date.toISOString();
        return fc.constantFrom(ts, ts.slice(0, 19), ts.replace("Z", "+05:30"), ts.slice(0, 10));
      });
    const line = fc.oneof(
      { weight: 5, arbitrary: fc.tuple(when, fc.nat(9)).map(([ts, n]) => row(ts, n + 1)) },
      fc.constantFrom("torn {\n", "\n", '{"ts": 7}\n', row("soon", 3)),
    );
    fc.assert(
      fc.property(fc.array(line), fc.nat(20), (lines, cut) => {
        const { today, month } = usageOf(lines.join(""), CLOCK, NOW);
        const use = dailyUse(CLOCK, "Europe/Berlin");
        const parts = [lines.slice(0, cut), lines.slice(cut)].map((part) => {
          const days = use.start();
          use.add(days, part.join(""));
          return use.read(JSON.parse(JSON.stringify(use.write(days))));
        });
        expect(usageIn(parts, CLOCK, NOW)).toEqual({ today, month });
      }),
    );
  });
});
