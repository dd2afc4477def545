// The vital signs of one bot for hosts and monitors: alive, ready, and figures. The model is no part of them, because a bot
// without its model still listens, stores, and says so.

import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Measures } from "./measures.ts";
import { within } from "../pause.ts";
import { replaceFile } from "../record/files.ts";
import { placeIn } from "../record/links.ts";
import type { RecordStore } from "../record/store.ts";
import type { Inbox } from "../state/inbox.ts";
import type { RecordState } from "../state/record-state.ts";
import type { Reachability } from "../telegram/reachability.ts";
import type { Intake } from "../telegram/intake.ts";
import type { Pulse } from "../pulse.ts";
import type { Timing } from "../timing.ts";
import { VERSION } from "../version.ts";
import type { Family, Sample } from "../web/exposition.ts";
import type { Vitals } from "../web/health-routes.ts";

export interface VitalsOptions {
  readonly store: RecordStore;
  readonly state: RecordState;
  readonly inbox: Inbox;
  readonly intake: Intake;
  readonly reachability: Reachability;
  readonly pulse: Pulse;
  readonly measures: Measures;
  readonly timing: Pick<Timing, "unreadyMs" | "probeFreshMs">;
  readonly stopping: AbortSignal;
  /** True once the Record is known to be readable and work has begun. */
  readonly isRecovered: () => boolean;
  readonly now: () => Date;
}

/** Relative to the Record's folder. */
const PROBE = join(".runtime", "probe");
/** About what a message writes, its answer and its lines in files included. Random: a file system may press zeros to nothing. */
const PROBE_BYTES = 64 * 1024;
/** The time limit of a probe: hosts wait for about five seconds. */
const PROBE_WAIT_MS = 2000;

/** Gives the vital signs. Nothing is measured until somebody asks. */
export function createVitals(options: VitalsOptions): Vitals {
  const { state, intake, reachability, pulse, stopping } = options;
  const disk = createDiskProbe(options.timing.probeFreshMs, async () => {
    await replaceFile(placeIn(options.store.folder, PROBE), randomBytes(PROBE_BYTES));
    await state.database.note(() => {
      state.settings.set("disk_probe", options.now().toISOString());
    });
    await state.database.durable();
  });
  return {
    // Changes wait for a full disk longer than any step of a loop takes, and a new start would help nobody.
    isAlive: () => pulse.isBeating() || state.journal.waitingCount() > 0,
    failing: async () => {
      // The state may be closed already, so nothing else may be asked.
      if (stopping.aborted) return ["shutdown"];
      const isDiskWell = await disk();
      if (stopping.aborted) return ["shutdown"];
      const heard = reachability.secondsSince();
      const parts: readonly (readonly [name: string, isWell: boolean])[] = [
        ["lock", state.database.get("SELECT 1") !== undefined],
        ["recovery", options.isRecovered()],
        ["disk", isDiskWell],
        ["telegram", heard !== undefined && heard * 1000 < options.timing.unreadyMs],
        ["inbox", !intake.isFull()],
      ];
      return parts.flatMap(([name, isWell]) => (isWell ? [] : [name]));
    },
    families: async () => (stopping.aborted ? [] : families(options)),
  };
}

/** Says whether a message could have been kept within the last minute. Nothing is written until somebody asks. */
function createDiskProbe(freshMs: number, keep: () => Promise<void>): () => Promise<boolean> {
  let writtenAt = -Infinity;
  let writing: Promise<void> | undefined;
  const write = async (): Promise<void> => {
    try {
      await keep();
      writtenAt = performance.now();
    } catch {
      writtenAt = -Infinity;
    } finally {
      writing = undefined;
    }
  };
  return async () => {
    if (performance.now() - writtenAt > freshMs) {
      writing ??= write();
      await within(PROBE_WAIT_MS, writing);
    }
    return performance.now() - writtenAt < 2 * freshMs;
  };
}

async function families(options: VitalsOptions): Promise<readonly Family[]> {
  const { state, inbox, reachability, measures } = options;
  const clock = (await options.store.snapshot().catch(() => undefined))?.clock;
  const lag = await loopLag();
  const { received, waiting, dead } = inbox.counts();
  const { turns, calls, tokens } = measures.read();
  const gauge = (
    name: string,
    help: string,
    ...values: readonly (number | undefined)[]
  ): Family => ({
    name: `grace_mar_${name}`,
    help,
    type: "gauge",
    samples: values.flatMap((value): Sample[] => (value === undefined ? [] : [{ value }])),
  });
  const counter = (name: string, help: string, ...samples: readonly Sample[]): Family => ({
    name: `grace_mar_${name}_total`,
    help,
    type: "counter",
    samples,
  });
  return [
    {
      ...gauge("build_info", "The version that runs."),
      samples: [{ labels: { version: VERSION }, value: 1 }],
    },
    gauge("updates_received", "Updates from Telegram of about 30 days.", received),
    gauge("updates_answered", "Of these, done with.", received - waiting - dead),
    gauge("updates_waiting", "Of these, still to be worked on.", waiting),
    gauge("updates_dead", "Of these, set aside because they could not be handled.", dead),
    gauge("outbox_depth", "Messages to be sent.", state.outbox.waitingCount()),
    gauge("journal_depth", "File operations to be carried out.", state.journal.waitingCount()),
    gauge("analyst_jobs_waiting", "Exchanges to be read.", state.analystJobs.count()),
    gauge(
      "telegram_heard_age_seconds",
      "Since Telegram last answered a poll or was seen to reach the webhook.",
      reachability.secondsSince(),
    ),
    {
      name: "grace_mar_turn_duration_seconds",
      help: "Work on one update, its model calls included.",
      type: "histogram",
      samples: [
        ...turns.upTo.map(([bound, value]) => bucket(String(bound), value)),
        bucket("+Inf", turns.count),
        { suffix: "_sum", value: turns.sum },
        { suffix: "_count", value: turns.count },
      ],
    },
    counter(
      "model_calls",
      "Calls to models since the start.",
      ...calls.map(({ task, outcome, count }) => ({ labels: { task, outcome }, value: count })),
    ),
    counter("model_tokens", "Tokens that models used since the start.", { value: tokens }),
    gauge(
      "model_tokens_today",
      "Tokens of the Record's day, calls under way included.",
      clock && state.spending.on(clock.date(options.now())),
    ),
    gauge("resident_memory_bytes", "Memory of the process.", process.memoryUsage.rss()),
    gauge("open_fds", "Open file descriptors.", openDescriptors()),
    gauge(
      "start_time_seconds",
      "When the process began, Unix time.",
      performance.timeOrigin / 1000,
    ),
    gauge("event_loop_lag_seconds", "How long something due at once had to wait just now.", lag),
  ];
}

function bucket(le: string, value: number): Sample {
  return { suffix: "_bucket", labels: { le }, value };
}

async function loopLag(): Promise<number> {
  const from = performance.now();
  await setImmediate();
  return (performance.now() - from) / 1000;
}

/** Undefined where the system does not tell. */
function openDescriptors(): number | undefined {
  try {
    return readdirSync("/proc/self/fd").length;
  } catch {
    return undefined;
  }
}
