// Places in a model's answer at which a mark may stand.

export interface Place {
  readonly at: number;
  readonly length: number;
}

/** Every mark, and code, begins with one of these. */
const MAY_BEGIN = /[<[◁`~]/g;

/** The next place to look at, from here on; the end of the text where there is none. */
export function nextPlace(text: string, from: number): number {
  MAY_BEGIN.lastIndex = from;
  return MAY_BEGIN.exec(text)?.index ?? text.length;
}

/** Length of what a sticky expression finds at a place; 0: nothing. */
export function matchLength(sticky: RegExp, text: string, at: number): number {
  if (at < 0) return 0;
  sticky.lastIndex = at;
  return sticky.exec(text)?.[0].length ?? 0;
}
