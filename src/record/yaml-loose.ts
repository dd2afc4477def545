// A fence of nested data (persona sections) that must always give something: strictly where it is valid YAML,
// else with every value that a parser would refuse put in quotes, else its flat lines. Never throws.

import { isScalar, parseDocument, visit } from "yaml";
import { quoteScalar } from "./scalar.ts";
import { readFence } from "./yaml-items.ts";
import { looseValue, NO_ALIASES, simpleValue, YAML_OPTIONS } from "./yaml-scalars.ts";

/** Reads a fence as plain data; in double keys the first wins (spec/record-format §17.2). */
export function readLoose(body: string): unknown {
  const strict = readFence(body);
  if ("value" in strict) return strict.value;
  const repaired = parseDocument(body.split("\n").map(repairLine).join("\n"), {
    ...YAML_OPTIONS,
    uniqueKeys: false,
  });
  if (repaired.errors.length > 0) return flatLines(body);
  visit(repaired, {
    Map(_key, map) {
      const seen = new Set<unknown>();
      map.items = map.items.filter((pair) => {
        const key = isScalar(pair.key) ? pair.key.value : pair.key;
        return !seen.has(key) && seen.add(key);
      });
    },
  });
  try {
    return repaired.toJS(NO_ALIASES) as unknown;
  } catch {
    return flatLines(body);
  }
}

function repairLine(line: string): string {
  const match =
    /^([ \t]*(?:-[ \t]+)*(?:[A-Za-z_][\w-]*:[ \t]+))(\S.*)$/.exec(line.trimEnd()) ??
    /^([ \t]*(?:-[ \t]+)+)(?![A-Za-z_][\w-]*:(?:[ \t]|$))(\S.*)$/.exec(line.trimEnd());
  const [, lead = "", value = ""] = match ?? [];
  if (!match || simpleValue(value) !== undefined || /^[|>][-+\d]*$/.test(value)) return line;
  return "value" in readFence(value) && !/:[ \t]/.test(value)
    ? line
    : `${lead}${quoteScalar(looseValue(value))}`;
}

function flatLines(body: string): unknown {
  const fields: [string, string][] = [];
  for (const line of body.split("\n")) {
    const match = /^[ \t]*(?:-[ \t]+)?([A-Za-z_][\w-]*):[ \t]+(\S.*)$/.exec(line.trimEnd());
    if (match) fields.unshift([match[1] ?? "", looseValue(match[2] ?? "")]);
  }
  return Object.fromEntries(fields);
}
