// The search by meaning, where an embedding model is named. Behind the chat the entries of the Record go to that model, a few at a
// time, and state.db keeps what it tells. A question is asked about for a moment only: when the answer is late, or there is none,
// the search by words is all there is. A server whose vectors change their length again and again is left alone. Proof:
// test/e2e/meaning.test.ts, test/runtime/vector-lengths.test.ts.

import type { Config } from "../config/config.ts";
import { startDeadline } from "../deadline.ts";
import type { Desk } from "../desk/desk.ts";
import { LlmError } from "../errors.ts";
import { factual } from "../factual.ts";
import type { Logger } from "../logger.ts";
import type { OperatorNotices } from "../operator/notices.ts";
import { createBreaks, pause } from "../pause.ts";
import { meantText } from "../record/recall/meant-text.ts";
import type { RecordSnapshot } from "../record/store.ts";
import type { KnownEntry } from "../record/types.ts";
import { ForgottenMeanwhile } from "../state/forgetting/forgettings.ts";
import { createVectors, vectorKey, type Vectors } from "../state/vectors.ts";
import type { Timing } from "../timing.ts";
import { withPermit, type Limits } from "../voice/limits.ts";
import type { Embedder, FindNear } from "../voice/ports.ts";

export interface Meaning {
  readonly near: FindNear;
  /** Looks for entries without a vector, soon. To be called after the Record may have changed. */
  wake(): void;
  /** Ends at once. The next start goes on. */
  stop(): Promise<void>;
}

export interface MeaningOptions {
  readonly config: Pick<Config, "dailyTokenBudget">;
  readonly model: string;
  readonly embedder: Embedder;
  readonly limits: Pick<Limits, "take" | "giveBack">;
  readonly desk: Desk;
  readonly notices: Pick<OperatorNotices, "tell">;
  readonly log: Logger;
  readonly timing: Pick<Timing, "nearMs" | "vectorsMs" | "vectorsRetryMs">;
}

/** Entries that are near enough to be shown, at most. */
const NEAREST = 40;

/** Creates the search of one Record. It begins with the first `wake`. */
export function createMeaning(options: MeaningOptions): Meaning {
  const { desk, model, embedder, timing, log } = options;
  const vectors = createVectors(desk.state.database);
  const keyOf = createKeys(model);
  const maker = createMaker({ ...options, vectors, keyOf });

  const near: FindNear = async ({ question, entries, channelKey, permit }, signal) => {
    // Without any vector, nobody has to be asked.
    if (entries.length === 0 || vectors.isEmpty()) return [];
    const forgotten = desk.state.forgettings.count();
    try {
      const byKey = await byKeys(entries, keyOf);
      using deadline = startDeadline(timing.nearMs, signal);
      const texts = [meantText(question)];
      const [vector] = await embedder.embed({ texts, channelKey, permit }, deadline.signal);
      const keys = vector && (await vectors.nearest(vector, new Set(byKey.keys()), NEAREST));
      // One answer takes nothing away: the next may have the known length again.
      if (vector && !keys) maker.doubt(vector.byteLength);
      if (!keys || desk.state.forgettings.count() !== forgotten) return [];
      return keys.flatMap((key) => byKey.get(key) ?? []);
    } catch (error) {
      log.debug({ err: error }, "a question is searched by its words alone");
      return [];
    }
  };
  return { near, wake: maker.wake, stop: maker.stop };
}

type KeyOf = (entry: KnownEntry) => string;

/** The row of an entry, worked out once for as long as the entry stays the same. */
function createKeys(model: string): KeyOf {
  const keys = new WeakMap<KnownEntry, string>();
  return (entry) => {
    const key = keys.get(entry) ?? vectorKey(model, meantText(entry.text, entry.ownWords));
    keys.set(entry, key);
    return key;
  };
}

/** Several entries may say the same. */
async function byKeys(
  entries: readonly KnownEntry[],
  keyOf: KeyOf,
): Promise<ReadonlyMap<string, readonly KnownEntry[]>> {
  const breaks = createBreaks();
  const byKey = new Map<string, KnownEntry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const same = byKey.get(key);
    if (same) same.push(entry);
    else byKey.set(key, [entry]);
    if (breaks.isDue()) await breaks.take();
  }
  return byKey;
}

interface MakerOptions extends MeaningOptions {
  readonly vectors: Vectors;
  readonly keyOf: KeyOf;
}

/** An entry without a vector. */
interface Missing {
  readonly key: string;
  readonly text: string;
}

/** The channel under which entries stand in the ledger. They belong to no chat. */
const CHANNEL = "operator:record";
/** Milliseconds that a few entries may take; a model may have to be loaded first. */
const CALL_MS = 120_000;
/** Characters of an answer, of which a number takes about 24. The client reads no more than a megabyte. */
const ANSWER_CHARS = 600_000;
const NUMBER_CHARS = 24;
/** Entries of a call while nobody knows how long a vector is, and of the largest call. */
const FIRST = 8;
const MOST = 64;
/** Within so long the vectors of a server may change their length once. */
const STEADY_MS = 24 * 60 * 60_000;
/** Entries that are refused by themselves, one after the other, until the model is left alone. */
const MOST_REFUSED = 3;

/** Makes the vectors that are missing, and takes away those of entries that are there no more. */
function createMaker(options: MakerOptions) {
  const { desk, embedder, limits, vectors, keyOf, timing, log } = options;
  const { state } = desk;
  const stopping = new AbortController();
  /** Entries that the model does not take by themselves. */
  const refused = new Set<string>();
  /** The entries that all have one. */
  let done: { readonly snapshot: RecordSnapshot; readonly begun: number } | undefined;
  const lengths = createLengths(vectors.length(), desk.now);
  let isDue = false;
  let hasFailed = false;
  let running: Promise<void> | undefined;

  const wake = (): void => {
    isDue = true;
    if (stopping.signal.aborted || lengths.isUnsteady()) return;
    running ??= run().finally(() => {
      running = undefined;
      if (isDue) wake();
    });
  };

  /** What is kept stays. Only another start asks about entries again: until then nobody pays for vectors that do not last. */
  const giveUp = (): void => {
    options.notices.tell(
      "vector_lengths",
      factual`the embedding model answers with vectors of different lengths, as if several models stood behind OPENAI_EMBEDDING_MODEL: entries are embedded no more, and questions are searched by words where that does not help. See to it that one model answers, then start again.`,
    );
  };

  const run = async (): Promise<void> => {
    while (isDue && !stopping.signal.aborted && !lengths.isUnsteady()) {
      // Much is committed within a moment.
      await pause(timing.vectorsMs, stopping.signal);
      isDue = false;
      try {
        await makeAll();
        hasFailed = false;
      } catch (error) {
        if (stopping.signal.aborted) return;
        isDue = true;
        if (error instanceof ForgottenMeanwhile) continue;
        const level = hasFailed ? "debug" : "warn";
        log[level]({ err: error }, "entries of the Record are not embedded yet: tried again later");
        hasFailed = true;
        await pause(timing.vectorsRetryMs, stopping.signal);
      }
    }
  };

  /** @throws LlmError when the model is to be left alone for a while; ForgottenMeanwhile. */
  const makeAll = async (): Promise<void> => {
    let size = FIRST;
    let [singly, inRow] = [0, 0];
    while (!stopping.signal.aborted) {
      const { missing, begun } = await look();
      if (missing.length === 0) return;
      const piece = missing.slice(0, singly > 0 ? 1 : size);
      singly -= 1;
      try {
        const made = await embed(piece);
        if (!lengths.take(made[0]?.byteLength)) {
          giveUp();
          return;
        }
        await keep(piece, made, begun);
        size = fitting(made);
        inRow = 0;
      } catch (error) {
        if (!isRefusal(error)) throw error;
        // One of them may be what the model does not take.
        if (piece.length > 1) singly = piece.length;
        else {
          inRow += 1;
          if (inRow >= MOST_REFUSED) throw error;
          for (const { key } of piece) refused.add(key);
        }
      }
    }
  };

  const embed = async (piece: readonly Missing[]): Promise<readonly Float32Array[]> => {
    const texts = piece.map(({ text }) => text);
    using deadline = startDeadline(CALL_MS, stopping.signal);
    const taking = { act: "vectors", channelKey: CHANNEL } as const;
    const made = hasRoom()
      ? await withPermit(taking, limits, (permit) =>
          embedder.embed({ texts, channelKey: CHANNEL, permit }, deadline.signal),
        )
      : undefined;
    if (made) return made;
    throw new LlmError("budget", factual`what entries may take of the hour or the day is used up`);
  };

  /** The entries as the files hold them when nothing is on its way into them, and those of them that have no vector. */
  const look = async (): Promise<{
    readonly missing: readonly Missing[];
    readonly begun: number;
  }> => {
    const { snapshot, begun } = await desk.alone(async ({ store }) => ({
      snapshot: await store.snapshot(),
      begun: state.forgettings.count(),
    }));
    if (done?.snapshot === snapshot && done.begun === begun) return { missing: [], begun };
    const byKey = await byKeys([...snapshot.mind, ...snapshot.lived], keyOf);
    const keys = vectors.keys();
    if ([...keys].some((key) => !byKey.has(key))) {
      await desk.note(() => {
        vectors.keepOnly(new Set(byKey.keys()));
      });
    }
    const asked = (isAsked: (key: string) => boolean): readonly Missing[] =>
      [...byKey].flatMap(([key, [entry]]) =>
        entry && isAsked(key) && !refused.has(key)
          ? [{ key, text: meantText(entry.text, entry.ownWords) }]
          : [],
      );
    const missing = asked((key) => !keys.has(key));
    // The answer about one entry tells whether another model stands under the name by now.
    if (missing.length === 0 && lengths.isInDoubt()) {
      return { missing: asked((key) => keys.has(key)).slice(0, 1), begun };
    }
    if (missing.length === 0) done = { snapshot, begun };
    return { missing, begun };
  };

  /** Nothing is kept of a text that was forgotten while the model had it. */
  const keep = (
    piece: readonly Missing[],
    made: readonly Float32Array[],
    begun: number,
  ): Promise<void> =>
    state.database.note(() => {
      if (state.forgettings.count() !== begun) throw new ForgottenMeanwhile();
      vectors.add(
        piece.flatMap(({ key }, at) => {
          const vector = made[at];
          return vector ? [{ key, vector }] : [];
        }),
      );
    });

  /** Half of a day's tokens stays for those who talk. */
  const hasRoom = (): boolean => {
    const { dailyTokenBudget: budget } = options.config;
    const day = desk.store.lastClock().date(desk.now());
    return budget === undefined || state.spending.on(day) < budget / 2;
  };

  return {
    wake,
    stop: async (): Promise<void> => {
      stopping.abort();
      await running;
    },
    /** A server may have another model under the same name. When an entry's vector has another length too, all are made anew. */
    doubt: (bytes: number): void => {
      if (!lengths.doubt(bytes)) return;
      done = undefined;
      wake();
    },
  };
}

/** Knows how long the vectors of the server are, and how often that has changed. */
function createLengths(kept: number | undefined, now: () => Date) {
  let known = kept;
  let [changedAt, doubtedAt] = [-Infinity, -Infinity];
  let [isInDoubt, isUnsteady] = [false, false];
  const isWithin = (at: number): boolean => Math.abs(now().getTime() - at) < STEADY_MS;
  return {
    isInDoubt: () => isInDoubt,
    isUnsteady: () => isUnsteady,
    /** Takes the length of a question's vector. Gives true when an entry is to be asked about, which is once a day at most. */
    doubt: (bytes: number): boolean => {
      if (isUnsteady || bytes === known || isWithin(doubtedAt)) return false;
      doubtedAt = now().getTime();
      isInDoubt = true;
      return true;
    },
    /** Takes the length of entries' vectors. Gives false, for good, at the second change within a day. */
    take: (bytes: number | undefined): boolean => {
      isInDoubt = false;
      const isChange = known !== undefined && bytes !== known;
      if (isChange && isWithin(changedAt)) isUnsteady = true;
      if (isUnsteady) return false;
      if (isChange) changedAt = now().getTime();
      known = bytes;
      return true;
    },
  };
}

/** Entries whose vectors fit into one answer. */
function fitting([vector]: readonly Float32Array[]): number {
  const most = Math.floor(ANSWER_CHARS / (NUMBER_CHARS * (vector?.length ?? 1)));
  return Math.max(1, Math.min(MOST, most));
}

/** True for what asking again with the same texts does not help. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof LlmError)) return false;
  const { kind } = error;
  return kind === "refused" || kind === "overflow" || kind === "filtered" || kind === "bad_output";
}
