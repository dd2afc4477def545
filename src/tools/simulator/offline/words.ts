// Words of a text, for comparing a question with a line: lower case, no accents, simple stems, without common words.
import type { Choices, Language } from "./languages/language.ts";

/** The words that carry meaning, stemmed and in order. Each is given once. */
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

/** The words in one line, which patterns are matched with. */
export function plainLine(text: string): string {
  return words(text).join(" ");
}

/** The share of `wanted` that occurs in `line`, from 0 to 1. */
export function coverage(wanted: readonly string[], line: string, language: Language): number {
  if (wanted.length === 0) return 0;
  const present = new Set(contentWords(line, language));
  return wanted.filter((word) => present.has(word)).length / wanted.length;
}

/** One of the choices; the same seed always gives the same one. */
export function pick(choices: Choices, seed: string): string {
  let hash = 2166136261;
  for (const char of seed) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619);
  return choices[(hash >>> 8) % choices.length] ?? choices[0];
}

/** A line with the words in braces filled in. */
export function fill(line: string, values: { readonly [name: string]: string }): string {
  return line.replace(/\{(\w+)\}/g, (match, name: string) => values[name] ?? match).trim();
}

/** A day, a month or a year as it is written in a language: "2026-04-12" -> "12 April 2026". */
export function dateInWords(date: string, locale: string): string {
  const [year = "", month, day] = date.split("-");
  if (month === undefined) return year;
  const at = new Date(`${year}-${month}-${day ?? "01"}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return date;
  const form = { year: "numeric", month: "long", timeZone: "UTC" } as const;
  const days = day === undefined ? form : ({ ...form, day: "numeric" } as const);
  return new Intl.DateTimeFormat(locale, days).format(at);
}

/** A text with a capital first letter and one end mark. */
export function sentence(text: string): string {
  const trimmed = text.trim().replace(/\s+/g, " ");
  const ended = /[.!?…]["”“’»)]*$/.test(trimmed) ? trimmed : `${trimmed}.`;
  return capital(ended);
}

/** The sentences of a text, each with its end mark. A title such as “Why?” inside a sentence does not end it. */
export function sentences(text: string): string[] {
  return text
    .trim()
    .split(/(?<=[.!?…]["”“’»)]*)\s+(?![»!?:;])/u)
    .filter((each) => each !== "");
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `a`, `a and b`, `a, b and c`; long items with semicolons. */
export function joinList(items: readonly string[], and: string): string {
  if (items.length < 2) return items[0] ?? "";
  if (items.some((item) => item.length > 32 || item.includes(",") || item.includes(` ${and} `)))
    return items.join("; ");
  return `${items.slice(0, -1).join(", ")} ${and} ${items.at(-1) ?? ""}`;
}
