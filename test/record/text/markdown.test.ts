import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  applySplices,
  createLineIndex,
  findSection,
  insertAt,
  lineAt,
  readOutline,
  yamlFences,
} from "../../../src/record/text/markdown.ts";

function headings(text: string): readonly string[] {
  return readOutline(text).headings.map((heading) => heading.text);
}

function bodies(text: string): readonly string[] {
  return readOutline(text).fences.map((fence) => text.slice(fence.bodyStart, fence.bodyEnd));
}

describe("readOutline", () => {
  it("takes only lines with a space after the marks for headings", () => {
    expect(headings("# A\n#b\n####### c\n  ## d\n## E  \n")).toEqual(["# A", "## E"]);
  });

  it("does not take a heading inside a closed fence for one", () => {
    const text = "## A\n\n```yaml\n## not this\nkey: 1\n```\n\n## B\n\n```yaml\nx: 1\n```\n";
    expect(headings(text)).toEqual(["## A", "## B"]);
    expect(bodies(text)).toEqual(["## not this\nkey: 1\n", "x: 1\n"]);
  });

  it("keeps a fence within a longer fence as its text", () => {
    const text = "## A\n````markdown\n### CANDIDATE-0001\n```yaml\nx: 1\n```\n````\n## B\n";
    expect(headings(text)).toEqual(["## A", "## B"]);
    expect(readOutline(text).fences).toHaveLength(1);
  });

  it("ends an unclosed fence at the next heading", () => {
    const text = "## V. LOG\n\n```yaml\na: 1\n# comment\n\n## VI. NEXT\n\n```yaml\nb: 2\n```\n";
    expect(headings(text)).toEqual(["## V. LOG", "## VI. NEXT"]);
    expect(bodies(text)).toEqual(["a: 1\n# comment\n\n", "b: 2\n"]);
    expect(readOutline(text).fences.map(({ closed }) => closed)).toEqual([false, true]);
  });

  it("ends an unclosed fence at the next heading although a bare block follows further down", () => {
    const text = "## V. LOG\n```yaml\na: 1\n## VI. NEXT\ntext\n## VII. MORE\n```\nplain\n```\n";
    expect(headings(text)).toEqual(["## V. LOG", "## VI. NEXT", "## VII. MORE"]);
    expect(bodies(text)).toEqual(["a: 1\n", "plain\n"]);
  });

  it("ends an unclosed fence at the end of the file", () => {
    const text = "## V. LOG\n```yaml\na: 1";
    expect(bodies(text)).toEqual(["a: 1"]);
    expect(readOutline(text).fences[0]?.closed).toBe(false);
  });

  it("puts up with CRLF and a byte order mark", () => {
    const text = "\uFEFF# T\r\n\r\n## A\r\n\r\n```yaml\r\nx: 1\r\n```\r\n";
    expect(headings(text)).toEqual(["# T", "## A"]);
    expect(bodies(text)).toEqual(["x: 1\r\n"]);
    expect(readOutline(text).fences[0]).toMatchObject({ info: "yaml", closed: true });
  });

  it("gives fences and headings that never overlap, for any text", () => {
    const line = fc.constantFrom(
      "```",
      "```yaml",
      "~~~",
      "## A",
      "### B",
      "x: 1",
      "",
      "# C",
      "````",
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const text = lines.join("\n");
        const { headings: found, fences } = readOutline(text);
        const spans = [...found, ...fences].toSorted((a, b) => a.start - b.start);
        for (const [index, span] of spans.entries()) {
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          expect(span.start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0);
        }
        for (const fence of fences) {
          expect(fence.bodyEnd).toBeGreaterThanOrEqual(fence.bodyStart);
          expect(fence.end).toBeGreaterThanOrEqual(fence.bodyEnd);
        }
      }),
      { numRuns: 1000 },
    );
  }, 30_000);
});

describe("findSection", () => {
  const text = "# T\n## I. ONE\na\n### sub\nb\n## II. TWO\nc\n";

  it("ends at the next heading of the same or a higher level", () => {
    const section = findSection(text, "## I.");
    expect(text.slice(section?.bodyStart, section?.end)).toBe("a\n### sub\nb\n");
    const sub = findSection(text, "### sub");
    expect(text.slice(sub?.bodyStart, sub?.end)).toBe("b\n");
    expect(findSection(text, "## II.")?.end).toBe(text.length);
  });

  it("is undefined where there is none", () => {
    expect(findSection(text, "## III.")).toBeUndefined();
  });
});

describe("yamlFences", () => {
  it("takes yaml and yml, between two offsets", () => {
    const text = "```yaml\na\n```\n```yml\nb\n```\n```json\nc\n```\n";
    expect(yamlFences(text).map(({ info }) => info)).toEqual(["yaml", "yml"]);
    expect(yamlFences(text, 1)).toHaveLength(1);
    expect(yamlFences(text, 0, 1)).toHaveLength(1);
  });
});

describe("offsets", () => {
  it("finds lines", () => {
    const text = "a\nbb\n\nc";
    expect([0, 1, 2, 4, 5, 6].map((offset) => lineAt(text, offset))).toEqual([1, 1, 2, 2, 3, 4]);
    expect(createLineIndex("")(0)).toBe(1);
  });

  it("inserts and replaces without touching the rest", () => {
    expect(insertAt("abc", 1, "-")).toBe("a-bc");
    const splices = [
      { start: 2, end: 3, text: "Z" },
      { start: 0, end: 0, text: "<" },
    ];
    expect(applySplices("abc", splices)).toBe("<abZ");
  });
});
