// Turns an entry, which is a note about a person, into what that person would say.

const DONE = "drew|wrote|made|learned|learnt|read|painted|built|created|did|watched|played";
const DONE_TOGETHER = new RegExp(`\\s+[-–—]\\s+(?=(?:${DONE})\\b)`, "i");
const LIKED = /\s+[-–—]\s+(love|like|enjoy|adore)s this\b/i;
const QUESTION = /^(?:why|what|how|who|when|where|which|do|does|is|are|can)\b.*?\s[-–—]\s+/i;
const OPEN_QUESTION = /^(?:whether|how|what|why|who|when|where|which|if)\b/i;
const HABIT = /^(?:(always|never|usually|often|sometimes)\s+)?(\p{L}+s)\b/iu;

/** "Lighthouse - drew one" -> "Lighthouse: we drew one"; "Why is it so - because" -> "because". */
export function spoken(entry: string): string {
  return entry
    .replace(QUESTION, "")
    .replace(DONE_TOGETHER, ": we ")
    .replace(LIKED, ": I $1 this")
    .replace(/\s+[-–—]\s+/, ": ");
}

/** "Whether octopuses dream" -> "I wonder whether octopuses dream"; other topics as they are. */
export function spokenCuriosity(topic: string): string {
  if (!OPEN_QUESTION.test(topic)) return spoken(topic);
  return `I wonder ${topic.charAt(0).toLowerCase()}${topic.slice(1)}`;
}

/** "Gets quiet when it is loud" -> "I get quiet when it is loud"; other beginnings stay. */
export function spokenHabit(observation: string): string {
  return observation.replace(HABIT, (whole, adverb: string | undefined, verb: string) => {
    const own = firstPerson(verb.toLowerCase());
    if (own === undefined) return whole;
    return adverb === undefined ? `I ${own}` : `I ${adverb.toLowerCase()} ${own}`;
  });
}

function firstPerson(verb: string): string | undefined {
  const irregular: Readonly<Record<string, string>> = {
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
