// The library's answers, by title and scope: the prompt lists nothing else.
import { findFact } from "./lookup.ts";
import { languageOf, LANGUAGES } from "./languages/languages.ts";
import { section } from "./prompt-parts.ts";
import { contentWords, fill } from "./words.ts";

const LIBRARY_MISS = "LIBRARY_MISS";

interface Source {
  readonly number: string | undefined;
  readonly title: string;
  readonly scope: string | undefined;
}

/** Answers a `Task: library` prompt. */
export function answerLibrary(system: string, question: string): string {
  const listed = section(system, "library");
  // One word shows no language. The library's own language is taken.
  const language = languageOf(question, [languageOf(listed, LANGUAGES), ...LANGUAGES]);
  const wanted = contentWords(question, language);
  const source = lines(listed)
    .map(readSource)
    .find((each) => {
      const offered = new Set(contentWords(`${each.title} ${each.scope ?? ""}`, language));
      return wanted.some((word) => offered.has(word));
    });
  if (source === undefined) return LIBRARY_MISS;
  const { says } = language;
  const mark = source.number === undefined ? "" : `[${source.number}] `;
  const fact = findFact(question);
  // The bot names the title itself.
  if (fact !== undefined && mark !== "") return `${mark}${fact}`;
  const covers = fill(says.library, { title: source.title, scope: source.scope ?? says.anything });
  return `${mark}${covers} ${fact ?? says.titlesOnly}`;
}

/** True for a sentence that only names a place in the library. */
export function isFromLibrary(text: string): boolean {
  const plain = text.replaceAll("\u00a0", " ");
  return LANGUAGES.some(({ says }) => plain.startsWith(says.library.split("{title}")[0] ?? ""));
}

function lines(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.replace(/^\s*-\s+/, "").trim())
    .filter((line) => line !== "");
}

function readSource(line: string): Source {
  const [, number, rest = line] = /^\[(\d+)\]\s+(.*)$/.exec(line) ?? [];
  const match = /^(.+?)(?:\s+\(in [^)]*\))?:\s+(\S[^:]*)$/.exec(rest);
  return { number, title: match?.[1] ?? rest, scope: match?.[2]?.replace(/\.$/, "") };
}
