// The figures of this process since its start, for /metrics. They are numbers only and name nobody.

import { LlmError } from "../errors.ts";
import type { Embedder, Llm } from "../voice/ports.ts";

export interface Measures {
  /** Counts an update and the time that the work on it took. */
  turn(seconds: number): void;
  call(task: string, outcome: string): void;
  tokens(count: number): void;
  read(): MeasuresSoFar;
}

export interface MeasuresSoFar {
  readonly turns: {
    /** The number of turns that took at most so many seconds, by upper bound. */
    readonly upTo: readonly (readonly [seconds: number, count: number])[];
    readonly count: number;
    readonly sum: number;
  };
  readonly calls: readonly {
    readonly task: string;
    readonly outcome: string;
    readonly count: number;
  }[];
  readonly tokens: number;
}

/** Upper bounds in seconds. A turn ends after 30, unless a model has to be loaded. */
const BOUNDS = [0.05, 0.25, 1, 2.5, 5, 10, 20, 35];

/** Creates the figures, all at zero. */
export function createMeasures(): Measures {
  const upTo = BOUNDS.map(() => 0);
  const calls = new Map<string, { task: string; outcome: string; count: number }>();
  let count = 0;
  let sum = 0;
  let tokens = 0;
  return {
    turn: (seconds) => {
      count += 1;
      sum += seconds;
      for (const [index, bound] of BOUNDS.entries()) {
        if (seconds <= bound) upTo[index] = (upTo[index] ?? 0) + 1;
      }
    },
    call: (task, outcome) => {
      const key = `${task} ${outcome}`;
      const row = calls.get(key) ?? { task, outcome, count: 0 };
      row.count += 1;
      calls.set(key, row);
    },
    tokens: (used) => {
      tokens += used;
    },
    read: () => ({
      turns: { upTo: BOUNDS.map((bound, index) => [bound, upTo[index] ?? 0]), count, sum },
      calls: [...calls.values()],
      tokens,
    }),
  };
}

/** Gives the same Llm, with each call counted by its purpose and its end. */
export function countedLlm(llm: Llm, measures: Measures): Llm {
  return {
    complete: (request, signal) => counted(request.task, llm.complete(request, signal), measures),
    transcribe: (note, signal) => counted("transcribe", llm.transcribe(note, signal), measures),
  };
}

/** The same for the door to an embedding model. */
export function countedEmbedder({ embed }: Embedder, measures: Measures): Embedder {
  return { embed: (request, signal) => counted("embed", embed(request, signal), measures) };
}

async function counted<T>(task: string, call: Promise<T>, measures: Measures): Promise<T> {
  try {
    const answer = await call;
    measures.call(task, "ok");
    return answer;
  } catch (error) {
    measures.call(task, error instanceof LlmError ? error.kind : "internal");
    throw error;
  }
}
