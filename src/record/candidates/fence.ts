// The fence of a candidate holds its fields. Valid YAML is read as it is. The earlier system pasted raw text between
// its keys, so other fences are read key by key, as long as they are unambiguous: a key that occurs twice or a line
// that belongs nowhere becomes a fault, because it may be a message that poses as a field. Proof:
// test/record/candidates/candidate-block.test.ts.

import {
  isData,
  readConflicts,
  readLooseConflicts,
  readSimpleConflicts,
  scalarText,
} from "./block-conflicts.ts";
import type { Data } from "./block-conflicts.ts";
import { readFence } from "../text/yaml-items.ts";
import { cutPieces } from "../text/yaml-pieces.ts";
import type { Piece } from "../text/yaml-pieces.ts";
import { looseValue, simpleValue, trimBlanks, withoutComment } from "../text/yaml-scalars.ts";
import type { Conflict } from "../types.ts";

/** The fields of one candidate. `faults` are the reasons why they cannot be relied on. */
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

// Blocks as we write them take a tenth of the parser's time, and processed ones stay in the file for years. Only plain
// `key: value` lines, each key once, are read here; anything else goes to the parser.
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
    // Empty, `null` and a list are no texts in YAML.
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
  const { pieces, exchange } = cutBody(body);
  const texts = new Map<string, string>();
  const faults: string[] = [];
  const seen = new Set<string>();
  let conflicts: readonly Conflict[] = [];
  for (const piece of pieces) {
    const { key, head, rest } = piece;
    const data = dataOf(piece);
    if (key === undefined || !/^[A-Za-z_]\w*$/.test(key))
      faults.push(...strayLines(body, piece, 0));
    else if (seen.has(key)) faults.push(`the key ${key} occurs twice in its fence`);
    else if (key === "conflicts_detected") {
      conflicts = data ? readConflicts(data[key]) : readLooseConflicts(rest.split("\n"));
    } else if (key === "source_exchange") seen.add(key);
    else if (data) {
      const text = scalarText(data[key]);
      if (text !== undefined) texts.set(key, text);
      else if (data[key] !== null && TEXT_KEYS.includes(key)) faults.push(`${key} must be a text`);
    } else {
      texts.set(key, looseValue(head));
      if (/^"(?:.*[^"])?$/.test(withoutComment(head))) {
        faults.push(`the quote of ${key} is not closed`);
      }
      faults.push(...strayLines(body, piece, 1));
    }
    if (key !== undefined) seen.add(key);
  }
  return { texts, ...exchange, conflicts, faults };
}

/**
 * The keys of a fence, and its exchange. An exchange that is not two texts of YAML is a message pasted between the
 * keys: all of it up to the next key of ours is raw text.
 */
function cutBody(body: string): {
  readonly pieces: readonly Piece[];
  readonly exchange: Pick<CandidateFields, "userText" | "replyText">;
} {
  const pieces = cutPieces(body);
  const place = pieces.find(({ key }) => key === "source_exchange");
  if (!place) return { pieces, exchange: {} };
  const data = dataOf(place)?.["source_exchange"];
  const [user, reply] = isData(data)
    ? [scalarText(data["user"]), scalarText(data["grace_mar"])]
    : [];
  if (user !== undefined && reply !== undefined) {
    return { pieces, exchange: exchangeTexts(user, reply) };
  }
  const below = body.indexOf("\n", place.offset) + 1 || body.length;
  const end = nextOwnKey(body, below);
  const lines = body.slice(below, end).split("\n");
  const raw = lines
    .map((line) => line.trimEnd())
    .join("\n")
    .trimEnd();
  const pair = /^\s*user:([\s\S]*?)(?:\n\s*grace_mar:([\s\S]*))?$/.exec(raw);
  const shifted = cutPieces(body.slice(end)).map((piece) => ({
    ...piece,
    offset: piece.offset + end,
    end: piece.end + end,
  }));
  return {
    pieces: [...pieces.filter(({ offset }) => offset <= place.offset), ...shifted],
    exchange: exchangeTexts(pair?.[1] && rawText(pair[1]), pair?.[2] && rawText(pair[2])),
  };
}

function nextOwnKey(body: string, from: number): number {
  for (let at = from; at < body.length; at = body.indexOf("\n", at) + 1 || body.length) {
    const key = /^([A-Za-z_]\w*):(?=[ \t\r\n]|$)/.exec(body.slice(at, at + 80))?.[1];
    if (key !== undefined && KNOWN_KEYS.includes(key)) return at;
  }
  return body.length;
}

/** A key that is YAML by itself, as a mapping with this one key. */
function dataOf({ key, source, head, rest }: Piece): Data | undefined {
  if (key === undefined) return undefined;
  const simple = rest === "" && !head.startsWith("[") ? simpleValue(head) : undefined;
  if (simple !== undefined) return { [key]: simple === "" && !/^["']/.test(head) ? null : simple };
  const read = readFence(`${source}\n`);
  return "value" in read && isData(read.value) ? read.value : undefined;
}

/** Lines of a piece that belong nowhere, from its own first line or from the one below its key. */
function strayLines(body: string, { offset, head, rest }: Piece, from: number): readonly string[] {
  let at = offset;
  return [head, ...rest.split("\n")].flatMap((line, index) => {
    at = Math.max(at, body.indexOf(line, at));
    const number = body.slice(0, at).split("\n").length;
    at = body.indexOf("\n", at) + 1 || body.length;
    const isComment = line.trim().startsWith("#");
    if (index < from || line.trim() === "" || isComment) return [];
    return [`line ${number} of its fence belongs to no key`];
  });
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

/** Any of these keys ends the raw text of an exchange. Other keys may be words of a message. */
const KNOWN_KEYS: readonly string[] = [...MESSAGE_ENDS, "source_exchange", "conflicts_detected"];

/** The gate writes the last three below `suggested_entry`, so inside a message they are only words. */
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

/** A raw text without its outer quotes. Quotes inside were never escaped; line breaks stay. */
function rawText(source: string): string {
  const text = source.trim();
  if (!text.includes("\n")) return looseValue(text);
  return text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
}
