// Just enough language to compare a question with a line: lower case, no accents, simple stems, common words left out.
import type { Choices, Language } from "./languages/language.ts";

/** The words that carry meaning, stemmed, in order; repeated ones once. */
export function contentWords(text: string, { commonWords, stem }: Language): string[] {
  const found = words(text).filter((word) => !commonWords.has(word));
  return [...new Set(found.map(stem))];
}

/**
 * Every word in lower case, without accents and apostrophes; "l'heure" is two. It is not the folding of the Record: this
 * stands for a model of somebody else, who knows nothing of ours.
 */
export function words(text: string): string[] {
  const plain = text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll("œ", "oe")
    .replace(/(?<!\p{L})([cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?=\p{L}{2})/gu, "$1 ")
    .replace(/['’]/g, "");
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** As `words`, in one line: what patterns look at. */
export function plainLine(text: string): string {
  return words(text).join(" ");
}

/** How many of `wanted` occur in `line`, from 0 to 1. */
export function coverage(wanted: readonly string[], line: string, language: Language): number {
  if (wanted.length === 0) return 0;
  const present = new Set(contentWords(line, language));
  return wanted.filter((word) => present.has(word)).length / wanted.length;
}

/** One of the choices, always the same one for the same seed. */
export function pick(choices: Choices, seed: string): string {
  let hash = 2166136261;
  for (const char of seed) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619);
  return choices[(hash >>> 8) % choices.length] ?? choices[0];
}

/** A line with its words in braces filled in. */
export function fill(line: string, values: Readonly<Record<string, string>>): string {
  return line.replace(/\{(\w+)\}/g, (match, name: string) => values[name] ?? match).trim();
}

/** First letter up, one full stop (or other end mark) at the end. */
export function sentence(text: string): string {
  const trimmed = text.trim().replace(/\s+/g, " ");
  const ended = /[.!?…]["”“’»)]*$/.test(trimmed) ? trimmed : `${trimmed}.`;
  return capital(ended);
}

/** The sentences of a text, each with its end mark; a title such as “Why?” inside one does not end it. */
export function sentences(text: string): string[] {
  return text
    .trim()
    .split(/(?<=[.!?…]["”“’»)]*)\s+(?![»!?:;])/u)
    .filter((each) => each !== "");
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `a`, `a and b`, `a, b and c`; long ones with semicolons. */
export function joinList(items: readonly string[], and: string): string {
  if (items.length < 2) return items[0] ?? "";
  if (items.some((item) => item.length > 32 || item.includes(",") || item.includes(` ${and} `)))
    return items.join("; ");
  return `${items.slice(0, -1).join(", ")} ${and} ${items.at(-1) ?? ""}`;
}
