// The prompts that must keep within a budget however large the Record is. They are made once for each Record and keep the
// part that stays the same from turn to turn, and the index that finds older entries. Proof: test/voice/budget.test.ts.

import { fused } from "../../record/recall/fusion.ts";
import { withBreaks } from "../../pause.ts";
import { createRetriever, type Retriever } from "../../record/recall/retrieval.ts";
import { clipScalar } from "../../record/text/clip.ts";
import type { RecordSnapshot } from "../../record/store.ts";
import type { LocalClock } from "../../record/text/timestamp.ts";
import type { KnownEntry } from "../../record/types.ts";
import type { Message } from "../../state/conversation.ts";
import { createFollowUps } from "../../wording/follow-ups.ts";
import { followUpWordsOf } from "../../wording/wording.ts";
import { clipTokens, estimateTokens, messagesTokens } from "../tokens.ts";
import { ANSWERED_TOKENS, aboutMessage, sectionsOf, type AboutMessage } from "./about-message.ts";
import { analystPart, analystPrompt } from "./analyst.ts";
import { shareOut } from "./budget.ts";
import { interleaved, MOST_RECALLED, recalledSection } from "./entries.ts";
import { createUnknownQuestion } from "./examples.ts";
import { familyWords } from "./family-words.ts";
import { groundedCall, type GroundedCall } from "./grounded.ts";
import { shownIn, type Shown } from "../receipts/shown.ts";
import { closingLines, stablePart, type StablePart } from "./voice.ts";

/** One call of the Voice. */
export interface VoiceCall {
  readonly system: string;
  /** The history as far as there is room, and the question. */
  readonly messages: readonly Message[];
  /** The question as it is asked: of a very long one only the beginning. */
  readonly question: Message;
  readonly shown: Shown;
}

export interface Prompts {
  /**
   * Gives one call of the Voice. It never exceeds the budget, by the estimate of tokens.ts.
   * @param near entries that mean something like the question, the nearest first.
   */
  voice(
    snapshot: RecordSnapshot,
    history: readonly Message[],
    question: string,
    now: Date,
    about?: AboutMessage,
    near?: readonly KnownEntry[],
  ): VoiceCall;
  /**
   * Gives one call of /ask: the entries that the question is about, within what the Voice's has for recalled ones. Undefined when
   * there is none.
   * @param near as for the Voice.
   */
  grounded(
    snapshot: RecordSnapshot,
    question: string,
    near?: readonly KnownEntry[],
  ): GroundedCall | undefined;
  /** Gives the entries that are shown only when they are found. None for a question that has nothing to look for. */
  older(snapshot: RecordSnapshot, question: string): readonly KnownEntry[];
  /**
   * Gives the analyst's system message. Of all entries, those most like the exchange are among the known ones.
   * @param saidAt when the exchange took place; it may be read much later.
   */
  analyst(snapshot: RecordSnapshot, exchange: string, saidAt: Date): string;
  /**
   * Makes ready what a call needs, a little at a time, so that other chats are answered meanwhile. A call without it gives the
   * same, all at once.
   */
  prepare(snapshot: RecordSnapshot): Promise<void>;
}

/** Messages before the question. Together they are the newest twenty. */
const HISTORY_LIMIT = 19;
/** UTF-16 units of a message that are answered. The transcript keeps a longer message whole. */
const READ_LIMIT = 8000;
/** Tokens around system message and question, and between the parts of the system message. */
const FRAME_TOKENS = 12;
/** A follow-up ("and why?") is about one of the person's last messages that name something. */
const FOLLOWED_UP = 3;
const SIMILAR = 20;
/** Creates the prompts of one Record. @param totalTokens for one call of the Voice, its answer not counted. */
export function createPrompts(
  totalTokens: number,
  retriever: Retriever<KnownEntry> = createRetriever(),
): Prompts {
  const budget = shareOut(totalTokens);
  const known = keptFor(({ mind, lived }) => [...mind, ...lived]);
  const unknownQuestion = createUnknownQuestion();
  const stable = keptFor((snapshot) =>
    stablePart(snapshot, known(snapshot), budget, unknownQuestion),
  );
  const ofAnalyst = keptFor(analystPart);
  const followUps = keptFor((snapshot) => createFollowUps(followUpWordsOf(snapshot)));

  const foundIn = (
    text: string,
    snapshot: RecordSnapshot,
    limit: number,
    near: readonly KnownEntry[] = [],
  ) => {
    const related = familyWords(text, snapshot.persona);
    return fused([retriever.retrieve(known(snapshot), text, limit, related), near]);
  };

  /** Entries that a text is about and that the stable part does not show, best first. */
  const olderAbout = (
    text: string,
    snapshot: RecordSnapshot,
    { shown }: StablePart,
    near: readonly KnownEntry[] = [],
  ) => {
    const all = known(snapshot);
    if (shown.size === all.length || !text) return [];
    return foundIn(text, snapshot, shown.size + MOST_RECALLED, near).filter(
      (entry) => !shown.has(entry),
    );
  };

  /** For "what are you like?" and whatever else has no word to search for. */
  const nextNewest = (snapshot: RecordSnapshot, { shown }: StablePart) =>
    known(snapshot)
      .filter((entry) => entry.category !== "activities" && !shown.has(entry))
      .filter((_, place) => place < MOST_RECALLED);

  return {
    voice: (snapshot, history, text, now, about = {}, near = []) => {
      const part = stable(snapshot);
      const today = [todayLine(snapshot.clock, now), ...aboutMessage(about)].join("\n");
      const { answers = "" } = about;
      const closing = closingLines(part, now).join("\n");
      const around = estimateTokens(today) + estimateTokens(closing);
      const room = totalTokens - part.tokens - around - FRAME_TOKENS;
      const asked = clipTokens(clipScalar(text, READ_LIMIT), room);
      const spare = Math.max(budget.recalled, budget.known - part.tokens);
      const recallable = part.isWhole ? budget.activities : spare;
      const changing = part.isWhole ? room : Math.min(room, recallable + budget.talk);
      const left = changing - estimateTokens(asked);

      const { isVague: namesNothing } = followUps(snapshot);
      const before = history
        .filter((message) => message.role === "user" && !namesNothing(message.text))
        .slice(-FOLLOWED_UP)
        .map((message) => message.text)
        .concat(answers === "" ? [] : [clipTokens(answers, ANSWERED_TOKENS)])
        .toReversed()
        .join("\n");
      // The message alone has no word to search for. It follows up what was said, or is about the person as a whole.
      const isVague = namesNothing(asked);
      const { text: recalled, numbered } = recalledSection(
        isVague && before !== "" ? [] : olderAbout(asked, snapshot, part, near),
        isVague && before === "" ? nextNewest(snapshot, part) : olderAbout(before, snapshot, part),
        Math.min(recallable, left),
        part.lineOf,
        part.numbered.size + 1,
      );
      const question = { role: "user", text: asked } as const;
      const said = newestWithin(history.slice(-HISTORY_LIMIT), left - estimateTokens(recalled));
      return {
        system: [part.text, today, ...(recalled ? [recalled] : []), closing].join("\n\n"),
        messages: [...said, question],
        question,
        shown: shownIn(
          [part.numbered, numbered],
          {
            me: part.data.record,
            memory: part.data.memory,
            help: part.data.help,
            recalled,
            ...sectionsOf(about),
            chat: said.map((message) => message.text).join("\n"),
            question: asked,
          },
          snapshot.clock.date(now),
        ),
      };
    },
    grounded: (snapshot, question, near = []) =>
      groundedCall(
        snapshot,
        // There is room for few: a model that tells meanings badly must not take most of it.
        interleaved(foundIn(question, snapshot, MOST_RECALLED), near),
        budget.recalled,
        stable(snapshot).lineOf,
      ),
    older: (snapshot, question) => {
      const { shown } = stable(snapshot);
      const all = known(snapshot);
      if (shown.size === all.length || followUps(snapshot).isVague(question)) return [];
      return all.filter((entry) => !shown.has(entry));
    },
    analyst: (snapshot, exchange, saidAt) => {
      const prompt = analystPrompt(ofAnalyst(snapshot), () =>
        retriever.retrieve(known(snapshot), exchange, SIMILAR),
      );
      return `${prompt}\n\n${todayLine(snapshot.clock, saidAt)}`;
    },
    prepare: async (snapshot) => {
      const all = known(snapshot);
      await withBreaks(unknownQuestion(snapshot));
      const isWhole = stable(snapshot).shown.size === all.length;
      if (!isWhole || !ofAnalyst(snapshot).isWhole) await retriever.prepare(all);
    },
  };
}

/** Keeps what was made of a snapshot for as long as that is in use: guests and others hear different ones. */
function keptFor<T>(make: (snapshot: RecordSnapshot) => T): (snapshot: RecordSnapshot) => T {
  const kept = new WeakMap<RecordSnapshot, { readonly made: T }>();
  return (snapshot) => {
    const known = kept.get(snapshot) ?? { made: make(snapshot) };
    kept.set(snapshot, known);
    return known.made;
  };
}

/** Whole messages, and no answer without its question. */
function newestWithin(history: readonly Message[], tokens: number): readonly Message[] {
  let left = tokens;
  const cut = history.findLastIndex((message) => (left -= messagesTokens([message])) < 0);
  const kept = history.slice(cut + 1);
  return kept[0]?.role === "assistant" ? kept.slice(1) : kept;
}

/** Today's date on the Record's clock, for models that have to tell how long ago something was. */
function todayLine(clock: LocalClock, now: Date): string {
  const day = clock.date(now);
  return `Today is ${WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ""}, ${day}.`;
}

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
