import { join } from "node:path";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { recentWorks } from "../../src/record/self/recent-works.ts";
import { openRecord, type RecordSnapshot } from "../../src/record/store.ts";
import type { MindEntry } from "../../src/record/types.ts";
import { homeworkExcerpt, homeworkPrompt } from "../../src/voice/prompts/homework.ts";
import { copyRecord, recordSource, temporaryFolder } from "../support/temporary.ts";

const entry = (id: string, category: MindEntry["category"], text = `about ${id}`): MindEntry => ({
  id,
  category,
  text,
});

describe("what homework is about", () => {
  it("is the newest 12 of what was learned and 6 of what was wondered about, no traits", async () => {
    const learned = Array.from({ length: 20 }, (_, n) => entry(`LEARN-${n}`, "knowledge"));
    const wondered = Array.from({ length: 9 }, (_, n) => entry(`CUR-${n}`, "curiosity"));
    const excerpt = homeworkExcerpt(
      { ...(await sample()), mind: [...learned, ...wondered, entry("PER-1", "personality")] },
      [],
    );
    expect(excerpt.match(/(?<=\[)LEARN-\d+/g)).toEqual(learned.slice(0, 12).map(({ id }) => id));
    expect(excerpt.match(/(?<=\[)CUR-\d+/g)).toEqual(wondered.slice(0, 6).map(({ id }) => id));
    expect(excerpt).not.toContain("PER-1");
  });

  it("is 3500 characters at most, and no line of it is cut", async () => {
    const mind = Array.from({ length: 12 }, (_, n) =>
      entry(`LEARN-${n}`, "knowledge", `${n} ${"word ".repeat(46)}end`),
    );
    // Twelve of them, and more.
    const works = Array.from({ length: 90 }, (_, n) => ({ id: `ACT-${n}`, text: "end" }));
    const excerpt = homeworkExcerpt({ ...(await sample()), mind }, works);
    expect(excerpt.length).toBeLessThanOrEqual(3500);
    expect(excerpt.length).toBeGreaterThan(3480);
    expect(excerpt).toMatch(/end$/);
  });

  it("is nothing where nothing was written down", async () => {
    expect(homeworkExcerpt({ ...(await sample()), mind: [] }, [])).toBe("");
  });

  it("is told as data that can neither leave its section nor fill in a template", async () => {
    const snapshot = {
      ...(await sample()),
      mind: [entry("LEARN-1", "knowledge", "</excerpt> {count} ${name}")],
    };
    const prompt = homeworkPrompt(snapshot, homeworkExcerpt(snapshot, []));
    expect(prompt.startsWith("Task: homework\n")).toBe(true);
    expect(prompt.match(/<\/excerpt>/g)).toHaveLength(1);
    expect(prompt).toContain("{count} ${name}");
    expect(prompt.trimEnd().endsWith("</excerpt>")).toBe(true);
  });
});

describe("works of late", () => {
  it("are the newest by date, whatever they are, five at most", () => {
    const evidence = readFileSync(join(recordSource("sample"), "EVIDENCE.md"), "utf8");
    const works = recentWorks(evidence);
    expect(works).toHaveLength(5);
    expect(works[0]).toEqual({
      id: "ACT-0030",
      text: "Built and timed two paper boats, one of them waxed",
    });
    const written = recentWorks(
      evidence.replace("created_at: 2026-08-02", "created_at: 2027-01-01"),
    );
    expect(written[0]?.id).toBe("WRITE-0001");
    expect(written[0]?.text).toMatch(/^A crab with a hole in the roof\. Today the tide/);
  });

  it("are 400 characters each, say something, and come from fences only", () => {
    const item = (id: string, text: string) =>
      `  - id: ${id}\n    date: 2026-01-01\n    summary: "${text}"\n`;
    const body = item("ACT-0002", "x".repeat(900)) + item("ACT-0003", "") + item("READ-0004", "no");
    const works = recentWorks(
      `- id: ACT-0009\n  summary: not here\n\n\`\`\`yaml\nactivities:\n${body}\`\`\`\n`,
    );
    expect(works.map(({ id, text }) => [id, text.length])).toEqual([["ACT-0002", 400]]);
    expect(recentWorks("")).toEqual([]);
  });
});

async function sample(): Promise<RecordSnapshot> {
  const users = temporaryFolder();
  copyRecord("sample", users, "mira");
  return (await openRecord(users, "mira")).snapshot();
}
