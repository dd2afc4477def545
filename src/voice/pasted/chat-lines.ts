// The lines of a text that may be a chat.

/**
 * Gives the lines of a text. In a paste that lost its line breaks, a label within a line begins a new one.
 * @param known names that make a label wherever they stand before a colon.
 */
export function linesOf(text: string, known: readonly string[]): readonly string[] {
  const lines = text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/);
  // A label has a colon with nothing or a blank behind it. Most texts have none, and the patterns take long to make.
  if (!lines.some(mayHoldLabel)) return lines;
  const { first, afterSentence, further, known: knownHead } = labelPatterns(known);
  return lines.flatMap((line) => {
    if (!mayHoldLabel(line)) return [line];
    const [head] = /^[^:：]{1,60}[:：](?=\s)/u.exec(line) ?? [];
    // Whoever speaks before a known speaker is another one, however long their name is.
    const isAnswered = head !== undefined && knownHead.test(line.slice(head.length));
    const begin = first.test(line) || isAnswered ? 0 : line.search(afterSentence);
    if (begin === -1) return [line];
    const labelled = line.slice(begin).trimStart();
    const start = first.exec(labelled)?.[0] ?? (isAnswered ? head : "");
    const turns = `${start}${labelled.slice(start.length).replace(further, "\n$1")}`
      .split("\n")
      // Where several speak on one line, any word before a colon may be another one.
      .flatMap((turn, _, all) =>
        all.length > 1 ? turn.replace(ANY_HEAD, "\n").split("\n") : [turn],
      );
    const parts = begin === 0 ? turns : [line.slice(0, begin), ...turns];
    return isQuote(line) ? parts.map((part) => (isQuote(part) ? part : `> ${part}`)) : parts;
  });
}

/** "Mr. Smith" is one name. */
const TITLE = String.raw`(?<!\p{L})(?:mrs?|ms|dr|prof|sra?|mme|mag|st)\.`;
const ANY_HEAD = /(?<=[:：]\s.*)\s(?=[^\s:：]{1,40}\s?[:：]\s)/gu;

function mayHoldLabel(line: string): boolean {
  return /[:：](?:\s|$)/.test(line);
}

function labelPatterns(known: readonly string[]) {
  const names = known
    .filter((name) => name.length <= 60)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"));
  const word = String.raw`(?:(?:${names.join("|")})(?!\p{L})|(?-i:\p{Lu})[\p{L}\p{M}\p{N}'’.-]{0,40})`;
  const label = String.raw`${word}(?:\s[\p{L}\p{N}.-]{1,30}){0,2}\s?[:：](?=\s|$)`;
  const account = String.raw`(?:\+?\p{Nd}[\p{Nd}\s()/.-]{5,22}|@[\p{L}\p{N}_.]{2,31}|\p{Extended_Pictographic}+)\s?[:：](?=\s|$)`;
  return {
    first: new RegExp(String.raw`^\P{L}{0,40}${label}`, "iu"),
    afterSentence: new RegExp(
      String.raw`(?<=[.!?…]["'”’»)]{0,3})(?<!${TITLE})\s+(?=${label})`,
      "iu",
    ),
    known: new RegExp(String.raw`\s(?:${names.join("|")})\s?[:：](?=\s|$)`, "iu"),
    further: new RegExp(String.raw`\s(${label}|${account})`, "giu"),
  };
}

/** True for a line that quotes. */
export function isQuote(line: string): boolean {
  return /^\s*>/.test(line);
}
