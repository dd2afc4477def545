import { describe, expect, it } from "vitest";
import { activeSources, librarySummary, readLibrary } from "../../../src/record/self/library.ts";
import { memoryNotes } from "../../../src/record/self/memory.ts";

const LIBRARY = `## Entries

\`\`\`yaml
entries:
  - id: LIB-0001
    title: "Pocket Atlas of Tides"
    status: active
    scope: [tides, moon]
  - id: LIB-0002
    title: Small Diesels: care and repair
  - id: LIB-0003
    title: 'The Ferryman's Almanac'
    volume: "Nights"
    status: Active
    scope:
      - fog
      - ice
  - id: LIB-0004
    title: "Old Timetable"
    status: deprecated
  - id: LIB-0005
    type: book
\`\`\`
`;

describe("the library", () => {
  it("reads unquoted titles and titles with apostrophes; no status means active", () => {
    expect(readLibrary(LIBRARY)).toEqual([
      { id: "LIB-0001", title: "Pocket Atlas of Tides", scope: ["tides", "moon"], active: true },
      { id: "LIB-0002", title: "Small Diesels: care and repair", scope: [], active: true },
      {
        id: "LIB-0003",
        title: "The Ferryman's Almanac",
        volume: "Nights",
        scope: ["fog", "ice"],
        active: true,
      },
      { id: "LIB-0004", title: "Old Timetable", scope: [], active: false },
    ]);
  });

  it("is summed up in one line per active entry", () => {
    expect(librarySummary(activeSources(readLibrary(LIBRARY)))).toBe(
      "[1] Pocket Atlas of Tides: tides, moon\n" +
        "[2] Small Diesels: care and repair: general\n" +
        "[3] The Ferryman's Almanac (in Nights): fog, ice",
    );
    expect(librarySummary(readLibrary(""))).toBe("");
  });

  it("reads CRLF files", () => {
    expect(readLibrary(LIBRARY.replaceAll("\n", "\r\n"))).toEqual(readLibrary(LIBRARY));
  });
});

describe("memoryNotes", () => {
  it("drops hints, quotes, empty lines and the date, and keeps headings and notes", () => {
    const text =
      "# MEMORY\n\n> note\n\nLast rotated: 2026-03-01\n\n## Tone\n\n(Optional: one word)\ncalm\n\n## Resistance Notes\n";
    expect(memoryNotes(text)).toEqual({
      lines: "# MEMORY\n## Tone\ncalm\n## Resistance Notes",
      hasResistanceNotes: true,
    });
  });

  it("is nothing where only headings are left", () => {
    expect(memoryNotes("# MEMORY\n\n## Tone\n\n## Resistance Notes\n")).toBeUndefined();
    expect(memoryNotes("")).toBeUndefined();
  });

  it("knows when there is no heading for topics to avoid", () => {
    expect(memoryNotes("## Tone\ncalm\n")?.hasResistanceNotes).toBe(false);
  });
});
