// Finds the Record lines that a question is about, and says them as a person would.
import type { RecordEntry, RecordField, RecordLines } from "./record-lines.ts";
import { items } from "./record-lines.ts";
import { spoken, spokenCuriosity, spokenHabit } from "./spoken.ts";
import { contentWords, coverage, joinList, pick, sentence } from "./words.ts";

// More than half of the question's words have to occur: "how big is Saturn" is not answered by Saturn's rings.
const ENOUGH = 0.51;
const MAX_LISTED = 3;
const SPOKEN = { LEARN: spoken, CUR: spokenCuriosity, PER: spokenHabit } as const;

/** What the Record says about the question, or undefined when it says too little. */
export function recall(record: RecordLines, question: string): string | undefined {
  const wanted = contentWords(question);
  if (wanted.length === 0) return undefined;
  const found = record.entries
    .map((entry) => ({ entry, score: coverage(wanted, `${entry.text} ${entry.ownWords ?? ""}`) }))
    .filter(({ score }) => score >= ENOUGH)
    .toSorted((a, b) => b.score - a.score);
  const best = found.filter(({ score }) => score === found[0]?.score).map(({ entry }) => entry);
  if (best[0] !== undefined) {
    return asksForAll(question) && best.length > 1
      ? list(best.slice(-MAX_LISTED), wanted)
      : tell(best.at(-1) ?? best[0], question, wanted);
  }
  return fromFields(record.fields, wanted);
}

function asksForAll(question: string): boolean {
  return /what (?:do|did|else do) you (?:know|remember|learn)|tell me/i.test(question);
}

function tell(entry: RecordEntry, question: string, wanted: readonly string[]): string {
  const text = phrase(entry, wanted);
  if (entry.kind === "CUR") {
    return pick(
      [`Ooh, I'm curious about that! ${text}`, `That's something I like to think about. ${text}`],
      question,
    );
  }
  if (entry.kind === "PER")
    return pick([`That's me! ${text}`, `Yes, that's how I am. ${text}`], question);
  return pick(
    [
      `I know this one! ${text}`,
      `Oh yes! ${text}`,
      `I remember this. ${text}`,
      `I know this one: it's in my record. ${text}`,
    ],
    question,
  );
}

function list(entries: readonly RecordEntry[], wanted: readonly string[]): string {
  const texts = entries.map((entry) => phrase(entry, wanted));
  const [first = "", ...rest] = texts;
  return [`A few things! ${first}`, ...rest.map((text) => `And: ${text}`)].join(" ");
}

// The person's own words stand alone only where they name what was asked.
function phrase(entry: RecordEntry, wanted: readonly string[]): string {
  const note = sentence(SPOKEN[entry.kind](entry.text));
  if (entry.ownWords === undefined) return note;
  const own = sentence(entry.ownWords);
  return coverage(wanted, own) >= ENOUGH ? own : `${note} ${own}`;
}

function fromFields(fields: readonly RecordField[], wanted: readonly string[]): string | undefined {
  for (const { label, value } of fields) {
    const favourite = /^favou?rites? (.+)$/i.exec(label)?.[1];
    const isList = favourite !== undefined || /^(?:interests|values)$/i.test(label);
    const matching = isList ? items(value).filter((item) => coverage(wanted, item) >= ENOUGH) : [];
    if (matching.length === 0) continue;
    const named = joinList(matching);
    if (favourite !== undefined) return `${named}! That's one of my favourite ${favourite}.`;
    return /^values$/i.test(label)
      ? `${sentence(named)} That matters to me.`
      : `Yes! I really like ${named}.`;
  }
  return undefined;
}
