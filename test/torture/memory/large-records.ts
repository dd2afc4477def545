// Artifacts of all kinds that make a Record large. Each kind says how the Record is filled.

import { randomBytes } from "node:crypto";
import { closeSync, ftruncateSync, mkdirSync, openSync, readdirSync, writeSync } from "node:fs";
import { join } from "node:path";
import { MOST_FILES } from "../../../src/record/bounds.ts";

/** Words that stand in some artifacts, and that are forgotten. */
export const WORDS = "glimmerwick lantern";

const MIB = 1024 ** 2;

export interface LargeRecord {
  readonly name: string;
  /** Megabytes of artifacts in a short run. */
  readonly short: number;
  /** False where an export is sent in the chat although it is large, because it packs well. */
  readonly isTooLargeForTelegram: boolean;
  /** Puts artifacts of so many bytes into a Record's folder. */
  readonly fill: (folder: string, bytes: number) => void;
}

export const LARGE_RECORDS: readonly LargeRecord[] = [
  {
    name: "one film",
    short: 60,
    isTooLargeForTelegram: true,
    fill: (folder, bytes) => {
      writeLarge(join(artifacts(folder), "film.mp4"), bytes, noise());
    },
  },
  {
    name: "sounds of 5 MB, and texts of 2 MB",
    short: 16,
    isTooLargeForTelegram: true,
    fill: (folder, bytes) => {
      // A text is searched a hundred times slower than a sound.
      const [texts, noisy] = [bytes / 16, noise()];
      for (let number = 0; number * 5 * MIB < bytes - texts; number += 1) {
        writeLarge(join(artifacts(folder), `sound-${number}.ogg`), 5 * MIB, noisy);
      }
      for (let number = 0; number * 2 * MIB < texts; number += 1) {
        const said = number === 1 ? `They lit the ${WORDS}.\n` : "";
        writeLarge(join(artifacts(folder), `chat-${number}.txt`), 2 * MIB, prose(), said);
      }
    },
  },
  {
    name: "one blank picture, and a ledger of the same line",
    short: 16,
    isTooLargeForTelegram: false,
    fill: (folder, bytes) => {
      const ledger = bytes / 64;
      const blank = openSync(join(artifacts(folder), "blank.bmp"), "w");
      ftruncateSync(blank, bytes - ledger);
      closeSync(blank);
      const line = Buffer.from('{"event":"measured","value":1}\n'.repeat(1000));
      writeLarge(join(artifacts(folder), "measured.jsonl"), ledger, line);
    },
  },
];

/** Fills a Record up to a number of files, each with a line of text. */
export function fillWithFiles(folder: string, files = MOST_FILES): void {
  const there = readdirSync(folder, { recursive: true, withFileTypes: true });
  const missing = files - there.filter((entry) => entry.isFile()).length;
  for (let number = 0; number < missing; number += 1) {
    const inner = join(artifacts(folder), `day-${Math.floor(number / 1000)}`);
    if (number % 1000 === 0) mkdirSync(inner, { recursive: true });
    const said = number % 5000 === 3 ? WORDS : "a boat";
    const line = `On day ${number} they built ${said}, and the digest of it is ${number.toString(16).padStart(40, "0")}.\n`;
    writeLarge(join(inner, `a note of the day number ${number}.txt`), 0, Buffer.alloc(0), line);
  }
}

function artifacts(folder: string): string {
  const inner = join(folder, "artifacts");
  mkdirSync(inner, { recursive: true });
  return inner;
}

/** Writes the unit again and again, after a beginning. */
function writeLarge(path: string, bytes: number, unit: Buffer, beginning = ""): void {
  const file = openSync(path, "w");
  let left = bytes - writeSync(file, beginning);
  while (left > 0) left -= writeSync(file, unit, 0, Math.min(left, unit.length));
  closeSync(file);
}

/** Bytes that nothing packs: packing looks back for less than this. */
function noise(): Buffer {
  return randomBytes(MIB);
}

/** Letters beyond Latin-1, which take two bytes each in memory. */
function prose(): Buffer {
  const lines = Array.from(
    { length: 4000 },
    (_, number) =>
      `“We went to the łake on day ${number},” she wrote, “and the water was ${number % 30}° warm.”\n`,
  );
  return Buffer.from(lines.join(""));
}
