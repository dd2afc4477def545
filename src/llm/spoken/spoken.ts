// A model's answer without its thoughts and without the marks that chat templates leave behind. One pass over the text keeps
// code, leaves out blocks of thinking, and takes everything before an unopened closing mark for thinking. In doubt, too
// little is shown rather than a thought. Proof: test/llm/spoken.test.ts, test/llm/spoken-any.test.ts.

import {
  blockAt,
  closingLength,
  emptyLength,
  endOfBlock,
  thoughtFenceLength,
  type Block,
} from "./blocks.ts";
import { answerPart } from "./channels.ts";
import { codeAt, isMention } from "./mentions.ts";
import { matchLength, nextPlace } from "./places.ts";

/** Begins another turn, or ends this one. The text behind it is nobody's answer. */
const TURN_MARK =
  /<\|(?:im_(?:start|end)|eot_id|eom_id|end_of_text|endoftext|end_of_turn|endofprompt|end|return|call|start|user|system|assistant|(?:start|end)_header_id|begin_of_text|start_of_role|end_of_role|(?:START|END)_(?:RESPONSE|TEXT)|(?:START|END)_OF_TURN_TOKEN|(?:USER|CHATBOT|SYSTEM)_TOKEN|role_end|action_end|endofresponse|eos|bos)\|>|<(?:start|end)_of_turn>|<\|turn>|<turn\|>|<seed:[be]os>|<[|｜](?:begin|end)▁of▁sentence[|｜]>|<｜(?:User|Assistant)｜>|<\/?s>|<(?:eos|bos)>|\[\/INST\]|\[(?:EOS|BOS)\]|\[gMASK\]|<sop>/iy;

/** A model's own mark of any other name, which stands for nothing: <|begin_of_box|>, <unused6226>. */
const STRAY_MARK =
  /<\|[a-z][\w.-]{0,40}\|>|<\|[a-z]\w{0,30}>|<[a-z]\w{0,30}\|>|<unused\d+>|<(?:pad|unk)>/iy;

/** The role behind such a mark, or alone when a server has taken the mark away. */
const ROLE = /\s*(?:assistant|model|chatbot)\b[ \t]*:?[ \t]*(?=<|\r?\n|$)/iy;
const BARE_ROLE = /\s*assistant[ \t]*:?[ \t]*(?=<\||\r?\n)/iy;

/**
 * Gives the words that are meant for the person. Undefined when there are none: the answer is all thinking, or was cut off
 * while thinking. A text without any marks is given unchanged.
 */
export function spokenPart(answer: string): string | undefined {
  if (isJson(answer)) return answer;
  const words = withoutWrapper(answerPart(answer));
  const said = passOver(words);
  if (said === answer) return answer.trim() === "" ? undefined : answer;
  const text = withoutWrapper(said).trim();
  return text === "" ? undefined : text;
}

/** A whole JSON text is kept as it is: its strings may quote marks. */
function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    return typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
}

/** Takes away an `<answer>` around everything. */
function withoutWrapper(text: string): string {
  const wrapped = /^\s*<(answer|response|output)>([\s\S]*)<\/\1>\s*$/i.exec(text);
  return wrapped?.[2] ?? text;
}

function passOver(text: string): string {
  let said = "";
  let hasWords = false;
  let at = 0;
  const unclosed = new Set<Block>();
  const unclosedNames = new Set<string>();
  const isFirst = (): boolean => !hasWords;
  const keep = (to: number): void => {
    const piece = text.slice(at, to);
    hasWords ||= piece.trim() !== "";
    said += piece;
    at = to;
  };
  while (at < text.length) {
    if (isFirst()) {
      at += matchLength(BARE_ROLE, text, at);
      if (isJson(text.slice(at))) return text.slice(at);
    }
    const next = nextPlace(text, at);
    keep(next);
    if (at >= text.length) break;
    const fence = thoughtFenceLength(text, at);
    if (fence > 0) {
      at += fence;
      continue;
    }
    const code = codeAt(text, at, isFirst());
    if (code > 0) {
      keep(at + code);
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
      const end = unclosed.has(kind)
        ? undefined
        : endOfBlock(kind, text, at, isFirst(), unclosedNames);
      if (!end) unclosed.add(kind);
      if (!end && kind.needsEnd) {
        keep(at + length);
        continue;
      }
      // "Between <think> and </think> stands ...": the sentence is about both marks.
      const isAbout = isMention(text, at, length) && (!end || isMention(text, end.at, end.length));
      if (isFirst() || !isAbout) {
        // The thought was cut off, and so was everything that was to follow it.
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
      hasWords = false;
      at += closing;
      continue;
    }
    if (mark > 0 && !isMarkup(text, at, mark, said) && !isMention(text, at, mark)) {
      if (!isFirst()) return said;
      at += mark;
      at += matchLength(ROLE, text, at);
      continue;
    }
    const stray = matchLength(STRAY_MARK, text, at);
    if (stray > 0 && !isMention(text, at, stray)) {
      at += stray;
      continue;
    }
    keep(at + 1);
  }
  return said;
}

/** Joins the texts around a left-out block with one space or line break. */
function joint(said: string, text: string, at: number): string {
  const isDouble = /\s$/.test(said) && /^\s/.test(text.slice(at, at + 1));
  return isDouble ? said.replace(/[ \t]$/, "") : said;
}

/** `<s>` strikes words out in HTML. It is no mark when it is opened and closed within the answer. */
function isMarkup(text: string, at: number, length: number, said: string): boolean {
  const mark = text.slice(at, at + length).toLowerCase();
  if (mark === "</s>") return said.toLowerCase().includes("<s>");
  return mark === "<s>" && said.trim() !== "" && text.toLowerCase().indexOf("</s>", at) > 0;
}
