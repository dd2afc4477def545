// The text of people and of the Record as data in a prompt: an item stays on one line, and nothing can close the section
// that it stands in. Proof: test/voice/prompts.test.ts.

/** Gives a section of data, which its content cannot close. */
export function section(name: string, body: string): string {
  return `<${name}>\n${defused(body)}\n</${name}>`;
}

/** Gives the text without anything that opens or closes a section. */
export function defused(text: string): string {
  return text.replace(/<(\/?)(?=[a-z])/gi, "‹$1");
}

/** Gives an item on one line. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** Gives the first lines that fit into `budget` characters, never half a line. */
export function withinBudget(lines: readonly string[], budget: number): string[] {
  let left = budget;
  const end = lines.findIndex((line) => (left -= line.length + 1) < 0);
  return lines.slice(0, end === -1 ? lines.length : end);
}
