import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkIntegrity } from "../../../src/record/integrity.ts";
import { memoryNotes } from "../../../src/record/self/memory.ts";
import { readMind } from "../../../src/record/self/mind.ts";
import { plainHeading } from "../../../src/record/text/plain-heading.ts";

const SECTIONS = [
  ["### ", "IX-A. KNOWLEDGE", "LEARN-0001"],
  ["### ", "IX-B. CURIOSITY", "CUR-0001"],
  ["### ", "IX-C. PERSONALITY (Observed)", "PER-0001"],
] as const;

const DECORATIONS: readonly ((title: string) => string)[] = [
  (title) => `📚 ${title}`,
  (title) => `**${title}**`,
  (title) => `__${title}__`,
  (title) => `*${title}*`,
  (title) => `\`${title}\``,
  (title) => `~~${title}~~`,
  (title) => `[${title}](#part)`,
  (title) => `[[${title}]]`,
  (title) => `<b>${title}</b>`,
  (title) => `${title} ###`,
  (title) => `${title} 🌱`,
  (title) => `▸ ${title}`,
  (title) => `\u200B${title}`,
  (title) => title.replace(".", "\\."),
  (title) => title.replace("-", "\\-"),
  (title) => title.replaceAll(" ", "\u00A0"),
  (title) => title.replace("-", "\u2011"),
  (title) => title.replace("-", "–"),
  (title) => title.replace(".", ":"),
  (title) => title.replace(".", ""),
  (title) => title.toLowerCase(),
];
const BLANKS = ["", " ", "  ", "\u00A0", "\t"];

const entry = (id: string): string =>
  `\`\`\`yaml\nentries:\n  - id: ${id}\n    topic: "tides"\n    observation: "tides"\n    evidence_id: ACT-0001\n\`\`\`\n`;
const heading = fc
  .tuple(
    fc.constantFrom(...DECORATIONS),
    fc.constantFrom(...DECORATIONS),
    fc.constantFrom(...BLANKS),
  )
  .map(
    ([one, other, blank]) =>
      (marks: string, title: string): string =>
        `${blank === "" || blank === " " ? marks : marks.trim() + blank}${one(other(title))}`,
  );

describe("a heading", () => {
  it.each([
    ["### 📚 IX-A. KNOWLEDGE", "### IX-A. KNOWLEDGE"],
    ["### **IX-A. KNOWLEDGE**", "### IX-A. KNOWLEDGE"],
    [String.raw`### IX-A\. KNOWLEDGE`, "### IX-A. KNOWLEDGE"],
    ["##\u00A0I. IDENTITY", "## I. IDENTITY"],
    ["## Candidates", "## Candidates"],
    ["## 📥 Candidates (new)", "## Candidates (new)"],
    ["no heading", "no heading"],
    ["## I like fish", "## I like fish"],
  ])("%j is found as %j", (line, plain) => {
    expect(plainHeading(line)).toBe(plain);
  });

  it("of section IX is found whatever stands around its words, twice over", () => {
    fc.assert(
      fc.property(heading, heading, heading, (...decorate) => {
        const parts = SECTIONS.map(
          ([marks, title, id], index) =>
            `${decorate[index]?.(marks, title) ?? ""}\n\n${entry(id)}\n`,
        );
        const self = `# SELF\n\n## I. IDENTITY\n\n## II. PREFERENCES\n\n## IX. MIND\n\n${parts.join("")}`;
        expect(
          readMind(self).map(({ id }) => id),
          self,
        ).toEqual(SECTIONS.map(([, , id]) => id));
        const faults = checkIntegrity({ self, evidence: "", pending: "", skills: "" });
        expect(
          faults.filter(({ code }) => code === "V15"),
          self,
        ).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it("that is none is named by its line where its section is missing", () => {
    for (const line of [
      "## IX-A. KNOWLEDGE",
      "#### IX-A. KNOWLEDGE",
      "###IX-A. KNOWLEDGE",
      "  ### IX-A. KNOWLEDGE",
      "**IX-A. KNOWLEDGE**",
      "IX-A. KNOWLEDGE",
    ]) {
      const self = `# SELF\n\n## I. A\n\n## II. B\n\n${line}\n\n${entry("LEARN-0001")}\n### IX-B. C\n\n### IX-C. D\n`;
      expect(readMind(self), line).toEqual([]);
      const faults = checkIntegrity({ self, evidence: "", pending: "", skills: "" });
      expect(faults, line).toEqual([
        expect.objectContaining({
          code: "V15",
          line: 7,
          message: expect.stringMatching(
            /`### IX-A\. …` is missing, and line 7 looks like it/,
          ) as string,
        }),
      ]);
    }
  });

  it("that nobody could find leaves no entry unread in silence", () => {
    for (const line of [
      "### KNOWLEDGE",
      "### Ⅸ-A. KNOWLEDGE",
      "<h3>IX-A. KNOWLEDGE</h3>",
      "",
      "### What I know",
    ]) {
      const self = `# SELF\n\n## I. A\n\n## II. B\n\n${line}\n\n${entry("LEARN-0001")}\n### IX-B. C\n\n### IX-C. D\n`;
      const faults = checkIntegrity({ self, evidence: "", pending: "", skills: "" });
      expect(faults, line).toEqual([
        expect.objectContaining({
          code: "V15",
          line: 11,
          message: expect.stringMatching(/nothing reads the entry of line 11/) as string,
        }),
      ]);
    }
  });

  it("of an optional section is named by its line where its level is another", () => {
    const self = "# SELF\n\n## I. A\n\n## II. B\n\n### III. LINGUISTIC STYLE\n\n# VI. Values\n";
    const faults = checkIntegrity({ self, evidence: "", pending: "", skills: "" });
    expect(faults.map(({ code, line }) => [code, line])).toEqual([
      ["V14", 7],
      ["V14", 9],
    ]);
  });

  it("of topics to leave alone is known in every form", () => {
    for (const line of [
      "## Resistance Notes",
      "## ⚠️ Resistance Notes",
      "### **Resistance notes**",
      "# Resistance\u00A0Notes",
      "**Resistance Notes:**",
      "Resistance Notes",
    ]) {
      expect(memoryNotes(`# MEMORY\n\n${line}\n- the divorce\n`), line).toEqual({
        lines: "# MEMORY\n## Resistance Notes\n- the divorce",
        hasResistanceNotes: true,
      });
    }
    expect(memoryNotes("## Tone\n- resistance notes are kept short\n")).toMatchObject({
      hasResistanceNotes: false,
    });
  });
});

describe("a blank that only looks like a space", () => {
  it("indents, and stands behind keys and dashes, as a space does", () => {
    for (const blank of ["\u00A0", "\u2003", "\u3000", "\u202F"]) {
      const fence = [
        "entries:",
        `  - id: LEARN-0001`,
        `    date: 2026-03-02`,
        `    topic: "Tide tables"`,
        `    evidence_id: ACT-0001`,
        `  - id: LEARN-0002`,
        `    topic: Kelp`,
        `    evidence_id: ACT-0001`,
      ];
      for (const replaced of [
        fence.map((line) => line.replace(/^ +/, (lead) => blank.repeat(lead.length))),
        fence.map((line) => line.replace(/: /, `:${blank}`).replace(/- /, `-${blank}`)),
        fence.map((line) => line.replaceAll("  ", ` ${blank}`)),
      ]) {
        const self = `### IX-A. KNOWLEDGE\n\n\`\`\`yaml\n${replaced.join("\n")}\n\`\`\`\n`;
        expect(readMind(self), JSON.stringify(self)).toEqual([
          expect.objectContaining({
            id: "LEARN-0001",
            text: "Tide tables",
            date: "2026-03-02",
            evidenceId: "ACT-0001",
          }),
          expect.objectContaining({ id: "LEARN-0002", text: "Kelp", evidenceId: "ACT-0001" }),
        ]);
      }
    }
  });

  it("within a value is a part of it", () => {
    const self =
      "### IX-A.\n\n```yaml\nentries:\n  - id: LEARN-0001\n    topic: 5\u00A0km: a walk\n```\n";
    expect(readMind(self)[0]?.text).toBe("5\u00A0km: a walk");
  });
});
