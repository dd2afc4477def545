// A model that fails is heard: each call that failed is a line in the log, each kind of failure one notice to the operator
// until it is over, and its end another one. What is told and not over yet outlives a restart. Kinds and codes only,
// never a word that anybody said.

import * as z from "zod";
import { LlmError } from "../errors.ts";
import { baseUrlHint } from "../llm/failure-hint.ts";
import { TASKS } from "../llm/tasks.ts";
import type { Logger } from "../logger.ts";
import type { OperatorNotices } from "../operator/notices.ts";
import type { RecordState } from "../state/record-state.ts";
import type { Llm, LlmTask } from "../voice/ports.ts";

export interface ModelFailureOptions {
  readonly state: Pick<RecordState, "database" | "settings">;
  readonly notices: OperatorNotices;
  readonly log: Logger;
  /** OPENAI_BASE_URL. */
  readonly baseUrl: string | undefined;
  readonly now: () => Date;
  /** Monotonic milliseconds. */
  readonly ticks: () => number;
}

/** What calls are for, as far as one may work while another does not: each has a model of its own. */
type Use = "main" | "analyst" | "transcription";

const USES: { readonly [use in Use]: { readonly name: string; readonly so: string } } = {
  main: { name: "chat answers", so: "People hear that I got mixed up." },
  analyst: { name: "the analyst", so: "What it has to read is kept, and read later." },
  transcription: { name: "voice notes", so: "People are asked to type instead." },
};

/** The same models; how each call ends is noted. */
export function heardLlm(llm: Llm, options: ModelFailureOptions): Llm {
  const book = openBook(options);
  const line = createLines(options);
  const heard = async (task: LlmTask | "transcribe", call: Promise<string>): Promise<string> => {
    const use = task === "transcribe" ? "transcription" : TASKS[task].model;
    const startedAt = options.ticks();
    try {
      const answer = await call;
      book.works(use);
      return answer;
    } catch (error) {
      // A person's own limit, or a stop, says nothing of the model; anything else is a fault of our own.
      if (error instanceof LlmError && error.kind !== "budget" && error.kind !== "aborted") {
        const what = wordsOf(error, (options.ticks() - startedAt) / 1000, options.baseUrl);
        line(task, error, what);
        if (!error.isSpared) book.fails(use, kindOf(error), what);
      }
      throw error;
    }
  };
  return {
    complete: (request, signal) => heard(request.task, llm.complete(request, signal)),
    transcribe: (note, signal) => heard("transcribe", llm.transcribe(note, signal)),
  };
}

function wordsOf(error: LlmError, seconds: number, baseUrl: string | undefined): string {
  const detail =
    error.kind === "timeout" ? `no answer within ${Math.ceil(seconds)} s` : error.detail;
  const hint = baseUrlHint(error, baseUrl);
  return hint ? `${detail} (${hint})` : detail;
}

/** What counts as the same failure: a gateway answers 502, 503 and 504 in turn. */
function kindOf({ kind, detail }: LlmError): string {
  return kind === "timeout" ? kind : detail.replace(/\b5\d\d\b/, "5xx");
}

const LINES = 10;
const WITHIN_MS = 60_000;

/** Writes a line for each failure; of a flood of the same kind some, and how many there were. */
function createLines({
  log,
  ticks,
}: ModelFailureOptions): (task: string, error: LlmError, what: string) => void {
  const floods = new Map<string, { since: number; lines: number; more: number }>();
  return (task, error, what) => {
    const key = `${task} ${kindOf(error)}`;
    const flood = floods.get(key);
    const isOver = !flood || ticks() - flood.since >= WITHIN_MS;
    if (!isOver && flood.lines >= LINES) {
      flood.more += 1;
      return;
    }
    const more = isOver ? (flood?.more ?? 0) : 0;
    floods.set(
      key,
      isOver ? { since: ticks(), lines: 1, more: 0 } : { ...flood, lines: flood.lines + 1 },
    );
    const fields = { task, kind: error.kind, failure: what, ...(more > 0 && { moreBefore: more }) };
    log.warn(fields, `a model call failed: ${what}`);
  };
}

interface Book {
  fails(use: Use, kind: string, what: string): void;
  works(use: Use): void;
}

const SETTING = "model_failures";
/** A failure that comes and goes is not told more often; a little more than the notices' own hour. */
const QUIET_MS = 61 * 60_000;

const entriesSchema = z.object({
  /** Kinds that failed since it last worked, by use. */
  failing: z.partialRecord(z.enum(["main", "analyst", "transcription"]), z.array(z.string())),
  /** Kinds whose end the operator is to hear of. */
  owed: z.array(z.string()),
  /** When a kind was last told, in Unix milliseconds. */
  toldAt: z.record(z.string(), z.number()),
});
type Entries = z.infer<typeof entriesSchema>;

function openBook({ state, notices, log, now }: ModelFailureOptions): Book {
  let known: Entries | undefined;
  const read = (): Entries => (known ??= readEntries(state.settings.get(SETTING)));
  const write = (entries: Entries): void => {
    known = entries;
    state.database
      .note(() => {
        state.settings.set(SETTING, JSON.stringify(entries));
      })
      .catch((error: unknown) => {
        log.error({ err: error }, "what is known of failing models could not be noted");
      });
  };

  return {
    fails: (use, kind, what) => {
      const { failing, owed, toldAt } = read();
      const at = now().getTime();
      const kinds = failing[use] ?? [];
      const isDue = !owed.includes(kind) && Math.abs(at - (toldAt[kind] ?? 0)) >= QUIET_MS;
      if (kinds.includes(kind) && !isDue) return;
      write({
        failing: { ...failing, [use]: [...new Set([...kinds, kind])] },
        owed: isDue ? [...owed, kind] : owed,
        toldAt: isDue ? { ...recent(toldAt, at), [kind]: at } : toldAt,
      });
      if (isDue) {
        const { name, so } = USES[use];
        notices.tell(`model_fails ${kind}`, `the model fails for ${name}: ${what}. ${so}`);
      }
    },
    works: (use) => {
      const { failing, owed, toldAt } = read();
      const over = failing[use];
      if (!over) return;
      // What failed in the same way is taken to be well in the same way; if it is not, the next call tells.
      const still = usesOf(failing).filter(
        (other) => other !== use && failing[other]?.some((kind) => !over.includes(kind)),
      );
      const left = Object.fromEntries(still.map((other) => [other, failing[other] ?? []]));
      const stillKinds = new Set(Object.values(left).flat());
      write({ failing: left, owed: owed.filter((kind) => stillKinds.has(kind)), toldAt });
      const others = still.map((other) => USES[other].name).join(" and ");
      const text = `the model answers again for ${USES[use].name}${others && `; ${others} failed when last asked`}.`;
      if (over.some((kind) => owed.includes(kind))) {
        notices.tell("model_works", text, { isEnd: true });
      } else log.info({ use }, text);
    },
  };
}

function readEntries(text: string | undefined): Entries {
  try {
    return entriesSchema.parse(JSON.parse(text ?? ""));
  } catch {
    // The first time; or what stands there is of another version, and is only about notices.
    return { failing: {}, owed: [], toldAt: {} };
  }
}

function usesOf(failing: Entries["failing"]): readonly Use[] {
  return (Object.keys(USES) as Use[]).filter((use) => failing[use]);
}

/** Kinds come and go; a clock that was wrong leaves none behind for good. */
function recent(toldAt: Entries["toldAt"], at: number): Entries["toldAt"] {
  return Object.fromEntries(
    Object.entries(toldAt).filter(([, told]) => Math.abs(at - told) < QUIET_MS),
  );
}
