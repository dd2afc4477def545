// Signals in passing remarks: likes, favourites, taught facts, habits.
import type { Signal } from "./analyst.ts";
import type { Language, Statement } from "./languages/language.ts";
import { capital } from "./words.ts";

const KINDS: Readonly<Record<Statement["kind"], Pick<Signal, "category" | "type">>> = {
  favourite: { category: "curiosity", type: "new_preference" },
  taught: { category: "knowledge", type: "teach" },
  habit: { category: "personality", type: "personality" },
  likes: { category: "curiosity", type: "new_preference" },
};

/** The first signal in a message; undefined when there is none. A question about likes is no signal. */
export function readStatement(said: string, { statements }: Language): Signal | undefined {
  for (const { kind, pattern, topic, entry, summary } of statements) {
    const match = pattern.exec(said);
    if (match === null) continue;
    const filled = (line: string): string =>
      line.replace(/\$(\d)/g, (_, group: string) => match[Number(group)]?.trim() ?? "");
    return {
      ...KINDS[kind],
      topic: filled(topic),
      entry: capital(filled(entry)),
      summary: capital(filled(summary)),
      quote: match[0].trim(),
    };
  }
  return undefined;
}
