// The sources of an answer whose model named none, because its server holds it to no form: the shown entries with which it has most
// words in common. Proof: test/voice/receipt.test.ts.

import { contentOf } from "./shown-lines.ts";
import type { Shown, Source } from "./shown.ts";

/** Words in common that are no chance, and the part of an answer's words that they are. */
const LEAST_SHARED = 2;
const LEAST_PART = 0.3;
const MOST = 3;

/** Gives the entries, the likeliest first. */
export function likelySources(
  reply: string,
  { handles }: Pick<Shown, "handles">,
): readonly Source[] {
  const said = contentOf(reply);
  return [...handles.values()]
    .flatMap((source) => {
      if (source.kind !== "entry") return [];
      const { text, ownWords = "" } = source.entry;
      const held = contentOf(`${text} ${ownWords}`);
      const shared = [...said].filter((term) => held.has(term)).length;
      return shared >= LEAST_SHARED && shared >= said.size * LEAST_PART ? [{ source, shared }] : [];
    })
    .toSorted((a, b) => b.shared - a.shared)
    .filter((_, place) => place < MOST)
    .map(({ source }) => source);
}
