// Recall: lines of the Record about a question, said as a person would say them.
import type { Language } from "./languages/language.ts";
import { languageOf } from "./languages/languages.ts";
import type { RecordEntry, RecordField, RecordLines } from "./record-lines.ts";
import { items } from "./record-lines.ts";
import { spokenCuriosity, spokenHabit, spokenLife, spokenNote } from "./spoken.ts";
import {
  contentWords,
  coverage,
  dateInWords,
  fill,
  joinList,
  pick,
  plainLine,
  sentence,
} from "./words.ts";

// More than half of the question's words have to occur: a question about Saturn's size is not answered by its rings.
const ENOUGH = 0.51;
const MAX_LISTED = 3;
const SPOKEN = {
  LEARN: spokenNote,
  CUR: spokenCuriosity,
  PER: spokenHabit,
  LIVED: spokenLife,
} as const;

interface Asked {
  readonly question: string;
  readonly wanted: readonly string[];
  /** Language of the answer. */
  readonly language: Language;
  /** All languages of the person. An entry may be in another one. */
  readonly spoken: readonly Language[];
}

/** The Record's answer; undefined when the Record says too little. */
export function recall(
  record: RecordLines,
  question: string,
  language: Language,
  spoken: readonly Language[],
): string | undefined {
  const asked = { question, wanted: contentWords(question, language), language, spoken };
  if (asked.wanted.length === 0) return undefined;
  const found = record.entries
    .filter(({ kind, text }) => kind !== "LIVED" || isMeant(text, question))
    .map((entry) => ({
      entry,
      score: coverage(asked.wanted, `${entry.text} ${entry.ownWords ?? ""}`, language),
    }))
    .filter(({ score }) => score >= ENOUGH)
    .toSorted((a, b) => b.score - a.score);
  const best = found.filter(({ score }) => score === found[0]?.score).map(({ entry }) => entry);
  const [newest] = best;
  if (newest !== undefined) {
    if (language.life.asks.when.test(plainLine(question))) {
      const dated = best.find(({ isEvent }) => isEvent) ?? newest;
      return tellWhen(dated, asked);
    }
    return language.asks.forAll.test(plainLine(question)) && best.length > 1
      ? list(best, asked)
      : tell(newest, asked);
  }
  return fromFields(record.fields, asked);
}

function tellWhen(entry: RecordEntry, asked: Asked): string {
  const { says, locale } = asked.language.life;
  if (entry.date === undefined) return tell(entry, asked);
  return fill(entry.isEvent ? says.happened : says.writtenDown, {
    date: dateInWords(entry.date, locale),
    text: phrase(entry, asked),
  });
}

function tell(entry: RecordEntry, asked: Asked): string {
  const { says } = asked.language;
  const openings = isDone(entry, asked)
    ? says.did
    : { LEARN: says.known, CUR: says.curious, PER: says.thatIsMe, LIVED: says.known }[entry.kind];
  return fill(pick(openings, asked.question), { text: phrase(entry, asked) });
}

// A report is kept as a curiosity, but it is no open question.
function isDone({ kind, text }: RecordEntry, { spoken }: Asked): boolean {
  return kind === "CUR" && languageOf(text, spoken).notes.done.test(text);
}

// Mostly learned facts, because the question was about knowledge. The prompt has the newest first.
function list(entries: readonly RecordEntry[], asked: Asked): string {
  const { says } = asked.language;
  const isLearned = ({ kind }: RecordEntry): boolean => kind === "LEARN" || kind === "LIVED";
  const learned = entries.filter(isLearned);
  const others = entries.filter((entry) => !isLearned(entry));
  return [...learned.slice(0, MAX_LISTED - 1), ...others, ...learned.slice(MAX_LISTED - 1)]
    .slice(0, MAX_LISTED)
    .map((entry, index) =>
      fill(index === 0 ? says.first : says.further, { text: phrase(entry, asked) }),
    )
    .join(" ");
}

/** An entry that tells of more than was told already; undefined without one. @param told the answers so far. */
export function recallMore(
  record: RecordLines,
  question: string,
  told: readonly string[],
  language: Language,
  spoken: readonly Language[],
): string | undefined {
  const asked = { question, wanted: contentWords(question, language), language, spoken };
  const said = plainLine(told.join("\n"));
  const found = record.entries
    .map((entry) => ({ entry, score: coverage(asked.wanted, entry.text, language) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ entry }) => ({ entry, said: phrase(entry, asked) }));
  const isKnown = (text: string): boolean => said.includes(plainLine(text));
  if (!found.some((each) => isKnown(each.said))) return undefined;
  return found.find((each) => !isKnown(each.said))?.said;
}

// The person's own words are quoted alone only when they name the subject of the question.
function phrase(entry: RecordEntry, { wanted, language, spoken }: Asked): string {
  const note = sentence(SPOKEN[entry.kind](entry.text, languageOf(entry.text, spoken)));
  if (entry.ownWords === undefined) return note;
  const own = sentence(entry.ownWords);
  return coverage(wanted, own, language) >= ENOUGH ? own : `${note} ${own}`;
}

function fromFields(
  fields: readonly RecordField[],
  { question, wanted, language }: Asked,
): string | undefined {
  const { says, favourites } = language;
  for (const { label, value } of fields) {
    const favourite = /^favou?rites? (.+)$/i.exec(label)?.[1];
    const isList = favourite !== undefined || /^(?:interests|values)$/i.test(label);
    const matching = isList
      ? items(value).filter(
          (item) => isMeant(item, question) && coverage(wanted, item, language) >= ENOUGH,
        )
      : [];
    if (matching.length === 0) continue;
    const named = joinList(matching, says.and);
    if (favourite !== undefined) return favourites.sayOne(named, favourite);
    return /^values$/i.test(label)
      ? fill(says.alsoMatters, { list: sentence(named) })
      : fill(says.reallyLike, { list: named });
  }
  return undefined;
}

/** True for a sequel or a series made of a thing. It is not the thing itself. */
const MADE_OF_IT =
  /\d+|\b(?:tv series|television series|sequel|fernsehserie|fortsetzung|s[ée]rie t[ée]l[ée]vis[ée]e|suite|serie de televisi[óo]n|secuela)\b/giu;

function isMeant(item: string, question: string): boolean {
  const said = item.toLowerCase();
  return (question.toLowerCase().match(MADE_OF_IT) ?? []).every((word) => said.includes(word));
}
