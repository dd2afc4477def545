// A view is printed as a page for people. No text of the Record can be markup in it.

import type { View, ViewGroup, ViewName } from "./view.ts";

/** The page. Its first lines tell the kind of view, its date, and the kinds of things that are not in it. */
export function viewMarkdown({ view, generatedAt, parts, leftOut }: View): string {
  const { title, text } = HEADS[view];
  const head = [
    `# ${title}`,
    "",
    `> ${text}`,
    ">",
    `> Made ${generatedAt}.`,
    ...(leftOut > 0 ? [`> [left out: ${leftOut}] counts items that mention one of these.`] : []),
  ].join("\n");
  const sections = parts.map((part) => {
    const lines = part.groups.flatMap(groupLines);
    const note = part.leftOut > 0 ? [`[left out: ${part.leftOut}]`] : [];
    return `## ${part.title}\n\n${[...(lines.length > 0 ? [lines.join("\n")] : []), ...note].join("\n\n")}`;
  });
  return `${[head, ...sections].join("\n\n")}\n`;
}

const HEADS: { readonly [view in ViewName]: { readonly title: string; readonly text: string } } = {
  school: {
    title: "School view",
    text: "How this person learns. Not in it on purpose: date of birth, where they live or lived, family and other people, private notes, what was observed of their character, evidence and conversations.",
  },
  public: {
    title: "Public view",
    text: "What this person likes and thinks about. Not in it on purpose: name, age and date of birth, places, family and other people, private notes, evidence and conversations.",
  },
};

function groupLines({ label, items }: ViewGroup): readonly string[] {
  const texts = items.map(plain);
  if (label === undefined) return texts.map((text) => `- ${text}`);
  const [only = "", ...others] = texts;
  if (others.length === 0) return [`- **${label}:** ${only}`];
  return [`- **${label}:**`, ...texts.map((text) => `  - ${text}`)];
}

/** Markdown that shows exactly these characters. Invisible ones are removed. */
function plain(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "")
    .replace(/[\\`*_[\]<>|~&]/g, "\\$&")
    .replace(/^(?:[#+=-]|\d+(?=[.)]))/, (mark) =>
      /\d/.test(mark) ? `${mark}\u200B` : `\\${mark}`,
    );
}
