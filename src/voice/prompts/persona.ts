// The Record as the models read it. It is built at call time from one snapshot, so that a merge or an edit by hand counts
// from the next message on. Proof: test/voice/persona-inputs.test.ts.

import type { Narrative, Persona } from "../../record/types.ts";
import { fairShare, lineTokens, within } from "./budget.ts";
import { oneLine } from "./delimited.ts";

/** The subject of a line. The portable prompt has a section for each (portable.ts). */
type PersonaPart = "voice" | "who" | "curiosity" | "personality";

/** A line of one or more items. A long list may be cut between them. */
export interface Listing {
  readonly part: PersonaPart;
  readonly label: string;
  readonly items: readonly string[];
}

/** Tokens below which no line is shortened. When there are too many lines for that, the last ones are left out. */
const SHORTEST = 40;

/** Gives everything about the person but the entries, at most `tokens`. */
export function personaLines(persona: Persona, tokens: number): readonly string[] {
  const listings = [...personaListings(persona), ...life(persona)];
  const share = Math.max(SHORTEST, fairShare(listings.map(listingTokens), tokens));
  const lines = listings.flatMap((listing) => shortened(listing, share));
  return within(lines, tokens, (line) => line);
}

/** Gives what may be taken elsewhere, before anything is cut: nothing of the person's family and birthdate is in it. */
export function personaListings(persona: Persona): readonly Listing[] {
  return [...register(persona), ...character(persona)];
}

/** Gives who speaks and how: enough for telling facts in the person's register. */
export function registerLines(persona: Persona): readonly string[] {
  return register(persona).map(textOf);
}

/** Gives the rule that keeps answers within the person's Lexile ceiling; no rule without one. */
export function levelRule({ lexileCeiling }: Persona): readonly string[] {
  return lexileCeiling === undefined
    ? []
    : [`- Sentences of at most ${longestSentence(lexileCeiling)} words, in everyday words.`];
}

/**
 * The words of a sentence at a Lexile measure. Models know nothing of Lexile. By the usual measures of school grades a text
 * at 300L has sentences of some 7 words, and one at 1000L of some 15.
 */
function longestSentence(lexile: number): number {
  return Math.max(5, Math.round(lexile / 85 + 3.5));
}

function register(persona: Persona): readonly Listing[] {
  return [
    ...listing("who", "Name", [persona.name]),
    ...listing("who", "Age", persona.age === undefined ? [] : [String(persona.age)]),
    ...listing("who", "Languages", persona.languages),
    ...listing(
      "voice",
      "Sentences",
      persona.lexileCeiling === undefined
        ? []
        : [`at most ${longestSentence(persona.lexileCeiling)} words, everyday words`],
    ),
    ...persona.register.flatMap((note) => listing("voice", "How I sound", [note])),
  ];
}

function character(persona: Persona): readonly Listing[] {
  return [
    ...listing("who", "Lives in", persona.place ? [persona.place] : []),
    ...persona.samples
      .slice(0, 2)
      .flatMap((sample) => listing("voice", "My own writing", [`"${sample}"`])),
    ...listing("who", "I am", persona.selfConcept ? [persona.selfConcept] : []),
    ...listing(
      "personality",
      "Traits",
      persona.traits.map(({ trait, notes }) => (notes ? `${trait} (${notes})` : trait)),
    ),
    ...listing("personality", "Humour", persona.humour ?? []),
    ...(persona.ways ?? []).flatMap(({ about, texts }) => listing("personality", about, texts)),
    ...persona.emotionalPatterns.flatMap(({ trigger, response }) =>
      listing("personality", `When ${oneLine(trigger)}`, [response]),
    ),
    ...persona.favourites.flatMap(({ category, items }) =>
      listing("who", `Favourite ${category}`, items),
    ),
    ...listing("curiosity", "Interests", persona.interests.map(interest)),
    ...listing("who", "Values", persona.values),
    ...listing("who", "Talents", persona.talents ?? []),
    ...persona.skills.flatMap(({ container, status, edge }) =>
      listing(
        "who",
        `Skill ${container}`,
        [status, edge].filter((part) => part !== undefined),
      ),
    ),
  ];
}

/** Birthdate, people and places. */
function life({ birthdate, narrative }: Persona): readonly Listing[] {
  return [
    ...listing("who", "Born on", birthdate === undefined ? [] : [birthdate]),
    ...(narrative
      ? [
          ...listing("who", "Family", narrative.family.map(personIn)),
          ...listing("who", "At home", narrative.homeLife),
          ...listing("who", "People", narrative.relationships.map(personIn)),
          ...listing("who", "Has lived in", narrative.placesLived),
        ]
      : []),
  ];
}

/** "Teo (uncle, baker)" */
function personIn({ name, about }: Narrative["family"][number]): string {
  return about === undefined ? name : `${name} (${about})`;
}

/** "kites (4/5, since spring)": intensity and notes, where the Record has them. */
function interest({ topic, intensity, notes }: Persona["interests"][number]): string {
  const strength = intensity === undefined ? undefined : `${intensity}/5`;
  const about = [strength, notes].filter((part) => part !== undefined);
  return about.length > 0 ? `${topic} (${about.join(", ")})` : topic;
}

function listing(part: PersonaPart, label: string, items: readonly string[]): readonly Listing[] {
  return items.length > 0 ? [{ part, label, items: items.map(oneLine) }] : [];
}

/** Gives a line whole: its label and its items. */
export function textOf({ label, items }: Pick<Listing, "label" | "items">): string {
  return `${label}: ${items.join("; ")}`;
}

function listingTokens(listing: Listing): number {
  return lineTokens(textOf(listing));
}

/** The line with as many items as fit. No line when none fits. */
function shortened({ label, items }: Listing, tokens: number): readonly string[] {
  const text = textOf({ label, items });
  if (lineTokens(text) <= tokens) return [text];
  let left = tokens - lineTokens(`${label}: `);
  const end = items.findIndex((item) => (left -= lineTokens(item)) < 0);
  return end > 0 ? [textOf({ label, items: items.slice(0, end) })] : [];
}
