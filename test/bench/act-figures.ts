// The acts of people at one bot with one Record, each several times: reading, writing, and the first look after an edit by
// hand. Every second writing act has another chat's message beside it.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BotCall } from "../../src/tools/simulator/simulator-types.ts";
import { isTo, time, type Act, type Bench, type Timed } from "./acts.ts";
import { median } from "./figures.ts";
import { idleReport, newsReport } from "./brain.ts";

/** All times of each act, by its name. */
export type Times = ReadonlyMap<string, readonly Timed[]>;

export interface Acts {
  readonly times: Times;
  /** Everything once, so that nothing is done for the first time. The first save of a day also makes a backup. */
  warmUp(): Promise<void>;
  /** Each reading act `reads` times, and ten proposals from their reports to an undo and back. */
  round(reads: number): Promise<void>;
}

const PENDING = ["PENDING-REVIEW.md", "PIPELINE-EVENTS.jsonl"];
const SAVED = [
  ...PENDING,
  "SELF.md",
  "EVIDENCE.md",
  "MERGE-RECEIPTS.jsonl",
  "SELF-ARCHIVE.md",
  "SESSION-LOG.md",
];
const TOGETHER = 10;

/** The acts of one bot's people. */
export function createActs(bench: Bench): Acts {
  const times = new Map<string, Timed[]>();
  let number = 0;
  const doing: Doing = {
    bench,
    next: () => {
      number += 1;
      return number;
    },
    note: async (name, act, beside = false) => {
      const earlier = times.get(name) ?? [];
      times.set(name, [...earlier, await time(act, bench, beside ? momentIn(earlier) : undefined)]);
    },
  };
  return {
    times,
    warmUp: async () => {
      for (let count = 0; count < 15; count += 1)
        await doing.note("message", message(doing.next()));
      await saveOne(doing);
      await reads(doing, 2);
      times.clear();
    },
    round: async (count) => {
      await reads(doing, count);
      await saveTen(doing);
      await saveOne(doing);
      await editByHand(doing);
    },
  };
}

/** Leaves `count` proposals behind that were approved and not saved. */
export async function leaveApproved(bench: Bench, count: number): Promise<void> {
  for (let one = 0; one < count; one += 1) {
    await time(staging(900 + one), bench);
    await time(tapping(/Approve/, /^Approved/, PENDING), bench);
  }
}

interface Doing {
  readonly bench: Bench;
  /** A number that no text had yet. */
  readonly next: () => number;
  readonly note: (name: string, act: Act, beside?: boolean) => Promise<void>;
}

/** The moment of another chat's message: now at the beginning of an act, now in its middle, as long as it takes by now. */
function momentIn(earlier: readonly Timed[]): number {
  const usual = median(earlier.map(({ ms }) => ms));
  return earlier.length === 0 ? 0 : (usual * (earlier.length % 4)) / 4;
}

async function reads({ note, next }: Doing, times: number): Promise<void> {
  for (let count = 0; count < times; count += 1) {
    const beside = count % 2 === 1;
    await note("message", message(next()), beside);
    await note("report, nothing new", says(idleReport(next())), beside);
    await note("/status", says("/status"), beside);
    await note("/intent_audit", says("/intent_audit"), beside);
    await note("/ask", says("/ask what do we know about the quay?"), beside);
  }
}

async function saveTen(doing: Doing): Promise<void> {
  const { note, next } = doing;
  for (let count = 0; count < TOGETHER; count += 1) {
    await note("staging", staging(next()), count % 2 === 1);
  }
  for (const beside of [false, true, false]) {
    await note("/review, ten wait", showing("/review"), beside);
    await note("message", message(next()));
  }
  // Taken back, the ten wait again, so each is approved twice.
  for (const beside of [false, true]) {
    await approve(doing, TOGETHER);
    await note("/merge card of ten", showing("/merge"), beside);
    await note("message", message(next()));
    await note("/merge card of ten", showing("/merge"), !beside);
    await note("save of ten", tapping(/^Merge$/, /^Merged/, SAVED), beside);
    if (beside) return;
    await note("/undo card of ten", showing("/undo"));
    await note("undo of ten", tapping(/Take it back/, /^Taken back/, withoutArchive(SAVED)));
  }
}

async function saveOne(doing: Doing): Promise<void> {
  const { note, next } = doing;
  await note("staging", staging(next()));
  for (const beside of [false, true]) {
    await approve(doing, 1);
    await note("/merge card of one", showing("/merge"));
    await note("save of one", tapping(/^Merge$/, /^Merged/, SAVED), beside);
    if (beside) return;
    await note("/undo card of one", showing("/undo"));
    await note("undo of one", tapping(/Take it back/, /^Taken back/, withoutArchive(SAVED)));
  }
}

async function approve({ note }: Doing, count: number): Promise<void> {
  for (let one = 0; one < count; one += 1) {
    await note("approve", tapping(/Approve/, /^Approved/, PENDING), one % 2 === 1);
  }
}

/** Two proposals are left behind: one approved, one waiting. Both are saved in the end. */
async function editByHand(doing: Doing): Promise<void> {
  const { note, next, bench } = doing;
  await note("staging", staging(next()));
  await approve(doing, 1);
  await note("staging", staging(next()));
  for (const [file, name, act] of [
    ["SELF.md", "message after an edit of SELF.md", message(next())],
    ["SELF.md", "/review after an edit of SELF.md", showing("/review")],
    ["SELF.md", "/merge card after an edit of SELF.md", showing("/merge")],
    ["PENDING-REVIEW.md", "/review after an edit of PENDING-REVIEW.md", showing("/review")],
    ["PENDING-REVIEW.md", "/merge card after an edit of PENDING-REVIEW.md", showing("/merge")],
    ["EVIDENCE.md", "/merge card after an edit of EVIDENCE.md", showing("/merge")],
    ["EVIDENCE.md", "/ask after an edit of EVIDENCE.md", says("/ask what is at the quay?")],
  ] as const) {
    edit(join(bench.bench.record, file));
    await note(name, act);
  }
  await approve(doing, 1);
  await note("/merge card of two", showing("/merge"));
  await note("save of two", tapping(/^Merge$/, /^Merged/, SAVED));
}

/** Puts a word into the entry in the middle of the file, in place, as an editor does. */
function edit(path: string): void {
  const text = readFileSync(path, "utf8");
  const field = /(?:topic|summary): "/g;
  field.lastIndex = text.length >> 1;
  if (!field.exec(text)) throw new Error(`${path}: no entry to edit`);
  writeFileSync(path, `${text.slice(0, field.lastIndex)}Well, ${text.slice(field.lastIndex)}`);
}

/** An ordinary message. */
export function message(number: number): Act {
  return says(`What do you know about octopuses? (${number})`);
}

function says(text: string): Act {
  const { begin, isSaid } = saying(text);
  return { begin, isAnswer: isSaid };
}

/** Says something whose answer has buttons. */
function showing(text: string): Act {
  const { begin, isSaid } = saying(text);
  return { begin, isAnswer: (call) => isSaid(call) && hasButtons(call) };
}

function staging(number: number): Act {
  return { ...showing(newsReport(number)), writes: PENDING };
}

function saying(text: string): Pick<Act, "begin"> & { readonly isSaid: Act["isAnswer"] } {
  let to: Bench["owner"] | undefined;
  return {
    begin: ({ bot, owner }) => {
      to = owner;
      bot.telegram.say(owner, text);
    },
    isSaid: (call) => to !== undefined && isTo(call, to),
  };
}

function hasButtons({ params }: BotCall): boolean {
  return JSON.stringify(params["reply_markup"] ?? "").includes("inline_keyboard");
}

/** Taps a button. The act is over when the line is shown and the card changed. */
function tapping(button: RegExp, line: RegExp, writes: readonly string[]): Act {
  let isLine = false;
  let isCard = false;
  return {
    writes,
    begin: ({ bot, owner }) => {
      bot.telegram.tapButton(owner, button);
    },
    isAnswer: ({ method, params }) => {
      if (method === "answerCallbackQuery") {
        const shown = String(params["text"]);
        if (!line.test(shown)) throw new Error(`a tap on ${String(button)} was answered: ${shown}`);
        isLine = true;
      }
      if (method === "editMessageText") isCard = true;
      return isLine && isCard;
    },
  };
}

function withoutArchive(files: readonly string[]): readonly string[] {
  return files.filter((file) => file !== "SELF-ARCHIVE.md");
}
