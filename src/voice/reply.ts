// The normal turn: the Voice answers from the Record, or says that it has not learned that yet and offers to look it up.

import { LlmError } from "../errors.ts";
import { factual } from "../factual.ts";
import { unclearAnswer } from "./pasted/author.ts";
import { comfortText, isNearComfort, mayHelp, tellsComfort } from "./comfort.ts";
import { distressIn, tellsDistress, type Distress } from "../wording/distress.ts";
import { ownWordsOf, type OwnWords } from "./pasted/own-words.ts";
import { offersLookup } from "./phrases.ts";
import { saidBefore, waitingAbout } from "./earlier.ts";
import type { InboundMessage, SearchingDeps, TurnDeps, TurnResult } from "./ports.ts";
import { checkedReply } from "./receipts/checked-reply.ts";
import { likelySources } from "./receipts/likely-sources.ts";
import { namedIn, type Shown } from "./receipts/shown.ts";
import { REPLY_SCHEMA, type StructuredReply } from "./receipts/structured-reply.ts";

/** Gives the Voice's answer and, for a companion, the exchange for the analyst. @throws LlmError without an answer. */
export async function reply(message: InboundMessage, deps: SearchingDeps): Promise<TurnResult> {
  const snapshot = await deps.snapshot();
  await deps.prompts.prepare(snapshot);
  const { history } = deps.conversation(message.channelKey);
  const { lines, phrases } = deps.wording;
  const now = deps.now();
  const entries = deps.prompts.older(snapshot, message.text);
  const near = await deps.near?.(
    { ...message, question: message.text, entries, permit: deps.permit },
    deps.signal,
  );
  const about = {
    ...message,
    saidBefore: await saidBefore(message, snapshot, deps),
    waiting: await waitingAbout(message.text, snapshot, deps),
  };
  const call = deps.prompts.voice(snapshot, history, message.text, now, about, near);
  const { system, question, shown } = call;
  const isNear = isNearComfort(history, lines);
  const isOpen = (reply: string): boolean =>
    isNear || toldIn(message) !== "none" || mayHelp(reply, lines);
  const { permit } = deps;
  const { channelKey } = message;
  const said = await checkedReply(
    call,
    (messages) =>
      deps.llm.complete(
        { permit, task: "voice", channelKey, system, messages, answerSchema: REPLY_SCHEMA },
        deps.signal,
      ),
    isOpen,
    deps.wording,
  );
  const given = said.text;
  if (given === "") throw new LlmError("bad_output", factual`the model's answer has no words`);
  const told = tellsComfort(given, lines) ? "sure" : toldIn(message);
  const isDistress = told !== "none";
  // Nobody who is afraid is offered a look-up.
  const isOffer = said.offersLookup === true || offersLookup(given, phrases);
  const answer = isDistress && isOffer ? comfortText(history, snapshot, lines) : given;
  const isHeldBack = isDistress || isNear;
  const isCut = question.text.length < message.text.length;
  const own = await evidenceIn(message, deps);
  const isUnclear = own?.kind === "unclear" && !message.isApart;
  const whose = isUnclear ? unclearAnswer(own, message, lines, !isHeldBack) : undefined;
  return {
    reply: [answer, ...(isCut ? [lines.too_long] : []), ...(whose ? [whose.line] : [])].join(
      "\n\n",
    ),
    transcript: [
      { label: "USER", text: message.text },
      { label: "GRACE-MAR", text: answer },
    ],
    exchange: [question, { role: "assistant", text: answer }],
    // A checkpoint quotes nothing of a pasted chat: the companion's own lines in it go to the analyst now.
    isEvidence: own?.kind === "all" && !isHeldBack,
    ...(whose?.author && { author: whose.author }),
    ...(!isDistress && sourcesOf(said, shown)),
    pendingLookup: isOffer && !isDistress ? question.text : null,
    ...(told !== "none" && { distress: told }),
    ...(own !== undefined &&
      !isHeldBack &&
      own.kind !== "unclear" &&
      own.words !== "" && {
        analystJobs: [
          {
            channelKey: message.channelKey,
            userText: message.text,
            replyText: answer,
            evidence: own.words,
            saidAt: message.saidAt ?? now.getTime(),
          },
        ],
      }),
  };
}

/** The sources that the model named, or those that its words show. */
function sourcesOf({ from, text }: StructuredReply, shown: Shown): Pick<TurnResult, "restsOn"> {
  if (from) return { restsOn: namedIn(from, shown) };
  const likely = likelySources(text, shown);
  return likely.length > 0 ? { restsOn: likely } : {};
}

/** Distress in the words, or a sign of it in those that they answer. */
function toldIn({ text, answers }: InboundMessage): Distress {
  const told = distressIn(text);
  return told === "none" && tellsDistress([answers]) ? "possible" : told;
}

/** Undefined when the companion did not write the message. */
async function evidenceIn(message: InboundMessage, deps: TurnDeps): Promise<OwnWords | undefined> {
  return message.isCompanion ? ownWordsOf(message, deps) : undefined;
}
