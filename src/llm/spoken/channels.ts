// Answers in several parts: those of gpt-oss, and of models that name the answer's part in words.

import { blockAt } from "./blocks.ts";
import { isCode } from "./mentions.ts";

/** Gives the part that is the answer, "" when there is none. Any other text is given unchanged. */
export function answerPart(answer: string): string {
  return inTurns(inWords(ofChannels(answer)));
}

/** `harmony`, the format of gpt-oss: the answer is the channel `final`. */
const CHANNEL = /<\|channel\|>\s*(\w+)(?:[^<\n]*(?:<\|constrain\|>[^<\n]*)?<\|message\|>)?/gi;
const MESSAGE_END = /<\|(?:end|return|call|start|channel)\|>/i;
/** The same when a server has taken the marks away and left the names. */
const BARE_CHANNELS = /^\s*(?:assistant)?(?:analysis|commentary)(?=[\p{Lu}"'“*\d])/u;
const BARE_FINAL = /(?<=[^\s"'`])assistant(?:commentary)?final(?=\S)/g;

/** Gemma's mark for the answer behind its thoughts. */
const GEMMA_FINAL =
  /<\|channel>\s*(?:final|response|answer)\b[ \t]*\n?([\s\S]*?)(?:<channel\|>|$)/i;

/** Granite thinks aloud in words. */
const IN_WORDS = /^\s*(?:here is|here['’]s) my thought process:/i;
const THEN_IN_WORDS = /(?:here is|here['’]s) my response:/i;

function ofChannels(answer: string): string {
  const gemma = GEMMA_FINAL.exec(answer);
  if (gemma && !isCode(answer, gemma.index)) return gemma[1] ?? "";
  // A block of another kind that comes first may hold such marks.
  if (blockAt(answer, answer.search(/\S/))) return answer;
  const bare = [...answer.matchAll(BARE_FINAL)].at(-1);
  if (bare) return answer.slice(bare.index + bare[0].length);
  if (BARE_CHANNELS.test(answer)) return "";
  const channels = [...answer.matchAll(CHANNEL)];
  const first = channels.find(([, name = ""]) => /^(?:analysis|commentary|final)$/i.test(name));
  if (!first || isCode(answer, first.index)) return answer;
  return channels
    .map((channel, nth) => {
      const [mark, name = ""] = channel;
      if (name.toLowerCase() !== "final") return "";
      const body = answer.slice(channel.index + mark.length, channels[nth + 1]?.index);
      return body.slice(0, endsAt(body)).replace(/^\s*<\|message\|>/i, "");
    })
    .join("");
}

function endsAt(body: string): number {
  const end = body.search(MESSAGE_END);
  return end === -1 ? body.length : end;
}

/** Ollama's command line shows thoughts so, and scripts hand it on. */
const DONE_THINKING = /^\s*Thinking\.\.\.\s*\n[^]*?\n\.\.\.done thinking\.\s*/i;

/** A label of thoughts, with a label of the answer behind it. Without the second the first may be a word of the answer. */
const LABELLED =
  /^\W{0,8}(?:(?:my )?(?:thinking|thoughts?|thought process|chain of thought|reasoning|analysis|internal monologue)|gedanken(?:gang)?|überlegung(?:en)?|pensamientos?|razonamiento|réflexion|raisonnement)[^\p{L}\p{N}\n:]{0,4}(?::|\n)/iu;
const THEN_LABELLED =
  /\n[^\p{L}\p{N}\n]{0,8}(?:(?:my |final )?(?:answer|response|reply)|antwort|respuesta|réponse)[^\p{L}\p{N}\n:]{0,4}(?::[*_ \t]*|\n)/giu;

/** The label of the model's turn in an older template, and those of the turns that a model may go on to invent. */
const OWN_TURN = /^\s*(?:#{1,4}[ \t]*)?(?:assistant|response)[ \t]*:\s*/i;
const NEXT_HEADING =
  /\n[ \t]{0,8}#{2,4}[ \t]*(?:instruction|input|user|human|system)\b[^\n]{0,3}\n/i;
const NEXT_TURN = /\n[ \t]{0,8}(?:user|human)[ \t]*:/i;

function inTurns(answer: string): string {
  const label = OWN_TURN.exec(answer)?.[0] ?? "";
  // "Assistant: that is somebody who helps." is a sentence about the word.
  const own = /^\p{Ll}/u.test(answer.slice(label.length)) ? "" : label;
  const said = answer.slice(own.length);
  const ends = [NEXT_HEADING, ...(own === "" ? [] : [NEXT_TURN])]
    .map((next) => said.search(next))
    .filter((at) => at >= 0 && !isCode(said, at));
  return said.slice(0, Math.min(...ends, said.length));
}

function inWords(answer: string): string {
  const done = DONE_THINKING.exec(answer);
  if (done) return answer.slice(done[0].length);
  const label = LABELLED.test(answer) ? [...answer.matchAll(THEN_LABELLED)].at(-1) : undefined;
  if (label) return answer.slice(label.index + label[0].length);
  if (!IN_WORDS.test(answer)) return answer;
  const then = THEN_IN_WORDS.exec(answer);
  return then ? answer.slice(then.index + then[0].length) : "";
}
