// Two searches put their finds in an order of their own, and their scores have nothing in common. What stands high in either comes
// first (reciprocal rank fusion, https://dl.acm.org/doi/10.1145/1571941.1572114). Proof: test/record/recall/fusion.test.ts.

/**
 * Gives the finds of all lists, each once, the best first. Of two that stand equally high the one of the earlier list comes first.
 * A single list, or one beside empty ones, stays as it is.
 */
export function fused<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const scores = new Map<T, number>();
  for (const list of lists) {
    for (const [rank, one] of list.entries()) {
      scores.set(one, (scores.get(one) ?? 0) + 1 / (DAMPING + rank));
    }
  }
  return [...scores].toSorted(([, a], [, b]) => b - a).map(([one]) => one);
}

/** The usual constant. The smaller it is, the more the first places count. */
const DAMPING = 60;
