// A value that is made when somebody needs it. Proof: test/once.test.ts.

/** Makes a value when it is first asked for, and gives the same one from then on. A throw is none: it is made again. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
