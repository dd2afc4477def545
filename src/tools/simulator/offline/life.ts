// Questions about family, dates, earlier talk, what waits for a decision, and who is asking.
import type { Language } from "./languages/language.ts";
import { section } from "./prompt-parts.ts";
import { recallMore } from "./recall.ts";
import { fieldValue } from "./record-lines.ts";
import type { RecordLines } from "./record-lines.ts";
import { capital, contentWords, coverage, dateInWords, fill, plainLine, words } from "./words.ts";

/** A message of the chat before the question. */
export interface SaidTurn {
  readonly isTheirs: boolean;
  readonly text: string;
}

export interface LifeQuestion {
  readonly system: string;
  readonly record: RecordLines;
  readonly question: string;
  readonly history: readonly SaidTurn[];
  readonly language: Language;
  /** All languages of the person. */
  readonly spoken: readonly Language[];
}

/** Answers what is asked about family, birthday, earlier talk or the asker; undefined when it is something else. */
export function aboutLife(asked: LifeQuestion): string | undefined {
  return whoAsks(asked) ?? earlierTalk(asked) ?? family(asked) ?? birthday(asked);
}

/** True for a question that only the family's names answer: a line that merely mentions an uncle is no answer. */
export function asksForName({ question, language }: LifeQuestion): boolean {
  const { kin } = language.life.asks.name.exec(plainLine(question))?.groups ?? {};
  return kin !== undefined && kinsOf(kin, [language]).length > 0;
}

/** Answers from what waits for a decision; undefined when nothing of it is meant. */
export function whatWaits({ system, question, language }: LifeQuestion): string | undefined {
  const wanted = contentWords(question, language);
  const waiting = section(system, "waiting")
    .split("\n")
    .map((line) => line.replace(/^- (?:\d{4}-\d\d-\d\d: )?/, "").trim());
  const meant = waiting.find((line) => line && coverage(wanted, line, language) > 0.5);
  return meant && fill(language.life.says.waits, { text: meant });
}

/** Answers "tell me more" and "and why?" about the subject of the chat; undefined for a question with one of its own. */
export function followUp(asked: LifeQuestion): string | undefined {
  const { record, question, history, language, spoken } = asked;
  const { asks, says } = language.life;
  if (!asks.more.test(plainLine(question))) return undefined;
  const subject = history.findLast(
    ({ isTheirs, text }) => isTheirs && !asks.more.test(plainLine(text)),
  );
  if (subject === undefined) return undefined;
  const told = history.filter(({ isTheirs }) => !isTheirs).map(({ text }) => text);
  const more = recallMore(record, subject.text, told, language, spoken);
  return more === undefined ? says.noMore : fill(says.more, { text: more });
}

/** Answers words that may tell of distress as the prompt's rules say; undefined for all others. */
export function nearDistress({ system, question, language }: LifeQuestion): string | undefined {
  if (!language.life.asks.hint.test(plainLine(question))) return undefined;
  const tell = /Then say exactly: ([^\n]+)/.exec(system)?.[1];
  return [language.life.says.comfort, ...(tell === undefined ? [] : [tell])].join(" ");
}

function whoAsks({ system, question, language }: LifeQuestion): string | undefined {
  const { asks, says } = language.life;
  if (!asks.whoAmI.test(plainLine(question))) return undefined;
  const name = section(system, "speaker");
  if (name === "") return says.stranger;
  if (system.includes("You talk with a guest")) return fill(says.guest, { name });
  return fill(
    system.includes("You talk with somebody who looks after") ? says.owner : says.household,
    { name },
  );
}

const MOST_SAID = 3;
const SAID_CHARS = 90;

function earlierTalk({ system, question, history, language }: LifeQuestion): string | undefined {
  const { asks, says, locale } = language.life;
  if (!asks.talk.test(plainLine(question))) return undefined;
  const kept = section(system, "said_before")
    .split("\n")
    .map((line) => /^(\d{4}-\d\d-\d\d) \d\d:\d\d they: (.+)$/.exec(line))
    .flatMap((match) => (match ? [{ day: match[1] ?? "", text: match[2] ?? "" }] : []));
  const wanted = contentWords(question, language);
  const about = kept.filter(({ text }) => coverage(wanted, text, language) > 0);
  const told = about.length > 0 ? about : kept;
  const last = told.at(-1);
  if (last !== undefined) {
    const texts = told.filter(({ day }) => day === last.day).map(({ text }) => text);
    const date = dateInWords(last.day, locale);
    return fill(says.said, { date, list: quoted(texts, language) });
  }
  const here = history
    .filter(({ isTheirs, text }) => isTheirs && !asks.talk.test(plainLine(text)))
    .map(({ text }) => text)
    .filter((text) => coverage(wanted, text, language) > 0);
  return here.length > 0 ? fill(says.saidHere, { list: quoted(here, language) }) : undefined;
}

function quoted(texts: readonly string[], { life }: Language): string {
  return texts
    .slice(-MOST_SAID)
    .map((text) =>
      text.length > SAID_CHARS ? `${text.slice(0, SAID_CHARS).toWellFormed()} …` : text,
    )
    .map((text) => fill(life.says.quote, { text: text.replace(/[.]$/, "") }))
    .join(", ");
}

interface Relative {
  readonly name: string;
  /** "brother, five" */
  readonly about: string;
  readonly kins: readonly string[];
}

function family({ record, question, language, spoken }: LifeQuestion): string | undefined {
  const { asks, says, mine } = language.life;
  const all = relativesIn(record, [language, ...spoken]);
  if (all.length === 0) return undefined;
  const text = plainLine(question);
  const named = asks.name.exec(text)?.groups;
  if (named) {
    const { whose = "", kin = "" } = named;
    const meant = relativesOf(kin, all, language);
    if (meant.length === 0) return undefined;
    const line = meant.length > 1 ? says.areCalled : says.isCalled;
    const names = meant.map(({ name }) => name).join(", ");
    return fill(line, { kin: capital(`${mine[whose] ?? ""} ${asWritten(kin, question)}`), names });
  }
  const { kin } = asks.have.exec(text)?.groups ?? {};
  const had = kin === undefined ? [] : relativesOf(kin, all, language);
  if (had.length > 0) return fill(says.have, { list: listed(had) });
  if (asks.family.test(text)) return fill(says.family, { list: listed(all) });
  const { name: who = "" } = asks.who.exec(text)?.groups ?? {};
  const met = all.find(({ name, about }) => about !== "" && plainLine(name) === who);
  return met && fill(says.who, { name: met.name, about: met.about });
}

function birthday({ record, question, language: { life } }: LifeQuestion): string | undefined {
  const born = fieldValue(record, "Born on");
  if (born === undefined || !life.asks.birthday.test(plainLine(question))) return undefined;
  return fill(life.says.born, { date: dateInWords(born, life.locale) });
}

function listed(relatives: readonly Relative[]): string {
  return relatives
    .map(({ name, about }) => (about === "" ? name : `${name} (${about})`))
    .join("; ");
}

/** The line `Family: Nico (brother, five); Teo`. */
function relativesIn(record: RecordLines, languages: readonly Language[]): readonly Relative[] {
  return (fieldValue(record, "Family") ?? "")
    .split(";")
    .map((item) => /^\s*([^(]+?)\s*(?:\((.*)\))?\s*$/.exec(item))
    .flatMap((match) => {
      const [, name = "", about = ""] = match ?? [];
      const kin = plainLine(about.split(",")[0] ?? "");
      return name === "" ? [] : [{ name, about, kins: [kin, ...kinsOf(kin, languages)] }];
    });
}

function relativesOf(
  kin: string,
  among: readonly Relative[],
  language: Language,
): readonly Relative[] {
  const wanted = [kin, ...kinsOf(kin, [language])];
  return among.filter(({ kins }) => kins.some((one) => wanted.includes(one)));
}

function kinsOf(kin: string, languages: readonly Language[]): readonly string[] {
  return languages.flatMap(({ life }) =>
    Object.entries(life.kin).flatMap(([kins, forms]) =>
      forms.split("|").includes(kin) ? kins.split(" ") : [],
    ),
  );
}

/** Words as they stand in a question, with their accents. */
function asWritten(plain: string, question: string): string {
  const written = question.match(/[\p{L}\p{M}]+(?:[-\s][\p{L}\p{M}]+)*/gu)?.join(" ") ?? "";
  const parts = written.split(/(?=[-\s])/);
  for (let start = 0; start < parts.length; start += 1) {
    for (let end = start + 1; end <= parts.length; end += 1) {
      const part = parts.slice(start, end).join("").trim();
      if (words(part).join(" ") === plain) return part;
    }
  }
  return plain;
}
