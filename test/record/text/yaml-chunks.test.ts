import * as fc from "fast-check";
import { expect, it } from "vitest";
import { readItems, readList, type ItemList } from "../../../src/record/text/yaml-items.ts";
import { TIMES } from "../../support/times.ts";

// Every line that can change how the lines below it are read, and slips of the hand.
const line = fc.constantFrom(
  "entries:",
  "entries: []",
  "entries: []  - id: CUR-0001",
  "  - id: A-1",
  "- id: A-2",
  "    - id: A-3",
  "\t- id: A-4",
  "  - id: A-5\r",
  "    topic: x",
  '    topic: "said, so"',
  "  topic: left",
  "    text: |",
  "      long",
  "    key: >-",
  "  # note",
  "# note",
  "",
  "other: 1",
  "  note: a - id: A-6",
  "\twords",
  "words",
  '    bad: "open',
  "---",
  "  -",
  "- {id: A-7, x: 1}",
);
const edits = fc.array(fc.tuple(fc.nat(60), fc.nat(3), fc.array(line, { maxLength: 3 })), {
  minLength: 1,
  maxLength: 3,
});
const change = fc.tuple(fc.array(line, { minLength: 3, maxLength: 60 }), edits);

it("a list that was read before an edit is read as if nothing had been known", () => {
  let kept = 0;
  fc.assert(
    fc.property(change, ([lines, all]) => {
      let known = readList(lines.join("\n"));
      const now = [...lines];
      for (const [at, removed, added] of all) {
        now.splice(at % (now.length + 1), removed, ...added);
        const body = now.join("\n");
        known = readList(body, known);
        kept += known.cut.kept.head + known.cut.kept.tail;
        expect(described(known)).toEqual(described(readList(body)));
      }
    }),
    { numRuns: 300 * TIMES },
  );
  expect(kept).toBeGreaterThan(300 * TIMES);
});

it("one entry more among thousands is the only one that is read", () => {
  const entries = Array.from({ length: 2000 }, (_, n) => `  - id: A-${n}\n    topic: "x ${n}"\n`);
  const before = readList(`entries:\n${entries.join("")}`);
  const after = readList(
    `entries:\n${entries.toSpliced(700, 0, "  - id: B-1\n").join("")}`,
    before,
  );
  const known = new Set(before.items.flat().map(({ fields }) => fields));
  const read = after.items.flat().filter(({ fields }) => !known.has(fields));
  // A chunk on each side may depend on the line that was put in.
  expect(read.map(({ id }) => id)).toContain("B-1");
  expect(read.length).toBeLessThan(6);
  expect(readItems(after.cut.body, /^A-/)).toHaveLength(2000);
});

function described({ cut, items }: ItemList): unknown {
  return [
    cut.usual,
    cut.chunks,
    items.map((own) => own.map((item) => ({ ...item, fields: [...item.fields] }))),
  ];
}
