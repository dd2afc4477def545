// Reports of activities: "We drew a lighthouse with a striped tower" gives "Lighthouse - drew one with a striped
// tower".
import type { Signal } from "./analyst.ts";
import type { Language } from "./languages/language.ts";
import { capital } from "./words.ts";

/** The signal in a report; undefined when the text is no report in this language or names no activity. */
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
