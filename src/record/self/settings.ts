// Settings are the keys that the front matter of SELF.md may have. An empty one is an unset one, and numbers count as they
// are written. One that cannot be read is told by its line and the others hold; where something private depends on it, what
// counts instead is the side that opens and keeps less. Proof: test/record/self/settings.test.ts.

import { factual, vouched, type Factual } from "../../factual.ts";
import type { RecordSettings, SettingFault } from "../types.ts";
import { oneLine, plainText } from "../text/scalar.ts";
import { GUESTS_HEAR, HEARD_PARTS, type HeardPart } from "./heard-parts.ts";
import { listOf, textOf } from "./persona-values.ts";
import { parseQuietHours } from "./quiet-hours.ts";

/** One key of the front matter. Every scalar in `value` is a text, as it was written, or null. */
export interface Property {
  readonly key: string;
  readonly value: unknown;
  /** 1-based. */
  readonly line: number;
  /** All that stands behind the key, where it is known. */
  readonly source?: string;
}

/** The text in which settings stand, for those whose key itself is damaged. */
export interface SettingsSource {
  readonly text: string;
  readonly lineOf: (offset: number) => number;
}

/** The days after which words go where `keep_chat_days` cannot be read and never could: what `new-record` proposes. */
const GUESSED_DAYS = 90;

/** Reads the settings among some keys. Never throws. */
export function readSettings(
  properties: readonly Property[],
  source: SettingsSource,
): { readonly settings: RecordSettings; readonly faults: readonly SettingFault[] } {
  const faults: SettingFault[] = [];
  const parts = NAMES.flatMap((name): readonly Partial<RecordSettings>[] => {
    const { read, instead, guarded } = RULES[name];
    const add = (line: number, what: Factual): void => {
      faults.push({
        name,
        line,
        message: factual`SELF.md line ${line}: ${what}. Until then ${instead}.`,
      });
    };
    const found = properties.filter(({ key }) => bare(key) === bare(name));
    const [first, second] = found;
    if (first && second && found.some(({ value }) => !isSame(value, first.value))) {
      add(second.line, factual`${{ code: name }} is given twice. Keep one of them`);
      return guarded ? [guarded] : [];
    }
    if (!first) {
      const at = guarded ? mentionOf(name, source.text) : undefined;
      if (at === undefined) return [];
      add(
        source.lineOf(at),
        factual`${{ code: name }} is no line of key: value. Write ${EXAMPLES[name]}`,
      );
      return guarded ? [guarded] : [];
    }
    const isLost = isEmpty(first.value) && !NOTHING.test(first.source ?? "");
    const result = isLost ? unread(name) : read(first.value);
    for (const what of result.faults ?? []) add(first.line, what);
    return [result.faults && guarded ? guarded : (result.part ?? {})];
  });
  return { settings: Object.assign({}, ...parts) as RecordSettings, faults };
}

/** True for a line that begins with the key of a setting. */
export function isSettingKey(line: string): boolean {
  const key = /^\s*["']?([\w -]+?)["']?\s*:/.exec(line)?.[1];
  return key !== undefined && NAMES.some((name) => bare(name) === bare(key));
}

/** True for a line that begins with a key which can be nothing but ours. What stands behind it may be of another language. */
export function isOwnKey(line: string): boolean {
  const key = /^[^\p{L}\p{N}]*(\w+_\w+)/u.exec(line)?.[1]?.toLowerCase();
  return NAMES.some((name) => name === key);
}

type SettingName = Exclude<SettingFault["name"] & string, "age">;

interface ReadSetting {
  readonly part?: Partial<RecordSettings>;
  readonly faults?: readonly Factual[];
}

interface Rule {
  /** The setting, and what of the value cannot be read. */
  readonly read: (value: unknown) => ReadSetting;
  /** What holds where it cannot be read. */
  readonly instead: Factual;
  /** The safe side of a setting that guards something private. */
  readonly guarded?: Partial<RecordSettings>;
}

const NAMES = [
  "time_zone",
  "quiet_hours",
  "keep_chat_days",
  "guests_hear",
  "help_line",
  "emergency_number",
  "language",
  "wording",
] as const satisfies readonly SettingName[];

const EXAMPLES: { readonly [Name in SettingName]: Factual } = {
  time_zone: factual`time_zone: "Europe/Lisbon"`,
  quiet_hours: factual`quiet_hours: "21:00-08:00"`,
  keep_chat_days: factual`keep_chat_days: 90`,
  guests_hear: vouched(`guests_hear: [${GUESTS_HEAR.join(", ")}]`),
  help_line: factual`help_line: "the name and the number"`,
  emergency_number: factual`emergency_number: "the number"`,
  language: factual`language: German`,
  wording: factual`wording: with lines of name: "text" below it`,
};

const RULES: { readonly [Name in SettingName]: Rule } = {
  time_zone: {
    instead: factual`this machine's own zone counts`,
    read: (value) => {
      const timeZone = oneText(value);
      if (timeZone === undefined) return isEmpty(value) ? {} : unread("time_zone");
      if (isTimeZone(timeZone)) return { part: { timeZone } };
      return {
        faults: [
          factual`time_zone is not a known zone. Use an IANA name such as "Europe/Lisbon" or "UTC"`,
        ],
      };
    },
  },
  quiet_hours: {
    instead: factual`the usual quiet hours hold`,
    read: (value) => {
      if (isEmpty(value)) return {};
      const times = Array.isArray(value) && value.length === 2 ? value.map(oneText).join("-") : "";
      const text = oneText(value) ?? times;
      const quietHours = parseQuietHours(text);
      if (quietHours) return { part: { quietHours } };
      return {
        faults: [
          /^\d{1,2}:\d{2}$/.test(text)
            ? factual`quiet_hours says only one time. Give beginning and end: ${EXAMPLES.quiet_hours}`
            : factual`quiet_hours must look like "21:00-08:00"`,
        ],
      };
    },
  },
  keep_chat_days: {
    instead: factual`the last number that could be read counts, and without one ${GUESSED_DAYS} from a week after this was told`,
    guarded: { keepChatDays: GUESSED_DAYS, isKeepGuessed: true },
    read: (value) => {
      if (isEmpty(value)) return {};
      const days = Number(DAYS.exec(oneText(value) ?? "")?.[1] ?? 0);
      // A number without end is as good as the largest.
      if (days >= 1) return { part: { keepChatDays: Math.min(days, MOST_DAYS) } };
      return {
        faults: [
          factual`keep_chat_days must be a whole number of days from 1 on, for example ${EXAMPLES.keep_chat_days}`,
        ],
      };
    },
  },
  guests_hear: {
    instead: factual`guests hear no more than name, age, languages and manner of speaking`,
    guarded: { guestsHear: [] },
    read: (value) => {
      // Whoever wrote the key and nothing behind it may have meant just that.
      if (value === null || value === "") return { faults: [ABOUT_PARTS] };
      const words = typeof value === "string" ? value.split(",") : listOf(value);
      const parts = words.map((word) => partOf(word));
      const guestsHear = parts.filter((part) => part !== undefined);
      return guestsHear.length === parts.length
        ? { part: { guestsHear } }
        : { faults: [ABOUT_PARTS] };
    },
  },
  help_line: {
    instead: factual`none is told`,
    read: (value) => toldLine("help_line", value, (helpLine) => ({ helpLine })),
  },
  emergency_number: {
    instead: factual`none is told`,
    read: (value) =>
      toldLine("emergency_number", value, (emergencyNumber) => ({ emergencyNumber })),
  },
  language: {
    instead: factual`the first language of section I counts`,
    read: (value) => {
      if (isEmpty(value)) return {};
      const language = oneText(listOf(value)[0]);
      return language === undefined ? unread("language") : { part: { language } };
    },
  },
  wording: {
    instead: factual`the usual words are used there`,
    read: (value) => {
      if (isEmpty(value)) return {};
      if (typeof value !== "object" || Array.isArray(value)) return unread("wording");
      const lines = Object.entries(value as { readonly [name: string]: unknown })
        .filter(([, words]) => !isEmpty(words))
        .map(([name, words]) => [name, listOf(words).map(wordsOf)] as const);
      const read = lines.flatMap(([name, words]) => {
        const known = words.filter((word) => word !== undefined);
        // Nothing but control characters is an empty line, too.
        const told = known.filter((word) => word.trim() !== "");
        return known.length === words.length ? [[name, told] as const] : [];
      });
      return {
        ...(read.some(([, told]) => told.length > 0) && {
          part: { wording: Object.fromEntries(read.filter(([, told]) => told.length > 0)) },
        }),
        ...(read.length < lines.length && {
          faults: [factual`wording has a line that is no text. Write each as name: "text"`],
        }),
      };
    },
  },
};

const ABOUT_PARTS = vouched(
  `guests_hear must be a list of ${HEARD_PARTS.join(", ")}, for example ${EXAMPLES.guests_hear}`,
);
/** Days alone, or with their word in one of our languages. */
const DAYS = /^(\d{1,9})(?:\s*(?:days?|d|tage?|t|d[ií]as?|jours?|j))?\.?$/i;
/** What may stand behind a key that is left empty. A lone mark of YAML is no such thing. */
const NOTHING = /^(?:~|null|#[^\n]*|[\s"'[\]{},-])*$/i;
const MOST_DAYS = 36_500;
const MOST_CHARS = 200;

function unread(name: SettingName): ReadSetting {
  return { faults: [factual`${{ code: name }} cannot be read. Write ${EXAMPLES[name]}`] };
}

/** A line that is told to somebody in need as it stands. */
function toldLine(
  name: SettingName,
  value: unknown,
  part: (text: string) => Partial<RecordSettings>,
): ReadSetting {
  if (isEmpty(value)) return {};
  const texts = listOf(value).map((one) => textOf(one));
  const text = texts.includes(undefined) ? undefined : oneLine(texts.join(", "));
  if (text === undefined) return unread(name);
  if (text.length <= MOST_CHARS) return { part: part(text) };
  return { faults: [factual`${{ code: name }} must have at most ${MOST_CHARS} characters`] };
}

/** The text of a value, or of a list of one. Anything else may mean something else. */
function oneText(value: unknown): string | undefined {
  const [only, ...others] = listOf(value);
  return typeof only === "string" && others.length === 0 && only.trim() !== ""
    ? only.trim()
    : undefined;
}

function wordsOf(value: unknown): string | undefined {
  return typeof value === "string" ? plainText(value) : undefined;
}

function partOf(word: unknown): HeardPart | undefined {
  const text = typeof word === "string" ? word.trim().toLowerCase() : "";
  return HEARD_PARTS.find((part) => part === text);
}

/** True for null, "", and a list or a mapping of nothing else. */
function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === "string") return value.trim() === "";
  return Array.isArray(value) ? value.every(isEmpty) : Object.keys(value).length === 0;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** A key by its letters alone: `Guests-Hear` is the key `guests_hear`. */
function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/**
 * The place at which a key stands in some form, though it was not read: without its colon, indented under another key, torn
 * in two, or with a slip or two in it. Comments name nothing.
 */
function mentionOf(name: string, text: string): number | undefined {
  const wanted = bare(name);
  const written = text.replace(/(^|\s)#[^\n]*/g, (comment) => comment.replace(/[^\n]/g, " "));
  const letters: string[] = [];
  const offsets: number[] = [];
  for (const { 0: letter, index } of written.matchAll(/[\p{L}\p{N}]/gu)) {
    // A letter that becomes two in lower case is in no key.
    letters.push(letter.toLowerCase().slice(0, 1));
    offsets.push(index);
  }
  const all = letters.join("");
  const exact = all.indexOf(wanted);
  if (exact >= 0) return offsets[exact];
  const begun = offsets.findIndex((offset, at) => {
    const isFirst = at === 0 || written.slice(offsets[at - 1], offset).includes("\n");
    return isFirst && isNear(all.slice(at), wanted);
  });
  return offsets[begun];
}

const MOST_SLIPS = 2;

/** True when a text begins with a word, but for a letter or two. */
function isNear(text: string, word: string): boolean {
  // The row of the table of distances between the beginnings of both.
  let row = Array.from({ length: word.length + 1 }, (_, column) => column);
  for (const [at, letter] of Array.from(text.slice(0, word.length + MOST_SLIPS)).entries()) {
    const next = [at + 1];
    for (let column = 1; column <= word.length; column += 1) {
      const same = (row[column - 1] ?? 0) + (word[column - 1] === letter ? 0 : 1);
      next.push(Math.min(same, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
    if ((row[word.length] ?? Infinity) <= MOST_SLIPS) return true;
  }
  return false;
}
