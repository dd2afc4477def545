import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hiddenWords } from "../../../src/record/views/hidden-words.ts";
import { viewMarkdown } from "../../../src/record/views/view-markdown.ts";
import { recordView, type ViewName } from "../../../src/record/views/view.ts";
import { recordSource } from "../../support/temporary.ts";

const NOW = new Date("2026-11-23T10:00:00Z");

function viewOf(record: string, view: ViewName): string {
  const read = (name: string): string => readFileSync(join(recordSource(record), name), "utf8");
  const source = {
    self: read("SELF.md"),
    skills: read("SKILLS.md"),
  };
  return viewMarkdown(recordView(source, view, NOW));
}

describe("the sample's school view", () => {
  const text = viewOf("sample", "school");

  it("says first what it is, of when and of what, and what kind of thing is not in it", () => {
    expect(text).toMatch(
      /^# School view\n\n> How this person learns\. Not in it on purpose: date of birth, where they live[^\n]*\n>\n> Made 2026-11-23T10:00:00\.000Z\.\n/,
    );
  });

  it("reads like something that a school would like to get", () => {
    expect(text).toContain("- **Name:** Mira\n- **Age:** 9\n- **Languages:**\n  - English\n");
    expect(text).toContain("  - octopuses: favourite animal since she was six\n");
    expect(text).toContain("## Has learned\n\n- A paper boat floats longer");
    expect(text).toContain("## Is curious about\n\n- Signal flags and how ships spell words");
    expect(text.match(/^- /gm)?.length).toBeGreaterThan(45);
    expect(text.match(/^## .+\n\n(?:- |\[)/gm)).toHaveLength(text.match(/^## /gm)?.length ?? 0);
  });

  it.each(["Teo", "Nico", "Lucía", "Owen", "Miri", "2017", "Lisbon", "Wants to know what", "Puts"])(
    "says nothing of %s",
    (word) => {
      expect(text).not.toContain(word);
    },
  );
});

describe("a public view", () => {
  it("has no name, age, notes or language of the person, but likes, interests, values, topics and skills", () => {
    const text = viewOf("sample", "public");
    expect(text).not.toMatch(/Mira\b|\b9\b|since she was six|Tone/);
    expect(text).toMatch(/^ {2}- octopuses$/m);
    expect(text).toContain("## Skills\n\n- **Read:**\n  - active\n  - Reads for facts with ease");
    expect(text).toContain("## Values\n\n- put things back");
  });

  it("has at most 1,500 characters of skills", () => {
    const edge = "knots and more knots, ".repeat(200);
    const skills = `## I. CONTAINER STATUS\n\n### READ Container\n\n\`\`\`yaml\nstatus: active\nedge: "${edge}"\n\`\`\`\n`;
    const { parts } = recordView({ self: "", skills }, "public", NOW);
    const items = parts[0]?.groups[0]?.items.join("") ?? "";
    expect(items.length).toBeLessThanOrEqual(1500);
    expect(items.length).toBeGreaterThan(1400);
  });
});

it.each(["juna", "ines", "odile"])("most of what %s knows is in both views", (record) => {
  for (const view of ["school", "public"] as const) {
    const learned = viewOf(record, view).split("## Has learned\n\n")[1]?.split("\n## ")[0] ?? "";
    expect(learned.match(/^- /gm)?.length).toBeGreaterThan(9);
  }
});

describe("a mention of something hidden", () => {
  const value = (text: string) => ({ text, isValue: true });
  const none = { open: [], nouns: new Set<string>() };

  it.each([
    ["Marlène", "MARLENE's boat"],
    ["Marlène", "Marle\u0300nes"],
    ["Köln", "a trip to Koeln"],
    ["Lisbon", "lisboners"],
    ["Saint-Malo", "saintmalo"],
    ["Ana Sá", "ana"],
    ["Bath, by the river", "the bath"],
    ["王小明", "和王小明一起"],
    ["Straße 12, 4050-123 Porto", "porto"],
    ["+351 912 345 678", "call 912345678"],
    ["2017-03-21", "my birthday is on March 21st"],
    ["2017-03-21", "am 21. März"],
    ["we argue about money on most days", "they argue about money on Sundays"],
  ])("of %s: %s", (hidden, text) => {
    expect(hiddenWords([value(hidden)], none)(text)).toBe(true);
  });

  it.each([
    ["A small harbour town", "Red buoys in a harbour are on the left"],
    ["Teo", "a telescope"],
    ["2017-03-21", "21 octopuses"],
    ["brother, five", "Octopuses have three hearts"],
  ])("is not made of %s by: %s", (hidden, text) => {
    expect(hiddenWords([value(hidden)], none)(text)).toBe(false);
  });

  it("is none of what the view shows on purpose", () => {
    const isHidden = hiddenWords([value("Mira Santos"), value("Rui Santos")], {
      ...none,
      open: ["Mira Santos"],
    });
    expect([isHidden("Mira Santos likes maps"), isHidden("Rui likes maps")]).toEqual([false, true]);
  });
});

it("shows text of a Record as text, never as markup", () => {
  const self = "## VI. VALUES\n\n```yaml\ncore:\n  - '# <b>big</b> [x](http://y) `z` *w*'\n```\n";
  expect(viewMarkdown(recordView({ self, skills: "" }, "public", NOW))).toContain(
    "- \\# \\<b\\>big\\</b\\> \\[x\\](http://y) \\`z\\` \\*w\\*\n",
  );
});
