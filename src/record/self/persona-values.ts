// Values of hand-written sections come in any shape: a text, a list, or one in place of the other.

import { foldForms } from "../text/fold.ts";
import { plainText } from "../text/scalar.ts";

/** A mapping from a fence. Nothing is known about its values. */
export interface Data {
  readonly [key: string]: unknown;
}

/** The value as one text; undefined when it is empty or left as in a template. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === "string") {
    const text = plainText(value).trim();
    return text === "" || PLACEHOLDER.test(text) ? undefined : text;
  }
  if (!isData(value)) return undefined;
  const named = ["name", "title", "topic", "item", "value"].map((key) => value[key]).find(Boolean);
  if (named !== undefined) return textOf(named);
  // `- Tea: the strong kind` is a mapping in YAML and a text for the person who wrote it.
  const [only, ...others] = Object.entries(value);
  const rest = only && others.length === 0 ? textOf(only[1]) : undefined;
  return only && rest ? `${only[0]}: ${rest}` : undefined;
}

/** The value as a list of texts. A single text is a list of one. */
export function textsOf(value: unknown): readonly string[] {
  return listOf(value).flatMap((entry) => textOf(entry) ?? []);
}

/** The value as a list. Null is an empty list, and any other value is a list of one. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** The value as a list of mappings. A bare text becomes `{[key]: text}`. */
export function mapsOf(value: unknown, key: string): readonly Data[] {
  return listOf(value).map((entry) =>
    isData(entry) && key in entry ? entry : { [key]: textOf(entry) },
  );
}

/** The value as a number, also from a text such as "9 years" or “9”; undefined when there is none. */
export function numberOf(value: unknown): number | undefined {
  const [only, ...others] = listOf(value);
  const text = others.length === 0 ? textOf(only) : undefined;
  const number = Number.parseFloat(foldForms(text ?? "").replace(/^["'“”„«‘~≈ ]+/, ""));
  return Number.isFinite(number) ? number : undefined;
}

const PLACEHOLDER = /^(?:\{\{.*\}\}|<.*>|\[.*\]|\.{3}|…|-+|_+|\?+|tbd|todo|n\/a|none|null)$/i;

/** True for a mapping. */
export function isData(value: unknown): value is Data {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
