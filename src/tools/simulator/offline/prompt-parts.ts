// The marked parts of Grace-Mar's prompts.

/**
 * The text between a line `<tag>` and the last `</tag>` after it, or "". A tag inside a line is only mentioned there,
 * as in "what is in <known> already".
 */
export function section(text: string, tag: string): string {
  return new RegExp(`^<${tag}>([\\s\\S]*)</${tag}>`, "m").exec(text)?.[1]?.trim() ?? "";
}

/** The value of a line `label: value`; undefined when there is none. */
export function labelled(text: string, label: string): string | undefined {
  const wanted = `${label.toLowerCase()}:`;
  const line = text.split("\n").find((each) => each.trim().toLowerCase().startsWith(wanted));
  return line?.trim().slice(wanted.length).trim();
}

/** The lines that begin with a dash or a number, without it. */
export function bullets(text: string): string[] {
  return text
    .split("\n")
    .filter((line) => /^\s*(?:-|\d{1,3}\))\s+\S/.test(line))
    .map((line) => line.replace(/^\s*(?:-|\d{1,3}\))\s+/, "").trim());
}

/** The texts in double quotes in the line with these words. */
export function quotedIn(text: string, words: string): string[] {
  const line = text.split("\n").find((each) => each.includes(words)) ?? "";
  return [...line.matchAll(/"([^"]+)"/g)].flatMap((match) => match[1] ?? []);
}
