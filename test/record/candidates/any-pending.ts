// Files of PENDING-REVIEW.md as programs and hands make them: whole blocks, broken ones, fences of every kind that open
// and never close, headings in fences and out of them, and places where somebody typed in the middle.

import * as fc from "fast-check";

export const anyId: fc.Arbitrary<string> = fc.constantFrom(
  "CANDIDATE-0001",
  "CANDIDATE-0002",
  "CANDIDATE-0003",
  "CANDIDATE-12",
);

const anyBlock = fc
  .record({
    id: anyId,
    status: fc.constantFrom("pending", "approved", "rejected", "maybe"),
    summary: fc.constantFrom("kelp", "a # remark", '"open quote', "key: value"),
    category: fc.constantFrom("knowledge", "nothing"),
  })
  .map(({ id, status, summary, category }) =>
    [
      `### ${id}`,
      "",
      "```yaml",
      `status: ${status}`,
      `summary: ${summary}`,
      `mind_category: ${category}`,
      `suggested_entry: "${status} ${summary.replaceAll('"', "")}"`,
      "```",
      "",
    ].join("\n"),
  );

const anyFenceLine = fc.constantFrom("```", "```yaml", "````", "~~~", "~~~yaml", "  ```");

const anySection = fc.constantFrom(
  "# Title",
  "## Candidates",
  "## Processed",
  "## Debate Packets",
  "##\tProcessed",
  "## ",
  "##",
);

const anyHeader = fc.constantFrom(
  "### CANDIDATE-0002 (a title)",
  "### CANDIDATE-0009",
  "### Other",
  "###\tOther",
  "#### Deep",
  "##### Deeper",
  "###",
);

const anyText = fc.constantFrom(
  "",
  "text",
  "status: pending",
  "status: approved # yes",
  "summary: z",
);

const anyLine = fc.oneof(anyFenceLine, anySection, anyHeader, anyText);

/** A part of a file; without a line break at its end it joins what follows. */
export const anyPart = fc.oneof(
  { weight: 5, arbitrary: anyBlock },
  { weight: 4, arbitrary: anyLine.map((line) => `${line}\n`) },
  { weight: 1, arbitrary: anyLine },
  { weight: 1, arbitrary: fc.constantFrom("\uFEFF", "\r\n", "\ud83d", "ж") },
);

/** A whole file. */
export const anyPending = fc
  .array(anyPart, { maxLength: 14 })
  .map((parts) => parts.join(""))
  .chain((text) =>
    fc.constantFrom(
      text,
      text.replaceAll("\n", "\r\n"),
      `# PENDING-REVIEW\n\n## Candidates\n\n${text}`,
      `# PENDING-REVIEW\n\n## Candidates\n\n${text}\n## Processed\n\n${text}`,
    ),
  );

/** A text after somebody typed something somewhere in it, or cut something out. */
export const anyTyping = fc
  .record({
    place: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1)),
    cut: fc.nat({ max: 60 }),
    typed: fc.oneof(anyPart, fc.constant(""), fc.string({ maxLength: 4 })),
  })
  .map(({ place, cut, typed }) => (text: string): string => {
    const at = Math.floor(place * text.length);
    return text.slice(0, at) + typed + text.slice(at + cut);
  });
