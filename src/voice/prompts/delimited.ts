// Text of the Record and of people enters a prompt as data: on one line where it is an item, and
// never able to close the section that it stands in.

/** A section of data. */
export function section(name: string, body: string): string {
  return `<${name}>\n${defused(body)}\n</${name}>`;
}

/** Text that opens and closes no section. */
export function defused(text: string): string {
  return text.replace(/<(\/?)(?=[a-z])/gi, "‹$1");
}

/** An item on one line. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** The first lines that fit into `budget` characters; never half a line. */
export function withinBudget(lines: readonly string[], budget: number): string[] {
  let left = budget;
  const end = lines.findIndex((line) => (left -= line.length + 1) < 0);
  return lines.slice(0, end === -1 ? lines.length : end);
}
