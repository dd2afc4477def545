// What a model says, without what it only thought and without the marks that chat templates leave behind. One pass over
// the text: code is passed over, a block of thinking is left out, and a closing mark that nothing opened tells that
// everything before it was thought. Where it cannot be told, less is said rather than a thought.

import { blockAt, closingLength, emptyLength, endOfBlock, type Block } from "./blocks.ts";
import { answerPart } from "./channels.ts";
import { codeAt, isMention } from "./mentions.ts";
import { matchLength, nextPlace } from "./places.ts";

/** Begins another turn, or ends this one: what follows is nobody's answer. */
const TURN_MARK =
  /<\|(?:im_(?:start|end)|eot_id|eom_id|end_of_text|endoftext|end_of_turn|endofprompt|end|return|call|start|user|system|assistant|(?:start|end)_header_id|begin_of_text|start_of_role|end_of_role|(?:START|END)_(?:RESPONSE|TEXT)|(?:START|END)_OF_TURN_TOKEN|(?:USER|CHATBOT|SYSTEM)_TOKEN)\|>|<(?:start|end)_of_turn>|<[|｜](?:begin|end)▁of▁sentence[|｜]>|<｜(?:User|Assistant)｜>|<\/?s>|<(?:eos|bos|pad|unk)>|\[\/INST\]|\[(?:EOS|BOS)\]|\[gMASK\]|<sop>/iy;

/** Whose turn it is, behind such a mark, and where a server has taken the mark away. */
const ROLE = /\s*(?:assistant|model|chatbot)\b[ \t]*:?[ \t]*(?=<|\r?\n|$)/iy;
const BARE_ROLE = /\s*assistant[ \t]*:?[ \t]*(?=<\||\r?\n)/iy;

/**
 * The words that are meant for the person; undefined where there are none: nothing but thinking, or thinking that was
 * cut off. A text without any marks is given back as it is.
 */
export function spokenPart(answer: string): string | undefined {
  if (isJson(answer)) return answer;
  const words = withoutWrapper(answerPart(answer));
  const said = passOver(words);
  if (said === answer) return answer.trim() === "" ? undefined : answer;
  const text = withoutWrapper(said).trim();
  return text === "" ? undefined : text;
}

/** Whole JSON is of one piece: what stands in its strings is somebody's words. */
function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    return typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
}

/** `<answer>` around all that is said. */
function withoutWrapper(text: string): string {
  const wrapped = /^\s*<(answer|response|output)>([\s\S]*)<\/\1>\s*$/i.exec(text);
  return wrapped?.[2] ?? text;
}

function passOver(text: string): string {
  let said = "";
  let at = 0;
  const unclosed = new Set<Block>();
  const isFirst = (): boolean => said.trim() === "";
  while (at < text.length) {
    if (isFirst()) {
      at += matchLength(BARE_ROLE, text, at);
      if (isJson(text.slice(at))) return text.slice(at);
    }
    const next = nextPlace(text, at);
    said += text.slice(at, next);
    at = next;
    if (at >= text.length) break;
    const code = codeAt(text, at, isFirst());
    if (code > 0) {
      said += text.slice(at, at + code);
      at += code;
      continue;
    }
    const empty = emptyLength(text, at);
    if (empty > 0 && (isFirst() || !isMention(text, at, empty))) {
      at += empty;
      continue;
    }
    const kind = empty > 0 ? undefined : blockAt(text, at);
    if (kind) {
      const length = matchLength(kind.open, text, at);
      const end = unclosed.has(kind) ? undefined : endOfBlock(kind, text, at, isFirst());
      if (!end) unclosed.add(kind);
      // "Between <think> and </think> stands ...": the sentence is about both.
      const isAbout = isMention(text, at, length) && (!end || isMention(text, end.at, end.length));
      if (isFirst() || !isAbout) {
        // Cut off: nobody knows how it would have gone on.
        if (!end) return said;
        at = end.at + end.length;
        said = joint(said, text, at);
        continue;
      }
    }
    const mark = matchLength(TURN_MARK, text, at);
    const closing = mark > 0 ? 0 : closingLength(text, at);
    if (closing > 0 && !isMention(text, at, closing)) {
      said = "";
      at += closing;
      continue;
    }
    if (mark > 0 && !isMarkup(text, at, mark, said) && !isMention(text, at, mark)) {
      if (!isFirst()) return said;
      at += mark;
      at += matchLength(ROLE, text, at);
      continue;
    }
    said += text.charAt(at);
    at += 1;
  }
  return said;
}

/** What stood around a block that is left out, with one space or break between. */
function joint(said: string, text: string, at: number): string {
  const isDouble = /\s$/.test(said) && /^\s/.test(text.slice(at, at + 1));
  return isDouble ? said.replace(/[ \t]$/, "") : said;
}

/** `<s>` strikes words out in HTML: not a mark where it is opened and closed within what is said. */
function isMarkup(text: string, at: number, length: number, said: string): boolean {
  const mark = text.slice(at, at + length).toLowerCase();
  if (mark === "</s>") return said.toLowerCase().includes("<s>");
  return mark === "<s>" && said.trim() !== "" && text.toLowerCase().indexOf("</s>", at) > 0;
}
