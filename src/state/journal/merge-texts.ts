// The texts of a merge are long and change little, so they are told as changes of a text that many merges share. A text
// that is made again must have the hash of the one that was there. Proof: test/state/merge-history.test.ts.

import { promisify } from "node:util";
import { deflateRaw, deflateRawSync, inflateRawSync } from "node:zlib";
import {
  sha256OfBoth,
  textChanges,
  withChanges,
  withoutChanges,
  type TextChange,
} from "../../record/text/text-changes.ts";
import type { FileEdit } from "../../record/types.ts";

/** How a file's texts before and after a merge are made of another text. */
export interface ToldEdit {
  readonly path: string;
  /** SHA-256 of the text that it begins with. */
  readonly base: string;
  /** The changes of earlier merges, one after the other, and last that of this merge. */
  readonly steps: readonly (readonly TextChange[])[];
  /** SHA-256 of the text before the merge, and after it. */
  readonly before: string;
  readonly after: string;
}

/** A text of its own, packed. */
export interface PackedText {
  readonly sha256: string;
  readonly body: Uint8Array;
}

/** A change of a file that is told, with the text that has to be kept besides. */
export interface Telling {
  readonly told: ToldEdit;
  readonly text?: PackedText;
}

/** Tells a change. @param earlier the same file in the merge before, where there is one. */
export async function tellEdit(edit: FileEdit, earlier?: ToldEdit): Promise<Telling> {
  const told = toldEdit(edit, earlier);
  if (told.base !== told.before) return { told };
  return { told, text: { sha256: told.base, body: await deflated(edit.before, FAST) } };
}

/** The same at once, for the inside of a transaction. */
export function tellEditNow(edit: FileEdit, earlier?: ToldEdit): Telling {
  const told = toldEdit(edit, earlier);
  if (told.base !== told.before) return { told };
  return { told, text: { sha256: told.base, body: deflateRawSync(edit.before, FAST) } };
}

/** Texts that a change can be made of. */
export interface KnownTexts {
  /** The file as it is. Most often nothing has changed since, and then no other text is looked at. */
  readonly now?: string | undefined;
  /** Gives a text by its hash, if it is at hand. */
  readonly textOf?: (sha256: string) => string | undefined;
  /** Gives a packed text by its hash. */
  readonly baseOf: (sha256: string) => Uint8Array | undefined;
}

/** The texts of a change. Gives undefined where they cannot be made exactly. */
export function untoldEdit(
  { path, base, steps, before, after }: ToldEdit,
  { now, textOf, baseOf }: KnownTexts,
): FileEdit | undefined {
  const own = steps.at(-1) ?? [];
  if (now !== undefined) {
    const undone = withoutChanges(now, own);
    const [shaUndone, shaNow] = sha256OfBoth(undone, now, own[0]?.[0] ?? 0);
    if (shaUndone === before && shaNow === after) return { path, before: undone, after: now };
  }
  let text = textOf?.(before);
  if (text === undefined) {
    const body = baseOf(base);
    // No more are ever told, and each is another copy of the text.
    if (!body || steps.length > MOST_STEPS) return undefined;
    text = inflated(body);
    if (text === undefined) return undefined;
    for (const step of steps.slice(0, -1)) text = withChanges(text, step);
  }
  const result = withChanges(text, own);
  const [shaText, shaResult] = sha256OfBoth(text, result, own[0]?.[0] ?? 0);
  return shaText === before && shaResult === after
    ? { path, before: text, after: result }
    : undefined;
}

/**
 * A text that was packed; undefined when it is damaged, or longer than any that can be worked on: a few bytes that somebody else
 * wrote may stand for more than this process may hold.
 */
export function inflated(bytes: Uint8Array): string | undefined {
  try {
    return inflateRawSync(bytes, { maxOutputLength: MOST_BYTES }).toString();
  } catch {
    return undefined;
  }
}

/** Many times the texts of a Record of many years. */
const MOST_BYTES = 32 * 1024 ** 2;

function toldEdit({ path, before, after }: FileEdit, earlier: ToldEdit | undefined): ToldEdit {
  const own = textChanges(before, after);
  const [shaBefore, shaAfter] = sha256OfBoth(before, after, own[0]?.[0] ?? 0);
  const told = { path, before: shaBefore, after: shaAfter };
  return earlier?.after === shaBefore && isShort(earlier.steps)
    ? { ...told, base: earlier.base, steps: [...earlier.steps, own] }
    : { ...told, base: shaBefore, steps: [own] };
}

/** More than that costs more to carry along than the text costs to pack. */
const MOST_STEPS = 48;
const MOST_LETTERS = 65_536;
const FAST = { level: 1 } as const;
const deflated = promisify<string, { readonly level: number }, Buffer>(deflateRaw);

function isShort(steps: ToldEdit["steps"]): boolean {
  let letters = 0;
  for (const [, old, now] of steps.flat()) letters += old.length + now.length;
  return steps.length < MOST_STEPS && letters < MOST_LETTERS;
}
