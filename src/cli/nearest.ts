// The word that somebody meant when a finger slipped.

/**
 * The nearest of the words that there are; undefined where none is near. One letter too many, too few, another one, or
 * two in each other's place count one each.
 */
export function nearest(typed: string, words: readonly string[]): string | undefined {
  // "import" is import-record, and not export.
  const begun = words.find((word) => word.startsWith(`${typed}-`));
  if (begun !== undefined && typed !== "") return begun;
  const near = words
    .map((word) => ({ word, slips: slipsBetween(typed, word) }))
    .filter(({ word, slips }) => slips <= most(word))
    .toSorted((a, b) => a.slips - b.slips);
  return near[0]?.word ?? words.find((word) => typed.length > 2 && word.startsWith(typed));
}

/** Of a short word every other short word would be near. */
function most(word: string): number {
  return word.length < 4 ? 1 : word.length < 9 ? 2 : 3;
}

function slipsBetween(from: string, to: string): number {
  // Rows of the table of distances between the beginnings of both: this one and the two before it.
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const at = (line: readonly number[], place: number): number => line[place] ?? Infinity;
      const isSame = from[row - 1] === to[column - 1];
      const isSwapped =
        from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1] && row > 1;
      current.push(
        Math.min(
          at(last, column) + 1,
          at(current, column - 1) + 1,
          at(last, column - 1) + (isSame ? 0 : 1),
          isSwapped ? at(before, column - 2) + 1 : Infinity,
        ),
      );
    }
    before = last;
    last = current;
  }
  return last[to.length] ?? Infinity;
}
