// The Voice's turn: small talk, questions about the person, then the Record's lines; what is in none of them is
// "not learned yet" with the offer. The offer never follows an answer.
import { aboutMe } from "./about-me.ts";
import { recall } from "./recall.ts";
import { labelled } from "./prompt-parts.ts";
import { readRecord } from "./record-lines.ts";
import { smallTalk } from "./small-talk.ts";
import { pick } from "./words.ts";

const DEFAULT_OFFER = "do you want me to look it up";

/** Answers a `Task: voice` prompt. */
export function answerVoice(system: string, user: string): string {
  const question = user.trim();
  const record = readRecord(system);
  return (
    smallTalk(record, question) ??
    aboutMe(record, question) ??
    recall(record, question) ??
    hearStatement(question) ??
    notLearnedYet(question, labelled(system, "Offer phrase") ?? DEFAULT_OFFER)
  );
}

// "I love volcanoes" is no question; there is nothing to look up.
function hearStatement(text: string): string | undefined {
  const isStatement = /^(?:i|i'm|im|my|today|yesterday|we)\b/i.test(text) && !text.includes("?");
  if (!isStatement) return undefined;
  return pick(
    [
      "Ooh, tell me more about that!",
      "Oh, I like hearing that. What happened next?",
      "That's good to hear! What do you like best about it?",
    ],
    text,
  );
}

function notLearnedYet(question: string, offer: string): string {
  const opening = pick(
    [
      "Hmm, I haven't learned that yet",
      "Ooh, good question! I haven't learned that yet",
      "I'm not sure, I haven't learned that yet",
      "That one's new to me. I haven't learned that yet",
    ],
    question,
  );
  return `${opening}, ${offer}?`;
}
