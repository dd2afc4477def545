// Blocks of thinking: the marks of each family of models, and the end of a block.

import { isMention } from "./mentions.ts";
import { matchLength, nextPlace, type Place } from "./places.ts";

/** The marks of one family of models around text that is not for the person. */
export interface Block {
  readonly open: RegExp;
  readonly close: RegExp;
  /** Without its end it is no block. */
  readonly needsEnd?: boolean;
}

/** Words of thinking in the name of a mark, whatever stands around them there. */
const STEM =
  "(?:think|thought|reason|reflect|rationale|deliberat|scratch_?pad|monologue|chain_of_thought)";
const NAME = `(?:[\\w:-]{0,40}${STEM}[\\w:-]{0,60}|(?:[\\w-]+:)?(?:internal[_-]?|private[_-]?|inner[_-]?)?(?:analysis|cot|plan|planning)(?:[_-](?:process|block|mode|content|trace))?)`;
/** Some front ends hand over the signs of a mark in the form of HTML, or of another width. */
const LEFT = "(?:<|&lt;|＜)";
const RIGHT = "(?:>|&gt;|＞)";
/** The inside of a mark with bars, as of DeepSeek: `<｜end▁of▁thinking｜>`. */
const BARRED = "[^|｜<>\\n]{0,60}";
const ENDS = `(?=${BARRED}(?:end|/))`;
const OF_THINKING = `(?=${BARRED}(?:${STEM}|cot_))`;

const BLOCKS: readonly Block[] = [
  // <think>, <thinking>, <seed:think>, <longcat_think>, <reasoning lang="en"> ...
  block(`${LEFT}\\s*${NAME}(?:\\s[^<>＜＞&]*)?${RIGHT}`, `${LEFT}\\s*/\\s*${NAME}\\s*${RIGHT}`),
  // Magistral.
  block("\\[\\s*THINK\\s*\\]", "\\[\\s*/\\s*THINK\\s*\\]"),
  // In other brackets the name alone may be a word about how something is said: [thinking].
  {
    ...block(
      `[[{]\\s*(?:BEGIN[_ ])?(?!END[_ ]|THINK\\s*\\])${NAME}\\s*[\\]}]`,
      `[[{]\\s*(?:/\\s*|END[_ ])(?!THINK\\s*\\])${NAME}\\s*[\\]}]`,
    ),
    needsEnd: true,
  },
  // Kimi.
  block("◁\\s*think(?:ing)?\\s*▷", "◁\\s*/\\s*think(?:ing)?\\s*▷"),
  // Command A, OpenThinker, Apertus, DeepSeek, and the like.
  block(
    `<[|｜](?!${BARRED}(?:end|/))(?:${OF_THINKING}${BARRED}|inner_prefix)[|｜]>`,
    `<[|｜](?:${ENDS}${OF_THINKING}${BARRED}|inner_suffix)[|｜]>`,
  ),
  // Gemma.
  block("<\\|channel>\\s*thought\\b", "<channel\\|>"),
  block("<unused94>", "<unused95>"),
  // Front ends write this.
  block('<details\\s[^<>]*type\\s*=\\s*"?reasoning"?[^<>]*>', "<\\s*/\\s*details\\s*>"),
  // A call of a tool that nobody offered.
  block(
    "<(?:tool|function)(?:_calls?|_responses?|_results?|_use|=[\\w.-]+)>",
    "</(?:tool|function)(?:_calls?|_responses?|_results?|_use)>",
  ),
  block("<[|｜]tool[▁_]calls?[▁_]begin[|｜]>", "<[|｜]tool[▁_]calls?[▁_]end[|｜]>"),
  // This holds no thinking, but the prompt once more.
  block("<<SYS>>", "<</SYS>>"),
  block("\\[INST\\]", "\\[/INST\\]"),
  block(
    "<\\|(?:im_start|start_header_id|start)\\|>\\s*(?:user|system|developer|tool)\\b",
    "<\\|(?:im_start|start_header_id|start)\\|>\\s*assistant\\b",
  ),
];

/** A thought of no words, `<think/>`, and a comment, which is for nobody. */
const EMPTY = new RegExp(`${LEFT}\\s*${NAME}\\s*/${RIGHT}|<!--[^]{0,4000}?-->`, "iy");

/** A fence of thoughts, to its end or that of the text. */
const FENCE = new RegExp(
  `(?<![\`~])(\`{3,}(?!\`)|~{3,}(?!~))[ \\t]*${NAME}[ \\t]*\\n(?:[^]*?\\n)??[ \\t]*(?:\\1[ \\t]*(?:\\n|$)|$(?![^]))`,
  "iy",
);

/** Length of the fence of thoughts at a place; else 0. */
export function thoughtFenceLength(text: string, at: number): number {
  return matchLength(FENCE, text, at);
}

/** Length of such a mark at a place; else 0. */
export function emptyLength(text: string, at: number): number {
  return matchLength(EMPTY, text, at);
}

function block(open: string, close: string): Block {
  return { open: new RegExp(open, "iy"), close: new RegExp(close, "iy") };
}

/** Gives the kind of block that begins at a place. */
export function blockAt(text: string, at: number): Block | undefined {
  return BLOCKS.find(({ open }) => matchLength(open, text, at) > 0);
}

/** Gives the length of the mark at a place that closes a block; 0 when there is none. */
export function closingLength(text: string, at: number): number {
  const marks = BLOCKS.filter(({ needsEnd }) => !needsEnd);
  return Math.max(...marks.map(({ close }) => matchLength(close, text, at)));
}

/**
 * Gives the mark that closes a block; blocks within it are counted. Undefined: the block does not end. A thought that was cut
 * off in nested blocks looks the same as marks that do not match. Neither is an answer.
 * @param unclosed names of marks that nothing behind this place closes. A name that is found to be one is added, so that
 * the rest of the text is read for it only once.
 */
export function endOfBlock(
  kind: Block,
  text: string,
  at: number,
  isFirst: boolean,
  unclosed: Set<string>,
): Place | undefined {
  const length = matchLength(kind.open, text, at);
  const [, name] = /^(?:<|&lt;|＜)\s*([\w:-]+)/.exec(text.slice(at, at + length)) ?? [];
  const own =
    name === undefined
      ? kind
      : block(
          `${LEFT}\\s*${name}(?:\\s[^<>＜＞&]*)?${RIGHT}`,
          `${LEFT}\\s*/\\s*${name}\\s*${RIGHT}`,
        );
  const from = at + length;
  const isClosed = name === undefined || !unclosed.has(name);
  const end = isClosed ? balanceOf(own, text, from, () => true) : undefined;
  if (end) return end;
  // <think> ... </thinking>: when its own closing mark is missing, any closing mark counts.
  if (!isClosed || !hasClosing(own, text, from)) {
    if (name !== undefined) unclosed.add(name);
    return balanceOf(kind, text, from, () => true);
  }
  // A block that comes first would swallow everything. Any other block without an end was cut off.
  if (!isFirst) return undefined;
  return (
    balanceOf(own, text, from, (mark) => !isMention(text, mark.at, mark.length)) ??
    // The template opened one block, and the model opened it once more.
    balanceOf(own, text, from, (mark) => text.slice(from, mark.at).trim() !== "")
  );
}

function balanceOf(
  kind: Block,
  text: string,
  from: number,
  counts: (opening: Place) => boolean,
): Place | undefined {
  let depth = 1;
  for (const mark of marksOf(kind, text, from)) {
    if (!mark.isOpen) depth -= 1;
    else if (counts(mark)) depth += 1;
    if (depth === 0) return mark;
  }
  return undefined;
}

function hasClosing(kind: Block, text: string, from: number): boolean {
  for (const { isOpen } of marksOf(kind, text, from)) if (!isOpen) return true;
  return false;
}

/** Gives the marks one by one, so that many short blocks are not each read to the end of the answer. */
function* marksOf(
  { open, close }: Block,
  text: string,
  from: number,
): Generator<Place & { readonly isOpen: boolean }> {
  for (let at = nextPlace(text, from); at < text.length; at = nextPlace(text, at + 1)) {
    const opening = matchLength(open, text, at);
    const length = opening || matchLength(close, text, at);
    if (length > 0) yield { at, length, isOpen: opening > 0 };
  }
}
