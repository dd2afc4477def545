import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextId } from "../../../src/record/text/ids.ts";
import {
  createLocalClock,
  isoTimestamp,
  localDate,
  localTimestamp,
  parseTimestamp,
} from "../../../src/record/text/timestamp.ts";

describe("nextId", () => {
  it("is one more than the largest id field", () => {
    expect(nextId("LEARN", "")).toBe("LEARN-0001");
    expect(nextId("LEARN", "  - id: LEARN-0007\n  - id: LEARN-0003\n  - id: ACT-0099\n")).toBe(
      "LEARN-0008",
    );
    expect(nextId("ACT", '- id: "ACT-0009" # note\n')).toBe("ACT-0010");
    expect(nextId("PER", "id: PER-9999\r\n")).toBe("PER-10000");
  });

  it("counts glued items", () => {
    expect(nextId("CUR", "entries: []  - id: CUR-0004\n")).toBe("CUR-0005");
  });

  it("does not count ids that are only mentioned", () => {
    const text =
      "evidence_id: ACT-0500\nsummary: see ACT-9999\nnotes: id: ACT-8888 was it\nvalid: ACT-7777\nid: ACT-6666 or so\n";
    expect(nextId("ACT", text)).toBe("ACT-0001");
  });
});

describe("timestamps", () => {
  const date = new Date("2026-03-05T23:20:11.987Z");

  it("are local to the Record's zone in markdown", () => {
    expect(localTimestamp(date, "UTC")).toBe("2026-03-05 23:20:11");
    expect(localTimestamp(date, "Europe/Lisbon")).toBe("2026-03-05 23:20:11");
    expect(localTimestamp(date, "Asia/Tokyo")).toBe("2026-03-06 08:20:11");
    expect(localDate(date, "Asia/Tokyo")).toBe("2026-03-06");
    expect(localTimestamp(new Date("2026-01-01T00:00:00Z"), "UTC")).toBe("2026-01-01 00:00:00");
    expect(createLocalClock("America/New_York").date(date)).toBe("2026-03-05");
  });

  it("use the host's zone where none is given", () => {
    expect(parseTimestamp(localTimestamp(date))?.getTime()).toBe(
      Math.floor(date.getTime() / 1000) * 1000,
    );
  });

  it("are ISO UTC in JSONL", () => {
    expect(isoTimestamp(date)).toBe("2026-03-05T23:20:11.987Z");
  });

  it.each([
    ["2026-03-05T18:20:11Z", "2026-03-05T18:20:11.000Z"],
    ["2026-03-05T18:20:11.123456Z", "2026-03-05T18:20:11.123Z"],
    ["2026-03-05T18:20:11.5+02:00", "2026-03-05T16:20:11.500Z"],
    ["2026-03-05T18:20-0330", "2026-03-05T21:50:00.000Z"],
  ])("read %s", (text, iso) => {
    expect(parseTimestamp(text)?.toISOString()).toBe(iso);
  });

  it("without a zone are the host's local time", () => {
    const local = new Date(2026, 2, 5, 18, 20, 11);
    for (const text of [
      "2026-03-05 18:20:11",
      "2026-03-05T18:20:11",
      " 2026-03-05T18:20:11.000000 ",
    ]) {
      expect(parseTimestamp(text)).toEqual(local);
    }
    expect(parseTimestamp("2026-03-05")).toEqual(new Date(2026, 2, 5));
  });

  it.each([
    "",
    "yesterday",
    "2026-02-30",
    "2026-13-01",
    "2026-03-05 24:00:00",
    "2026-03-05 18:60",
    "x2026-03-05",
  ])("are undefined for %j", (text) => {
    expect(parseTimestamp(text)).toBeUndefined();
  });

  it("round-trip through ISO", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date("9999-01-01"), noInvalidDate: true }),
        (d) => {
          expect(parseTimestamp(isoTimestamp(d))).toEqual(d);
        },
      ),
    );
  });
});
