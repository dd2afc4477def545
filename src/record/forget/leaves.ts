// A leaf is one line of a yaml fence with its key, value and comment, as a forgetting sees it. A hand-written fence may
// be no YAML at all, so no parser is asked.

import { isOurKey, isOurs } from "./machine.ts";
import type { FileTarget } from "./target.ts";
import { holdsPhrase, type Span } from "./words.ts";

/** A line with a key or a dash, and the lines that continue it. */
export interface Leaf extends Span {
  /** Column of the first character. */
  readonly column: number;
  readonly isDash: boolean;
  readonly key: Key | undefined;
  /** The name of the list, for an item of one. */
  readonly listKey: string | undefined;
  /** True when nothing stands behind the key. */
  readonly isBare: boolean;
  readonly valueStart: number;
  /** The comment on the first line, with the blanks before it. */
  readonly comment: Span | undefined;
}

interface Key extends Span {
  readonly text: string;
}

const LINE =
  /^([ \t]*)((?:-[ \t]+)*)(?:("(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[\p{L}_][\p{L}\p{M}\p{N}_-]*):(?=\s|$)[ \t]*)?/u;
/** All leaves of a fence's body, in order. Text before the first one belongs to it. */
export function readLeaves(body: string): readonly Leaf[] {
  const leaves: Leaf[] = [];
  let textAbove: number | undefined;
  let lists: { readonly column: number; readonly key: string }[] = [];
  let start = 0;
  for (const line of body.split(/(?<=\n)/)) {
    const [lead = "", indent = "", dashes = "", key] = LINE.exec(line) ?? [];
    const value = line.slice(lead.length).trim();
    const isEmpty = line.trim() === "";
    if (!isEmpty && textAbove !== undefined && indent.length <= textAbove) textAbove = undefined;
    const begins =
      !isEmpty &&
      textAbove === undefined &&
      (dashes !== "" || key !== undefined || value[0] === "#");
    const end = start + line.length;
    const last = leaves.at(-1);
    if (begins || !last) {
      const column = indent.length;
      const isDash = dashes !== "";
      const keyStart = start + indent.length + dashes.length;
      const name = key?.replace(/^(["'])(.*)\1$/, "$2") ?? "";
      lists = lists.filter((list) => list.column < column || (isDash && list.column === column));
      const comment = commentOf(line.slice(lead.length));
      const isBare = value === "" || comment?.trim() === value;
      const commentEnd = start + line.trimEnd().length;
      leaves.push({
        start,
        end,
        column,
        isDash,
        key:
          key === undefined
            ? undefined
            : { text: name, start: keyStart, end: keyStart + key.length },
        listKey: isDash && key === undefined ? lists.at(-1)?.key : undefined,
        isBare,
        valueStart: start + lead.length,
        comment:
          comment === undefined
            ? undefined
            : { start: commentEnd - comment.trimEnd().length, end: commentEnd },
      });
      if (isBare && key !== undefined && !isDash) lists.push({ column, key: name });
      textAbove = /^[|>][+-]?\d?(?:[ \t]+#.*)?$/.test(value) ? column : undefined;
    } else leaves[leaves.length - 1] = { ...last, end };
    start = end;
  }
  return leaves;
}

/** The comment at the end of a value, with the blanks before it. A `#` within quotes or within a word begins none. */
function commentOf(value: string): string | undefined {
  const quoted = /^(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*')/.exec(value)?.[0].length ?? 0;
  if (quoted === 0 && /^["']/.test(value)) return undefined;
  for (let at = value.indexOf("#", quoted); at >= 0; at = value.indexOf("#", at + 1)) {
    if (at > 0 && !isBlank(value[at - 1])) continue;
    while (isBlank(value[at - 1])) at -= 1;
    return value.slice(at);
  }
  return undefined;
}

function isBlank(character = ""): boolean {
  return character === " " || character === "\t";
}

/** True when the value is no word of a person or a model. */
export function isMachines(
  { key, listKey, valueStart, comment, end }: Leaf,
  body: string,
  { file, recordId }: FileTarget,
): boolean {
  const [start, until] = comment ? [comment.start, comment.end] : [end, end];
  const value = body.slice(valueStart, start) + body.slice(until, end);
  return isOurs(
    { file, key: key?.text ?? listKey, ...(recordId !== undefined && { recordId }) },
    value,
  );
}

/** The parts of a leaf that hold the words. */
export function heldIn(
  leaf: Leaf,
  body: string,
  target: FileTarget,
): { readonly key: boolean; readonly value: boolean; readonly comment: boolean } {
  const { phrases } = target;
  const { key, comment, valueStart, end } = leaf;
  const value = comment
    ? body.slice(valueStart, comment.start) + body.slice(comment.end, end)
    : body.slice(valueStart, end);
  return {
    key: key !== undefined && !isOurKey(target.file, key.text) && holdsPhrase(key.text, phrases),
    value: holdsPhrase(value, phrases) && !isMachines(leaf, body, target),
    comment: comment !== undefined && holdsPhrase(body.slice(comment.start, comment.end), phrases),
  };
}
