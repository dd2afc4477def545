// The ports of the Voice. The Voice knows neither Telegram nor OpenAI nor SQLite's tables: a turn takes values and returns
// a value, and the caller commits it (chat/end-turn.ts).

import type { PatientSignal } from "../deadline.ts";
import type { HomeworkScore } from "../record/homework-ledger.ts";
import type { HeardSnapshot } from "../record/heard.ts";
import type { TranscriptLabel } from "../record/transcript.ts";
import type { PipelineEvent } from "../record/text/jsonl.ts";
import type { Conversation, Message, SaidMessage } from "../state/conversation.ts";
import type { AnalystJob } from "../state/analyst-jobs.ts";
import type { Telling } from "../state/held-back.ts";
import type { HomeworkSession } from "../state/homework.ts";
import type { Card } from "../state/outbox.ts";
import type { Candidate, KnownEntry, StagedProposals } from "../record/types.ts";
import type { Limits, Permit } from "./limits.ts";
import type { Speaker } from "./prompts/about-message.ts";
import type { Prompts } from "./prompts/prompts.ts";
import type { Source } from "./receipts/shown.ts";
import type { Wording } from "../wording/wording.ts";

/** The purpose of a model call. It decides model, limits and ledger bucket in one place (llm/tasks.ts). */
export type LlmTask =
  "voice" | "analyst" | "library" | "lookup" | "rephrase" | "grounded" | "homework";

export interface LlmRequest {
  /** Of the act that the call is part of. */
  readonly permit: Permit<"complete">;
  readonly task: LlmTask;
  readonly channelKey: string;
  readonly system: string;
  readonly messages: readonly Message[];
  /** The shape of the answer, for servers that hold models to it. The answer is checked in any case. */
  readonly answerSchema?: AnswerSchema;
}

/** JSON Schema of an answer (OpenAI API, `response_format`). The name takes a-z, 0-9 and _. */
export interface AnswerSchema {
  readonly name: string;
  readonly schema: { readonly [keyword: string]: unknown };
  /**
   * True for words to a person with something beside them (structured-reply.ts). Where a model cannot be held to the schema
   * itself, it is asked for words alone.
   */
  readonly isSpoken?: boolean;
}

/** A voice note as Telegram sends it. */
export interface SpokenNote {
  readonly bytes: Uint8Array;
  /** Has the extension of the format, by which transcription servers recognise it. */
  readonly fileName: string;
  readonly channelKey: string;
  readonly permit: Permit<"transcribe">;
}

/**
 * The one metered door for all model calls. An implementation
 * - uses the permit that comes with a call before it asks a server;
 * - gives the model's answer without its thoughts: never empty, perhaps nonsense;
 * - retries by itself, within the bounds of `signal`, whose time stands still while a model is being loaded;
 * - throws LlmError when there is no answer, of the kind `aborted` when `signal` ended the call;
 * - must not throw for what an answer says: that is data;
 * - may throw anything else only for a fault of our own, such as a full disk that lets no call be counted.
 */
export interface Llm {
  complete(request: LlmRequest, signal: PatientSignal): Promise<string>;
  /** Gives the words of a voice note, perhaps none. Throws and is metered as `complete`. */
  transcribe(note: SpokenNote, signal: PatientSignal): Promise<string>;
}

/** Texts whose meaning is looked for. */
export interface EmbeddingRequest {
  readonly texts: readonly string[];
  readonly channelKey: string;
  readonly permit: Permit<"embed">;
}

/** The door to an embedding model. It is metered as `Llm` is. */
export interface Embedder {
  /** Gives a vector of length 1 for each text, in their order. Asks once. @throws as `Llm.complete`. */
  embed(request: EmbeddingRequest, signal: AbortSignal): Promise<readonly Float32Array[]>;
}

/** Entries of the Record, and a question. */
export interface NearQuestion {
  readonly question: string;
  readonly entries: readonly KnownEntry[];
  readonly channelKey: string;
  readonly permit: Permit<"embed">;
}

/**
 * Gives those of the entries that mean something like the question, the nearest first; none where that cannot be told at once.
 * Never throws.
 */
export type FindNear = (
  question: NearQuestion,
  signal: AbortSignal,
) => Promise<readonly KnownEntry[]>;

/** One message of a person, without anything of the messenger's. */
export interface InboundMessage {
  /** The messenger and the chat, as in `telegram:12345`. */
  readonly channelKey: string;
  readonly text: string;
  /** Only a companion's words are evidence. Nothing is proposed from a guest's. */
  readonly isCompanion: boolean;
  /** True for words that were not said here and now. They answer no offer and ask for no checkpoint. */
  readonly isPassedOn?: boolean;
  /** True for somebody who is neither owner nor companion. */
  readonly isGuest?: boolean;
  /** A companion's words near a telling of distress. Nothing is proposed from them either. */
  readonly isHeldBack?: boolean;
  /** What is said stays just between the person and the bot. */
  readonly isBetweenUs?: boolean;
  /** When it was written, in Unix milliseconds. Absent: now. */
  readonly saidAt?: number;
  readonly speaker?: Speaker;
  /** The sender's names in the messenger, the short one and the whole. */
  readonly senderNames?: readonly string[];
  /** The names that the messenger shows for the bot itself. */
  readonly botNames?: readonly string[];
  /**
   * The earlier parts of the same paste, where the messenger cut a long one in pieces. Null: nobody knows their words any more,
   * so nobody can say whose these are.
   */
  readonly earlier?: string | null;
  /**
   * True for a short message that is plainly no part of the paste in `earlier`: it is answered like any other. It may still go
   * on with it in its own way, so whose words it holds is judged as if it did.
   */
  readonly isApart?: boolean;
  /** The words of an earlier message that this one answers. Whoever said them, they are no words of this person here and now. */
  readonly answers?: string;
  /** The offered question that a tap accepts. `text` is then the button's label. */
  readonly accepts?: string;
  /** A question to be answered only from excerpts of the Record (`/ask`). */
  readonly asks?: string;
  /** True for words beside a file that is read as a report. They are talk, and no report of their own. */
  readonly isBesideFile?: boolean;
}

export interface VoiceDeps {
  readonly llm: Llm;
  readonly limits: Limits;
  /** Gives what the person who is answered may hear of the Record. */
  readonly snapshot: () => Promise<HeardSnapshot>;
  /** Gives the words of that Record. @throws RecordError when its front matter replaces a line that does not exist. */
  readonly words: () => Promise<Wording>;
  readonly prompts: Prompts;
  readonly conversation: (channelKey: string) => Conversation;
  /** Absent: nobody tells the meaning of a text. */
  readonly near?: FindNear;
  /** Gives what was noted and is not saved, the newest last. Absent for a guest. */
  readonly waiting?: () => Promise<readonly Candidate[]>;
  /** Gives what was said in a chat, oldest first, without what is held back. Absent for a guest. */
  readonly said?: (channelKey: string) => readonly SaidMessage[];
  /** Says whether one of these texts holds what an owner had forgotten. Absent: none does. */
  readonly isForgotten?: (texts: readonly string[]) => Promise<boolean>;
  readonly now: () => Date;
  /** Bounds all model calls of one turn. */
  readonly signal: AbortSignal;
}

/** The dependencies of the parts of a turn. */
export interface TurnDeps extends VoiceDeps {
  readonly wording: Wording;
}

/** The dependencies of a part that asks a model. */
export interface AskingDeps extends TurnDeps {
  readonly permit: Permit<"complete">;
}

/** The dependencies of a part that looks for what a question means, and then asks a model. */
export interface SearchingDeps extends TurnDeps {
  readonly permit: Permit<"complete" | "embed">;
}

/** An exchange for the analyst to read later. */
export interface KeptJob extends AnalystJob {
  /** The reply promised it, so the person is told what came of it. */
  readonly isPromised?: boolean;
}

/** A reply. As a function it takes the number of waiting candidates, known once this turn's is staged; undefined: it is not. */
export type Reply = string | ((pendingCount: number | undefined) => string);

/**
 * The step of a homework that a turn is. The reply is shown with the buttons of the session's question. `from` is the
 * question that the step was worked out for: when that is over by the time of the commit, nothing is carried out. `card` is
 * that question's message where it was tapped: the reply takes its place.
 */
export type HomeworkStep =
  /** A new one. What was open is left. */
  | { readonly kind: "begun"; readonly session: HomeworkSession }
  /** The next question, or the same once more. */
  | {
      readonly kind: "asked";
      readonly from: HomeworkSession;
      readonly session: HomeworkSession;
      readonly card?: Card;
    }
  /** No further question. Only one that was answered to the end has a score, for its ledger. */
  | {
      readonly kind: "ended";
      readonly from: HomeworkSession;
      readonly score?: Pick<HomeworkScore, "correct" | "total">;
      readonly card?: Card;
    }
  /** It was over before. Its question is still shown. */
  | { readonly kind: "over"; readonly card: Card };

/** Somebody in a chat whom the person may be. */
export interface ChatSpeaker {
  /** Folded, as labels are compared. */
  readonly name: string;
  readonly written: string;
}

/** The question who of a pasted chat the person is. */
export interface AuthorQuestion {
  readonly speakers: readonly ChatSpeaker[];
  /** The parts of the same paste before those that are asked about. */
  readonly before: string;
  /** More than one where the app cut a long paste. None: the question is closed. */
  readonly parts: readonly string[];
  /** When the last part was written, in Unix milliseconds. */
  readonly saidAt?: number;
}

/** All changes that a turn leads to. One transaction makes them. */
export interface TurnResult {
  readonly reply: Reply;
  /** The reply is made of fixed words alone: it tells nothing of the Record, whoever reads it. */
  readonly isFixed?: true;
  /** Empty: the turn leaves no trace there. */
  readonly transcript: readonly { readonly label: TranscriptLabel; readonly text: Reply }[];
  readonly events?: readonly PipelineEvent[];
  /** Added to the conversation. Absent: it stays as it is. */
  readonly exchange?: readonly Message[];
  /** False: the exchange is not the companion's own, so no checkpoint may quote it. */
  readonly isEvidence?: boolean;
  /** What the answer rests on, where that is known. */
  readonly restsOn?: readonly Source[];
  /** A question to remember as offered. `null` forgets the offered one, absent leaves it. */
  readonly pendingLookup?: string | null;
  /** When the offer counts as made, in Unix milliseconds. Absent: now. */
  readonly offeredAt?: number;
  readonly takesCheckpoint?: boolean;
  /** A validated proposal to stage now, of an activity report or a checkpoint. */
  readonly staged?: StagedProposals;
  /** Exchanges for the analyst to read. */
  readonly analystJobs?: readonly KeptJob[];
  readonly homework?: HomeworkStep;
  /** Asked under the reply: who of a pasted chat the person is. */
  readonly author?: AuthorQuestion;
  /** What was told of distress. All that is said near to it is held back (state/held-back.ts). */
  readonly distress?: Telling["level"];
}
