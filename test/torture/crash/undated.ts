// A Record without the parts that differ from run to run: times, ids, hashes, the number of model calls, and the counts
// of copies, cards and messages that a forgetting met (an earlier try or a new start may have removed some).

import { expect } from "vitest";
import { FILES } from "../../../src/record/store.ts";
import type { readFolder } from "../../support/temporary.ts";

type Files = ReturnType<typeof readFolder>;

export function undated(files: Files): Files {
  return Object.fromEntries(
    Object.entries(files)
      // A call is repeated when its answer died with the program, and was paid for twice.
      .filter(([name]) => name !== FILES.compute)
      .map(([name, text]) => [name, withoutTimes(text).replace(FORGOTTEN_AGAIN, "$1")]),
  );
}

/** A forgetting that could not change a copy names it. Whoever asks again is noted again, with fewer places. */
const FORGOTTEN_AGAIN =
  /^(.*"phrases": \[.*\n|.*"merge_source": "forget".*\n|.*"event": "forgotten".*\n)(?:.*"(?:phrases": \[|merge_source": "forget"|event": "forgotten").*\n)+/gm;

/** Each file is old or new; one that lines are added to is the old one, and perhaps some of the new lines. */
export function expectNoneCut(now: Files, before: Files, after: Files): void {
  for (const [name, old] of Object.entries(before)) {
    const text = now[name] ?? "";
    expect([name, text === after[name] || text.startsWith(old)]).toEqual([name, true]);
  }
}

/** Leaves out the event by which a refused merge is noted. */
export function withoutRefusals(files: Files): Files {
  const lines = /^.*"event": "validation_failed".*\n/gm;
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, text.replace(lines, "")]),
  );
}

function withoutTimes(text: string): string {
  return text
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, "<uuid>")
    .replace(/\b[0-9a-f]{64}\b/g, "<hash>")
    .replace(/, "(?:cards|copies|outbox)": \d+/g, "")
    .replace(/\b\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?/g, "<time>");
}
