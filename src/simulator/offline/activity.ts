// "We drew a lighthouse with a striped tower" -> "Lighthouse - drew one with a striped tower".
import type { Signal } from "./analyst.ts";
import { sentence } from "./words.ts";

const REPORT =
  /^we\s+(drew|wrote|made|learned|learnt|read|painted|built|created|did|watched|played)\b\s*([^\n.!?]*)/i;
const KNOWLEDGE_VERBS = new Set(["learned", "learnt", "read", "watched"]);
const DETAIL =
  /\s+(?=(?:with|about|of|in|on|at|from|for|that|where|and|today|yesterday|together)\b)|,\s*/i;

/** The signal in an activity report, or undefined when it names no activity. */
export function readActivity(said: string): Signal | undefined {
  const match = REPORT.exec(said);
  const verb = match?.[1]?.toLowerCase();
  const object = match?.[2]?.trim();
  if (match === null || verb === undefined || object === undefined) return undefined;
  if (object === "" || /^(?:it|that|this|them|so)$/i.test(object)) return undefined;
  const isKnowledge = KNOWLEDGE_VERBS.has(verb);
  return {
    category: isKnowledge ? "knowledge" : "curiosity",
    type: isKnowledge ? "knowledge" : "new_interest",
    topic: `${verb} ${object}`,
    entry: entryFor(verb, object),
    summary: sentence(`${verb} ${object}`).replace(/\.$/, ""),
    quote: match[0].trim().slice(0, 160).toWellFormed(),
  };
}

function entryFor(verb: string, object: string): string {
  const that = /^(?:that|how|why|what)\s+(.+)$/i.exec(object);
  if (that !== null) return capital(that[1] ?? object);
  const about = /^(?:about|to)\s+(.+)$/i.exec(object);
  if (about !== null) return `${capital(about[1] ?? object)} - ${verb} about this together`;
  const article = /^(an?|the|our|some|my)\s+/i.exec(object)?.[1]?.toLowerCase();
  const bare = article === undefined ? object : object.slice(article.length).trim();
  const [topic = bare, ...details] = bare.split(DETAIL);
  const pronoun = article === "a" || article === "an" ? "one" : article === "some" ? "some" : "it";
  const rest = bare.slice(topic.length).replace(/^,?\s*/, "");
  return `${capital(topic)} - ${verb} ${pronoun} ${details.length === 0 ? "together" : rest}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
