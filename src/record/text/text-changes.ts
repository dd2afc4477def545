// Changes of a text are told as what is new in place of what was there, for texts that stay the same but for a few
// lines. Both texts can be made from one of them. Proof: test/record/text/text-changes.test.ts.

import { startSha256 } from "./checksum.ts";
import { applySplices } from "./markdown.ts";
import { sameEnds } from "./same-ends.ts";

/** Offset in the text before, what stood there, and what stands there now. In order, without overlaps. */
export type TextChange = readonly [at: number, old: string, now: string];

/** The changes that make `now` of `old`. */
export function textChanges(old: string, now: string): readonly TextChange[] {
  const { before, after } = sameEnds(old, now);
  const ends = { old: old.length - after, now: now.length - after };
  const changes: TextChange[] = [];
  let at = before;
  let atNow = before;
  while (at < ends.old || atNow < ends.now) {
    const next = nextSame(old, now, { old: at, now: atNow }, ends);
    changes.push([at, old.slice(at, next.old), now.slice(atNow, next.now)]);
    const rest = Math.min(ends.old - next.old, ends.now - next.now);
    const same = sameEnds(
      old.slice(next.old, next.old + rest),
      now.slice(next.now, next.now + rest),
    ).before;
    at = next.old + same;
    atNow = next.now + same;
  }
  return changes;
}

/** The text after the changes. It is another one where they do not belong to `old`. */
export function withChanges(old: string, changes: readonly TextChange[]): string {
  return applySplices(
    old,
    changes.map(([at, was, is]) => ({ start: at, end: at + was.length, text: is })),
  );
}

/** The text before the changes. */
export function withoutChanges(now: string, changes: readonly TextChange[]): string {
  let moved = 0;
  const back = changes.map(([at, was, is]) => {
    const start = at + moved;
    moved += is.length - was.length;
    return { start, end: start + is.length, text: was };
  });
  return applySplices(now, back);
}

/** The SHA-256 of two texts. What they share at their beginnings is hashed once. */
export function sha256OfBoth(a: string, b: string, shared: number): readonly [string, string] {
  // Half a letter has no bytes of its own.
  const isInside = (a.charCodeAt(shared - 1) & 0xfc00) === 0xd800;
  const from = Math.max(0, isInside ? shared - 1 : shared);
  const beginning = startSha256().update(a.slice(0, from));
  const other = beginning.copy();
  return [beginning.update(a.slice(from)).digest("hex"), other.update(b.slice(from)).digest("hex")];
}

interface Places {
  readonly old: number;
  readonly now: number;
}

/** The places behind a change from which on a few letters at least are the same; the ends where there are none near. */
function nextSame(old: string, now: string, from: Places, ends: Places): Places {
  const near = now.slice(from.now, Math.min(ends.now, from.now + FAR));
  for (const skipped of SKIPPED) {
    const at = from.old + skipped;
    if (at + ENOUGH > ends.old) break;
    const found = near.indexOf(old.slice(at, at + ENOUGH));
    if (found >= 0) return { old: at, now: from.now + found };
  }
  return ends;
}

const ENOUGH = 64;
const SKIPPED = [0, 64, 256, 1024, 4096];
const FAR = 65_536;
