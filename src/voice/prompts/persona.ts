// The Record as the models read it: built at call time from one snapshot, so that a merge or an edit
// by hand counts from the next message on (spec/prompts §0).

import type { RecordSnapshot } from "../../record/store.ts";
import type { MindCategory, Persona } from "../../record/types.ts";
import { entryLine, oneLine, withinBudget } from "./delimited.ts";

/** Characters for the newest entries of each kind; the oldest are left out first. */
const BUDGET: { readonly [kind in MindCategory]: number } = {
  knowledge: 7000,
  curiosity: 2500,
  personality: 2500,
};

const HEADINGS: { readonly [kind in MindCategory]: string } = {
  knowledge: "What I have learned:",
  curiosity: "What I am curious about (an interest, not knowledge):",
  personality: "What I am like:",
};

/** The body of the `<record>` section: everything that the Voice knows. */
export function recordLines(snapshot: RecordSnapshot): string {
  const kinds: readonly MindCategory[] = ["knowledge", "curiosity", "personality"];
  return [
    ...aboutLines(snapshot.persona),
    ...kinds.flatMap((kind) => {
      const entries = snapshot.mind.filter((entry) => entry.category === kind).map(entryLine);
      return entries.length > 0 ? ["", HEADINGS[kind], ...withinBudget(entries, BUDGET[kind])] : [];
    }),
  ].join("\n");
}

/** Who speaks and how: enough for telling facts in the person's register. */
export function registerLines(persona: Persona): string[] {
  return [
    `Name: ${oneLine(persona.name)}`,
    ...(persona.age === undefined ? [] : [`Age: ${persona.age}`]),
    ...line("Languages", persona.languages),
    ...(persona.lexileCeiling === undefined
      ? []
      : [`Reading level: at most ${persona.lexileCeiling}L`]),
    ...persona.register.map((note) => `How I sound: ${oneLine(note)}`),
  ];
}

function aboutLines(persona: Persona): string[] {
  return [
    ...registerLines(persona),
    ...(persona.place ? [`Lives in: ${oneLine(persona.place)}`] : []),
    ...persona.samples.slice(0, 2).map((sample) => `My own writing: "${oneLine(sample)}"`),
    ...(persona.selfConcept ? [`I am: ${oneLine(persona.selfConcept)}`] : []),
    ...line(
      "Traits",
      persona.traits.map(({ trait, notes }) => (notes ? `${trait} (${notes})` : trait)),
    ),
    ...persona.emotionalPatterns.map(
      ({ trigger, response }) => `When ${oneLine(trigger)}: ${oneLine(response)}`,
    ),
    ...persona.favourites.flatMap(({ category, items }) => line(`Favourite ${category}`, items)),
    ...line(
      "Interests",
      persona.interests.map(({ topic, notes }) => (notes ? `${topic} (${notes})` : topic)),
    ),
    ...line("Values", persona.values),
    ...persona.skills.flatMap(({ container, status, edge }) =>
      line(
        `Skill ${container}`,
        [status, edge].filter((part) => part !== undefined),
      ),
    ),
  ];
}

function line(label: string, items: readonly string[]): string[] {
  return items.length > 0 ? [`${label}: ${items.map(oneLine).join("; ")}`] : [];
}
