// How families of models mark what they think, and where such a block ends.

import { isMention } from "./mentions.ts";
import { matchLength, nextPlace, type Place } from "./places.ts";

/** How one family of models marks what is not for the person. */
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
  // What front ends make of it.
  block('<details\\s[^<>]*type\\s*=\\s*"?reasoning"?[^<>]*>', "<\\s*/\\s*details\\s*>"),
  // No thinking, but the prompt once more.
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

/** The block that begins at a place. */
export function blockAt(text: string, at: number): Block | undefined {
  return BLOCKS.find(({ open }) => matchLength(open, text, at) > 0);
}

/** Length of the mark at a place, if it closes a block; else 0. */
export function closingLength(text: string, at: number): number {
  return Math.max(...BLOCKS.map(({ close }) => matchLength(close, text, at)));
}

/**
 * The mark that closes a block, blocks within blocks counted. Undefined: it does not end. A thought that was cut off
 * within a block within a block looks the same as one that does not add up: both are no answer.
 */
export function endOfBlock(
  kind: Block,
  text: string,
  at: number,
  isFirst: boolean,
): Place | undefined {
  const length = matchLength(kind.open, text, at);
  const [, name] = /^<\s*([\w:-]+)/.exec(text.slice(at, at + length)) ?? [];
  const own =
    name === undefined ? kind : block(`<\\s*${name}(?:\\s[^<>]*)?>`, `<\\s*/\\s*${name}\\s*>`);
  const from = at + length;
  const ends = marksOf(own, text, from).filter(({ isOpen }) => !isOpen);
  // <think> ... </thinking>: what closes any of them, where its own does not come.
  if (ends.length === 0) return balanceOf(kind, text, from, () => true);
  const end = balanceOf(own, text, from, () => true);
  // With nothing said before it, all would be lost; else it is taken for cut off.
  if (end || !isFirst) return end;
  return (
    balanceOf(own, text, from, (mark) => !isMention(text, mark.at, mark.length)) ??
    // A template opens one, and the model once more.
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

function marksOf(
  { open, close }: Block,
  text: string,
  from: number,
): readonly (Place & { readonly isOpen: boolean })[] {
  const marks = [];
  for (let at = nextPlace(text, from); at < text.length; at = nextPlace(text, at + 1)) {
    const opening = matchLength(open, text, at);
    const length = opening || matchLength(close, text, at);
    if (length > 0) marks.push({ at, length, isOpen: opening > 0 });
  }
  return marks;
}
