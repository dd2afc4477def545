// Questions about the person: name, age, place, favourites, interests, what they wonder about.
import type { AboutMe, Language } from "./languages/language.ts";
import { languageOf } from "./languages/languages.ts";
import { fieldValue, items } from "./record-lines.ts";
import type { RecordLines } from "./record-lines.ts";
import { spokenCuriosity } from "./spoken.ts";
import { contentWords, fill, joinList, pick, plainLine, sentence, words } from "./words.ts";

type Answer = (
  record: RecordLines,
  language: Language,
  question: string,
  spoken: readonly Language[],
) => string | undefined;

const ANSWERS: { readonly [Key in AboutMe]: Answer } = {
  name: whoIAm,
  age: (record, { says }) => field(record, "Age", (age) => fill(says.myAge, { age })),
  place: (record, language) =>
    field(record, "Lives in", (place) =>
      fill(language.says.iLiveIn, { place: withoutCapital(place, language) }),
    ),
  languages: (record, { says, languageNames }) =>
    field(record, "Languages", (value) => {
      const names = items(value).map((name) => languageNames[name.toLowerCase()] ?? name);
      return fill(says.iSpeak, { list: joinList(names, says.and) });
    }),
  favourites: favourite,
  wondering,
  interests: (record, { says }) => listed(record, "Interests", says.iLike, says.and),
  values: (record, { says }) => listed(record, "Values", says.matters, says.and),
  traits: (record, { says }) =>
    listed(record, "Traits", says.others, says.and) ??
    listed(record, "I am", says.others, says.and),
};

/** Answers a question about the person; undefined when it is none or the Record does not say. */
export function aboutMe(
  record: RecordLines,
  question: string,
  language: Language,
  spoken: readonly Language[],
): string | undefined {
  const text = plainLine(question);
  for (const kind of Object.keys(ANSWERS) as AboutMe[]) {
    if (!language.asks.about[kind].test(text)) continue;
    const found = ANSWERS[kind](record, language, question, spoken);
    if (found !== undefined) return found;
  }
  return undefined;
}

function field(
  record: RecordLines,
  label: string,
  say: (value: string) => string,
): string | undefined {
  const value = fieldValue(record, label);
  return value === undefined ? undefined : say(value.replace(/\.$/, ""));
}

function listed(record: RecordLines, label: string, line: string, and: string): string | undefined {
  const list = items(fieldValue(record, label)).slice(0, 4);
  return list.length === 0 ? undefined : fill(line, { list: joinList(list, and) });
}

function whoIAm(record: RecordLines, { says }: Language): string | undefined {
  const name = fieldValue(record, "Name");
  if (name === undefined) return undefined;
  const age = fieldValue(record, "Age");
  const likes = items(fieldValue(record, "Interests")).slice(0, 2);
  const parts = [age === undefined ? fill(says.iAm, { name }) : fill(says.iAmAged, { name, age })];
  if (likes.length > 0) parts.push(fill(says.iLike, { list: joinList(likes, says.and) }));
  return parts.join(" ");
}

function favourite(record: RecordLines, language: Language, question: string): string | undefined {
  const { meant, askedBy, say } = language.favourites;
  const asked = contentWords(
    words(question)
      .filter((word) => !meant.includes(word))
      .join(" "),
    language,
  );
  const lists = record.fields
    .map(({ label, value }) => ({ kind: /^favou?rites? (.+)$/i.exec(label)?.[1], value }))
    .filter((list): list is { kind: string; value: string } => list.kind !== undefined);
  const list =
    lists.find(({ kind }) =>
      contentWords(`${kind} ${askedBy[kind] ?? ""}`, language).some((word) => asked.includes(word)),
    ) ?? (asked.length === 0 ? lists[0] : undefined);
  return list === undefined ? undefined : say(list.kind, items(list.value).slice(0, 3));
}

function wondering(
  record: RecordLines,
  language: Language,
  question: string,
  spoken: readonly Language[],
): string | undefined {
  const curious = record.entries.filter(({ kind }) => kind === "CUR").map(({ text }) => text);
  const topics = curious.length > 0 ? curious : items(fieldValue(record, "Interests"));
  // A person with two languages gets the answer in the one in use, if the Record has something in it.
  const own = topics.filter((topic) => languageOf(topic, spoken) === language);
  const [first, ...rest] = (own.length > 0 ? own : topics).slice(-6);
  if (first === undefined) return undefined;
  const topic = pick([first, ...rest], question);
  const told = sentence(spokenCuriosity(topic, languageOf(topic, spoken)).replace(/\.$/, ""));
  return fill(pick(language.says.wondering, question), { topic: told });
}

function withoutCapital(text: string, { notes }: Language): string {
  return notes.article?.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
