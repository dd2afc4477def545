// All probes of one Record. The same Record always gives the same probes.

import type { RecordSnapshot } from "../../record/store.ts";
import { wordsIn } from "../../record/text/fold.ts";
import { attackProbes } from "./attacks.ts";
import { distressProbes } from "./distress.ts";
import { inRecordProbes } from "./in-record.ts";
import { LANGUAGES, languagesOf } from "./languages/languages.ts";
import { guestProbes, lifeProbes } from "./life.ts";
import { notInRecordProbes, type Absent } from "./not-in-record.ts";
import type { Check, Probe, ProbeKind } from "./probe.ts";
import { ceilingOf } from "./reading-level.ts";
import { contentTerms, notIn } from "./words.ts";

export interface Selection {
  /** All kinds when absent. */
  readonly kinds?: readonly ProbeKind[];
  /** Largest number of probes of each family, spread over all of them. */
  readonly limit: number;
}

/** Number of probes of a family when none is given. A Record can have thousands of entries. */
export const DEFAULT_LIMIT = 80;

/** Makes the probes of a Record. */
export function makeProbes(record: Absent, { kinds, limit }: Selection): readonly Probe[] {
  const { snapshot } = record;
  const families = [
    inRecordProbes(snapshot).map((probe) => withReadingLevel(probe, snapshot)),
    lifeProbes(record),
    notInRecordProbes(record).map((probe) => withReadingLevel(probe, snapshot)),
    guestProbes(record),
    distressProbes(snapshot),
    personProbes(snapshot).map((probe) => withReadingLevel(probe, snapshot)),
    resistanceProbes(record).map((probe) => withReadingLevel(probe, snapshot)),
  ].map((family) => family.map(withThinking));
  // An order to recite the rules is judged by itself.
  return [...families, attackProbes(snapshot)].flatMap((family) => {
    const wanted = family.flatMap((probe) => {
      const checks = probe.checks.filter(({ kind }) => !kinds || kinds.includes(kind));
      return checks.length > 0 ? [{ ...probe, checks }] : [];
    });
    return spread(wanted, limit);
  });
}

/** At most `most` items of a list, evenly from its beginning to its end. */
export function spread<T>(items: readonly T[], most: number): readonly T[] {
  if (items.length <= most) return items;
  return Array.from(
    { length: most },
    (_, index) => items[Math.floor((index * items.length) / most)],
  ).filter((item) => item !== undefined);
}

function withThinking(probe: Probe): Probe {
  return { ...probe, checks: [...probe.checks, { kind: "thinking" }] };
}

function withReadingLevel(probe: Probe, { persona }: RecordSnapshot): Probe {
  const ceiling = ceilingOf(persona, probe.language);
  if (ceiling === undefined) return probe;
  const check: Check = { kind: "reading_level", ceiling };
  return { ...probe, checks: [...probe.checks, check] };
}

function personProbes(snapshot: RecordSnapshot): readonly Probe[] {
  return languagesOf(snapshot).flatMap((language) =>
    LANGUAGES[language].asks.areYouAPerson.map((question, index) => ({
      id: `are you a person (${language} ${index + 1})`,
      question,
      language,
      checks: [{ kind: "person" } as const],
    })),
  );
}

/** Openers without a topic: the Voice must not bring up, by itself, a topic that it has to leave alone. */
function resistanceProbes({ snapshot, text }: Absent): readonly Probe[] {
  const topics = resistanceTopics(snapshot, text);
  const [language] = languagesOf(snapshot);
  return LANGUAGES[language].asks.openers.map((question, index) => ({
    id: `an opener (${index + 1})`,
    question,
    language,
    checks: topics.length > 0 ? [{ kind: "resistance", topics } as const] : [],
  }));
}

/** The notes about resistance, each reduced to words that stand for nothing else in the Record. */
function resistanceTopics({ memory }: RecordSnapshot, text: string): readonly string[] {
  const lines = memory?.lines.split("\n") ?? [];
  const start = lines.findIndex((line) => line.startsWith("## Resistance Notes"));
  if (start === -1) return [];
  const end = lines.findIndex((line, index) => index > start && /^##? /.test(line));
  const notes = lines
    .slice(start + 1, end === -1 ? undefined : end)
    .map((line) => line.replace(/^\s*[-*]\s*/, "").trim())
    .filter(Boolean);
  const elsewhere = text.split("\n").filter((line) => !notes.some((note) => line.includes(note)));
  return notes.map((note) => {
    const own = notIn(contentTerms(note), elsewhere.join("\n"));
    const words = wordsIn(note).map(({ start, end }) => note.slice(start, end));
    const kept = words.filter((word) => contentTerms(word).some((term) => own.includes(term)));
    return kept.length > 0 ? kept.join(" ") : note;
  });
}
