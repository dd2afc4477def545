// Questions about the person: name, age, place, favourites, interests, what they wonder about.
import { fieldValue, items } from "./record-lines.ts";
import type { RecordLines } from "./record-lines.ts";
import { spokenCuriosity } from "./spoken.ts";
import { contentWords, joinList, pick, sentence, words } from "./words.ts";

type Answer = (record: RecordLines, question: string) => string | undefined;

const RULES: readonly (readonly [RegExp, Answer])[] = [
  [
    /\b(?:who are you|whats your name|what is your name|about yourself|introduce yourself)\b/,
    whoIAm,
  ],
  [/\bhow old are you|\byour age\b/, (record) => field(record, "Age", (age) => `I'm ${age}.`)],
  [
    /\bwhere (?:do you live|are you from)\b/,
    (record) => field(record, "Lives in", (place) => `I live in ${place}.`),
  ],
  [
    /\b(?:which|what) languages?\b|\bdo you speak\b/,
    (record) => field(record, "Languages", (list) => `I speak ${joinList(items(list))}.`),
  ],
  [/\b(?:your |you )favou?rites?\b|\bfavou?rite\b/, favourite],
  [
    /\bwhat (?:are )?you (?:\w+ )?(?:thinking|curious|wondering)\b|\bon your mind\b|\bmakes you curious\b/,
    wondering,
  ],
  [
    /\bwhat do you (?:like|love|enjoy)\b|\bwhat are you (?:into|interested in)\b|\byour (?:interests|hobbies)\b/,
    interests,
  ],
  [
    /\bwhat (?:matters|is important) to you\b|\byour values\b/,
    (record) => field(record, "Values", (list) => `These matter to me: ${joinList(items(list))}.`),
  ],
  [/\bwhat are you like\b|\bdescribe yourself\b/, whatIAmLike],
];

/** The answer to a question about the person, or undefined when it is none or the Record does not say. */
export function aboutMe(record: RecordLines, question: string): string | undefined {
  const text = words(question).join(" ");
  for (const [pattern, answer] of RULES) {
    const found = pattern.test(text) ? answer(record, question) : undefined;
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

function whoIAm(record: RecordLines): string | undefined {
  const name = fieldValue(record, "Name");
  if (name === undefined) return undefined;
  const age = fieldValue(record, "Age");
  const likes = items(fieldValue(record, "Interests")).slice(0, 2);
  const parts = [age === undefined ? `I'm ${name}.` : `I'm ${name}, and I'm ${age}.`];
  if (likes.length > 0) parts.push(`I like ${joinList(likes)}.`);
  return parts.join(" ");
}

function favourite(record: RecordLines, question: string): string | undefined {
  const asked = contentWords(question).filter((word) => word !== "favorit");
  const lists = record.fields
    .map(({ label, value }) => ({ kind: /^favou?rites? (.+)$/i.exec(label)?.[1], value }))
    .filter((list): list is { kind: string; value: string } => list.kind !== undefined);
  const list =
    lists.find(({ kind }) => contentWords(kind).some((word) => asked.includes(word))) ??
    (asked.length === 0 ? lists[0] : undefined);
  if (list === undefined) return undefined;
  const values = items(list.value).slice(0, 3);
  const kind = values.length > 1 ? list.kind : list.kind.replace(/(?<=[^s])s$/, "");
  return `My favourite ${kind} ${values.length > 1 ? "are" : "is"} ${joinList(values)}.`;
}

function wondering(record: RecordLines, question: string): string | undefined {
  const curious = record.entries.filter(({ kind }) => kind === "CUR").map(({ text }) => text);
  const topics = curious.length > 0 ? curious : items(fieldValue(record, "Interests"));
  const [first, ...rest] = topics.slice(-6);
  if (first === undefined) return undefined;
  const topic = spokenCuriosity(pick([first, ...rest], question)).replace(/\.$/, "");
  return pick(
    [
      `Right now? ${sentence(topic)} What about you?`,
      `Something's on my mind. ${sentence(topic)} What do you think?`,
    ],
    question,
  );
}

function interests(record: RecordLines): string | undefined {
  const list = items(fieldValue(record, "Interests")).slice(0, 4);
  return list.length === 0 ? undefined : `I like ${joinList(list)}.`;
}

function whatIAmLike(record: RecordLines): string | undefined {
  const value = fieldValue(record, "Traits") ?? fieldValue(record, "I am");
  return value === undefined ? undefined : `People would say I'm ${joinList(items(value))}.`;
}
