import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  dropBefore,
  monthBefore,
  rotateLedger,
  rotateLog,
  rotateMemory,
} from "../../../src/record/archive/rotation.ts";
import { createLocalClock } from "../../../src/record/text/timestamp.ts";

const HEADER = "# SELF-ARCHIVE\n\n> All of it.\n\n---\n\n";
const LIMITS = { maxBytes: 100_000, maxEntries: 3, keepRecent: 2 };

function sorted(text: string): string {
  return text.split("").toSorted().join("");
}

function entry(day: string, text = "said"): string {
  return `**[${day} 10:00:00]** \`USER\` (Telegram)\n> ${text}\n\n`;
}

function together({ kept, moved }: ReturnType<typeof rotateLog>, header = HEADER): string {
  expect(kept.startsWith(header)).toBe(true);
  return header + [...moved.values()].join("") + kept.slice(header.length);
}

describe("a log that has grown long", () => {
  const days = ["2026-02-27", "2026-02-28", "2026-03-01", "2026-03-02"];

  it("keeps the newest, and the rest goes to its months", () => {
    const { kept, moved, count } = rotateLog(HEADER + days.map((d) => entry(d)).join(""), LIMITS);
    expect(count).toBe(2);
    expect(kept).toBe(HEADER + entry("2026-03-01") + entry("2026-03-02"));
    expect([...moved]).toEqual([["2026-02", entry("2026-02-27") + entry("2026-02-28")]]);
  });

  it("within its limits stays as it is", () => {
    const text =
      HEADER +
      days
        .slice(1)
        .map((d) => entry(d))
        .join("");
    expect(rotateLog(text, LIMITS)).toEqual({ kept: text, moved: new Map(), count: 0 });
    expect(rotateLog("", LIMITS)).toEqual({ kept: "", moved: new Map(), count: 0 });
  });

  it("of few but long entries loses half, and never all", () => {
    const limits = { ...LIMITS, maxBytes: 10 };
    const two = HEADER + entry("2026-02-27") + entry("2026-02-28");
    expect(rotateLog(two, limits).count).toBe(1);
    expect(rotateLog(HEADER + entry("2026-02-27"), limits).count).toBe(0);
    expect(rotateLog(HEADER, limits).count).toBe(0);
  });

  it("keeps a paragraph that does not begin an entry with the entry before it", () => {
    const broken = `${entry("2026-02-27")}and more, written by hand\n\n> quoted\n\n`;
    const { kept, moved } = rotateLog(
      HEADER +
        broken +
        days
          .slice(1)
          .map((d) => entry(d))
          .join("") +
        "the end\n",
      LIMITS,
    );
    expect(moved.get("2026-02")).toBe(broken + entry("2026-02-28"));
    expect(kept.endsWith("the end\n")).toBe(true);
  });

  it("begins an entry at a paragraph only, not at a line within one", () => {
    const first = "**[2026-02-27 10:00:00]** by hand\n**[2026-02-27 10:00:01]** in one go\n\n";
    const { count, moved } = rotateLog(
      [first, ...days.slice(1).map((d) => entry(d))].join(""),
      LIMITS,
    );
    expect([count, moved.get("2026-02")]).toEqual([2, first + entry("2026-02-28")]);
  });

  it("has a place for entries without a date", () => {
    const { moved } = rotateLog(
      ["**[once]** x\n\n", ...days.map((d) => entry(d))].join(""),
      LIMITS,
    );
    expect([...moved.keys()]).toEqual(["unknown", "2026-02"]);
    expect(moved.get("unknown")).toBe("**[once]** x\n\n");
  });

  it("loses no byte, whatever stands in it", () => {
    const piece = fc.oneof(
      fc.constantFrom("**[", "\n\n", "\r\n\r\n", "\n", "---", "**[2026-03-01 1]** ", "> ", " "),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        const rotated = rotateLog(text, { maxBytes: 20, maxEntries: 2, keepRecent: 1 });
        const moved = [...rotated.moved.values()].join("");
        expect(sorted(rotated.kept + moved)).toBe(sorted(text));
      }),
    );
  });

  it("is whole again when its parts are put together", () => {
    const text = HEADER + days.map((d) => entry(d)).join("");
    expect(together(rotateLog(text, LIMITS))).toBe(text);
  });
});

describe("a log that is shortened to the days that are kept", () => {
  const NOTE = "**[once]** by hand\n\n";

  it("loses every entry of before, wherever it stands, and no other", () => {
    const day = fc.constantFrom(
      "1970-01-01",
      "2026-02-28",
      "2026-03-01",
      "2026-03-02",
      "2036-01-01",
    );
    const entries = fc.array(fc.tuple(day, fc.stringMatching(/^[a-z]{1,8}$/)), { maxLength: 12 });
    fc.assert(
      fc.property(entries, (said) => {
        const textOf = (some: typeof said): string => some.map(([d, t]) => entry(d, t)).join("");
        const young = said.filter(([d]) => d >= "2026-03-01");
        expect(dropBefore(HEADER + textOf(said), "2026-03-01")).toEqual({
          kept: HEADER + textOf(young),
          count: said.length - young.length,
          isEmpty: young.length === 0,
        });
      }),
    );
  });

  it("keeps what was said today above an entry that a wrong clock or a hand dated back", () => {
    const text = HEADER + entry("2026-03-02", "today") + entry("1970-01-01", "a clock of nought");
    expect(dropBefore(text, "2026-03-01").kept).toBe(HEADER + entry("2026-03-02", "today"));
  });

  it.each([
    ["goes between two old ones", [entry("2026-02-01"), NOTE, entry("2026-02-02")], ""],
    ["goes at the beginning above an old one", [NOTE, entry("2026-02-02")], ""],
    ["stays at the end", [entry("2026-02-01"), NOTE], NOTE],
    [
      "stays below a young one",
      [entry("2026-03-01"), NOTE, entry("2026-02-01")],
      entry("2026-03-01") + NOTE,
    ],
    [
      "stays above a young one",
      [entry("2026-02-01"), NOTE, entry("2026-03-01")],
      NOTE + entry("2026-03-01"),
    ],
  ])("an entry without a date %s", (_, parts, kept) => {
    expect(dropBefore(HEADER + parts.join(""), "2026-03-01").kept).toBe(HEADER + kept);
  });
});

describe("a ledger that has grown long", () => {
  const row = (ts: string): string => `{"ts": "${ts}", "total_tokens": 5}\n`;

  it("keeps what is still asked for, however much that is", () => {
    const text = ["2026-09-30T00:00:00Z", "2026-10-01T00:00:00Z", "2026-11-02T00:00:00Z"]
      .map(row)
      .join("");
    const limits = { ...LIMITS, maxEntries: 1, keepRecent: 1 };
    const { kept, moved, count } = rotateLedger(text, limits, "2026-10-01");
    expect([count, [...moved]]).toEqual([1, [["2026-09", row("2026-09-30T00:00:00Z")]]]);
    expect(kept).toBe(text.slice(row("2026-09-30T00:00:00Z").length));
  });

  it("moves a line that is no row with its neighbours", () => {
    const text = `${row("2026-03-01T00:00:00Z")}torn {\n${row("2026-04-01T00:00:00Z")}${row("2026-05-01T00:00:00Z")}`;
    const { moved } = rotateLedger(text, { ...LIMITS, keepRecent: 2 }, "2026-10-01");
    expect(moved.get("2026-03")).toBe(`${row("2026-03-01T00:00:00Z")}torn {\n`);
  });

  it.each([
    ["2026-11-23T12:00:00Z", "2026-10-01"],
    ["2026-01-02T12:00:00Z", "2025-12-01"],
  ])("at %s is asked for from %s", (now, from) => {
    expect(monthBefore(createLocalClock("UTC"), new Date(now))).toBe(from);
  });
});

describe("MEMORY.md", () => {
  it("loses the dated notes that are older than a week, with their continuation, and nothing else", () => {
    const text = `# MEMORY

Last rotated: 2026-11-01

- [2026-11-12] over
  and its second line
- [2026-11-13] exactly a week
  * [2026-11-01] over too
- [2026-13-45] no date
- likes one question at a time
* [2026-11-01] over
[2026-11-01] no list item
`;
    const { kept, dropped } = rotateMemory(text, "2026-11-20", 7);
    expect(dropped).toEqual([
      "- [2026-11-12] over\n  and its second line",
      "  * [2026-11-01] over too",
      "* [2026-11-01] over",
    ]);
    expect(kept).toBe(`# MEMORY

Last rotated: 2026-11-20

- [2026-11-13] exactly a week
- [2026-13-45] no date
- likes one question at a time
[2026-11-01] no list item
`);
  });

  it("without a date of rotation gets none", () => {
    expect(rotateMemory("# MEMORY\r\n", "2026-11-20", 7)).toEqual({
      kept: "# MEMORY\r\n",
      dropped: [],
    });
  });
});
