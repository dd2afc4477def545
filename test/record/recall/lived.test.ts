// What a Record holds beside section IX is read whole, a fact once.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseEvidence } from "../../../src/record/parsed-record.ts";
import { createLivedReader, type LivedReader } from "../../../src/record/recall/lived.ts";
import { createRetriever } from "../../../src/record/recall/retrieval.ts";
import { parseSelf } from "../../../src/record/self/mind.ts";
import { wordsIn } from "../../../src/record/text/fold.ts";
import { parseText, placedItems } from "../../../src/record/text/parsed-text.ts";
import { plainText } from "../../../src/record/text/scalar.ts";
import type { LivedEntry } from "../../../src/record/types.ts";
import { recordSource } from "../../support/temporary.ts";

const SELF = `# SELF

## VIII. NARRATIVE

### Key Events

\`\`\`yaml
events:
  - date: 2020-05-01
    event: "Moved to the lighthouse"
  - event: "Learned to whistle"
\`\`\`

### Memories

\`\`\`yaml
memories:
  - "the night of the green lightning"
  - "{{ a memory }}"
\`\`\`

### IX-A. KNOWLEDGE

\`\`\`yaml
entries:
  - id: LEARN-0001
    topic: "Whales are fish"
    evidence_id: ACT-0001
    superseded_by: LEARN-0002
  - id: LEARN-0002
    topic: "Whales are mammals and breathe air"
    own_words: "they breathe like us"
    evidence_id: ACT-0002
  - id: LEARN-0003
    topic: "Paper boats float longer with wax"
    evidence_id: ACT-0003
\`\`\`
`;
const EVIDENCE = `# EVIDENCE

## I. READING LIST

\`\`\`yaml
entries:
  - id: READ-0001
    title: "A Book of Whales"
    author: Somebody
    type: book
    status: completed
    times_consumed: 3
    first_started: 2026-01-05
    completed_dates: [2025-01-01, 2026-01-09, 2026-01-30, 2026-02-20]
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
    summary: "Whales breathe air, they are mammals"
    source: pipeline merge
  - id: ACT-0003
    date: 2026-02-02
    summary: "Raced two boats in the sink"
    source: kitchen
  - id: ACT-0004
    date: 2026-02-03
\`\`\`

## VI. ATTESTATION LOG

\`\`\`yaml
entries:
  - id: ATT-0001
    date: 2026-02-01
    attestor:
      role: keeper
      name: Ada
    claim: "Ties a bowline"
  - attestor: "the harbour"
    claim: "Rows at night"
\`\`\`
`;
const SKILLS = `# SKILLS

## I. CONTAINER STATUS

## II. CAPABILITY CLAIMS

\`\`\`yaml
claims:
  - id: CAP-READ-001
    statement: "Reads charts"
    status: active
  - id: CAP-READ-002
    statement: "Reads runes"
    status: withdrawn
\`\`\`

## III. CAPABILITY GAPS

\`\`\`yaml
gaps:
  - gap: "knots"
    noticed: 2025-01-02
\`\`\`

## IV. STRUGGLE LOG

\`\`\`yaml
entries:
  - date: 2025-03-01
    struggle: "The raft sank"
    what_helped: "more corks"
    resolved: true
  - date: 2025-04-01
    struggle: "The mast leans"
    resolved: false
\`\`\`
`;

const read = (self = SELF, evidence = EVIDENCE, skills = SKILLS, reader = createLivedReader()) => {
  const parsed = parseSelf(self);
  return reader({
    self: parsed.self,
    evidence: parseEvidence(evidence).evidence,
    skills,
    mind: parsed.mind.map(({ entry }) => entry),
  });
};

describe("what is known beside section IX", () => {
  it("is each event, memory, work, activity and skill in one line, the newest first", async () => {
    const lines = (await read()).map(
      ({ category, date = "", text }) => `${category} ${date} ${text}`,
    );
    expect(lines).toEqual([
      "activities 2026-02-02 Raced two boats in the sink (kitchen)",
      "skills 2026-02-01 Ada (keeper) said: Ties a bowline",
      "works 2026-01-05 book: A Book of Whales, Somebody (completed 2026-01-09 and 2026-01-30 and 2026-02-20, 3 times)",
      "skills 2025-04-01 Still hard: The mast leans",
      "skills 2025-03-01 Was hard: The raft sank; more corks",
      "skills 2025-01-02 Still hard: knots",
      "life 2020-05-01 Moved to the lighthouse",
      "life  Learned to whistle",
      "life  the night of the green lightning",
      "skills  Reads charts",
      "skills  the harbour said: Rows at night",
    ]);
  });

  it("leaves out what an entry says already, and the evidence of what was superseded", async () => {
    const ids = (await read()).map(({ id }) => id);
    expect(ids).not.toContain("ACT-0001");
    expect(ids).not.toContain("ACT-0002");
    const other = SELF.replace("Whales are mammals and breathe air", "Whales sing");
    expect((await read(other)).map(({ id }) => id)).toContain("ACT-0002");
  });

  it("tells all of a work but what only the program needs", async () => {
    const needed =
      /^(?:id|evidence_tier|word_count|how_added|self_signals|image_file|activity_id)$/;
    for (const record of ["sample", "juna", "ines", "odile"]) {
      const text = (name: string) => readFileSync(join(recordSource(record), name), "utf8");
      const evidence = text("EVIDENCE.md");
      const lines = new Map(
        (await read(text("SELF.md"), evidence, text("SKILLS.md"))).map((one) => [one.id, one]),
      );
      const works = placedItems(parseText(evidence), /^(?:READ|WRITE|CREATE|MEDIA)-\d+$/);
      expect(works.length).toBeGreaterThan(5);
      for (const { item } of works) {
        const { text: told = "", date = "" } = lines.get(item.id) ?? {};
        const said = new Set(wordsIn(`${date} ${told}`).map(({ folded }) => folded));
        for (const [field, value] of item.fields) {
          if (needed.test(field) || (field === "times_consumed" && value === "1")) continue;
          for (const { folded } of wordsIn(plainText(value))) {
            expect(said, `${record} ${item.id} ${field}: ${value}`).toContain(folded);
          }
        }
      }
    }
  });

  it("finds what somebody did by the words of what was learned by it, and shows only the deed", async () => {
    const lived = await read();
    const [found] = createRetriever<LivedEntry>().retrieve(lived, "what about wax?", 5);
    expect(found).toMatchObject({ id: "ACT-0003", text: "Raced two boats in the sink (kitchen)" });
  });

  it("is one line each, however long, and nothing of a Record that has none", async () => {
    const long = EVIDENCE.replace("Raced two boats", `Raced\\n${"very ".repeat(900)}`);
    for (const { text } of await read(SELF, long)) {
      expect(text.length).toBeLessThanOrEqual(700);
      expect(text).not.toContain("\n");
    }
    expect(await read("", "", "")).toEqual([]);
  });

  it("is after any edits what a new reader reads, in any text", async () => {
    const cut = (text: string) =>
      fc
        .nat(text.length)
        .chain((from) =>
          fc.nat(40).map((length) => text.slice(0, from) + text.slice(from + length)),
        );
    const states = fc.array(fc.tuple(cut(SELF), cut(EVIDENCE), cut(SKILLS)), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(states, async (all) => {
        const reader: LivedReader = createLivedReader();
        for (const [self, evidence, skills] of all) {
          expect(await read(self, evidence, skills, reader)).toEqual(
            await read(self, evidence, skills),
          );
        }
      }),
      { numRuns: 40 },
    );
  });

  it("stays the same object while it is the same", async () => {
    const reader = createLivedReader();
    const evidence = parseEvidence(EVIDENCE);
    const { self, mind } = parseSelf(SELF);
    const files = { self, skills: "", mind: mind.map(({ entry }) => entry) };
    const [before] = await reader({ ...files, evidence: evidence.evidence });
    const changed = parseEvidence(EVIDENCE.replace("Somebody", "Nobody"), evidence);
    const [after] = await reader({ ...files, evidence: changed.evidence });
    expect(before?.id).toBe("ACT-0003");
    expect(after).toBe(before);
  });
});
