import * as fc from "fast-check";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  createExcerptSearch,
  readExcerpts,
  type Excerpt,
  type ExcerptSearch,
} from "../../../src/record/recall/excerpts.ts";
import { parseEvidence } from "../../../src/record/parsed-record.ts";
import { parseSelf } from "../../../src/record/self/mind.ts";
import { openRecord } from "../../../src/record/store.ts";
import { copyRecord, recordSource, temporaryFolder } from "../../support/temporary.ts";

const SELF = `# SELF

### IX-A. KNOWLEDGE

\`\`\`yaml
entries:
  - id: LEARN-0001
    topic: "Whales are fish"
    evidence_id: ACT-0001
    superseded_by: LEARN-0002
  - id: LEARN-0002
    topic: "Whales are mammals"
    own_words: "they breathe like us"
    evidence_id: ACT-0002
\`\`\`
`;
const EVIDENCE = `# EVIDENCE

## I. READING LIST

\`\`\`yaml
entries:
  - id: READ-0001
    title: "A Book of Whales"
    author: Somebody
    first_started: 2026-01-05
  - id: READ-0001
    title: "The same number again"
\`\`\`

## V. ACTIVITY LOG

\`\`\`yaml
activities:
  - id: ACT-0001
    date: 2026-01-01
    summary: "Said that whales are fish"
  - id: ACT-0002
    date: 2026-02-01
    summary: "Looked whales up"
  - id: ACT-0003
    date: 2026-02-02
\`\`\`
`;

const texts = (name: string) => {
  const read = (file: string) => readFileSync(join(recordSource(name), file), "utf8");
  return { self: read("SELF.md"), evidence: read("EVIDENCE.md"), skills: read("SKILLS.md") };
};

describe("an excerpt", () => {
  it("is an item with its own id, however often other ids occur in it", () => {
    const excerpts = readExcerpts(texts("sample"));
    const ids = excerpts.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(
      expect.arrayContaining(["LEARN-0003", "ACT-0030", "READ-0004", "WRITE-0002", "CREATE-0003"]),
    );
    expect(ids).toContain("CAP-BUILD-MAP-001");
    expect(ids.some((id) => /^(?:ATT|MEDIA)-/.test(id))).toBe(false);
    const learn = excerpts.find(({ id }) => id === "LEARN-0003");
    expect(learn?.text).toContain("I would give one to the cat");
    expect(excerpts.find(({ id }) => id === "ACT-0005")).toEqual({
      id: "ACT-0005",
      source: "EVIDENCE",
      text: "Retold the octopus chapter without looking at the page (2026-03-07)",
    });
  });

  it("of a superseded entry is not there, nor what proved it; of two with one id the first is", () => {
    const excerpts = readExcerpts({ self: SELF, evidence: EVIDENCE, skills: "" });
    expect(excerpts).toEqual([
      {
        id: "LEARN-0002",
        source: "SELF",
        text: "Whales are mammals (in my words: they breathe like us)",
      },
      { id: "READ-0001", source: "EVIDENCE", text: "A Book of Whales. Somebody (2026-01-05)" },
      { id: "ACT-0002", source: "EVIDENCE", text: "Looked whales up (2026-02-01)" },
    ]);
  });

  it("of evidence is there while an entry that holds rests on it", () => {
    const self = SELF.replace("evidence_id: ACT-0002", "evidence_id: ACT-0001");
    const ids = readExcerpts({ self, evidence: EVIDENCE, skills: "" }).map(({ id }) => id);
    expect(ids).toEqual(["LEARN-0002", "READ-0001", "ACT-0001", "ACT-0002"]);
  });

  it("is one line of at most 700 characters", () => {
    const long = SELF.replace("Whales are mammals", `Whales\\n${"xxxxx ".repeat(400)}`);
    const [first] = readExcerpts({ self: long, evidence: "", skills: "" });
    expect(first?.text.length).toBeLessThanOrEqual(700);
    expect(first?.text.trimEnd()).toMatch(/^Whales(?: xxxxx){115}$/);
  });
});

const ALL = ["SELF", "EVIDENCE", "SKILLS"] as const;

it("is found by its words, and by what the files say now", async () => {
  const usersDir = temporaryFolder();
  const folder = copyRecord("sample", usersDir, "somebody");
  const store = await openRecord(usersDir, "somebody");
  const find = createExcerptSearch();
  const search = (question: string, limit: number) => find(question, limit, store, ALL);
  const ids = (found: readonly Excerpt[]) => found.map(({ id }) => id);
  const before = await search("how many hearts does an octopus have?", 5);
  expect(ids(before)[0]).toBe("LEARN-0003");
  expect(before).toHaveLength(5);
  expect(ids(await search("which book about bread do I read?", 5))).toContain("READ-0003");
  const path = join(folder, "SELF.md");
  writeFileSync(path, readFileSync(path, "utf8").replace("three hearts and blue", "green"));
  const after = await search("how many hearts does an octopus have?", 5);
  expect(after.find(({ id }) => id === "LEARN-0003")?.text).not.toContain("and blue blood");
  expect(await search("", 5)).toEqual([]);
});

it("is found after edits as a new search finds it, by several askers at once", async () => {
  const parts = (text: string) => text.split(/(?=^ {2}- id: )/m);
  const some = (text: string) =>
    fc.subarray([...parts(text).slice(1).keys()]).map((kept) =>
      parts(text)
        .filter((_, at) => at === 0 || kept.includes(at - 1))
        .join(""),
    );
  const edits = fc.array(fc.tuple(some(SELF), some(EVIDENCE)), { minLength: 1, maxLength: 5 });
  const viewOf = ([self, evidence]: readonly [string, string]) => ({
    read: () => Promise.resolve(""),
    parsedSelf: () => Promise.resolve(parseSelf(self)),
    parsedEvidence: () => Promise.resolve(parseEvidence(evidence)),
  });
  await fc.assert(
    fc.asyncProperty(edits, async (states) => {
      const find = createExcerptSearch();
      const ask = (search: ExcerptSearch, state: readonly [string, string]) =>
        search("which whales are mammals or fish?", 9, viewOf(state), ALL);
      const found = await Promise.all(states.map((state) => ask(find, state)));
      const later: (readonly Excerpt[])[] = [];
      for (const state of states) later.push(await ask(find, state));
      const fresh = await Promise.all(states.map((state) => ask(createExcerptSearch(), state)));
      expect(found).toEqual(fresh);
      expect(later).toEqual(fresh);
    }),
    { numRuns: 60 },
  );
});
