// Favourites under a heading of their own, for languages in which "my favourite ..." depends on the noun.

/** @param otherwise the heading of a category that has none. */
export function withHeadings(
  headings: Readonly<Record<string, string>>,
  say: (heading: string, items: readonly string[]) => string,
  otherwise: string,
): (category: string, items: readonly string[]) => string {
  return (category, items) => say(headings[category] ?? otherwise, items);
}
