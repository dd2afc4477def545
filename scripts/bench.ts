// npm run bench: the project's figures, beside those of an empty grammY + openai bot that is bundled and launched the
// same way. `--short` takes fewer samples. The bench measures and judges nothing, because a slow machine is no failure:
// the exit code only says whether it could run. `--big` measures a small and a big Record instead (bench-big.ts).

import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { UNIT_SETTINGS, type Kind, type Launch } from "../test/bench/bot-process.ts";
import { burst, launchTime, memoryPerProcess, messageTime } from "../test/bench/figures.ts";
import { mergeTimes } from "../test/bench/merge-figure.ts";
import { UsageError } from "../src/errors.ts";
import { openWorld, type BenchWorld } from "../test/bench/world.ts";
import { benchBig } from "./bench-big.ts";
import { describeMachine, inColumns, round } from "./bench-print.ts";
import { print, readArguments, runCommand } from "./command-line.ts";

const USAGE = `npm run bench -- [--short] [--big [--root FOLDER ...]]
  --root measures the bot of another checkout, which has its own node_modules; given twice, the one beside the other.`;
const TARGETS = {
  launchMs: 250,
  memoryMb: 45,
  messageMs: 6,
  answersPerSecond: 150,
  mergeMs: 1000,
} as const;

interface Line {
  readonly figure: string;
  readonly ours: number;
  /** Absent when there is nothing to compare with. */
  readonly empty?: number;
  readonly unit: string;
  /** Absent for figures without a target. */
  readonly target?: number;
  readonly isMet?: boolean;
  readonly note?: string;
}

runCommand(async () => {
  const { values } = readArguments(
    {
      options: {
        short: { type: "boolean", default: false },
        big: { type: "boolean", default: false },
        root: { type: "string", multiple: true },
      },
    },
    USAGE,
  );
  if (values.root && !values.big) throw new UsageError(USAGE);
  if (values.big) return benchBig({ isShort: values.short, roots: values.root });
  const samples = values.short
    ? { launches: 5, warmMessages: 10, messages: 60, each: 5, emptyEach: 1, merges: 3 }
    : { launches: 15, warmMessages: 40, messages: 300, each: 20, emptyEach: 2, merges: 9 };
  const root = join(import.meta.dirname, "..");
  execFileSync(process.execPath, [join(root, "scripts/build.mjs")], { stdio: "inherit" });
  print(describeMachine(root));
  const world = await openWorld();
  try {
    const lines = [
      ...(await launchLines(samples.launches, world)),
      ...(await memoryLines(samples.warmMessages, world)),
      ...(await messageLines(samples.messages, world)),
      ...(await burstLines(samples.each, samples.emptyEach, world)),
      ...(await mergeLines(samples.merges)),
    ];
    print(table(lines));
    print(`unit settings: ${UNIT_SETTINGS.text}`);
  } finally {
    await world.close();
  }
});

async function launchLines(launches: number, world: BenchWorld): Promise<Line[]> {
  const measure = (kind: Kind, how: Launch) => launchTime(kind, how, launches, world);
  const plain = { ours: await measure("ours", "plain"), empty: await measure("empty", "plain") };
  const unit = { ours: await measure("ours", "unit"), empty: await measure("empty", "unit") };
  return [
    below("launch to first getUpdates", plain, "ms", TARGETS.launchMs),
    { figure: "  with unit settings", ...unit, unit: "ms" },
  ];
}

async function memoryLines(messages: number, world: BenchWorld): Promise<Line[]> {
  const measure = (kind: Kind, how: Launch) => memoryPerProcess(kind, how, messages, world);
  const plain = { ours: await measure("ours", "plain"), empty: await measure("empty", "plain") };
  const unit = { ours: await measure("ours", "unit"), empty: await measure("empty", "unit") };
  const idle = (of: typeof plain) => ({ ours: of.ours.idle, empty: of.empty.idle });
  const used = (of: typeof plain) => ({ ours: of.ours.used, empty: of.empty.used });
  const after = `quiet after ${messages} messages each`;
  const { memoryMb } = TARGETS;
  return [
    below("memory per process (PSS, five run), idle", idle(plain), "MB", memoryMb),
    { figure: `  ${after}`, ...used(plain), unit: "MB" },
    below("  with unit settings, idle", idle(unit), "MB", memoryMb),
    below(`  with unit settings, ${after}`, used(unit), "MB", memoryMb),
  ];
}

async function messageLines(messages: number, world: BenchWorld): Promise<Line[]> {
  const ours = await messageTime("ours", messages, world);
  const empty = await messageTime("empty", messages, world);
  return [
    below(
      "one message, model at 0 ms, p50",
      { ours: ours.p50, empty: empty.p50 },
      "ms",
      TARGETS.messageMs,
    ),
    { figure: "  p95", ours: ours.p95, empty: empty.p95, unit: "ms" },
  ];
}

async function burstLines(each: number, emptyEach: number, world: BenchWorld): Promise<Line[]> {
  const ours = await burst("ours", each, world);
  // The empty bot answers one message after the other, so fewer are enough to see its rate.
  const empty = await burst("empty", emptyEach, world);
  return [
    {
      figure: `50 chats x ${each} at once, model at 200 ms`,
      ours: ours.answersPerSecond,
      empty: empty.answersPerSecond,
      unit: "answers/s",
      target: TARGETS.answersPerSecond,
      isMet: ours.answersPerSecond >= TARGETS.answersPerSecond && ours.inOrder,
      note: ours.inOrder ? "in order in each chat" : "NOT in order",
    },
  ];
}

async function mergeLines(samples: number): Promise<Line[]> {
  const { review, merge, undo, verify } = await mergeTimes(samples);
  const line = (figure: string, ours: number): Line => ({ figure, ours, unit: "ms" });
  const target = TARGETS.mergeMs;
  return [
    {
      ...line("merge of 50 candidates into 5,000 entries, p50", merge),
      target,
      isMet: merge < target,
    },
    line("  its card (/merge)", review),
    line("  taking it back", undo),
    line("  verifying the history", verify),
  ];
}

function below(
  figure: string,
  values: { readonly ours: number; readonly empty: number },
  unit: string,
  target: number,
): Line {
  return { figure, ...values, unit, target, isMet: values.ours < target };
}

function table(lines: readonly Line[]): string {
  const rows = [
    ["figure", "ours", "empty bot", "target", ""],
    ...lines.map(({ figure, ours, empty, unit, target, isMet, note }) => [
      figure,
      `${round(ours)} ${unit}`,
      empty === undefined ? "" : `${round(empty)} ${unit}`,
      target === undefined ? "" : `${unit === "answers/s" ? ">=" : "<"} ${target} ${unit}`,
      [isMet === undefined ? "" : isMet ? "met" : "MISSED", note].filter(Boolean).join(", "),
    ]),
  ];
  return inColumns(rows);
}
