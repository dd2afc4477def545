// The Record as the models read it: built at call time from one snapshot, so that a merge or an edit
// by hand counts from the next message on (spec/prompts §0).

import type { Persona } from "../../record/types.ts";
import { fairShare, lineTokens, within } from "./budget.ts";
import { oneLine } from "./delimited.ts";

/** A line of one or more items; a long list may be cut between them. */
interface Listing {
  readonly label: string;
  readonly items: readonly string[];
}

/** Below this a line is not shortened; there are too many lines then, and the last ones stay out. */
const SHORTEST = 40;

/** Everything about the person but the entries. */
export function personaLines(persona: Persona, tokens: number): readonly string[] {
  const listings = [...register(persona), ...character(persona)];
  const share = Math.max(SHORTEST, fairShare(listings.map(listingTokens), tokens));
  const lines = listings.flatMap((listing) => shortened(listing, share));
  return within(lines, tokens, (line) => line);
}

/** Who speaks and how: enough for telling facts in the person's register. */
export function registerLines(persona: Persona): readonly string[] {
  return register(persona).map(textOf);
}

function register(persona: Persona): readonly Listing[] {
  return [
    ...listing("Name", [persona.name]),
    ...listing("Age", persona.age === undefined ? [] : [String(persona.age)]),
    ...listing("Languages", persona.languages),
    ...listing(
      "Reading level",
      persona.lexileCeiling === undefined ? [] : [`at most ${persona.lexileCeiling}L`],
    ),
    ...persona.register.flatMap((note) => listing("How I sound", [note])),
  ];
}

function character(persona: Persona): readonly Listing[] {
  return [
    ...listing("Lives in", persona.place ? [persona.place] : []),
    ...persona.samples.slice(0, 2).flatMap((sample) => listing("My own writing", [`"${sample}"`])),
    ...listing("I am", persona.selfConcept ? [persona.selfConcept] : []),
    ...listing(
      "Traits",
      persona.traits.map(({ trait, notes }) => (notes ? `${trait} (${notes})` : trait)),
    ),
    ...persona.emotionalPatterns.flatMap(({ trigger, response }) =>
      listing(`When ${oneLine(trigger)}`, [response]),
    ),
    ...persona.favourites.flatMap(({ category, items }) => listing(`Favourite ${category}`, items)),
    ...listing("Interests", persona.interests.map(interest)),
    ...listing("Values", persona.values),
    ...listing("Talents", persona.talents ?? []),
    ...persona.skills.flatMap(({ container, status, edge }) =>
      listing(
        `Skill ${container}`,
        [status, edge].filter((part) => part !== undefined),
      ),
    ),
  ];
}

/** "kites (4/5, since spring)": how strong, where the Record says so, and what there is to it. */
function interest({ topic, intensity, notes }: Persona["interests"][number]): string {
  const strength = intensity === undefined ? undefined : `${intensity}/5`;
  const about = [strength, notes].filter((part) => part !== undefined);
  return about.length > 0 ? `${topic} (${about.join(", ")})` : topic;
}

function listing(label: string, items: readonly string[]): readonly Listing[] {
  return items.length > 0 ? [{ label, items: items.map(oneLine) }] : [];
}

function textOf({ label, items }: Listing): string {
  return `${label}: ${items.join("; ")}`;
}

function listingTokens(listing: Listing): number {
  return lineTokens(textOf(listing));
}

/** With as many of its items as fit; without a line where that is none. */
function shortened({ label, items }: Listing, tokens: number): readonly string[] {
  const text = textOf({ label, items });
  if (lineTokens(text) <= tokens) return [text];
  let left = tokens - lineTokens(`${label}: `);
  const end = items.findIndex((item) => (left -= lineTokens(item)) < 0);
  return end > 0 ? [textOf({ label, items: items.slice(0, end) })] : [];
}
