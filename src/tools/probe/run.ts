// A run of probes through the real turn, with nothing behind it that could be changed. The Record is only read, each
// conversation starts empty, no ledger is kept, and everything that a turn wants to happen is dropped.

import { LlmError } from "../../errors.ts";
import { createHearing } from "../../record/heard.ts";
import { readMind } from "../../record/self/mind.ts";
import { FILES, type RecordSnapshot, type RecordStore } from "../../record/store.ts";
import type { SaidMessage } from "../../state/conversation.ts";
import { createLimits } from "../../voice/limits.ts";
import type { Llm } from "../../voice/ports.ts";
import { createPrompts } from "../../voice/prompts/prompts.ts";
import { takeTurn } from "../../voice/turn.ts";
import { wordingOf } from "../../wording/wording.ts";
import type { Candidate } from "../../record/types.ts";
import { judge } from "./judge.ts";
import type { Answered, Check, Judgement, Probe } from "./probe.ts";
import { makeProbes, type Selection } from "./questions.ts";

export interface ProbeRun extends Selection {
  readonly store: RecordStore;
  readonly llm: Llm;
  readonly promptTokens: number;
  /** Number of times that each probe is asked. */
  readonly samples: number;
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly onAnswer?: (done: number, all: number) => void;
}

/** One rule for one answer. */
export interface Result {
  readonly answered: Answered;
  readonly check: Check;
  /** Absent when no model answered. */
  readonly judgement?: Judgement;
}

/** Questions under way at the same time: enough to save time, few enough for a person's own server. */
const AT_ONCE = 3;

/** Asks and judges. @throws RecordError; LlmError `aborted` when stopped. */
export async function runProbes(run: ProbeRun): Promise<readonly Result[]> {
  const { store, samples } = run;
  const snapshot: RecordSnapshot = createHearing()(await store.snapshot(), "household", run.now());
  const { phrases } = wordingOf(snapshot);
  const probes = makeProbes(await readAll(store, snapshot), run);
  const asks = probes.flatMap((probe) =>
    Array.from({ length: samples }, (_, index) => ({ probe, sample: index + 1 })),
  );
  let done = 0;
  const answers = await inTurns(asks, async ({ probe, sample }) => {
    const answered = await ask(probe, sample, snapshot, run);
    done += 1;
    run.onAnswer?.(done, asks.length);
    return answered;
  });
  return answers.flatMap((answered) =>
    answered.probe.checks.map((check) => {
      const { reply } = answered;
      return reply === undefined
        ? { answered, check }
        : { answered, check, judgement: judge(check, { ...answered, reply }, phrases) };
    }),
  );
}

async function readAll(store: RecordStore, snapshot: RecordSnapshot) {
  const self = await store.read(FILES.self);
  const others = [FILES.skills, FILES.evidence, FILES.library, FILES.memory];
  const texts = await Promise.all(others.map((name) => store.read(name)));
  return {
    snapshot,
    text: [self, ...texts].join("\n"),
    replaced: readMind(self).filter(({ supersededBy }) => supersededBy !== undefined),
  };
}

const DAY_MS = 86_400_000;
const CHANNEL = "operator:probe";
/** The operator asked for all of them. */
const UNLIMITED = { windowMs: 1, main: Infinity, analyst: Infinity };

async function ask(
  probe: Probe,
  sample: number,
  record: RecordSnapshot,
  { llm, promptTokens, signal, now }: ProbeRun,
): Promise<Answered> {
  const { asker, waiting, saidYesterday } = probe;
  const listener = asker?.speaker === "guest" ? "guest" : "household";
  const isHousehold = listener === "household";
  const snapshot = probe.planted?.(record) ?? record;
  const heard: Heard = { rules: "" };
  const result = await takeTurn(
    {
      channelKey: CHANNEL,
      text: probe.question,
      isCompanion: isHousehold && asker?.speaker !== "owner",
      ...(asker && {
        isGuest: !isHousehold,
        speaker: asker.speaker,
        senderNames: [asker.name],
      }),
      ...(probe.isLookup === true && { accepts: probe.question }),
    },
    {
      llm: listenTo(llm, heard),
      limits: createLimits(UNLIMITED, () => now().getTime()),
      snapshot: () => Promise.resolve(createHearing()(snapshot, listener, now())),
      words: () => Promise.resolve(wordingOf(snapshot)),
      prompts: createPrompts(promptTokens),
      conversation: () => ({ history: probe.history ?? [], sinceCheckpoint: [], evidence: [] }),
      ...(isHousehold && {
        waiting: () => Promise.resolve(waiting === undefined ? [] : [waitsFor(waiting)]),
        said: () => (saidYesterday === undefined ? [] : [spokenYesterday(saidYesterday, now())]),
      }),
      now,
      signal,
    },
  );
  const { failure, rules } = heard;
  if (failure !== undefined) return { probe, sample, failure, rules };
  // Without the lines of code under it, such as the question whose words a paste holds.
  const spoken = result.transcript.findLast(({ label }) => label.startsWith("GRACE-MAR"));
  const said = spoken?.text ?? result.reply;
  const reply = typeof said === "string" ? said : said(0);
  return { probe, sample, reply, rules };
}

function spokenYesterday(text: string, now: Date): SaidMessage {
  return { role: "user", text, saidAt: now.getTime() - DAY_MS };
}

interface Heard {
  failure?: string;
  rules: string;
}

/** A turn answers a failed model call with a plain line. This wrapper notes the failure itself. */
function listenTo(llm: Llm, heard: Heard): Llm {
  return {
    ...llm,
    complete: async (request, signal) => {
      if (request.task === "voice")
        heard.rules = request.system.split(/^(?:Examples$|<record>\n)/m)[0] ?? "";
      try {
        const answer = await llm.complete(request, signal);
        if (!answer.trim()) heard.failure = "bad_output";
        return answer;
      } catch (error) {
        if (error instanceof LlmError) heard.failure = error.kind;
        throw error;
      }
    },
  };
}

/** Works on a few items at the same time. Results are in the order of the items. */
async function inTurns<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      results[index] = await work(items[index] as T);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}

/** A candidate that a person has to decide on. */
function waitsFor(suggestedEntry: string): Candidate {
  return {
    id: "CANDIDATE-0001",
    status: "pending",
    place: "candidates",
    suggestedEntry,
    conflicts: [],
    sha256: "",
    line: 1,
    faults: [],
  };
}
