// The persona is sections I to VIII of SELF, events and memories aside, and the containers of SKILLS, as plain data for prompts.
// A section that is missing, empty, left as in the template or written in another shape is absent; nothing is ever invented.
// Proof: test/record/self/persona.test.ts.

import { factual } from "../../factual.ts";
import { findSection, lineAt, readOutline, type Outline } from "../text/markdown.ts";
import { isData, listOf, mapsOf, numberOf, textOf, textsOf } from "./persona-values.ts";
import type { Data } from "./persona-values.ts";
import { clipScalar } from "../text/clip.ts";
import { oneLine } from "../text/scalar.ts";
import type { Narrative, Persona, SettingFault } from "../types.ts";
import { readSection } from "./section-data.ts";

/**
 * Reads who a person is. Never throws.
 * @param fallbackName used where SELF tells no name.
 */
export function readPersona(self: string, skills: string, fallbackName: string): Persona {
  const outline = readOutline(self);
  const section = (heading: string): Data => readSection(self, outline, heading);
  const identity = identityIn(self, outline);
  const style = section("## III.");
  const personality = section("## IV.");
  const nickname = textOf(identity["nickname"]);
  const age = ageOf(identity);
  const birthdate = birthdateOf(identity);
  const place = textOf(identity["location"]);
  const humour = textsOf(personality["humor"] ?? personality["humour"]);
  const ceiling = /(\d{2,4})\s*L\b/i.exec(textOf(style["lexile_output"]) ?? "")?.[1];
  const selfConcept = textsOf(personality["self_concept"]).join("; ");
  const preferences = section("## II.");
  const talents = textsOf(preferences["talent_stack"] ?? personality["talent_stack"]);
  return {
    name: textOf(identity["name"]) ?? fallbackName,
    ...(nickname && { nickname }),
    ...(age !== undefined && { age }),
    ...(birthdate !== undefined && { birthdate }),
    languages: textsOf(identity["languages"]).flatMap((entry) => entry.split(/,\s*/)),
    ...(place && { place }),
    ...(ceiling && { lexileCeiling: Number(ceiling) }),
    register: readRegister(style),
    samples: mapsOf(style["samples"], "content")
      .flatMap((sample) => textOf(sample["content"]) ?? [])
      .slice(0, 2)
      .map((sample) => clipScalar(sample, SAMPLE_CHARS)),
    ...(selfConcept && { selfConcept }),
    traits: mapsOf(personality["traits"], "trait").flatMap(readTrait),
    ...(humour.length > 0 && { humour }),
    ...readWays(personality, section("## VII.")),
    emotionalPatterns: mapsOf(personality["emotional_patterns"], "trigger").flatMap(readPattern),
    favourites: readFavourites(preferences),
    ...(talents.length > 0 && { talents }),
    interests: readInterests(section("## V.")),
    values: textsOf(section("## VI.")["core"]),
    skills: readSkills(skills),
    ...readNarrative(section("## VIII.")),
  };
}

/** What is told of an age that is none. What a child's Record needs does not hold without it. */
export function ageFaults(self: string): readonly SettingFault[] {
  const outline = readOutline(self);
  const identity = identityIn(self, outline);
  const place = findSection(outline, "## I.");
  if (!place || ageOf(identity) !== undefined) return [];
  const section = self.slice(place.bodyStart, place.end);
  const mention = AGE_LINE.exec(section);
  const isTold = textOf(mention?.[1]?.replace(/(?:^|\s)#.*/, "")) !== undefined;
  if (!isTold && textsOf(identity["age"]).length === 0) return [];
  const line = lineAt(self, place.bodyStart + (mention?.index ?? 0));
  const message = factual`SELF.md line ${line}: age is no number of years, for example age: 9. Until then this counts as the Record of somebody of no known age, also where it is a child's.`;
  return [{ name: "age", line, message }];
}

/** A line that is to tell the age, with its key in any form. */
const AGE_LINE =
  /^[^\p{L}\n]*age(?:["'”’*_`]|[ \t])*(?:[(_-]?(?:years?|yrs?)\)?[ \t]*)?(?:[:=：|]|(?=\d))[ \t]*([^\n]*)/imu;

/** True for a child by a known age. */
export function isYoung({ age }: Pick<Persona, "age">): boolean {
  return age !== undefined && age < 13;
}

/** True below the age of majority. A person without an age counts as an adult: rules for children need a known age. */
export function isMinor({ age }: { readonly age?: number | undefined }): boolean {
  return age !== undefined && age < 18;
}

const SAMPLE_CHARS = 400;
const EDGE_CHARS = 160;
const BIRTHDATE_CHARS = 40;

/** Section I. Its keys count in any letters, and as items of a list, too: a known age guards a child. */
function identityIn(self: string, outline: Outline): Data {
  const read = readSection(self, outline, "## I.");
  const named = Object.entries(read).map(([key, value]) => [key.trim().toLowerCase(), value]);
  return { ...(Object.fromEntries(named) as Data), ...read };
}

function ageOf(identity: Data): number | undefined {
  const age = numberOf(identity["age"]);
  return age !== undefined && age > 0 && age < 130 ? Math.floor(age) : undefined;
}

function birthdateOf(identity: Data): string | undefined {
  const written = textOf(identity["birthdate"] ?? identity["date_of_birth"]);
  return written === undefined ? undefined : clipScalar(oneLine(written), BIRTHDATE_CHARS);
}

/** How the person goes about others and about a problem: in section IV, and in section VII in more words. */
function readWays(personality: Data, reasoning: Data): Pick<Persona, "ways"> {
  const ways = [
    ["With others", textsOf(personality["empathy_mode"])],
    [
      "With a problem",
      [...textsOf(personality["problem_solving"]), ...textsOf(reasoning["approach"])],
    ],
  ] as const;
  const told = ways.flatMap(([about, texts]) => (texts.length > 0 ? [{ about, texts }] : []));
  return told.length > 0 ? { ways: told } : {};
}

function readNarrative(narrative: Data): Pick<Persona, "narrative"> {
  const told = {
    family: readFamily(narrative["members"] ?? narrative["family"]),
    homeLife: textsOf(narrative["dynamics"]),
    relationships: mapsOf(narrative["relationships"], "with").flatMap((one) =>
      readPerson(one, "with", "notes"),
    ),
    placesLived: textsOf(narrative["places_lived"]),
  };
  return Object.values(told).some(({ length }) => length > 0) ? { narrative: told } : {};
}

/** A list of persons, or `mother: Ada`, as some write it. */
function readFamily(members: unknown): Narrative["family"] {
  if (isData(members) && !("name" in members)) {
    return Object.entries(members).flatMap(([about, names]) =>
      textsOf(names).map((name) => ({ name, about })),
    );
  }
  return mapsOf(members, "name").flatMap((one) => readPerson(one, "name", "role"));
}

function readPerson(entry: Data, name: string, about: string): Narrative["family"] {
  const who = textOf(entry[name]);
  const what = textsOf(entry[about]).join("; ");
  return who ? [{ name: who, ...(what && { about: what }) }] : [];
}

function readRegister(style: Data): readonly string[] {
  const lines: readonly (readonly [label: string, value: unknown])[] = [
    ["Vocabulary", style["vocabulary_level"]],
    ["Sentences", style["sentence_patterns"]],
    ["Verbal habits", style["verbal_habits"]],
    ["Tone", style["tone"]],
  ];
  return lines.flatMap(([label, value]) => {
    const texts = textsOf(value).map(oneLine);
    return texts.length > 0 ? [`${label}: ${texts.join("; ")}`] : [];
  });
}

function readTrait(entry: Data): Persona["traits"] {
  const trait = textOf(entry["trait"]);
  const notes = textOf(entry["notes"]);
  return trait ? [{ trait, ...(notes && { notes }) }] : [];
}

function readPattern(entry: Data): Persona["emotionalPatterns"] {
  const trigger = textOf(entry["trigger"]);
  const response = textOf(entry["response"]);
  return trigger && response ? [{ trigger, response }] : [];
}

function readFavourites(preferences: Data): Persona["favourites"] {
  // The entries come in reverse because the first key wins; prompts want the order of the file.
  return Object.entries(preferences)
    .toReversed()
    .flatMap(([key, value]) => {
      if (key === "talent_stack") return [];
      const category = key.replace(/^favou?rites?_/, "").replaceAll("_", " ");
      const items = textsOf(value);
      return items.length > 0 ? [{ category, items }] : [];
    });
}

function readInterests(section: Data): Persona["interests"] {
  return [...listOf(section["current"]), ...listOf(section["emerging"])]
    .flatMap((entry) => mapsOf([entry], "topic"))
    .flatMap((entry) => {
      const topic = textOf(entry["topic"]);
      const intensity = numberOf(entry["intensity"]);
      const notes = textOf(entry["notes"]);
      if (!topic) return [];
      return [{ topic, ...(intensity !== undefined && { intensity }), ...(notes && { notes }) }];
    });
}

function readSkills(skills: string): Persona["skills"] {
  const outline = readOutline(skills);
  const status = findSection(outline, "## I.");
  if (!status) return [];
  return outline.headings
    .filter(({ level, start }) => level === 3 && start >= status.bodyStart && start < status.end)
    .flatMap(({ text }) => {
      const data = readSection(skills, outline, text);
      const container = text.replace(/^#+\s*/, "").replace(/\s+container$/i, "");
      const word = /^[\p{L}\p{N}_-]+/u.exec(textOf(data["status"]) ?? "")?.[0];
      const edge = textOf(data["edge"]);
      if (!word && !edge) return [];
      return [
        {
          container,
          ...(word && { status: word }),
          ...(edge && { edge: clipScalar(oneLine(edge), EDGE_CHARS) }),
        },
      ];
    });
}
