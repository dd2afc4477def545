// People call the members of a family by their names at one time and by what they are at another. A question that says one of
// them may mean an entry that says the other. Proof: test/voice/family-words.test.ts.

import { isFunctionTerm, termsOf } from "../../record/text/terms.ts";
import type { Persona } from "../../record/types.ts";

/** Gives what else a text calls the family that it speaks of: "sister" for "Ada", and "Ada" for "sister"; "" for nobody. */
export function familyWords(text: string, { narrative }: Pick<Persona, "narrative">): string {
  const family = narrative?.family ?? [];
  if (family.length === 0) return "";
  const said = new Set(termsOf(text));
  return family
    .flatMap(({ name, about = "" }) => {
      const role = roleIn(about);
      const isNamed = isAllSaid(name, said);
      if (isNamed === isAllSaid(role, said)) return [];
      return isNamed ? role : name;
    })
    .join(" ");
}

/** "daughter, eleven, at school": the part before the first comma. */
function roleIn(about: string): string {
  return /^[^,;(]*/.exec(about)?.[0] ?? "";
}

function isAllSaid(text: string, said: ReadonlySet<string>): boolean {
  const terms = termsOf(text).filter((term) => !isFunctionTerm(term));
  return terms.length > 0 && terms.every((term) => said.has(term));
}
