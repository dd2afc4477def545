// The end of an answer that the limit of tokens cut off. Half a sentence may be half an offer, or the opposite of a whole one.

/** A sentence ends with its sign, and with what closes a quote or an emphasis behind it; a line may end without one. */
const SENTENCE_END = /(?:[.!?…]+["'”’»)\]*_]*(?=\s|$)|[。！？｡]+[」』”’)]*|\n)/gu;

/** Gives the whole sentences of a text; its whole words and an ellipsis where no sentence ends. "" for no whole word. */
export function endedAtSentence(text: string): string {
  const ends = [...text.matchAll(SENTENCE_END)].filter(({ index }) => !isAbbreviation(text, index));
  const last = ends.at(-1);
  const whole = last ? text.slice(0, last.index + last[0].length).trim() : "";
  if (/[\p{L}\p{N}]/u.test(whole)) return whole;
  const words = text.trimEnd().replace(/\S+$/u, "").trimEnd();
  return /[\p{L}\p{N}]/u.test(words) ? `${words} …` : "";
}

/** "1." of a list and "z. B." end no sentence. */
function isAbbreviation(text: string, at: number): boolean {
  return (
    text.charAt(at) === "." &&
    /(?:^|[\s(])(?:\d{1,3}|\p{L})$/u.test(text.slice(Math.max(0, at - 5), at))
  );
}
