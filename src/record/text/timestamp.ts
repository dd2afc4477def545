// Markdown carries local time of the Record's zone, JSONL carries ISO 8601 in UTC. Readers accept both.
// Proof: test/record/text/ids-and-time.test.ts.

/** Writes dates and times of one zone. Making a clock costs about 50 microseconds, so keep it. */
export interface LocalClock {
  /** `YYYY-MM-DD HH:MM:SS` */
  timestamp(date: Date): string;
  /** `YYYY-MM-DD` */
  date(date: Date): string;
}

/** A clock for an IANA zone, by default the host's. @throws RangeError for a zone that does not exist. */
export function createLocalClock(timeZone?: string): LocalClock {
  const format = new Intl.DateTimeFormat("en-US", {
    ...(timeZone === undefined ? {} : { timeZone }),
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  const read = (date: Date): { day: string; time: string } => {
    const parts = Object.fromEntries(format.formatToParts(date).map((p) => [p.type, p.value]));
    const { year = "", month = "", day = "", hour = "", minute = "", second = "" } = parts;
    return { day: `${year.padStart(4, "0")}-${month}-${day}`, time: `${hour}:${minute}:${second}` };
  };
  return {
    timestamp: (date) => {
      const { day, time } = read(date);
      return `${day} ${time}`;
    },
    date: (date) => read(date).day,
  };
}

/** The moment at which the next day begins on this clock, to the minute, even when clocks change that night. */
export function nextDay(clock: LocalClock, now: Date): Date {
  const today = clock.date(now);
  // A day is never longer than 25 hours and never shorter than 23.
  let before = Math.floor(now.getTime() / MINUTE_MS);
  let after = before + 26 * 60;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (clock.date(new Date(middle * MINUTE_MS)) === today) before = middle;
    else after = middle;
  }
  return new Date(after * MINUTE_MS);
}

const MINUTE_MS = 60_000;

/** `YYYY-MM-DD HH:MM:SS` in the zone. For many dates use `createLocalClock`. */
export function localTimestamp(date: Date, timeZone?: string): string {
  return createLocalClock(timeZone).timestamp(date);
}

/** `YYYY-MM-DD` in the zone. */
export function localDate(date: Date, timeZone?: string): string {
  return createLocalClock(timeZone).date(date);
}

/** ISO 8601 in UTC with `Z`, to the millisecond. */
export function isoTimestamp(date: Date): string {
  return date.toISOString();
}

/**
 * Reads any timestamp of a Record's files: `YYYY-MM-DD[ HH:MM[:SS]]`, or ISO 8601 with or without fraction and zone.
 * Without a zone it is the host's local time.
 * @returns undefined for a text that is no date.
 */
export function parseTimestamp(text: string): Date | undefined {
  const match = TIMESTAMP.exec(text.trim());
  if (!match) return undefined;
  const [, year, month, day, hour = "0", minute = "0", second = "0", fraction = "", zone] = match;
  const numbers = [year, month, day, hour, minute, second].map(Number);
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = numbers;
  const ms = Number(fraction.padEnd(3, "0").slice(0, 3));
  const utc = Date.UTC(y, mo - 1, d, h, mi, s, ms);
  const check = new Date(utc);
  const isReal = check.getUTCMonth() === mo - 1 && check.getUTCDate() === d;
  if (!isReal || h > 23 || mi > 59 || s > 59) return undefined;
  if (zone === undefined) return new Date(y, mo - 1, d, h, mi, s, ms);
  return new Date(utc - zoneOffset(zone));
}

const TIMESTAMP =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?(Z|[+-]\d\d:?\d\d)?)?$/i;

function zoneOffset(zone: string): number {
  if (/^z$/i.test(zone)) return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith("-") ? -minutes : minutes) * 60_000;
}
