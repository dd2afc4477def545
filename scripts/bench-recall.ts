// npm run bench:recall -- FILE: how often what answers a question is in the Voice's prompt, for the lives in a file. No model is
// asked, and nothing of the file is kept. It measures and judges nothing.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UsageError, errorMessage } from "../src/errors.ts";
import type { Life } from "../test/bench/recall/life.ts";
import { pooled, readLives } from "../test/bench/recall/lives.ts";
import { figuresOf, type Found } from "../test/bench/recall/recall-figures.ts";
import { median } from "../test/bench/figures.ts";
import { inColumns } from "./bench-print.ts";
import { print, readArguments, runCommand } from "./command-line.ts";

const USAGE = `npm run bench:recall -- FILE [--asked FILE] [--lives FROM-TO]
  FILE     LoCoMo's locomo10.json, or lines of JSON: {"life", "id", "text", "date"} for an entry,
           {"life", "question", "evidence": [ids], "kind"} for a question
  --asked  lines of JSON {"question", "as"}: only these questions are put, as they stand there, for example in another language
  --lives  only these, counted from 1`;

runCommand(async () => {
  const { values, positionals } = readArguments(
    {
      options: { asked: { type: "string" }, lives: { type: "string" } },
      allowPositionals: true,
    },
    USAGE,
  );
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError(USAGE);
  const asked = values.asked === undefined ? undefined : readAsked(values.asked);
  for (const { name, lives } of readLives(read(file), file)) {
    const some = within(lives, values.lives).map((life) => askedAs(life, asked));
    print(table(name, await found(some)));
    if (some.length > 1)
      print(table(`${name}, all lives in one Record`, await found([pooled(some)])));
  }
});

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(`${file} cannot be read (${errorMessage(error)})`);
  }
}

function within(lives: readonly Life[], range = ""): readonly Life[] {
  if (range === "") return lives;
  const [, from, to] = /^(\d+)-(\d+)$/.exec(range) ?? [];
  if (from === undefined) throw new UsageError(USAGE);
  return lives.slice(Number(from) - 1, Number(to));
}

function readAsked(file: string): ReadonlyMap<string, string> {
  const lines = read(file).split(/\r?\n/);
  return new Map(
    lines.flatMap((line, index) => {
      if (line.trim() === "") return [];
      const { question, as } = (JSON.parse(line) ?? {}) as { question?: unknown; as?: unknown };
      if (typeof question !== "string" || typeof as !== "string") {
        throw new UsageError(`${file} line ${index + 1} is not {"question", "as"}`);
      }
      return [[question, as] as const];
    }),
  );
}

function askedAs(life: Life, asked: ReadonlyMap<string, string> | undefined): Life {
  if (asked === undefined) return life;
  const questions = life.questions.flatMap((one) => {
    const question = asked.get(one.question);
    return question === undefined ? [] : [{ ...one, question }];
  });
  return { ...life, questions };
}

async function found(lives: readonly Life[]): Promise<readonly Found[]> {
  const all: Found[] = [];
  for (const life of lives) {
    const folder = mkdtempSync(join(tmpdir(), "bench-recall-"));
    try {
      all.push(...(await figuresOf(life, folder)));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return all;
}

function table(name: string, all: readonly Found[]): string {
  // Many a question without an answer names what it is about all the same.
  const named = all.filter(({ isNamed }) => isNamed);
  const kinds = [...new Set(named.map(({ kind }) => kind))].toSorted();
  const rows = kinds.length > 1 ? kinds.map((kind) => row(kind, of(named, kind))) : [];
  const head = [
    "kind",
    "n",
    "any",
    "all",
    "with date",
    "2nd follow-up",
    "/ask",
    "MiniSearch",
    "tokens",
    "ms",
  ];
  return [
    `\n${name}: what answers a question is in the prompt, %`,
    inColumns([head, row("all", named), ...rows]),
    ...unanswerable(all),
  ].join("\n");
}

function of(all: readonly Found[], kind: string): readonly Found[] {
  return all.filter((one) => one.kind === kind);
}

function row(kind: string, found: readonly Found[]): string[] {
  return [
    kind,
    String(found.length),
    share(found, ({ any }) => any),
    share(found, ({ all }) => all),
    share(found, ({ dated }) => dated),
    share(found, ({ afterTwo }) => afterTwo),
    share(found, ({ cited }) => cited),
    share(found, ({ plain }) => plain),
    (found.reduce((sum, { tokens }) => sum + tokens, 0) / Math.max(1, found.length)).toFixed(0),
    median(found.map(({ ms }) => ms)).toFixed(1),
  ];
}

function share(found: readonly Found[], is: (one: Found) => boolean): string {
  return ((100 * found.filter(is).length) / Math.max(1, found.length)).toFixed(1);
}

/** How well the words that the best line has part questions with and without an answer: 0.5 is not at all, 1 always. */
function unanswerable(all: readonly Found[]): readonly string[] {
  const others = of(all, "unanswerable");
  const answerable = all.filter(({ kind }) => kind !== "unanswerable");
  if (others.length === 0 || answerable.length === 0) return [];
  const below = others.flatMap(({ covered }) =>
    answerable.map((one) => (one.covered > covered ? 1 : one.covered === covered ? 0.5 : 0)),
  );
  const parted = below.reduce<number>((sum, one) => sum + one, 0) / below.length;
  const whole = share(others, ({ covered }) => covered === 1);
  return [
    `unanswerable: ${others.length}; for ${whole} % one line has all words of the question; told from the others by it: ${parted.toFixed(2)}`,
  ];
}
