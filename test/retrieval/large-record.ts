// A made-up Record of any size: fillers, and among them the targets that questions.ts asks about, spread evenly from the
// oldest entry to the newest, each between two distractors. Pure: the same numbers give the same Record.

import { distractorText, fillerText, foreignText } from "./filler.ts";
import type { Letter, Pick } from "./filler.ts";
import { OTHER_LANGUAGES } from "./other-languages.ts";
import { TARGETS } from "./targets.ts";

/** Texts of SELF.md and EVIDENCE.md, and the entries as they stand in SELF: LEARN, CUR, PER, each oldest first. */
export interface LargeRecord {
  readonly self: string;
  readonly evidence: string;
  readonly mind: readonly { readonly id: string; readonly text: string }[];
}

/** Makes a Record of 50 to 5,000 entries. One entry in four at most is a target. */
export function largeRecord(entries: number, seed = 1): LargeRecord {
  const pick = createPick(seed);
  const numbers = { L: 0, C: 0, P: 0 };
  const all = drawEntries(entries, pick).map(({ letter, text }, index): Entry => {
    numbers[letter] += 1;
    return {
      letter,
      text,
      id: `${ID_PREFIX[letter]}-${digits(numbers[letter])}`,
      evidenceId: `ACT-${digits(index + 1)}`,
      date: dateAt((index + pick(1000) / 1000) / entries),
      source: SOURCES[pick(SOURCES.length)] ?? "",
    };
  });
  const of = (letter: Letter): readonly Entry[] => all.filter((entry) => entry.letter === letter);
  return {
    self: formatSelf(of("L"), of("C"), of("P")),
    evidence: formatEvidence(all),
    mind: [...of("L"), ...of("C"), ...of("P")].map(({ id, text }) => ({ id, text })),
  };
}

interface Draft {
  readonly letter: Letter;
  readonly text: string;
}

interface Entry extends Draft {
  readonly id: string;
  readonly evidenceId: string;
  readonly date: string;
  readonly source: string;
}

interface Target extends Draft {
  readonly language: string;
  readonly near: readonly string[];
}

const ID_PREFIX = { L: "LEARN", C: "CUR", P: "PER" } as const;
const CATEGORY = { L: "knowledge", C: "curiosity", P: "personality" } as const;
const SOURCES = ["kitchen talk", "walk", "letter", "phone call", "pipeline merge", "visit"];
const FIRST_DAY = Date.UTC(2008, 2, 1);
const LAST_DAY = Date.UTC(2026, 5, 30);

function drawEntries(entries: number, pick: Pick): readonly Draft[] {
  const targets = shuffle(readTargets(), pick).slice(0, Math.floor(entries / 4));
  const width = entries / targets.length;
  const places = new Map<number, Draft>();
  const texts = new Set(targets.map(({ text }) => text));
  const fresh = (letter: Letter, draw: () => string): Draft => {
    for (let tries = 0; tries < 200; tries += 1) {
      const text = draw();
      const words = text.split(" ").length;
      if (texts.has(text) || words < 8 || words > 25) continue;
      texts.add(text);
      return { letter, text };
    }
    throw new Error("the sentences of filler.ts are used up");
  };
  for (const [index, { letter, text, language, near }] of targets.entries()) {
    const place = Math.floor((index + 0.5) * width);
    places.set(place, { letter, text });
    for (const [side, phrase] of near.entries()) {
      const distance = 1 + pick(Math.max(1, Math.floor((width - 2) / 2)));
      const other = pick(3) === 0 ? drawLetter(pick) : letter;
      places.set(
        side === 0 ? place - distance : place + distance,
        fresh(other, () => distractorText(phrase, language, other, pick)),
      );
    }
  }
  return Array.from({ length: entries }, (_, index) => {
    const letter = drawLetter(pick);
    const draw = pick(25) === 0 ? foreignText : fillerText;
    return places.get(index) ?? fresh(letter, () => draw(letter, pick));
  });
}

function readTargets(): readonly Target[] {
  return [TARGETS, OTHER_LANGUAGES].flatMap((list, other) =>
    list
      .trim()
      .split("\n")
      .map((line) => {
        const [name = "", letter = "L", near = "", text = ""] = line.split("|");
        const language = other === 1 ? name.slice(0, 2) : "en";
        return { letter: letter as Letter, text, language, near: near.split(";") };
      }),
  );
}

function drawLetter(pick: Pick): Letter {
  const number = pick(10);
  if (number < 6) return "L";
  return number < 8 ? "C" : "P";
}

function shuffle<T>(values: readonly T[], pick: Pick): readonly T[] {
  const keys = new Map(values.map((value) => [value, pick(1_000_000)]));
  return values.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
}

// mulberry32: small, and the same everywhere.
function createPick(seed: number): Pick {
  let state = seed >>> 0;
  return (count) => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * count);
  };
}

function dateAt(part: number): string {
  return new Date(FIRST_DAY + part * (LAST_DAY - FIRST_DAY)).toISOString().slice(0, 10);
}

function digits(number: number): string {
  return String(number).padStart(4, "0");
}

function formatSelf(
  knowledge: readonly Entry[],
  curiosity: readonly Entry[],
  personality: readonly Entry[],
): string {
  return `---
time_zone: "Europe/Lisbon"
---

# SELF — Wren

> A made-up person. This Record belongs to nobody.

## I. IDENTITY

${fence("name: Wren\nage: 47\nlanguages: [English, Spanish, German, French]\nlocation: A harbour town below a moor")}

## II. PREFERENCES (Survey Seeded)

## IX. MIND (Post-Seed Growth)

### IX-A. KNOWLEDGE

${list("entries", knowledge, formatEntry)}

### IX-B. CURIOSITY

${list("entries", curiosity, formatEntry)}

### IX-C. PERSONALITY (Observed)

${list("entries", personality, formatEntry)}
`;
}

function formatEvidence(all: readonly Entry[]): string {
  return `# EVIDENCE — Wren

## V. ACTIVITY LOG

${list("activities", all, formatActivity)}

## VI. ATTESTATION LOG

${list("entries", [], formatActivity)}
`;
}

function formatEntry({ id, date, letter, text, source, evidenceId }: Entry): string {
  const own = {
    L: [`topic: "${text}"`, `source: ${source}`],
    C: [`topic: "${text}"`, "trigger: pipeline merge", "response_signal: approved", "intensity: 3"],
    P: ["type: observed", `observation: "${text}"`],
  }[letter];
  return item(id, [
    `date: ${date}`,
    ...own,
    `evidence_id: ${evidenceId}`,
    "provenance: human_approved",
  ]);
}

function formatActivity({ evidenceId, date, letter, source }: Entry): string {
  return item(evidenceId, [
    `date: ${date}`,
    "activity_type: conversation",
    `mind_category: ${CATEGORY[letter]}`,
    `source: ${source}`,
    'summary: "Told in passing"',
    "curated_by: user",
    "evidence_tier: 3",
  ]);
}

function item(id: string, fields: readonly string[]): string {
  return [`  - id: ${id}`, ...fields.map((field) => `    ${field}`)].join("\n");
}

function list(key: string, entries: readonly Entry[], format: (entry: Entry) => string): string {
  return fence(entries.length === 0 ? `${key}: []` : `${key}:\n${entries.map(format).join("\n")}`);
}

function fence(body: string): string {
  return `\`\`\`yaml\n${body}\n\`\`\``;
}
