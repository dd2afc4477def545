// The library's turn: routes by title and scope, as the prompt lists nothing else.
import { findFact } from "./lookup.ts";
import { section } from "./prompt-parts.ts";
import { contentWords } from "./words.ts";

const LIBRARY_MISS = "LIBRARY_MISS";

interface Source {
  readonly title: string;
  readonly scope: string;
}

/** Answers a `Task: library` prompt. */
export function answerLibrary(system: string, question: string): string {
  const wanted = contentWords(question);
  const source = lines(section(system, "library"))
    .map(readSource)
    .find((each) => {
      const offered = new Set(contentWords(`${each.title} ${each.scope}`));
      return wanted.some((word) => offered.has(word));
    });
  if (source === undefined) return LIBRARY_MISS;
  const covers = `My library has "${source.title}" for that, it is about ${source.scope}.`;
  const fact = findFact(question);
  return fact === undefined
    ? `${covers} The offline stand-in sees only the titles, so a real model would say more here.`
    : `${covers} ${fact}`;
}

function lines(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.replace(/^\s*-\s+/, "").trim())
    .filter((line) => line !== "");
}

function readSource(line: string): Source {
  const match = /^(.+?)(?:\s+\(in [^)]*\))?:\s+(.+)$/.exec(line);
  return { title: match?.[1] ?? line, scope: match?.[2]?.replace(/\.$/, "") ?? "many things" };
}
