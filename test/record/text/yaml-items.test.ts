import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readFence, readItems } from "../../../src/record/text/yaml-items.ts";
import { quoteScalar } from "../../../src/record/text/scalar.ts";
import { readLoose } from "../../../src/record/text/yaml-loose.ts";
import { hostileText } from "../builders.ts";
import { TIMES } from "../../support/times.ts";

const ANY_ID = /^[A-Z]+-\d+$/;

function read(body: string): readonly unknown[] {
  return readItems(body, ANY_ID).map(({ fields }) => Object.fromEntries(fields));
}

describe("readFence", () => {
  it("keeps dates and times as texts, and refuses aliases, double keys and two documents", () => {
    expect(readFence("a: 22:00\nb: 2026-01-02\n")).toEqual({
      value: { a: "22:00", b: "2026-01-02" },
    });
    expect(readFence("a: &x 1\nb: *x\n")).toHaveProperty("error");
    expect(readFence("a: 1\na: 2\n")).toHaveProperty("error.line", 2);
    expect(readFence("a: 1\n---\nb: 2\n")).toHaveProperty("error");
  });

  it("never throws", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(Object.keys(readFence(text))).toHaveLength(1);
      }),
    );
  });
});

describe("readItems", () => {
  it("reads well-formed entries with their places", () => {
    const body = 'entries:\n  - id: LEARN-0001\n    topic: "A: b"\n  - id: LEARN-0002\n';
    const items = readItems(body, ANY_ID);
    expect(items.map(({ id }) => id)).toEqual(["LEARN-0001", "LEARN-0002"]);
    expect(items.map(({ offset, end }) => body.slice(offset, end))).toEqual([
      '  - id: LEARN-0001\n    topic: "A: b"',
      "  - id: LEARN-0002",
    ]);
  });

  it("takes only ids that match", () => {
    const body = "entries:\n  - id: LEARN-0001\n  - id: PER-0001\n  - name: x\n";
    expect(readItems(body, /^PER-\d+$/).map(({ id }) => id)).toEqual(["PER-0001"]);
  });

  it("finds entries glued to the line before them", () => {
    const body =
      "entries: []  - id: CUR-0001\n    topic: a\n  - id: CUR-0002\n    provenance: human_approved  - id: CUR-0003\n    topic: c\n";
    expect(read(body)).toEqual([
      { id: "CUR-0001", topic: "a" },
      { id: "CUR-0002", provenance: "human_approved" },
      { id: "CUR-0003", topic: "c" },
    ]);
  });

  it("lets the first of two keys win and keeps unquoted colons", () => {
    const body =
      "entries:\n  - id: A-1\n    notes: said: twice\n    notes: again\n    x: 'it''s'\n";
    expect(read(body)).toEqual([{ id: "A-1", notes: "said: twice", x: "it's" }]);
    expect(read("- id: A-1\n  x: one\n  x: two\n")).toEqual([{ id: "A-1", x: "one" }]);
  });

  it("does not let one broken entry hide the others", () => {
    const body = 'entries:\n  - id: A-1\n    x: "open\n  - id: A-2\n    x: "shut"\n  - {id: A-3}\n';
    expect(readItems(body, ANY_ID).map(({ id }) => id)).toEqual(["A-1", "A-2", "A-3"]);
  });

  it("does not take a list or a text inside an entry for an entry", () => {
    const body =
      "entries:\n  - id: A-1\n    notes: |\n      - id: A-9\n      more\n    evidence:\n      - id: A-8\n    scope:\n    - x\n    - y\n";
    expect(readItems(body, ANY_ID).map(({ id }) => id)).toEqual(["A-1"]);
    expect(readItems(body, ANY_ID)[0]?.fields.get("notes")).toBe("- id: A-9\nmore\n");
  });

  it("keeps keys after a list out of its last entry", () => {
    const body = "activities:\n  - id: A-1\n    x: 1\nupdated: 2026-01-01\n";
    const [item] = readItems(body, ANY_ID);
    expect(item?.fields.has("updated")).toBe(false);
    expect(body.slice(item?.end)).toBe("\nupdated: 2026-01-01\n");
  });

  it("reads CRLF, a bare list, a flow list and sloppy columns", () => {
    expect(read("entries:\r\n  - id: A-1\r\n    x: y\r\n")).toEqual([{ id: "A-1", x: "y" }]);
    expect(read("- id: A-1\n  x: y\n- id: A-2\n")).toEqual([{ id: "A-1", x: "y" }, { id: "A-2" }]);
    expect(read("entries: [{id: A-1, x: y}]")).toEqual([{ id: "A-1", x: "y" }]);
    expect(read("entries:\n  - id: A-1\n  x: y\n   - id: A-2\n")).toEqual([
      { id: "A-1", x: "y" },
      { id: "A-2" },
    ]);
  });

  it("agrees with the YAML parser wherever it reads lines itself", () => {
    const fragment = fc.constantFrom(
      "word",
      "two words",
      "2026-01-02",
      "010",
      "1.50",
      "true",
      "12345678901234567890",
      "a:b",
      "a: b",
      "a #c",
      "3  # note",
      '"a # b" # c',
      "'it''s # so'  # c",
      "[a, b c] # c",
      "# only",
      '"a"# c',
      '"a" "b" # c',
      "a#c",
      "trailing ",
      "'single ''q'''",
      "'open",
      '"double \\"q\\" \\u00e9 \\x41"',
      '"bad \\q"',
      '"open',
      "[a, b c]",
      "[a, , b]",
      "[]",
      "- dash",
      "{a: b}",
      "é ü",
      "*alias",
      "&anchor x",
      "@at",
      "|",
      ">",
      "%x",
      "`tick",
      "key:",
      "\u00a0x\u00a0",
      "x\u00a0",
      "word\ttab",
      "x\u2028y",
      "",
    );
    const item = fc.array(fc.tuple(fc.constantFrom("a", "b", "c", "d_1"), fragment), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 4 }), (items) => {
        const body = items
          .map((fields, index) =>
            [`  - id: A-${index}`, ...fields.map(([key, value]) => `    ${key}: ${value}`)].join(
              "\n",
            ),
          )
          .join("\n");
        let expected: readonly { readonly [key: string]: unknown }[];
        try {
          expected = parse(body, { schema: "failsafe", logLevel: "error" }) as typeof expected;
        } catch {
          expect(readItems(body, ANY_ID).length).toBe(items.length);
          return;
        }
        const found = read(body) as typeof expected;
        for (const [index, entry] of expected.entries()) {
          for (const [key, value] of Object.entries(entry)) {
            if (typeof value === "string") expect(found[index]?.[key]).toBe(value);
          }
        }
      }),
      { numRuns: 400 * TIMES },
    );
  }, 30_000);

  it("gives back every text that quoteScalar wrote, whatever the columns", () => {
    fc.assert(
      fc.property(
        fc.array(hostileText, { minLength: 1, maxLength: 4 }),
        fc.nat(4),
        (texts, pad) => {
          const indent = " ".repeat(pad);
          const body = texts
            .map(
              (text, index) =>
                `${indent}- id: A-${index}\n${indent}  topic: ${quoteScalar(text)}\n`,
            )
            .join("");
          const found = readItems(`entries:\n${body}`, ANY_ID).map(({ fields }) =>
            fields.get("topic"),
          );
          expect(found).toEqual(texts.map((text) => text.toWellFormed()));
        },
      ),
      { numRuns: 100 * TIMES },
    );
  }, 30_000);

  it("never throws, for any body", () => {
    fc.assert(
      fc.property(hostileText, fc.nat(30), (text, at) => {
        const body = `entries:\n  - id: A-1\n    x: ${text}\n  - id: A-2\n    y: z\n`;
        readItems(body.slice(0, at) + text + body.slice(at), ANY_ID);
        readLoose(body);
      }),
      { numRuns: 200 * TIMES },
    );
  }, 30_000);

  it("reads 5,000 entries in well under a second", () => {
    const body = Array.from(
      { length: 5000 },
      (_, index) => `  - id: LEARN-${index}\n    date: 2026-01-02\n    topic: "Fact ${index}"\n`,
    ).join("");
    const start = performance.now();
    expect(readItems(`entries:\n${body}`, ANY_ID)).toHaveLength(5000);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
