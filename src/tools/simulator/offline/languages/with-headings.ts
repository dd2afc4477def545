// Favourites under headings of their own, for languages in which "my favourite ..." depends on the noun.

/** @param otherwise heading for a category without one. */
export function withHeadings(
  headings: { readonly [name: string]: string },
  say: (heading: string, items: readonly string[]) => string,
  otherwise: string,
): (category: string, items: readonly string[]) => string {
  return (category, items) => say(headings[category] ?? otherwise, items);
}
