// No view of any Record tells a hidden word. The words are put into every place that a view hides, and again into texts
// that it shows; nobody else uses them. VIEW_RECORDS=1000 is the long count.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { viewMarkdown } from "../../../src/record/views/view-markdown.ts";
import { recordView, VIEWS } from "../../../src/record/views/view.ts";
import { recordSource } from "../../support/temporary.ts";
import {
  AGAIN,
  DATES,
  ENTRIES,
  FORMS,
  IDENTITY,
  INTERESTS,
  PLACES,
  PROSE,
  SENTENCES,
  SILENT,
  VARIANTS,
} from "./hidden-places.ts";

const RECORDS = Number(process.env["VIEW_RECORDS"] ?? 30);
const NOW = new Date("2026-11-23T10:00:00Z");

describe("any Record", () => {
  it("shows nothing in a view that it hides, however it is written, and all that it promises", () => {
    fc.assert(
      fc.property(generated, (drawn) => {
        const { hidden, silent } = drawn;
        const made = makeRecord(drawn);
        for (const view of VIEWS) {
          const found = recordView(made, view, NOW);
          for (const output of [viewMarkdown(found), JSON.stringify(found)]) {
            const words = bare(output).match(/[\p{L}\p{N}]+/gu) ?? [];
            for (const { canary } of [...hidden, ...silent]) {
              for (const part of bare(canary).split(/[^\p{L}\p{N}]+/u)) {
                if (part.length < 2) continue;
                expect(words.filter((word) => tells(word, part))).toEqual([]);
              }
            }
            expect(/datemark.{0,40}/i.exec(output)?.[0]).toBeUndefined();
            const absent = promised(view, drawn).filter((each) => !output.includes(each));
            expect(absent).toEqual([]);
          }
        }
      }),
      { numRuns: RECORDS },
    );
  }, 600_000);
});

/** Text that every Record gets, and that every view of it shows. */
const PROMISES = {
  both: ["plumbook", "ferntopic", "quartzvalue", "mosslesson"],
  school: ["cedarnote"],
} as const;

function makeRecord(drawn: Drawn): Parameters<typeof recordView>[0] {
  const { base, hidden, again, silent, dates, skill } = drawn;
  let self = readFileSync(join(recordSource(base), "SELF.md"), "utf8");
  const put = (after: RegExp, text: string): void => {
    self = self.replace(after, (match) => match + text);
  };
  put(/\nbooks:\n/, "  - plumbook\n");
  put(INTERESTS, '  - topic: "ferntopic"\n    notes: "cedarnote"\n');
  put(/\ncore:\n/, "  - quartzvalue\n");
  put(/\nmemories:\n/, "  - birchmemory\n");
  put(ENTRIES, '  - id: LEARN-0900\n    topic: "mosslesson"\n    evidence_id: ACT-0001\n');
  put(IDENTITY, dates.length > 0 ? 'birthday: "2017-03-21"\n' : "");
  for (const { place, key, form, prose, canary, second } of hidden) {
    const wanted = at(PLACES, place);
    const { after, keys, put: write } = wanted.after.test(self) ? wanted : at(PLACES, 0);
    put(after, write(form, prose, keys[key % keys.length] ?? "", canary, second));
  }
  for (const { where, sentence, variant, which } of again) {
    const { canary, second } = at(hidden, which);
    const [after, text] = where;
    put(after, text(sentence(variant(which % 2 === 0 ? canary : second))));
  }
  for (const { where, canary } of silent) put(where[0], where[1](canary));
  for (const { where, date } of dates) put(where[0], where[1](`datemark, ${date}`));
  const first = hidden[0]?.canary ?? "";
  const skills = skill
    ? `## I. CONTAINER STATUS\n\n### READ Container\n\n\`\`\`yaml\nstatus: active # ${first}\nedge: "reads with ${first}"\nhelper: ${first}\n\`\`\`\n`
    : "";
  return { self, skills };
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new Error("an empty list");
  return found;
}

function promised(view: string, { base, hidden }: Drawn): readonly string[] {
  // Nothing below an unknown heading is shown; `legacy` has no memories.
  const isCovered = hidden.some(({ place }) => PLACES[place % PLACES.length]?.isHeading);
  const memory = base === "legacy" || isCovered ? "" : "birchmemory";
  return [...PROMISES.both, ...(view === "school" ? [PROMISES.school[0], memory] : [])];
}

/** Folds words without the code under test. */
function bare(text: string): string {
  return text
    .replace(/\p{Cf}/gu, "")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase();
}

function tells(word: string, part: string): boolean {
  if (/\p{Script=Han}/u.test(part)) return word.includes(part);
  return part.length > 3 ? word.startsWith(part) : word === part || word === `${part}s`;
}

const syllable = fc.constantFrom(
  "ka",
  "lo",
  "mir",
  "tza",
  "ven",
  "ös",
  "né",
  "qui",
  "dru",
  "fæ",
  "ñu",
);
const canary = fc.oneof(
  { weight: 5, arbitrary: fc.array(syllable, { minLength: 3, maxLength: 5 }) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom("Ike", "Zoë", "Ñuño", "Łukasz", "王小明", "Зоя", "O'Zhara", "Anke-Mäy", "Xu")
      .map((name) => [name]),
  },
);
const name = canary.map((parts) => {
  const text = parts.join("");
  return text.charAt(0).toUpperCase() + text.slice(1);
});
const generated = fc.record({
  base: fc.constantFrom("sample", "juna", "ines", "odile", "legacy"),
  hidden: fc.array(
    fc.record({
      place: fc.nat(99),
      key: fc.nat(99),
      form: fc.constantFrom(...Object.values(FORMS)),
      prose: fc.constantFrom(...PROSE),
      canary: name,
      second: name,
    }),
    { minLength: 1, maxLength: 4 },
  ),
  again: fc.array(
    fc.record({
      where: fc.constantFrom(...AGAIN),
      sentence: fc.constantFrom(...SENTENCES),
      variant: fc.constantFrom(...VARIANTS),
      which: fc.nat(99),
    }),
    { maxLength: 6 },
  ),
  silent: fc.array(fc.record({ where: fc.constantFrom(...SILENT), canary: name }), {
    maxLength: 4,
  }),
  dates: fc.array(
    fc.record({ where: fc.constantFrom(...AGAIN), date: fc.constantFrom(...DATES) }),
    { maxLength: 2 },
  ),
  skill: fc.boolean(),
});
type Drawn = typeof generated extends fc.Arbitrary<infer Value> ? Value : never;
