// Blocks of thinking: the marks of each family of models, and the end of a block.

import { isMention } from "./mentions.ts";
import { matchLength, nextPlace, type Place } from "./places.ts";

/** The marks of one family of models around text that is not for the person. */
export interface Block {
  readonly open: RegExp;
  readonly close: RegExp;
}

const NAME =
  "(?:[\\w-]+:)?(?:ant|inner|internal|private)?[_-]?(?:think|thinks|thinking|thoughts?|reason|reasoning|reflect|reflection|rationale|deliberation|analysis|scratch_?pad|monologue|chain_of_thought|cot|cot_budget_reflect)(?:[_-]?(?:process|block|mode|content|trace))?";

const BLOCKS: readonly Block[] = [
  // <think>, <thinking>, <seed:think>, <reasoning lang="en"> ...
  block(`<\\s*${NAME}(?:\\s[^<>]*)?>`, `<\\s*/\\s*${NAME}\\s*>`),
  // Magistral.
  block("\\[\\s*THINK\\s*\\]", "\\[\\s*/\\s*THINK\\s*\\]"),
  // Kimi.
  block("◁\\s*think(?:ing)?\\s*▷", "◁\\s*/\\s*think(?:ing)?\\s*▷"),
  // Command A, OpenThinker, Apertus, and the like.
  block(
    "<\\|(?:START_|begin_of_)?(?:THINKING|THINK|THOUGHT|inner_prefix)\\|>",
    "<\\|(?:(?:END_|end_of_|/)(?:THINKING|THINK|THOUGHT)|inner_suffix)\\|>",
  ),
  // Gemma.
  block("<\\|channel>\\s*thought\\b", "<channel\\|>"),
  block("<unused94>", "<unused95>"),
  // Front ends write this.
  block('<details\\s[^<>]*type\\s*=\\s*"?reasoning"?[^<>]*>', "<\\s*/\\s*details\\s*>"),
  // This holds no thinking, but the prompt once more.
  block("<<SYS>>", "<</SYS>>"),
  block("\\[INST\\]", "\\[/INST\\]"),
  block(
    "<\\|(?:im_start|start_header_id|start)\\|>\\s*(?:user|system|developer|tool)\\b",
    "<\\|(?:im_start|start_header_id|start)\\|>\\s*assistant\\b",
  ),
];

/** A thought of no words: `<think/>`. */
const EMPTY = new RegExp(`<\\s*${NAME}\\s*/>`, "iy");

/** Length of the empty thought at a place; else 0. */
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
  return Math.max(...BLOCKS.map(({ close }) => matchLength(close, text, at)));
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
  const [, name] = /^<\s*([\w:-]+)/.exec(text.slice(at, at + length)) ?? [];
  const own =
    name === undefined ? kind : block(`<\\s*${name}(?:\\s[^<>]*)?>`, `<\\s*/\\s*${name}\\s*>`);
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
