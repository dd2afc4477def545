// What the Voice needs from outside, and what it gives back. The Voice knows neither Telegram nor
// OpenAI nor SQLite's tables: a turn takes values and returns a value; whoever called commits it.

import type { Excerpt } from "../record/recall/excerpts.ts";
import type { RecordSnapshot } from "../record/store.ts";
import type { TranscriptLabel } from "../record/transcript.ts";
import type { PipelineEvent } from "../record/text/jsonl.ts";
import type { Conversation, Message } from "../state/conversation.ts";
import type { AnalystJob } from "../state/analyst-jobs.ts";
import type { StagedProposal } from "../record/types.ts";
import type { Prompts } from "./prompts/prompts.ts";
import type { Wording } from "../wording/wording.ts";

/** What a model call is for; decides model, limits and ledger bucket in one place (llm/tasks.ts). */
export type LlmTask =
  "voice" | "analyst" | "library" | "lookup" | "rephrase" | "grounded" | "homework";

export interface LlmRequest {
  readonly task: LlmTask;
  readonly channelKey: string;
  readonly system: string;
  readonly messages: readonly Message[];
  /** The shape of the answer, for servers that hold models to it; the answer is checked all the same. */
  readonly answerSchema?: AnswerSchema;
}

/** JSON Schema of an answer, with a name as providers want one (a-z, 0-9, _). */
export interface AnswerSchema {
  readonly name: string;
  readonly schema: { readonly [keyword: string]: unknown };
}

/** A voice note as it came. */
export interface SpokenNote {
  readonly bytes: Uint8Array;
  /** With the extension that tells the format, as transcribing servers want it. */
  readonly fileName: string;
  readonly channelKey: string;
}

/**
 * One metered door for all model calls. Gives what the model says, without its thoughts: never empty, maybe nonsense.
 * Throws LlmError when there is no answer: retries have happened inside. Anything else that is thrown is a fault
 * of our own (the call could not be counted on a full disk). Cancelled by `signal`, which also bounds the retries.
 */
export interface Llm {
  complete(request: LlmRequest, signal: AbortSignal): Promise<string>;
  /** What was said in a voice note; may be empty. Fails and is metered as `complete` is. */
  transcribe(note: SpokenNote, signal: AbortSignal): Promise<string>;
}

export type Bucket = "main" | "analyst";

export interface RateLimiter {
  /** Takes `tokens` from the channel's bucket, or takes nothing and gives false. */
  take(channelKey: string, bucket: Bucket, tokens: number): boolean;
  /** Puts back what was taken last, when nothing came of it. */
  giveBack(channelKey: string, bucket: Bucket, tokens: number): void;
  /** How many tokens all channels together have taken within the window. */
  taken(bucket: Bucket): number;
}

/** One message of a person, in no messenger's terms. */
export interface InboundMessage {
  /** `prefix:id` (spec/pipeline §2). */
  readonly channelKey: string;
  readonly text: string;
  /** Only a companion's words are evidence; a guest's are never proposed (product.md). */
  readonly isCompanion: boolean;
  /** When it was written, in Unix milliseconds; absent: now. */
  readonly saidAt?: number;
  /** What its sender is called in the messenger. */
  readonly senderName?: string;
  /** The parts of one paste that came just before, where the messenger cut a long one in pieces. */
  readonly earlier?: string;
  /** The offered question that a tap says yes to; `text` is the button's label then. */
  readonly accepts?: string;
  /** A question to be answered from excerpts of the Record only (`/ask`). */
  readonly asks?: string;
}

export interface VoiceDeps {
  readonly llm: Llm;
  readonly limits: RateLimiter;
  readonly snapshot: () => Promise<RecordSnapshot>;
  readonly prompts: Prompts;
  readonly conversation: (channelKey: string) => Conversation;
  /** What in the Record a question is about, the best first. */
  readonly excerpts: (question: string, limit: number) => Promise<readonly Excerpt[]>;
  /** Whether one of these texts says what an owner had forgotten; absent: never. */
  readonly isForgotten?: (texts: readonly string[]) => Promise<boolean>;
  readonly now: () => Date;
  /** Bounds everything that one turn asks of models. */
  readonly signal: AbortSignal;
}

/** What the parts of a turn work with. */
export interface TurnDeps extends VoiceDeps {
  readonly wording: Wording;
}

/** An exchange for the analyst to read later. */
export interface KeptJob extends AnalystJob {
  /** The reply says so, and the person is to hear what came of it. */
  readonly isPromised?: boolean;
}

/** A reply that may have to name how many candidates wait, once this turn's is staged. */
export type Reply = string | ((pendingCount: number) => string);

/** Everything that a turn wants to happen; one transaction makes it so. */
export interface TurnResult {
  readonly reply: Reply;
  readonly transcript: readonly { readonly label: TranscriptLabel; readonly text: Reply }[];
  readonly events?: readonly PipelineEvent[];
  /** Added to the conversation; absent: it stays as it is. */
  readonly exchange?: readonly Message[];
  /** False: the exchange is not the companion's own, so no checkpoint may quote it. */
  readonly isEvidence?: boolean;
  /** A question to remember as offered, `null` to forget the offered one, absent to leave it. */
  readonly pendingLookup?: string | null;
  /** When the offer counts as made, in Unix milliseconds; absent: now. */
  readonly offeredAt?: number;
  readonly takesCheckpoint?: boolean;
  /** A validated proposal to stage now (activity reports and checkpoints). */
  readonly staged?: StagedProposal;
  /** An exchange for the analyst to read. */
  readonly analystJob?: KeptJob;
}
