// Builds the prompts that must keep within a budget however large the Record is. Made once for each Record: it keeps what is
// the same from turn to turn, and the index in which older entries are found.

import { createRetriever, type Retriever } from "../../record/recall/retrieval.ts";
import { clipScalar } from "../../record/text/scalar.ts";
import type { RecordSnapshot } from "../../record/store.ts";
import { isFunctionTerm, termsOf } from "../../record/text/terms.ts";
import type { LocalClock } from "../../record/text/timestamp.ts";
import type { MindEntry } from "../../record/types.ts";
import type { Message } from "../../state/conversation.ts";
import { clipTokens, estimateTokens, messagesTokens } from "../tokens.ts";
import { analystPrompt } from "./analyst.ts";
import { shareOut } from "./budget.ts";
import { MOST_RECALLED, recalledSection } from "./entries.ts";
import { stablePart, type StablePart } from "./voice.ts";

/** One call of the Voice. */
export interface VoiceCall {
  readonly system: string;
  /** What was said before, as far as there is room, and the question. */
  readonly messages: readonly Message[];
  /** As it is asked: a very long one is asked by its beginning. */
  readonly question: Message;
}

export interface Prompts {
  /** Never more tokens than the budget, by the estimate of tokens.ts. */
  voice(
    snapshot: RecordSnapshot,
    history: readonly Message[],
    question: string,
    now: Date,
  ): VoiceCall;
  /**
   * With those of all entries that are most like the exchange among what is known.
   * @param saidAt when the exchange was; it may be read much later.
   */
  analyst(snapshot: RecordSnapshot, exchange: string, saidAt: Date): string;
}

/** The newest twenty messages, the question included (spec/pipeline §5.5). */
const HISTORY_LIMIT = 19;
/** A longer message is kept whole in the transcript and answered by its beginning (reliability §3.3). */
const READ_LIMIT = 8000;
/** What stands around system message and question, and between the parts of the system message. */
const FRAME_TOKENS = 12;
/** A follow-up ("and why?") is about what the person's last messages were about, of which it may be the third. */
const FOLLOWED_UP = 3;
const SIMILAR = 20;

/** @param totalTokens for one call of the Voice, its answer not counted. */
export function createPrompts(
  totalTokens: number,
  retriever: Retriever<MindEntry> = createRetriever(),
): Prompts {
  const budget = shareOut(totalTokens);
  /** The analyst's, while all that is known fits into it. */
  let sameForAll: { readonly of: RecordSnapshot; readonly prompt: string } | undefined;
  let kept: { readonly of: RecordSnapshot; readonly part: StablePart } | undefined;

  const stable = (snapshot: RecordSnapshot): StablePart => {
    if (kept?.of !== snapshot) kept = { of: snapshot, part: stablePart(snapshot, budget) };
    return kept.part;
  };

  /** Entries that a text is about and that do not stand in the stable part, best first. */
  const olderAbout = (text: string, { mind }: RecordSnapshot, { shown }: StablePart) => {
    if (shown.size === mind.length || !text) return [];
    const found = retriever.retrieve(mind, text, shown.size + MOST_RECALLED);
    return found.filter((entry) => !shown.has(entry));
  };

  return {
    voice: (snapshot, history, text, now) => {
      const part = stable(snapshot);
      const today = todayLine(snapshot.clock, now);
      const room = totalTokens - part.tokens - estimateTokens(today) - FRAME_TOKENS;
      const asked = clipTokens(clipScalar(text, READ_LIMIT), room);
      const isWhole = part.shown.size === snapshot.mind.length;
      const changing = isWhole ? room : Math.min(room, budget.changing);
      const left = changing - estimateTokens(asked);

      const before = history
        .filter(({ role }) => role === "user")
        .slice(-FOLLOWED_UP)
        .map((message) => message.text)
        .toReversed()
        .join("\n");
      // By itself it says nothing that could be looked for.
      const isFollowUp = before !== "" && termsOf(asked).every(isFunctionTerm);
      const recalled = recalledSection(
        isFollowUp ? [] : olderAbout(asked, snapshot, part),
        olderAbout(before, snapshot, part),
        Math.min(budget.recalled, left),
      );
      const question = { role: "user", text: asked } as const;
      const said = newestWithin(history.slice(-HISTORY_LIMIT), left - estimateTokens(recalled));
      return {
        system: [part.text, today, ...(recalled ? [recalled] : [])].join("\n\n"),
        messages: [...said, question],
        question,
      };
    },
    analyst: (snapshot, exchange, saidAt) => {
      const today = todayLine(snapshot.clock, saidAt);
      if (sameForAll?.of === snapshot) return `${sameForAll.prompt}\n\n${today}`;
      let isSame = true;
      const prompt = analystPrompt(snapshot, () => {
        isSame = false;
        return retriever.retrieve(snapshot.mind, exchange, SIMILAR);
      });
      if (isSame) sameForAll = { of: snapshot, prompt };
      return `${prompt}\n\n${today}`;
    },
  };
}

/** Whole messages, and none whose question is left out. */
function newestWithin(history: readonly Message[], tokens: number): readonly Message[] {
  let left = tokens;
  const cut = history.findLastIndex((message) => (left -= messagesTokens([message])) < 0);
  const kept = history.slice(cut + 1);
  return kept[0]?.role === "assistant" ? kept.slice(1) : kept;
}

/** One line, on the Record's clock, for models that have to tell how long ago something was. */
function todayLine(clock: LocalClock, now: Date): string {
  const day = clock.date(now);
  return `Today is ${WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ""}, ${day}.`;
}

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
