// Checkpoints: the talk since the last one, a summary pasted from another chat model, or a text file from there.
// The analyst reads each as one report.

import { clipScalar } from "../record/text/clip.ts";
import { oneLine } from "../record/text/scalar.ts";
import { CHAT_HEAD, CHECKPOINT_HEAD } from "../record/candidates/exchange-heads.ts";
import type { Persona } from "../record/types.ts";
import type { Message } from "../state/conversation.ts";
import type { Phrases } from "../wording/catalogue.ts";
import { outcomeLine } from "../wording/sentences.ts";
import { analyseOrKeep, REPORT_NOTE } from "./analyst.ts";
import { unclearAnswer, wordsOfAuthor } from "./pasted/author.ts";
import { comfortedTurn, comfortText, unsureText } from "./comfort.ts";
import { distressIn } from "../wording/distress.ts";
import { namesOf, ownWords, ownWordsOf, type WhoseField } from "./pasted/own-words.ts";
import { isOnly, mentions } from "./phrases.ts";
import { passages } from "../record/text/quote.ts";
import type {
  AuthorQuestion,
  ChatSpeaker,
  InboundMessage,
  Reply,
  TurnDeps,
  TurnResult,
} from "./ports.ts";

/** True for the bare word, with or without punctuation. */
export function isCheckpointRequest(text: string, phrases: Phrases): boolean {
  return isOnly(text, phrases.checkpoint_words);
}

const PASTED_LENGTH = 400;
/** A marker of every language. The others are the Record's phrases. */
const PASTED_MARKER = /\bcheckpoint\s*[–—:-]/i;

/** True for a long text that calls itself a checkpoint or the person's ("Miri checkpoint"). */
export function isPastedCheckpoint(
  text: string,
  phrases: Phrases,
  { name, nickname = name }: Pick<Persona, "name" | "nickname">,
): boolean {
  if (text.length < PASTED_LENGTH) return false;
  const theirs = phrases.checkpoint_words.flatMap((word) => [
    `${name} ${word}`,
    `${nickname} ${word}`,
  ]);
  return PASTED_MARKER.test(text) || mentions(text, [...phrases.checkpoint_markers, ...theirs]);
}

/** Gives the turn of a checkpoint of this chat. @throws LlmError `aborted` when stopped. */
export async function takeCheckpoint(message: InboundMessage, deps: TurnDeps): Promise<TurnResult> {
  const { channelKey, text } = message;
  const { sinceCheckpoint } = deps.conversation(channelKey);
  const { persona } = await deps.snapshot();
  const talk = checkpointTranscript(sinceCheckpoint);
  const outcome = await analyseOrKeep(
    {
      channelKey,
      userText: `${CHECKPOINT_HEAD}${talk || "nothing yet"}`,
      replyText: REPORT_NOTE,
      evidence: linesOfUser(sinceCheckpoint, persona, message),
    },
    deps,
  );
  if (outcome.isDistress) {
    return { ...(await comfortedTurn(message, deps)), takesCheckpoint: true };
  }
  const reply = outcomeLine("checkpoint", outcome, deps.wording.lines);
  return {
    reply,
    transcript: [
      { label: "USER", text },
      { label: "GRACE-MAR", text: reply },
    ],
    events: [
      ...outcome.events,
      { event: "dyad:checkpoint_request", candidateId: null, extras: { channel_key: channelKey } },
    ],
    takesCheckpoint: true,
    ...(outcome.distress && { distress: outcome.distress }),
    ...(outcome.staged && { staged: outcome.staged }),
    ...(outcome.analystJob && { analystJobs: [outcome.analystJob] }),
  };
}

/** Gives the turn of a checkpoint from another chat model. @throws LlmError `aborted` when stopped. */
export async function receivePastedCheckpoint(
  message: InboundMessage,
  deps: TurnDeps,
): Promise<TurnResult> {
  const { channelKey, text } = message;
  const result = await handBack(message, deps);
  return {
    ...result,
    transcript: [{ label: "CHECKPOINT HANDBACK", text: beginning(text, 500) }],
    events: [
      ...result.events,
      { event: "dyad:checkpoint_handback", candidateId: null, extras: { channel_key: channelKey } },
    ],
  };
}

/** What a text file leads to: a part of a turn. */
export type FileRead = Pick<
  TurnResult,
  "reply" | "transcript" | "events" | "staged" | "analystJobs" | "author" | "distress"
>;

/** Gives the turn of a text file from another chat. @throws LlmError `aborted` when stopped. */
export async function receiveDocument(
  document: Pasted & { readonly name: string },
  deps: TurnDeps,
): Promise<FileRead> {
  const text = `[${plainName(document.name)}] ${beginning(document.text, 200)}`;
  return {
    ...(await handBack(document, deps)),
    transcript: [{ label: "HANDBACK DOCUMENT", text }],
  };
}

type Pasted = Pick<InboundMessage, "channelKey" | "text" | "saidAt" | "isHeldBack" | WhoseField>;

async function handBack(pasted: Pasted, deps: TurnDeps) {
  const { isHeldBack = false } = pasted;
  const { lines } = deps.wording;
  // Whoever wrote it: somebody may be afraid. Nothing is read then.
  const told = distressIn(pasted.text);
  if (told === "sure") return comfortFor(pasted, deps);
  const own = await ownWordsOf(pasted, deps);
  if (told === "possible") {
    const line = own.kind === "unclear" ? lines.whose_words : outcomeLine("handback", {}, lines);
    const unsure = unsureText(await deps.snapshot(), lines);
    const reply: Reply = (count) => `${typeof line === "string" ? line : line(count)}\n\n${unsure}`;
    return { reply, events: [], distress: told };
  }
  if (own.kind === "unclear") {
    const { line: reply, ...asked } = unclearAnswer(own, pasted, lines, !isHeldBack);
    return { reply, events: [], ...asked };
  }
  return readOwn({ ...pasted, own: own.words }, deps);
}

/** Gives the turn of a chat whose lines the person has called theirs. @throws LlmError `aborted` when stopped. */
export async function receiveAuthored(
  question: AuthorQuestion,
  { me, ...around }: Pick<Pasted, "channelKey" | "isHeldBack"> & { readonly me: ChatSpeaker },
  deps: TurnDeps,
): Promise<TurnResult> {
  const { parts, saidAt } = question;
  const own = wordsOfAuthor(question, me.name);
  const pasted = { text: parts.join("\n"), own, ...(saidAt !== undefined && { saidAt }) };
  const result = await readOwn({ ...around, ...pasted }, deps);
  return { ...result, transcript: [{ label: "USER", text: me.written }] };
}

/** Reads the person's own words of a text from elsewhere. */
async function readOwn(
  pasted: Omit<Pasted, WhoseField> & { readonly own: string },
  deps: TurnDeps,
) {
  const { channelKey, text, own, saidAt, isHeldBack = false } = pasted;
  // Nothing in this part may be quoted, so no model is asked.
  if (!own) return { reply: outcomeLine("handback", {}, deps.wording.lines), events: [] };
  if (distressIn(own) === "sure") return comfortFor(pasted, deps);
  if (isHeldBack) return { reply: outcomeLine("handback", {}, deps.wording.lines), events: [] };
  const outcome = await analyseOrKeep(
    {
      channelKey,
      userText: `${CHAT_HEAD}${text}`,
      replyText: REPORT_NOTE,
      evidence: own,
      ...(saidAt !== undefined && { saidAt }),
    },
    deps,
  );
  if (outcome.isDistress) return comfortFor(pasted, deps);
  return {
    reply: outcomeLine("handback", outcome, deps.wording.lines),
    events: outcome.events,
    ...(outcome.distress && { distress: outcome.distress }),
    ...(outcome.staged && { staged: outcome.staged }),
    ...(outcome.analystJob && { analystJobs: [outcome.analystJob] }),
  };
}

/** The person is answered at once. Nothing of the text is read, for what stands beside a telling mostly tells the same. */
async function comfortFor(
  { channelKey }: Pick<Pasted, "channelKey">,
  deps: TurnDeps,
): Promise<
  Pick<TurnResult, "reply" | "distress" | "analystJobs" | "staged"> & {
    readonly events: readonly [];
  }
> {
  const { history } = deps.conversation(channelKey);
  const reply = comfortText(history, await deps.snapshot(), deps.wording.lines);
  return { reply, events: [], distress: "sure" };
}

function beginning(text: string, limit: number): string {
  return text.length > limit ? `${clipScalar(text, limit)}...` : text;
}

/** A file name may be anything. It becomes one line, without signs that hide or turn letters. */
function plainName(name: string): string {
  return clipScalar(oneLine(name.toWellFormed().replace(/[\p{Cf}[\]`]/gu, "")), 100);
}

const MAX_USER_LINES = 25;
const MAX_CHARS = 5000;

/** Gives the conversation as labelled lines. Of a long one the newest part is kept. */
export function checkpointTranscript(history: readonly Message[]): string {
  const said = history.filter((message) => message.text.trim());
  const userAt = said.flatMap((message, index) => (message.role === "user" ? [index] : []));
  const from = userAt.at(-MAX_USER_LINES) ?? 0;
  const kept = userAt.length > MAX_USER_LINES ? said.slice(from) : said;
  const text = kept
    .map((message) => `${message.role === "user" ? "USER" : "GRACE-MAR"}: ${message.text}`)
    .join("\n\n");
  if (text.length <= MAX_CHARS) return text;
  // The cut may leave half of a surrogate pair.
  const tail = text.slice(-MAX_CHARS).replace(/^[\uDC00-\uDFFF]/, "");
  const cut = tail.indexOf("\n\n");
  return `(abridged: the beginning is left out)\n\n${cut === -1 ? tail : tail.slice(cut + 2)}`;
}

/** Leaves out pasted chats: the person's own lines in them were read when they came. */
function linesOfUser(
  history: readonly Message[],
  persona: Persona,
  { senderNames = [], botNames }: Pick<InboundMessage, "senderNames" | "botNames">,
): string {
  const names = [...namesOf(persona), ...senderNames];
  const said = history
    .filter((message) => message.role === "user")
    .map((message) => ownWords(message.text, names, { botNames }))
    .flatMap((own) => (own.kind === "all" ? [own.words] : []));
  return passages(said);
}
