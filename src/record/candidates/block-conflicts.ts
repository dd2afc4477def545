// The `conflicts_detected` of a candidate is a list, a mapping with `items`, or the lines of the earlier system, which
// are not valid YAML. Anything that is no conflict is left out. Proof: test/record/candidates/candidate-block.test.ts.

import type { Conflict } from "../types.ts";
import { looseValue, readList, simpleValue } from "../text/yaml-scalars.ts";

/** A mapping as it comes out of a fence. */
export interface Data {
  readonly [key: string]: unknown;
}

/** The conflicts in a value of valid YAML. Never throws. */
export function readConflicts(value: unknown): readonly Conflict[] {
  return conflictList(value).flatMap(toConflict);
}

/**
 * The conflicts in lines as we write them, many times faster than the parser; undefined when only the parser can tell.
 * @param lines below `conflicts_detected:`, without blanks at their ends.
 */
export function readSimpleConflicts(lines: readonly string[]): readonly Conflict[] | undefined {
  const [count, items, ...rest] = lines;
  if (count === undefined) return [];
  if (!/^ {2}count: \d{1,9}$/.test(count) || items !== "  items:") return undefined;
  const found: { [key: string]: unknown }[] = [];
  for (const line of rest) {
    const [match, dash, key = "", source = ""] = /^ {4}(- | {2})([a-z_]+): (.+)$/.exec(line) ?? [];
    if (dash === "- ") found.push({});
    const last = found.at(-1);
    const value = key === "pair" ? simplePair(source) : simpleText(source);
    if (!match || !last || value === undefined || Object.hasOwn(last, key)) return undefined;
    last[key] = value;
  }
  return found.flatMap(toConflict);
}

/** The conflicts in lines that a YAML parser refuses. Never throws. */
export function readLooseConflicts(lines: readonly string[]): readonly Conflict[] {
  const found: { [key: string]: unknown }[] = [];
  for (const line of lines) {
    const match = /^[ \t]*(-[ \t]+)?(\w+):[ \t]*(.*)$/.exec(line);
    const [, dash, key = "", value = ""] = match ?? [];
    if (dash) found.push({});
    const last = found.at(-1);
    if (last) last[key] = key === "pair" ? readList(value) : looseValue(value);
  }
  return found.flatMap(toConflict);
}

/** The text of a scalar; undefined for a list, a mapping or nothing. */
export function scalarText(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

/** True for a mapping. */
export function isData(value: unknown): value is Data {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function conflictList(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return isData(value) && Array.isArray(value["items"]) ? value["items"] : [];
}

function simplePair(source: string): readonly string[] | undefined {
  const [, first = "", second = ""] =
    /^\[("(?:[^"\\]|\\.)*"), ("(?:[^"\\]|\\.)*")\]$/.exec(source) ?? [];
  const pair = [first, second].flatMap((text) => simpleText(text) ?? []);
  return pair.length === 2 ? pair : undefined;
}

/** A quoted text, or a plain one that is a text to YAML too. */
function simpleText(source: string): string | undefined {
  return source.startsWith('"') || PLAIN.test(source) ? simpleValue(source) : undefined;
}

const PLAIN = /^(?:opposite|same_subject|(?:LEARN|CUR|PER)-\d{4,9}|\d{4}-\d\d-\d\d)$/;

function toConflict(value: unknown): readonly Conflict[] {
  if (!isData(value)) return [];
  const rule = scalarText(value["rule"]);
  const [first, second] = Array.isArray(value["pair"]) ? value["pair"].map(scalarText) : [];
  if (rule === undefined || first === undefined || second === undefined) return [];
  const kind = (["opposite", "same_subject"] as const).find((word) => word === value["kind"]);
  const entryId = scalarText(value["entry_id"]);
  const entryText = scalarText(value["entry_text"]);
  const entryDate = scalarText(value["entry_date"]);
  return [
    {
      rule,
      pair: [first, second],
      existingHint: scalarText(value["existing_hint"]) ?? "",
      newHint: scalarText(value["new_hint"]) ?? "",
      ...(kind && { kind }),
      ...(entryId && { entryId }),
      ...(entryText && { entryText }),
      ...(entryDate && { entryDate }),
    },
  ];
}
