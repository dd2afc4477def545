// Forms of English words: stems, first and third person, articles.
import { capital } from "../words.ts";

const IRREGULAR: { readonly [name: string]: string } = {
  ate: "eat",
  built: "build",
  bought: "buy",
  caught: "catch",
  children: "child",
  drew: "draw",
  drawn: "draw",
  feet: "foot",
  flew: "fly",
  fought: "fight",
  found: "find",
  grew: "grow",
  leaves: "leaf",
  made: "make",
  mice: "mouse",
  people: "person",
  sang: "sing",
  saw: "see",
  sung: "sing",
  swam: "swim",
  taught: "teach",
  teeth: "tooth",
  thought: "think",
  wolves: "wolf",
  written: "write",
  wrote: "write",
};

export function englishStem(raw: string): string {
  const word = raw.replace(/^(favo|colo)ur/, "$1r");
  const irregular = IRREGULAR[word];
  if (irregular !== undefined) return dropFinalE(irregular);
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (word.length > 5 && word.endsWith("ing")) return dropDouble(word.slice(0, -3));
  if (word.length > 4 && word.endsWith("ed") && !word.endsWith("eed"))
    return dropDouble(word.slice(0, -2));
  if (word.length > 4 && /(?:s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith("s") && !/(?:ss|us|is)$/.test(word)) {
    return dropFinalE(word.slice(0, -1));
  }
  return dropFinalE(word);
}

const HABIT = /^(?:(always|never|usually|often|sometimes)\s+)?(\p{L}+s)\b/iu;

/** "Gets quiet when it is loud" -> "I get quiet when it is loud"; undefined for other beginnings. */
export function englishHabit(observation: string): string | undefined {
  const [whole, adverb, verb] = HABIT.exec(observation) ?? [];
  const own = verb === undefined ? undefined : firstPerson(verb.toLowerCase());
  if (whole === undefined || own === undefined) return undefined;
  const start = adverb === undefined ? `I ${own}` : `I ${adverb.toLowerCase()} ${own}`;
  return start + observation.slice(whole.length);
}

function firstPerson(verb: string): string | undefined {
  const irregular: { readonly [name: string]: string } = {
    is: "am",
    has: "have",
    does: "do",
    goes: "go",
  };
  if (irregular[verb] !== undefined) return irregular[verb];
  if (verb.length < 4 || /(?:ss|us|ways|ous)$/.test(verb)) return undefined;
  if (verb.endsWith("ies")) return `${verb.slice(0, -3)}y`;
  if (/(?:sh|ch|x|ss|z)es$/.test(verb)) return verb.slice(0, -2);
  return verb.slice(0, -1);
}

const DETAIL =
  /\s+(?=(?:with|about|of|in|on|at|from|for|that|where|and|today|yesterday|together)\b)|,\s*/i;

/** "drew", "a lighthouse with a striped tower" -> "Lighthouse - drew one with a striped tower". */
export function englishReportEntry(verb: string, object: string): string {
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

function dropDouble(word: string): string {
  return /([b-df-hj-km-np-rtv-z])\1$/.test(word) ? word.slice(0, -1) : dropFinalE(word);
}

// "like", "likes" and "liking" get the same stem, so the silent e is always dropped.
function dropFinalE(word: string): string {
  return word.length > 3 && word.endsWith("e") ? word.slice(0, -1) : word;
}
