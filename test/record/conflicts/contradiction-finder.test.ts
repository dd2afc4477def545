// A finder with an index gives what a comparison with each single entry gives. That comparison is written down here.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  conflictsWith,
  DEFAULT_CONFLICT_RULES,
  hasWord,
  readProfile,
} from "../../../src/record/conflicts/conflicts.ts";
import {
  createContradictionFinder,
  type ComparedProposal,
} from "../../../src/record/conflicts/contradictions.ts";
import {
  commonWords,
  isSameStatement,
  readStatement,
  sharedWords,
  type Statement,
} from "../../../src/record/conflicts/statement.ts";
import type { MindCategory, MindEntry } from "../../../src/record/types.ts";
import { TIMES } from "../../support/times.ts";

// Few words, so that entries meet: names, denials, numbers, opposites, words without content, other scripts.
const word = fc.constantFrom(
  ..."Mira kelp otters fish crabs reef shelters tide boats quiet talkative patient impatient".split(
    " ",
  ),
  ..."not never no the and is 2 3 2,5 好き 昆布 c++ Straße octopuses octopus".split(" "),
);
const text = fc
  .tuple(fc.constantFrom("", "Mira Lee: ", "not "), fc.array(word, { maxLength: 9 }))
  .map(([first, words]) => first + words.join(" "));
const category = fc.constantFrom<MindCategory>("knowledge", "curiosity", "personality");
const entry = fc
  .record({ text, category, isOld: fc.nat(9), number: fc.integer({ min: 1, max: 12 }) })
  .map(({ isOld, number, ...rest }): MindEntry => ({
    id: `${{ knowledge: "LEARN", curiosity: "CUR", personality: "PER" }[rest.category]}-00${number}`,
    ...rest,
    ...(isOld === 0 && { supersededBy: "PER-0099" }),
  }));
const mind = fc.oneof(
  fc.array(entry, { maxLength: 8 }),
  fc.array(entry, { minLength: 10, maxLength: 30 }),
);
const tension = fc.oneof(
  fc.constant("none"),
  text,
  fc.constantFrom("PER-001", "see LEARN-002, CUR-003"),
);
const proposal = fc.record<ComparedProposal>({
  mindCategory: category,
  suggestedEntry: text,
  summary: text,
  promptAddition: fc.constant("none"),
  tensionWith: tension,
});
const self = fc.constantFrom(
  "",
  "traits:\n  - trait: quiet\n",
  "Personality: rather patient, fish\n",
);

describe("a contradiction finder", () => {
  it("finds what a comparison with each entry finds, whatever it was asked before", () => {
    const steps = fc.array(fc.record({ mind, self, proposal }), { minLength: 1, maxLength: 4 });
    let found = 0;
    fc.assert(
      fc.property(steps, (all) => {
        const finder = createContradictionFinder();
        let kept: readonly MindEntry[] = [];
        for (const step of all) {
          // Some entries stay the same objects, in another order.
          const now = [...kept.filter((_, index) => index % 3 > 0), ...step.mind];
          kept = now.toReversed();
          const wanted = compareWithEach(now, step.self, step.proposal);
          found += wanted.length;
          expect(finder.find({ self: step.self, mind: now }, step.proposal)).toEqual(wanted);
        }
      }),
      { numRuns: 400 * TIMES },
    );
    expect(found).toBeGreaterThan(200 * TIMES);
  });

  it("knows the entry that says the same as a comparison with each entry does", () => {
    let found = 0;
    fc.assert(
      fc.property(mind, mind, text, category, fc.nat(9), (before, now, other, any, repeat) => {
        // Long texts of which one word differs, too.
        const own = repeat > 4 ? now[repeat % 2] : undefined;
        const said = `${own?.text ?? ""} ${repeat % 3 === 0 ? "" : other}`;
        const kind = own?.category ?? any;
        const finder = createContradictionFinder();
        finder.alreadyKnown(before, said, kind);
        const all = [...before.slice(1), ...now];
        const statement = readStatement(said);
        const wanted = all.find(
          (one) =>
            one.supersededBy === undefined &&
            one.category === kind &&
            isSameStatement(readStatement(one.text), statement),
        );
        if (wanted) found += 1;
        expect(finder.alreadyKnown(all, said, kind)).toBe(wanted);
      }),
      { numRuns: 600 * TIMES },
    );
    expect(found).toBeGreaterThan(20 * TIMES);
  });
});

function compareWithEach(
  all: readonly MindEntry[],
  selfText: string,
  proposed: ComparedProposal,
): readonly object[] {
  const current = all.filter(({ supersededBy }) => supersededBy === undefined);
  const isTrait = proposed.mindCategory === "personality";
  const profile = readProfile(selfText, all);
  const opposites = (isTrait ? conflictsWith(profile, proposed, DEFAULT_CONFLICT_RULES) : []).map(
    (conflict) => {
      const said = current.find(
        (one) => one.category === "personality" && hasWord(one.text, conflict.existingHint),
      );
      return {
        ...conflict,
        kind: "opposite",
        ...(said && { entryId: said.id, entryText: said.text }),
      };
    },
  );
  const named = new Set(opposites.map((one) => ("entryId" in one ? one.entryId : undefined)));
  const statement = readStatement(proposed.suggestedEntry);
  const named2 = readStatement(proposed.tensionWith ?? "");
  const ids = new Set(proposed.tensionWith?.match(/\b(?:LEARN|CUR|PER)-\d+/g));
  const statements = current.map((one) => readStatement(one.text));
  const common = commonOf(statements);
  const ranked = current
    .flatMap((one, index) => {
      const old = statements[index];
      if (!old || isSameStatement(old, statement)) return [];
      const { shared, part } = sharedWords(old, statement, common);
      const ofTension = sharedWords(old, named2);
      if (ids.has(one.id) || (ofTension.shared.length >= 2 && ofTension.part >= 0.6)) {
        return [{ one, rule: "tension-with", shared, strength: 2 + part }];
      }
      const denies = old.isNegative !== statement.isNegative;
      const isShort = Math.max(old.words.size, statement.words.size) <= 4;
      const isSame =
        (denies && isShort && part === 1) || (shared.length >= 2 && part >= (denies ? 0.5 : 0.6));
      return isSame && one.category === proposed.mindCategory
        ? [{ one, rule: "same-subject", shared, strength: part }]
        : [];
    })
    .toSorted((a, b) => b.strength - a.strength || b.shared.length - a.shared.length)
    .filter(({ one }) => !named.has(one.id))
    .slice(0, 3)
    .map(({ one, rule, shared }) => ({
      rule,
      pair: [shared[0] ?? "", shared[1] ?? ""],
      existingHint: one.text,
      newHint: proposed.suggestedEntry,
      kind: "same_subject",
      entryId: one.id,
      entryText: one.text,
    }));
  return [...opposites, ...ranked];
}

function commonOf(statements: readonly Statement[]): ReadonlySet<string> {
  const words = statements.flatMap((statement) => [...statement.words.keys()]);
  const counts = Map.groupBy(words, (one) => one);
  return commonWords(
    [...counts].map(([one, times]) => [one, times.length]),
    statements.length,
  );
}
