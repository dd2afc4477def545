// The analyst's rules: at most one candidate, only from the person's words, and `NONE` when in doubt.
import { bullets, quotedIn, section } from "./prompt-parts.ts";
import type { Language } from "./languages/language.ts";
import { byLikeness, LANGUAGES } from "./languages/languages.ts";
import { isEnding } from "./rephrase.ts";
import { readActivity, readStatement, type Signal } from "./signals.ts";
import { contentWords, coverage, fill, sentence, sentences } from "./words.ts";

const NONE = "NONE";
const EXCHANGE = /^\s*USER:[ \t]*([\s\S]*)\n\s*GRACE-MAR:[ \t]*([\s\S]*)$/;
const OPENERS = ["I looked it up!", "I found out!"];
const CHECKPOINT = /^we did a (?:checkpoint|chat in an external)\b/i;
const ALREADY_KNOWN = 1;
const MAX_ENTRY = 200;

const TARGETS = {
  knowledge: ["IX-A. KNOWLEDGE", "YOUR KNOWLEDGE"],
  curiosity: ["IX-B. CURIOSITY", "YOUR CURIOSITY"],
  personality: ["IX-C. PERSONALITY", "YOUR PERSONALITY"],
} as const;

/** Answers a `Task: analyst` prompt: `NONE` or one JSON object. */
export function answerAnalyst(system: string, user: string): string {
  const exchange = EXCHANGE.exec(user);
  if (exchange === null) return NONE;
  const [, said = "", replied = ""] = exchange;
  const known = bullets(section(system, "known"));
  const openers = [...OPENERS, ...quotedIn(system, "knowledge: lookup")];
  // The person's words may be in any of their languages. The likeliest is tried first.
  for (const language of byLikeness(said, LANGUAGES)) {
    const signal = findSignal(said.trim(), replied.trim(), openers, language);
    if (signal === undefined) continue;
    const isNew = signal.type === "lookup" || !isKnown(signal.topic, known, language);
    return isNew ? JSON.stringify(candidate(signal)) : NONE;
  }
  return NONE;
}

function findSignal(
  said: string,
  replied: string,
  openers: readonly string[],
  language: Language,
): Signal | undefined {
  if (CHECKPOINT.test(said)) return fromTranscript(said, language);
  if (replied.startsWith("[")) return readActivity(said, language);
  const isLookedUp = openers.some((opener) =>
    replied.toLowerCase().startsWith(opener.toLowerCase().replace(/[\s.!]+$/, "")),
  );
  return isLookedUp ? lookedUp(said, replied, language) : readStatement(said, language);
}

// A checkpoint holds both sides of a chat. Only the person's own lines count.
function fromTranscript(text: string, language: Language): Signal | undefined {
  for (const line of text.matchAll(/^\s*(?:USER|ME|Q):[ \t]*(.+)$/gim)) {
    const signal = readStatement(line[1]?.trim() ?? "", language);
    if (signal !== undefined) return signal;
  }
  return undefined;
}

function lookedUp(question: string, replied: string, { says }: Language): Signal {
  const facts = sentences(replied)
    .slice(1)
    .filter((each) => !isEnding(each));
  const topic = question.replace(/[?!.\s]+$/, "").replace(/^[¿¡]/, "");
  return {
    category: "knowledge",
    type: "lookup",
    topic,
    entry: `${sentence(topic).replace(/\.$/, "")} - ${facts.slice(0, 2).join(" ")}`,
    summary: fill(says.lookedUp, { topic }),
    quote: question.split("\n")[0]?.slice(0, 120).trim() ?? "",
  };
}

function isKnown(topic: string, known: readonly string[], language: Language): boolean {
  const wanted = contentWords(topic, language);
  return known.some((line) => coverage(wanted, line, language) >= ALREADY_KNOWN);
}

function candidate(signal: Signal): { [name: string]: unknown } {
  const [profile_target, prompt_section] = TARGETS[signal.category];
  const entry = cut(signal.entry);
  return {
    mind_category: signal.category,
    signal_type: signal.type,
    priority_score: signal.type === "lookup" ? 2 : 3,
    summary: cut(signal.summary),
    example_from_exchange: signal.quote,
    profile_target,
    suggested_entry: entry,
    prompt_section,
    prompt_addition: entry,
  };
}

// Cuts at a word, never inside a surrogate pair.
function cut(text: string): string {
  if (text.length <= MAX_ENTRY) return text;
  return (
    text
      .slice(0, MAX_ENTRY - 1)
      .replace(/\s+\S*$/, "")
      .toWellFormed() + "…"
  );
}
