// Front matter holds the settings at the top of SELF.md. Three rules: a file without `---` on its first line never
// reaches the parser, nothing in a Record is ever executed, and nothing is cached between two readings (options passed
// on every call bypass gray-matter's cache). A broken setting is an error, because a wrong time zone would date every
// entry wrongly. Proof: test/record/self/front-matter.test.ts.

import { factual, joined, vouched, type Factual } from "../../factual.ts";
import matter from "gray-matter";
import * as z from "zod";
import { RecordError } from "../../errors.ts";
import { GUESTS_HEAR, HEARD_PARTS } from "./heard-parts.ts";
import { parseQuietHours } from "./quiet-hours.ts";
import type { RecordSettings } from "../types.ts";
import { oneLine } from "../text/scalar.ts";
import { readFence } from "../text/yaml-items.ts";

/** SELF.md in two parts; `bodyOffset` is where `body` begins in the text. */
export interface SplitSelf {
  readonly settings: RecordSettings;
  readonly body: string;
  readonly bodyOffset: number;
}

/**
 * Takes the optional front matter off SELF.md. Unknown keys are left alone.
 * @returns the settings that were read and the body below them.
 * @throws RecordError that names SELF.md, the line if it is known, and the remedy.
 */
export function splitFrontMatter(text: string): SplitSelf {
  const opening = OPENING.exec(text);
  if (!opening) return { settings: {}, body: text, bodyOffset: 0 };
  const language = opening[1] ?? "";
  if (!/^(?:ya?ml)?$/i.test(language)) {
    throw broken(1, factual`Front matter in another language is not read. ${PLAIN}`, language);
  }
  const closing = CLOSING.exec(text.slice(opening[0].length));
  if (!closing) {
    throw broken(1, factual`The front matter has no end. Close it with a line --- of its own`);
  }
  const bodyOffset = opening[0].length + closing.index + closing[0].length;
  const header = text
    .slice(0, bodyOffset)
    .replace(/^\uFEFF/, "")
    .replaceAll("\r\n", "\n");
  const { data } = matter(header.replace(OPENING, "---\n"), { language: "yaml", engines: ENGINES });
  return { settings: toSettings(data), body: text.slice(bodyOffset), bodyOffset };
}

const OPENING = /^\uFEFF?---[ \t]*([^\s-][^\r\n]*?)?[ \t]*(?:\r?\n|$)/;
const CLOSING = /(?:^|(?<=\n))---[ \t]*(?:\r?\n|$)/;

// gray-matter brings engines that run code and a YAML 1.1 that reads 22:00 as a number. None of them is used.
const ENGINES = {
  yaml: { parse: parseYaml },
  json: { parse: refuse },
  javascript: { parse: refuse },
  js: { parse: refuse },
  coffee: { parse: refuse },
  coffeescript: { parse: refuse },
  cson: { parse: refuse },
  toml: { parse: refuse },
};

const PLAIN = factual`Begin it with a plain --- and write YAML`;
const ABOUT_GUESTS_HEAR = `guests_hear must be a list of ${HEARD_PARTS.join(", ")}, for example guests_hear: [${GUESTS_HEAR.join(", ")}]`;
/** A line that is told to somebody in need as it stands. */
function toldLine(key: string, example: string) {
  return z
    .string({ error: `${key} must be text in quotes, for example ${key}: "${example}"` })
    .transform((text) => oneLine(text))
    .refine((text) => text.length <= 200, { error: `${key} must have at most 200 characters` })
    .optional();
}

const settingsSchema = z.looseObject({
  quiet_hours: z
    .string({ error: 'quiet_hours must be text in quotes, for example quiet_hours: "21:00-08:00"' })
    .transform((text, context) => {
      const hours = parseQuietHours(text);
      if (hours) return hours;
      const bare = /^\d{1,2}:\d{2}$/.exec(text.trim())?.[0];
      context.addIssue(
        bare === undefined
          ? 'quiet_hours must look like "21:00-08:00", in quotes'
          : `quiet_hours says only one time, ${bare}. Give beginning and end, in quotes: quiet_hours: "${bare}-08:00"`,
      );
      return z.NEVER;
    })
    .optional(),
  time_zone: z
    .string({ error: 'time_zone must be text in quotes, for example time_zone: "Europe/Lisbon"' })
    .refine(isTimeZone, {
      error: 'time_zone is not a known zone. Use an IANA name such as "Europe/Lisbon" or "UTC"',
    })
    .optional(),
  keep_chat_days: z
    .int({ error: "keep_chat_days must be a whole number of days, for example keep_chat_days: 90" })
    .min(1, { error: "keep_chat_days must be at least 1" })
    .max(36_500, { error: "keep_chat_days must be at most 36500" })
    .optional(),
  guests_hear: z
    .array(z.enum(HEARD_PARTS, { error: ABOUT_GUESTS_HEAR }), { error: ABOUT_GUESTS_HEAR })
    .optional(),
  help_line: toldLine("help_line", "the name and the number"),
  emergency_number: toldLine("emergency_number", "the number"),
  language: z
    .string({ error: "language must be the name of one language, for example language: German" })
    .optional(),
  wording: z
    .record(
      z.string(),
      z.union([z.string().transform((text) => [text]), z.array(z.string()).min(1)]),
      {
        error: 'wording must be lines of name: "text", for example tired: "Later, please."',
      },
    )
    .optional(),
});

function parseYaml(source: string): object {
  const read = readFence(source);
  if ("error" in read) {
    // The source begins with the line break after the opening ---, so its lines are those of the file.
    throw broken(
      read.error.line,
      factual`The front matter is not valid YAML. Correct that line`,
      read.error.message,
    );
  }
  const value = read.value ?? {};
  if (typeof value !== "object" || Array.isArray(value)) {
    throw broken(
      2,
      factual`The front matter must be lines of key: value, for example time_zone: "UTC"`,
    );
  }
  return value;
}

function refuse(): never {
  throw broken(1, factual`Only YAML is read as front matter. ${PLAIN}`);
}

function toSettings(data: unknown): RecordSettings {
  const result = settingsSchema.safeParse(data);
  if (!result.success) {
    // Each message is one of the sentences above, which quote no value but a time of the day.
    const faults = result.error.issues.map((issue) => vouched(issue.message));
    throw broken(undefined, joined(faults, "; "));
  }
  const { time_zone: timeZone, quiet_hours: quietHours, language, wording } = result.data;
  const { keep_chat_days: keepChatDays, guests_hear: guestsHear } = result.data;
  const { help_line: helpLine, emergency_number: emergencyNumber } = result.data;
  return {
    ...(timeZone !== undefined && { timeZone }),
    ...(quietHours && { quietHours }),
    ...(keepChatDays !== undefined && { keepChatDays }),
    ...(guestsHear && { guestsHear }),
    ...(helpLine && { helpLine }),
    ...(emergencyNumber && { emergencyNumber }),
    ...(language && { language }),
    ...(wording && { wording }),
  };
}

function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

function broken(line: number | undefined, message: Factual, found?: string): RecordError {
  const place = line === undefined ? factual`SELF.md` : factual`SELF.md line ${line}`;
  return new RecordError(factual`${place}: ${message}.`, { code: "front_matter", found });
}
