// Places in a model's answer at which a mark may stand.

export interface Place {
  readonly at: number;
  readonly length: number;
}

/** The first signs of every mark, and of code. */
const MAY_BEGIN = /[<[{◁＜&`~]/g;

/** Gives the next place to look at, or the end of the text. */
export function nextPlace(text: string, from: number): number {
  MAY_BEGIN.lastIndex = from;
  return MAY_BEGIN.exec(text)?.index ?? text.length;
}

/** Gives the length of a sticky expression's match at a place; 0 when there is none. */
export function matchLength(sticky: RegExp, text: string, at: number): number {
  if (at < 0) return 0;
  sticky.lastIndex = at;
  return sticky.exec(text)?.[0].length ?? 0;
}
