// Signals in a person's words: in a report of something done, and in passing remarks (likes, favourites, taught facts,
// habits).
import type { Language, Statement } from "./languages/language.ts";
import { capital } from "./words.ts";

export interface Signal {
  readonly category: "knowledge" | "curiosity" | "personality";
  readonly type: string;
  /** The subject. When the Record has it already, nothing is proposed. */
  readonly topic: string;
  /** A short phrase without a subject: `Lighthouses - drew one`. */
  readonly entry: string;
  readonly summary: string;
  /** A quote of the person's words, unchanged. */
  readonly quote: string;
}

/**
 * The signal in a report; undefined when the text is no report in this language or names no activity.
 * @example "We drew a lighthouse with a striped tower" -> "Lighthouse - drew one with a striped tower"
 */
export function readActivity(said: string, { report }: Language): Signal | undefined {
  for (const pattern of report.patterns) {
    const match = pattern.exec(said);
    if (match === null) continue;
    const { verb = "", object: before = "", rest = "" } = match.groups ?? {};
    const object = `${before.trim()} ${rest.replace(/^,\s*/, "").trim()}`.trim();
    if (report.nothing.test(object)) return undefined;
    const done = verb.toLowerCase();
    const clause = match[0].trim();
    const isKnowledge = report.learned.has(done);
    return {
      category: isKnowledge ? "knowledge" : "curiosity",
      type: isKnowledge ? "knowledge" : "new_interest",
      topic: `${done} ${object}`,
      entry: capital(report.entry(done, object, clause)),
      summary: capital(report.summary(done, object, clause)),
      quote: clause.slice(0, 160).toWellFormed(),
    };
  }
  return undefined;
}

const KINDS: { readonly [Key in Statement["kind"]]: Pick<Signal, "category" | "type"> } = {
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
