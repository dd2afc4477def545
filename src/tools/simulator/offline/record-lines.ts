// The Record as the Voice's prompt shows it: labelled lines, and dated entries under a heading for each kind.
import { bullets, section } from "./prompt-parts.ts";

export interface RecordEntry {
  /** `LIVED`: events, works, activities and skills. */
  readonly kind: "LEARN" | "CUR" | "PER" | "LIVED";
  readonly text: string;
  /** The part in the person's own words, if the entry has one. */
  readonly ownWords: string | undefined;
  /** The day on which it was written down, or happened. */
  readonly date: string | undefined;
  /** True where the date says when it happened. */
  readonly isEvent: boolean;
}

export interface RecordField {
  readonly label: string;
  readonly value: string;
}

export interface RecordLines {
  readonly fields: readonly RecordField[];
  readonly entries: readonly RecordEntry[];
}

/** Reads the `<record>` part of a system message, and the older entries in `<recalled>`. */
export function readRecord(system: string): RecordLines {
  const record = section(system, "record");
  const fields = record
    .split("\n")
    .map((line) => /^([A-Z][^:[\]]{0,40}):\s+(\S.*)$/.exec(line.trim()))
    .filter((match) => match !== null)
    .map((match) => ({ label: match[1] ?? "", value: match[2] ?? "" }));
  const entries = [record, section(system, "recalled")].flatMap(readEntries);
  return { fields, entries };
}

/** The value of the first field with this label, in any case. */
export function fieldValue(record: RecordLines, label: string): string | undefined {
  return record.fields.find((field) => field.label.toLowerCase() === label.toLowerCase())?.value;
}

/** Items of a field without their notes in brackets. Semicolons part them, or commas when there is no semicolon. */
export function items(value: string | undefined): string[] {
  if (value === undefined) return [];
  const bare = value.replace(/\s*\([^)]*\)/g, "");
  return bare
    .split(bare.includes(";") ? ";" : ",")
    .map((item) => item.trim().replace(/\.$/, ""))
    .filter((item) => item !== "");
}

const HEADINGS: readonly (readonly [RecordEntry["kind"], RegExp])[] = [
  ["LEARN", /^What I have learned\b/],
  ["CUR", /^What I am curious about\b/],
  ["PER", /^What I am like\b/],
  ["LIVED", /^What (?:has happened in my life|I have (?:read|done)|I can do)\b/],
];
const EVENTS = /^What (?:has happened in my life|I have (?:read|done))\b/;

/** Lines with a dash under one of the headings. */
function readEntries(part: string): RecordEntry[] {
  let kind: RecordEntry["kind"] | undefined;
  let isEvent = false;
  return part.split("\n").flatMap((line) => {
    const heading = HEADINGS.find(([, form]) => form.test(line));
    if (heading) {
      [kind] = heading;
      isEvent = EVENTS.test(line);
    }
    const [body] = bullets(line);
    return kind === undefined || body === undefined ? [] : [readEntry(kind, body, isEvent)];
  });
}

function readEntry(kind: RecordEntry["kind"], line: string, isEvent: boolean): RecordEntry {
  const [, written, said = line] = /^(\d{4}(?:-\d\d){0,2}):\s+(.*)$/.exec(line) ?? [];
  // "[yesterday = 2026-05-03]": the day that the words mean.
  const [meant, day] = / \[[^\]]+ = (\d{4}(?:-\d\d){0,2})\]$/.exec(said) ?? [];
  const body = said.replace(meant ?? / \[[^\]]+ = \d{4}[^\]]*\]$/, "");
  const own = /\s*\(in my words:\s*["“]?(.*?)["”]?\)\s*$/.exec(body);
  return {
    kind,
    text: own === null ? body.trim() : body.slice(0, own.index).trim(),
    ownWords: own?.[1]?.trim() || undefined,
    date: day ?? written,
    isEvent: isEvent || day !== undefined,
  };
}
