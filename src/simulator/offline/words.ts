// Just enough language to compare a question with a line: lower case, no accents, simple stems, stop words.

const STOP_WORDS = new Set(
  (
    "a about all also an and any anything are as ask at be because been but by can could did do does doing done " +
    "ever for from get give got had has have he her here him his how i if in into is it its just know let like " +
    "learn learnt learned me more much my of ok okay on one or our please really remember she so some " +
    "something tell than that the their them there they thing things this those to told too up us very want was we " +
    "were what when where which who whom whose why will with would yes you your yours yourself im youre whats " +
    "de el la los las un una y que es en por para del al con tu mi sobre sabes como quien cual"
  ).split(" "),
);

const IRREGULAR: Readonly<Record<string, string>> = {
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

/** The words that carry meaning, stemmed, in order; repeated ones once. */
export function contentWords(text: string): string[] {
  const found = words(text)
    .filter((word) => !STOP_WORDS.has(word))
    .map((word) => stem(word.replace(/^(favo|colo)ur/, "$1r")));
  return [...new Set(found)];
}

/** Every word in lower case without accents and apostrophes. */
export function words(text: string): string[] {
  const plain = text
    .normalize("NFD")
    .replace(/[\u0300-\u036f'’]/g, "")
    .toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** How many of `wanted` occur in `line`, from 0 to 1. */
export function coverage(wanted: readonly string[], line: string): number {
  if (wanted.length === 0) return 0;
  const present = new Set(contentWords(line));
  return wanted.filter((word) => present.has(word)).length / wanted.length;
}

/** One of the choices, always the same one for the same seed. */
export function pick<T>(choices: readonly [T, ...T[]], seed: string): T {
  let hash = 2166136261;
  for (const char of seed) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619);
  return choices[(hash >>> 8) % choices.length] ?? choices[0];
}

/** First letter up, one full stop (or other end mark) at the end. */
export function sentence(text: string): string {
  const trimmed = text.trim().replace(/\s+/g, " ");
  const ended = /[.!?…]["')]?$/.test(trimmed) ? trimmed : `${trimmed}.`;
  return ended.charAt(0).toUpperCase() + ended.slice(1);
}

/** `a`, `a and b`, `a, b and c`. */
export function joinList(items: readonly string[], word = "and"): string {
  if (items.length < 2) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} ${word} ${items.at(-1) ?? ""}`;
}

function stem(word: string): string {
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

function dropDouble(word: string): string {
  return /([b-df-hj-km-np-rtv-z])\1$/.test(word) ? word.slice(0, -1) : dropFinalE(word);
}

// "like", "likes", "liking" must meet: the silent e goes everywhere.
function dropFinalE(word: string): string {
  return word.length > 3 && word.endsWith("e") ? word.slice(0, -1) : word;
}
