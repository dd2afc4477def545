// Names of speakers in chats that people bring along, of all languages together: a chat may be in any of them.

import type { Speakers } from "./catalogue.ts";
import { CATALOGUES } from "./catalogues.ts";

export const OWN_LABELS = inAll("own");

export const YOU_LABELS = inAll("you");

export const MACHINE_WORDS = inAll(
  "machine_words",
  "chatgpt gpt openai claude anthropic gemini bard copilot bing llama mistral deepseek grok perplexity qwen kimi siri alexa replika gracemar".split(
    " ",
  ),
);

export const MACHINE_LABELS = inAll("machine_labels", ["google", "pi", "le chat", "inst"]);

export const SECTION_WORDS = inAll("sections");

/** Words by which somebody speaks of themselves, folded, of all languages together. */
export const FIRST_PERSON: ReadonlySet<string> = new Set(
  `i im ive ill id my me mine myself we our us ich mich mir mein meine meinen meiner wir uns unser
  unsere yo mi mis me conmigo nosotros nosotras nuestro nuestra je j moi mon ma mes nous notre`.split(
    /\s+/,
  ),
);

/** Words that tell what somebody said, folded. */
export const SAID_WORDS: readonly string[] = [...inAll("said")];

/** A name's end that only says that somebody speaks. */
export const SAID = new RegExp(String.raw`\s+(?:${SAID_WORDS.join("|")})$`);

/** @param names those that belong to no language. */
function inAll(kind: keyof Speakers, names: readonly string[] = []): ReadonlySet<string> {
  return new Set([...names, ...CATALOGUES.flatMap(({ speakers }) => speakers[kind])]);
}
