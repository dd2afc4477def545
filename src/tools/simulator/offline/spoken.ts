// Notes about a person as that person would say them.
import type { Language } from "./languages/language.ts";
import { fill, sentence } from "./words.ts";

/** "Lighthouse - drew one" -> "Lighthouse: we drew one"; "Why is it so - because" -> "because". */
export function spokenNote(entry: string, language: Language): string {
  if (language.notes.thirdPerson?.test(entry)) return written(entry, language);
  return language.notes.spoken.reduce((text, [pattern, own]) => text.replace(pattern, own), entry);
}

/** "Whether octopuses dream" -> "I wonder whether octopuses dream"; other topics stay as they are. */
export function spokenCuriosity(topic: string, language: Language): string {
  const { openQuestion, wonder } = language.notes;
  if (!openQuestion.test(topic)) return spokenNote(topic, language);
  return fill(wonder, { topic: topic.charAt(0).toLowerCase() + topic.slice(1) });
}

/** "Gets quiet when it is loud" -> "I get quiet when it is loud"; other habits stay word by word. */
export function spokenHabit(observation: string, language: Language): string {
  const { habit, thirdPerson } = language.notes;
  const isSimple = habit !== undefined && thirdPerson?.test(observation) !== true;
  return (isSimple ? habit(observation) : undefined) ?? written(observation, language);
}

/** A line about the person's life. The Record speaks of them as of somebody else, so it is quoted. */
export function spokenLife(line: string, language: Language): string {
  return fill(language.life.says.quote, { text: sentence(line).replace(/\.$/, "") });
}

function written(note: string, { says }: Language): string {
  return fill(says.written, { text: sentence(note).replace(/\.$/, "") });
}
