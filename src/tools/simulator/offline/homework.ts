// Homework: lines of the excerpt with a gap, and words of other lines as choices. It needs no words of a language, so
// it asks in the language of the Record.
import { bullets, section } from "./prompt-parts.ts";

const COUNT = 8;
const OPTIONS = 4;

interface Gap {
  readonly line: string;
  readonly word: string;
}

/** Answers a `Task: homework` prompt. */
export function answerHomework(system: string): string {
  const gaps = bullets(section(system, "excerpt")).flatMap((line) => gapIn(bare(line)) ?? []);
  const words = [...new Map(gaps.map(({ word }) => [word.toLowerCase(), word])).values()];
  const questions = gaps.slice(0, COUNT).flatMap((gap, at) => {
    const isOther = (word: string): boolean => word.toLowerCase() !== gap.word.toLowerCase();
    const wrong = [...words.slice(at), ...words.slice(0, at)].filter(isOther).slice(0, OPTIONS - 1);
    const right = at % (wrong.length + 1);
    if (wrong.length === 0) return [];
    return [
      {
        q: gap.line.replace(gap.word, "____"),
        options: wrong.toSpliced(right, 0, gap.word),
        correct: "ABCD".charAt(right),
        topic: gap.word,
        hint: `${gap.line.split(" ").slice(0, 5).join(" ")} …`,
      },
    ];
  });
  return JSON.stringify({ questions });
}

/** A line without its id and without the person's own words. */
function bare(line: string): string {
  return line.replace(/^\[[\w-]+\]\s*/, "").replace(/\s*\([^)]*\)\s*$/, "");
}

/** The last long word that stands in a line only once. */
function gapIn(line: string): Gap | undefined {
  const words = line.match(/[\p{L}\p{M}]{4,}/gu) ?? [];
  const word = words.findLast((each) => line.split(each).length === 2);
  return word === undefined || words.length < 3 ? undefined : { line, word };
}
