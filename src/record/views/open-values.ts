// Open values become texts that a view may show. A value of an unexpected shape is not shown.

import { listOf, numberOf, textOf } from "../self/persona-values.ts";
import type { Data } from "../self/persona-values.ts";

/** A list of texts, or one text. Of a mapping, only a value that is plainly the text itself. */
export function openTexts(value: unknown): readonly string[] {
  return listOf(value).flatMap((entry) => openText(entry) ?? []);
}

/** An item of a view. Only the note is left out when only the note mentions something hidden. */
export interface OpenItem {
  readonly text: string;
  readonly note?: string;
}

/** One field of each mapping with another field as its note. A bare text stands for the field. */
export function openItems(value: unknown, field: string, noteField?: string): readonly OpenItem[] {
  return listOf(value).flatMap((entry) => {
    const text = isData(entry) ? scalarOf(entry[field]) : openText(entry);
    const note = isData(entry) && noteField !== undefined ? scalarOf(entry[noteField]) : undefined;
    return text === undefined ? [] : [{ text, ...(note !== undefined && { note }) }];
  });
}

/** The value as a number; undefined for a list, a mapping, and a text without a number. */
export function openNumber(value: unknown): number | undefined {
  return isData(value) || Array.isArray(value) ? undefined : numberOf(value);
}

/** The name alone, without a remark behind it: "Ana, from Porto" and "Ana from Porto" become Ana. */
export function openName(value: unknown): string {
  const [first = "", ...rest] =
    (scalarOf(value) ?? "")
      .split(/[^\p{L}\p{M}\p{N}'’ -]/u)[0]
      ?.trim()
      .split(/\s+/) ?? [];
  const end = rest.findIndex((word) => !NAME_WORD.test(word));
  return [first, ...(end < 0 ? rest : rest.slice(0, end))].slice(0, NAME_WORDS).join(" ");
}

const NAME_WORDS = 4;
const NAME_WORD = /^[\p{Lu}\p{Lo}]/u;

function openText(entry: unknown): string | undefined {
  if (!isData(entry)) return scalarOf(entry);
  // `- Tea: the strong kind` is a mapping in YAML and a text for the person who wrote it; `- given_by: Ana` is a field.
  const [only, ...others] = Object.entries(entry);
  if (only && others.length === 0 && !/^[a-z_][a-z0-9_]*$/.test(only[0])) {
    const text = scalarOf(only[1]);
    return text === undefined ? undefined : `${only[0]}: ${text}`;
  }
  return scalarOf(entry["title"]) ?? scalarOf(entry["topic"]) ?? scalarOf(entry["item"]);
}

function scalarOf(value: unknown): string | undefined {
  return isData(value) || Array.isArray(value) ? undefined : textOf(value);
}

function isData(value: unknown): value is Data {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
