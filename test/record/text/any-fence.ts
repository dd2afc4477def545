// Random fences are made as hands write them: lists of entries with every kind of value, comments and empty lines, and
// one place in them that can be broken without touching another value.

import * as fc from "fast-check";

/** One `key: value` as lines; the lines below the first are indented behind the key's column by the writer. */
export interface AnyField {
  readonly key: string;
  /** The text behind `key:`, with the blank before it. */
  readonly head: string;
  /** The lines below, without the indentation of the key. */
  readonly below: readonly string[];
}

export interface AnyEntry {
  readonly id: string;
  readonly fields: readonly AnyField[];
}

/** One break of a fence. `touched` are keys of the entry whose values it changes. */
export interface Break {
  readonly name: string;
  readonly entry: number;
  readonly touched: readonly string[];
  readonly apply: (lines: readonly string[], entry: Place) => readonly string[];
}

/** The lines of an entry in the fence. */
export interface Place {
  readonly first: number;
  readonly next: number;
  /** First lines of its fields. */
  readonly fields: readonly number[];
  readonly column: number;
}

const KEYS = ["topic", "date", "source", "evidence_tier", "summary", "notes", "scope", "own words"];

export const anyComment = fc.constantFrom(
  "",
  "",
  " # a note",
  '   # it\'s "said": so',
  "\t#",
  " # - id: LEARN-0099",
);
const plain = fc.constantFrom(
  "tide tables",
  "C# and F#",
  "it's so",
  'the "big" one',
  "2026-03-02",
  "3",
  "010",
  "1.50",
  "true",
  "null",
  "a:b",
  "é ü — x",
  "pipeline merge",
  "No.#1x",
);
const quoted = fc.constantFrom(
  '"a # b"',
  '"it\'s \\"so\\""',
  '"caf\\u00e9 \\x41"',
  '"- id: LEARN-0098"',
  '"key: value"',
  '""',
  "'it''s # so'",
  "'a \"b\" c'",
  "''",
  '"\\U0001F600 and \\x2D"',
);
const flow = fc.constantFrom("[a, b c]", "[\"x # y\", 'z']", "[]", "{a: b, c: [d]}", "[1, true]");
const line = (head: fc.Arbitrary<string>): fc.Arbitrary<Omit<AnyField, "key">> =>
  fc.tuple(head, anyComment).map(([value, behind]) => ({ head: ` ${value}${behind}`, below: [] }));
const withBelow = (head: string, ...below: string[]): Omit<AnyField, "key"> => ({ head, below });

/** A text, on one line or over several. */
export const anyText: fc.Arbitrary<Omit<AnyField, "key">> = fc.oneof(
  { weight: 2, arbitrary: line(plain) },
  { weight: 2, arbitrary: line(quoted) },
  fc.constantFrom(
    withBelow(" |", "  first # kept", "", "    deeper: too", "  - id: LEARN-0097", "  # kept"),
    withBelow(" |-  # note", "  # kept", "  key: value"),
    withBelow(" >", "  folded # kept", "  on"),
    withBelow(" first words", "  and more", "  of them # note"),
    withBelow(' "first', "  second: x", '  - id: LEARN-0096"  # note'),
    withBelow(" 'first", "", "  third # kept'"),
  ),
);

const value: fc.Arbitrary<Omit<AnyField, "key">> = fc.oneof(
  { weight: 5, arbitrary: anyText },
  { weight: 2, arbitrary: line(flow) },
  fc.constantFrom(
    withBelow(""),
    withBelow(" # nothing"),
    withBelow("", "  - x # note", "  # whole line", "  - 'y # z'", "  - - deep"),
    withBelow("", "- x", "- y # note"),
    withBelow(" [a, # note", "  b]"),
    withBelow(" [", "  a,", "]"),
    withBelow("", "  who: me # note", "  what: 'x # y'"),
  ),
);

const fields = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...KEYS), value), {
    selector: ([key]) => key,
    minLength: 2,
    maxLength: 6,
  })
  .map((pairs) => pairs.map(([key, rest]): AnyField => ({ key, ...rest })));

export const anyEntries: fc.Arbitrary<readonly AnyEntry[]> = fc
  .array(fields, { minLength: 1, maxLength: 4 })
  .map((all) => all.map((own, index) => ({ id: `LEARN-000${index + 1}`, fields: own })));

export interface AnyFence {
  readonly entries: readonly AnyEntry[];
  readonly lines: readonly string[];
  readonly places: readonly Place[];
}

export const anyFence: fc.Arbitrary<AnyFence> = fc
  .record({
    entries: anyEntries,
    dash: fc.constantFrom(0, 2),
    gap: fc.constantFrom("", "  # between", "    # deep"),
    isSpaced: fc.boolean(),
    idComment: anyComment,
  })
  .map(({ entries, dash, gap, isSpaced, idComment }) => {
    const lines = ["entries:"];
    const places: Place[] = [];
    const column = dash + 2;
    for (const { id, fields: own } of entries) {
      const first = lines.length;
      lines.push(`${" ".repeat(dash)}- id: ${id}${idComment}`);
      const starts: number[] = [];
      for (const { key, head, below } of own) {
        if (gap !== "" && own.length % 2 === 0)
          lines.push(gap.slice(0, column + gap.trim().length));
        starts.push(lines.length);
        lines.push(`${" ".repeat(column)}${key}:${head}`);
        lines.push(...below.map((one) => (one === "" ? "" : `${" ".repeat(column)}${one}`)));
      }
      places.push({ first, next: lines.length, fields: starts, column });
      if (isSpaced) lines.push("");
    }
    return { entries, lines, places };
  });

/** One break of this fence. Places are inside an entry, between two of its fields. */
export function anyBreak({ entries, places }: AnyFence): fc.Arbitrary<Break> {
  return fc
    .record({
      entry: fc.nat(entries.length - 1),
      field: fc.nat(9),
      kind: fc.constantFrom(...KINDS),
    })
    .map(({ entry, field, kind }) => {
      const own = entries[entry]?.fields ?? [];
      const at = field % own.length;
      return { ...KIND[kind](own, at, places[entry]?.column ?? 2), name: kind, entry };
    });
}

type Kind = Pick<Break, "touched" | "apply">;

const extra =
  (text: (pad: string) => string) =>
  (_own: readonly AnyField[], at: number, column: number): Kind => ({
    touched: [],
    apply: (lines, place) => {
      const where = place.fields[at] ?? place.next;
      return [...lines.slice(0, where), text(" ".repeat(column)), ...lines.slice(where)];
    },
  });

const KIND = {
  "an unquoted colon": extra((pad) => `${pad}broken: said: twice`),
  "a quote that nobody closes": extra((pad) => `${pad}broken: "open`),
  "a single quote that nobody closes": extra((pad) => `${pad}broken: 'open # so`),
  "a list that nobody closes": extra((pad) => `${pad}broken: [a, b`),
  "a sign that YAML keeps": extra((pad) => `${pad}broken: @home`),
  "an alias of nothing": extra((pad) => `${pad}broken: *star`),
  "quotes inside quotes": extra((pad) => `${pad}broken: "he said "so" # 1"`),
  "a tab before a key": extra(() => `\tbroken: x`),
  "a tab before words": extra(() => `\twords that were lost`),
  "words at the left edge": extra(() => "words that were lost"),
  "a key too far to the left": extra((pad) => `${pad.slice(1)}broken: x`),
  "a key too far to the right": (own: readonly AnyField[], at: number, column: number): Kind => {
    // Below a text of many lines it would belong to that text, and below an empty value it would become the value.
    const above = at === 0 ? undefined : own[at - 1];
    const isBelowText =
      above !== undefined && (above.below.length > 0 || !/^ [^#]/.test(above.head));
    return extra((pad) => `${isBelowText ? "" : "  "}${pad}broken: x`)(own, at, column);
  },
  "an entry glued to the one before": (): Kind => ({
    touched: [],
    apply: (lines, place) => {
      const above = lines.slice(0, place.first).join("\n").trimEnd();
      if (above === "entries:") return lines;
      const glued = `${" ".repeat(place.column)}broken: x  ${(lines[place.first] ?? "").trim()}`;
      return [...above.split("\n"), glued, ...lines.slice(place.first + 1)];
    },
  }),
  "a key twice": (own: readonly AnyField[], at: number, column: number): Kind => ({
    touched: [],
    apply: (lines, place) => [
      ...lines.slice(0, place.next),
      `${" ".repeat(column)}${own[at]?.key ?? ""}: again`,
      ...lines.slice(place.next),
    ],
  }),
  "a value with a colon": (own: readonly AnyField[], at: number): Kind => ({
    touched: [own[at]?.key ?? ""],
    apply: (lines, place) => {
      const first = place.fields[at] ?? place.first;
      const next = place.fields[at + 1] ?? place.next;
      const said = (lines[first] ?? "").replace(/:.*$/, ": said: twice");
      return [...lines.slice(0, first), said, ...lines.slice(next)];
    },
  }),
} as const;

const KINDS = Object.keys(KIND) as (keyof typeof KIND)[];
