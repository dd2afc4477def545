// The `conflicts_detected` of a candidate, as they stand in its fence: a list, a mapping with `items`, or the lines of
// the earlier system, which are not valid YAML (spec/record-format §6.1). What is no conflict is left out.

import type { Conflict } from "./types.ts";
import { looseValue, readList } from "./yaml-scalars.ts";

/** A mapping as it comes out of a fence. */
export interface Data {
  readonly [key: string]: unknown;
}

/** The conflicts in a value of valid YAML. Never throws. */
export function readConflicts(value: unknown): readonly Conflict[] {
  return conflictList(value).flatMap(toConflict);
}

/** The conflicts in lines that no YAML parser takes. Never throws. */
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

/** Whether a value is a mapping. */
export function isData(value: unknown): value is Data {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function conflictList(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return isData(value) && Array.isArray(value["items"]) ? value["items"] : [];
}

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
