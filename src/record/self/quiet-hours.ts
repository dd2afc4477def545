// Quiet hours are the times of day at which nothing is sent unasked, `quiet_hours: "21:00-08:00"` in the front matter
// of SELF.md. They are local time of the Record and may run over midnight.

/** Minutes of the day; `from` = `to` means none. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

const MORNING = 9 * 60;
const EVENING = 20 * 60;
const CHILDS_EVENING = 19 * 60;
const CHILD_AGE = 13;

/** The hours of a Record that sets none. A child's evening begins earlier. */
export function defaultQuietHours({ age }: { readonly age?: number }): QuietHours {
  const isChild = age !== undefined && age < CHILD_AGE;
  return { from: isChild ? CHILDS_EVENING : EVENING, to: MORNING };
}

/** Reads `HH:MM-HH:MM`; undefined for any other text. */
export function parseQuietHours(text: string): QuietHours | undefined {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)\s*[-–]\s*([01]?\d|2[0-3]):([0-5]\d)$/.exec(
    text.trim(),
  );
  if (!match) return undefined;
  const [, fromHour, fromMinute, toHour, toMinute] = match.map(Number);
  return {
    from: (fromHour ?? 0) * 60 + (fromMinute ?? 0),
    to: (toHour ?? 0) * 60 + (toMinute ?? 0),
  };
}

/**
 * True while quiet hours last.
 * @param timestamp local, `YYYY-MM-DD HH:MM:SS`.
 */
export function isQuiet(timestamp: string, { from, to }: QuietHours): boolean {
  const [hour = 0, minute = 0] = timestamp.slice(11).split(":").map(Number);
  const now = hour * 60 + minute;
  return from <= to ? now >= from && now < to : now >= from || now < to;
}
