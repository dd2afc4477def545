// The model of the bench of big Records. It answers at once, and only reports of something built lead to a proposal: one
// that nothing in the Record resembles.

import type { Respond } from "../../src/tools/simulator/model/model-types.ts";
import { offlineReply } from "../../src/tools/simulator/model/offline-model.ts";

/** A report that leads to a card. @param number a different one for each. */
export function newsReport(number: number): string {
  return `we built ${wordsOf(number).slice(0, 3).join(" ")} at the pier`;
}

/** A report in which the analyst finds nothing. */
export function idleReport(number: number): string {
  return `we drew the usual things on page ${number}`;
}

export const respond: Respond = ({ task, messages }) => {
  const text = messages.at(-1)?.content ?? "";
  if (task === "grounded") return offlineReply(messages);
  if (task !== "analyst") return `You said: ${text}`;
  const [quote, ...rest] = /we built (\S+) (\S+) (\S+)/.exec(text) ?? [];
  return quote === undefined ? "NONE" : proposal(quote, rest);
};

function proposal(quote: string, [first = "", second = "", third = ""]: readonly string[]): string {
  return JSON.stringify({
    mind_category: "knowledge",
    signal_type: "knowledge",
    priority_score: 3,
    summary: `Built ${first}`,
    example_from_exchange: quote,
    profile_target: "IX-A. KNOWLEDGE",
    suggested_entry: `${first} ${second} holds ${third}`,
    prompt_section: "YOUR KNOWLEDGE",
    prompt_addition: "none",
  });
}

/** Words that exist nowhere else, so that no two proposals contradict each other or say the same. */
function wordsOf(number: number): readonly string[] {
  return [1, 2, 3].map((place) => {
    let rest = number * 4 + place;
    let word = "";
    do {
      word += SYLLABLES[rest % SYLLABLES.length] ?? "";
      rest = Math.floor(rest / SYLLABLES.length);
    } while (rest > 0 || word.length < 6);
    return word;
  });
}

const SYLLABLES = "bru kel tav mir zon dap fye gol hux jin lom nar pev qui rus wot".split(" ");
