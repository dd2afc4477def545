// Failures of a model, told to the operator. Each failed call is a line in the log, each kind of failure one notice until it is
// over, and its end another one. State that was told survives a restart. Kinds and codes only, never a word that anybody
// said. Proof: test/e2e/model-failures.test.ts.

import * as z from "zod";
import { parseJson } from "../json.ts";
import { factual, joined, type Factual } from "../factual.ts";
import { LlmError } from "../errors.ts";
import { failureHint } from "../llm/failure-hint.ts";
import { TASKS } from "../llm/tasks.ts";
import type { Logger } from "../logger.ts";
import type { OperatorNotices } from "../operator/notices.ts";
import type { RecordState } from "../state/record-state.ts";
import { listOf, tableOf } from "../stored-list.ts";
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

/** Groups of calls that fail independently, because each has a model of its own. */
type Use = "main" | "analyst" | "transcription";

const USES = {
  main: { name: "chat answers", so: "People hear that I got mixed up." },
  analyst: { name: "the analyst", so: "What it has to read is kept, and read later." },
  transcription: { name: "voice notes", so: "People are asked to type instead." },
} as const satisfies { readonly [use in Use]: object };

/** Gives the same Llm, with the end of each call noted. */
export function noticedLlm(llm: Llm, options: ModelFailureOptions): Llm {
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
      // A spent limit or a stop says nothing about the model. Any other error is a fault of our own.
      if (error instanceof LlmError && error.kind !== "budget" && error.kind !== "aborted") {
        const what = wordsOf(error, (options.ticks() - startedAt) / 1000, options.baseUrl);
        line(task, error, what);
        if (!error.isSpared) book.fails(use, kindOf(error), what, heardBy(use, error));
      }
      throw error;
    }
  };
  return {
    complete: (request, signal) => heard(request.task, llm.complete(request, signal)),
    transcribe: (note, signal) => heard("transcribe", llm.transcribe(note, signal)),
  };
}

/** What people notice of the failure. */
function heardBy(use: Use, { kind }: LlmError): Factual {
  if (use === "main" && kind === "loading") {
    return factual`People hear that I am still waking up. If it takes longer each time, raise OPENAI_LOADING_SEC.`;
  }
  if (use === "main" && kind === "filtered")
    return factual`The person hears that I have no answer.`;
  return factual`${USES[use].so}`;
}

function wordsOf(error: LlmError, seconds: number, baseUrl: string | undefined): Factual {
  const detail =
    error.kind === "timeout" ? factual`no answer within ${Math.ceil(seconds)} s` : error.detail;
  const hint = failureHint(error, baseUrl);
  return hint ? factual`${detail} (${hint})` : detail;
}

/**
 * The kind under which failures count as the same. A gateway answers 502, 503 and 504 in turn, and a number that a server makes up
 * must not make a kind, with a notice and lines of its own.
 */
function kindOf({ kind, detail }: LlmError): string {
  if (kind === "timeout") return kind;
  return detail.replace(/\d[\d.]*/g, (number) => {
    if (TOLD_APART.has(number)) return number;
    return /^[1-5]\d\d$/.test(number) ? `${number.charAt(0)}xx` : "n";
  });
}

/** A key, a bill, a right, a name and a limit: an operator mends each in another place. */
const TOLD_APART: ReadonlySet<string> = new Set(["401", "402", "403", "404", "429"]);

const LINES = 10;
const WITHIN_MS = 60_000;

/** Writes a line for each failure. Of many of the same kind it writes some, with their number. */
function createLines({
  log,
  ticks,
}: ModelFailureOptions): (task: string, error: LlmError, what: Factual) => void {
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
    log.warn(fields, factual`a model call failed: ${what}`);
  };
}

interface Book {
  /** @param so what people notice of it. */
  fails(use: Use, kind: string, what: Factual, so: Factual): void;
  works(use: Use): void;
}

const SETTING = "model_failures";
/** A failure that comes and goes is not told more often than this, a little more than the notices' own hour. */
const QUIET_MS = 61 * 60_000;

const entriesSchema = z.object({
  /** Kinds that have failed since the last success, by group. */
  failing: z.partialRecord(z.enum(["main", "analyst", "transcription"]), listOf(z.string())),
  /** Kinds whose end the operator has to be told. */
  owed: listOf(z.string()),
  /** The time of the last notice of a kind, in Unix milliseconds. */
  toldAt: tableOf(z.number()),
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
        log.error({ err: error }, "the state of failing models could not be stored");
      });
  };

  return {
    fails: (use, kind, what, so) => {
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
        const { name } = USES[use];
        notices.tell(`model_fails ${kind}`, factual`the model fails for ${name}: ${what}. ${so}`);
      }
    },
    works: (use) => {
      const { failing, owed, toldAt } = read();
      const over = failing[use];
      if (!over) return;
      // Kinds that failed alike are taken to have recovered alike. If one has not, its next call tells.
      const still = usesOf(failing).filter(
        (other) => other !== use && failing[other]?.some((kind) => !over.includes(kind)),
      );
      const left = Object.fromEntries(still.map((other) => [other, failing[other] ?? []]));
      const stillKinds = new Set(Object.values(left).flat());
      write({ failing: left, owed: owed.filter((kind) => stillKinds.has(kind)), toldAt });
      const others = joined(
        still.map((other) => factual`${USES[other].name}`),
        " and ",
      );
      const more = still.length > 0 ? factual`; ${others} failed when last asked` : "";
      const text = factual`the model answers again for ${USES[use].name}${more}.`;
      if (over.some((kind) => owed.includes(kind))) {
        notices.tell("model_works", text, { isEnd: true });
      } else log.info({ use }, text);
    },
  };
}

function readEntries(text: string | undefined): Entries {
  const { data } = entriesSchema.safeParse(parseJson(text ?? ""));
  // There is no entry yet, or one of another version. Only notices depend on it.
  return data ?? { failing: {}, owed: [], toldAt: {} };
}

function usesOf(failing: Entries["failing"]): readonly Use[] {
  return (Object.keys(USES) as Use[]).filter((use) => failing[use]);
}

/** Drops old kinds, and those in the future, which come from a clock that was wrong. */
function recent(toldAt: Entries["toldAt"], at: number): Entries["toldAt"] {
  return Object.fromEntries(
    Object.entries(toldAt).filter(([, told]) => Math.abs(at - told) < QUIET_MS),
  );
}
