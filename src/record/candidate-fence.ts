// What the fence of a candidate says. Valid YAML is taken as it is. The earlier system pasted raw text between its
// keys, so what is not YAML is read line by line, but only as long as it is unambiguous: a key that occurs twice or a
// line that belongs nowhere becomes a fault, for it may be a message that poses as a field.

import {
  isData,
  readConflicts,
  readLooseConflicts,
  readSimpleConflicts,
  scalarText,
} from "./candidate-conflicts.ts";
import type { Data } from "./candidate-conflicts.ts";
import { readFence } from "./yaml-items.ts";
import { looseValue, simpleValue, trimBlanks } from "./yaml-scalars.ts";
import type { Conflict } from "./types.ts";

/** The fields of one candidate; `faults` are reasons why they cannot be relied on. */
export interface CandidateFields {
  readonly texts: ReadonlyMap<string, string>;
  readonly userText?: string;
  readonly replyText?: string;
  readonly conflicts: readonly Conflict[];
  readonly faults: readonly string[];
}

/** Reads the body of a candidate's fence. Never throws. */
export function readCandidateFence(body: string): CandidateFields {
  const simple = readSimpleLines(body);
  if (simple) return simple;
  const read = readFence(body);
  if ("error" in read) return readLines(body);
  if (!isData(read.value)) {
    return { texts: new Map(), conflicts: [], faults: ["its fence holds no key: value lines"] };
  }
  return readData(read.value);
}

// Blocks as we write them, ten times faster than the parser: processed ones stay in the file for years. Anything
// that is not plainly `key: value`, each key once, goes to the parser.
function readSimpleLines(body: string): CandidateFields | undefined {
  const texts = new Map<string, string>();
  const exchange = new Map<string, string>();
  const conflictLines: string[] = [];
  const seen = new Set<string>();
  let region = "";
  for (const line of body.split("\n").map(trimBlanks)) {
    if (line === "") continue;
    if (region === "conflicts_detected" && line.startsWith(" ")) {
      conflictLines.push(line);
      continue;
    }
    const match = /^( {2})?([A-Za-z_]\w*):(?: +(.*))?$/.exec(line);
    const [, indent = "", key = "", source = ""] = match ?? [];
    if ((line === "source_exchange:" || line === "conflicts_detected:") && !seen.has(key)) {
      seen.add(key);
      region = key;
      continue;
    }
    const fields = indent ? exchange : texts;
    if (indent && region !== "source_exchange") return undefined;
    if (!indent) region = key;
    const value = simpleValue(source);
    // Empty and `null` are no texts to YAML; a list is none either.
    const isText = value !== undefined && (value !== "" || /^["']/.test(source));
    if (!match || !isText || source.startsWith("[") || fields.has(key)) return undefined;
    if (key === "source_exchange" || key === "conflicts_detected") return undefined;
    fields.set(key, value);
  }
  const conflicts = readSimpleConflicts(conflictLines);
  if (texts.size === 0 || !conflicts) return undefined;
  const texted = exchangeTexts(exchange.get("user"), exchange.get("grace_mar"));
  return { texts, ...texted, conflicts, faults: [] };
}

function readData(data: Data): CandidateFields {
  const texts = new Map<string, string>();
  const faults: string[] = [];
  for (const [key, value] of Object.entries(data)) {
    if (key === "source_exchange" || key === "conflicts_detected") continue;
    const text = scalarText(value);
    if (text !== undefined) texts.set(key, text);
    else if (value !== null && TEXT_KEYS.includes(key)) faults.push(`${key} must be a text`);
  }
  const exchange = isData(data["source_exchange"]) ? data["source_exchange"] : {};
  return {
    texts,
    ...exchangeTexts(scalarText(exchange["user"]), scalarText(exchange["grace_mar"])),
    conflicts: readConflicts(data["conflicts_detected"]),
    faults,
  };
}

function readLines(body: string): CandidateFields {
  const texts = new Map<string, string>();
  const faults: string[] = [];
  const exchange: string[] = [];
  const conflicts: string[] = [];
  let region = "";
  for (const [index, raw] of body.split("\n").entries()) {
    const line = raw.trimEnd();
    const [match, key = "", value = ""] = /^([A-Za-z_]\w*):(?:[ \t]+(.*))?$/.exec(line) ?? [];
    if (region === "source_exchange" && !KNOWN_KEYS.includes(key)) exchange.push(line);
    else if (line === "" || line.startsWith("#")) continue;
    else if (match !== undefined) {
      region = key;
      if (texts.has(key)) faults.push(`the key ${key} occurs twice in its fence`);
      else texts.set(key, looseValue(value));
      if (/^"(?:.*[^"])?$/.test(value)) faults.push(`the quote of ${key} is not closed`);
    } else if (region === "conflicts_detected" && /^(?:[ \t]|- )/.test(line)) conflicts.push(line);
    else faults.push(`line ${index + 1} of its fence belongs to no key`);
  }
  const pair = /^\s*user:([\s\S]*?)(?:\n\s*grace_mar:([\s\S]*))?$/.exec(exchange.join("\n"));
  return {
    texts,
    ...exchangeTexts(pair?.[1] && rawText(pair[1]), pair?.[2] && rawText(pair[2])),
    conflicts: readLooseConflicts(conflicts),
    faults,
  };
}

const MESSAGE_ENDS: readonly string[] = [
  "status",
  "record_id",
  "timestamp",
  "channel_key",
  "mind_category",
  "signal_type",
  "priority_score",
  "summary",
  "example_from_exchange",
  "profile_target",
  "suggested_entry",
  "prompt_section",
  "prompt_addition",
  "suggested_followup",
  "tension_with",
  "alternative_interpretation",
  "evidence_tier",
];

/** The first of these ends the raw text of an exchange; all others may be words of a message. */
const KNOWN_KEYS: readonly string[] = [...MESSAGE_ENDS, "source_exchange", "conflicts_detected"];

/** What the gate wrote later stands below `suggested_entry`, so in a message these are only words. */
const TEXT_KEYS: readonly string[] = [...MESSAGE_ENDS, "edited_by", "resolution", "supersedes"];

function exchangeTexts(
  userText: string | undefined,
  replyText: string | undefined,
): Pick<CandidateFields, "userText" | "replyText"> {
  return {
    ...(userText !== undefined && { userText }),
    ...(replyText !== undefined && { replyText }),
  };
}

// Quotes inside a raw text were never escaped: only the outer pair is taken off, line breaks stay.
function rawText(source: string): string {
  const text = source.trim();
  if (!text.includes("\n")) return looseValue(text);
  return text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
}
