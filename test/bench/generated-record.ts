// A Record of any size, made up and always the same: entries, decided proposals, receipts and ledgers that agree with each
// other, as years of talking and saving leave them. It is written as plain text, so that the bot of any version can open
// it. Proof: test/bench/generated-record.test.ts.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Letter } from "../retrieval/filler.ts";
import { writeLedgers } from "./generated-ledgers.ts";
import {
  CHANNEL,
  local,
  makeLife,
  type Decided,
  type Entry,
  type RecordSize,
} from "./generated-life.ts";

const QUARTER_DAY_MS = 6 * 60 * 60_000;
const CATEGORIES = { L: "knowledge", C: "curiosity", P: "personality" } as const;
const TARGETS = {
  L: ["IX-A. KNOWLEDGE", "YOUR KNOWLEDGE", "knowledge"],
  C: ["IX-B. CURIOSITY", "YOUR CURIOSITY", "new_interest"],
  P: ["IX-C. PERSONALITY", "YOUR PERSONALITY", "personality"],
} as const;
/**
 * Writes the Record. The same size and the same day give the same bytes.
 * @param until the end of the years that it tells of; a second before it is the last row of its ledgers.
 */
export function writeGeneratedRecord(folder: string, size: RecordSize, until: Date): void {
  const life = makeLife(size, until);
  const { entries, decided } = life;
  const texts: { readonly [file: string]: string } = {
    "SELF.md": selfText(entries),
    "EVIDENCE.md": evidenceText(entries, decided),
    "PENDING-REVIEW.md": pendingText(decided),
    "INTENT.md": INTENT,
  };
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(texts)) writeFileSync(join(folder, file), text);
  const { "SELF.md": self = "", "EVIDENCE.md": evidence = "" } = texts;
  writeLedgers(folder, { ...life, self, evidence });
}

function selfText(entries: readonly Entry[]): string {
  const of = (letter: Letter): readonly string[] =>
    entries.filter((entry) => entry.letter === letter).map(entryText);
  return `---
time_zone: "UTC"
---

# SELF — Wren

> A made-up person. This Record belongs to nobody.

## I. IDENTITY

${fence("name: Wren\nage: 47\nlanguages: [English]\nlocation: A harbour town below a moor")}

## II. PREFERENCES (Survey Seeded)

${fence('food: ["bread with salt", plums]\nplaces: [quay]')}

## IX. MIND (Post-Seed Growth)

### IX-A. KNOWLEDGE

${list("entries", of("L"))}

### IX-B. CURIOSITY

${list("entries", of("C"))}

### IX-C. PERSONALITY (Observed)

${list("entries", of("P"))}

## X. LIMITS

Nothing is told to strangers.
`;
}

function entryText({ letter, id, evidenceId, date, text }: Entry): string {
  const quoted = JSON.stringify(text);
  const own = {
    L: [`topic: ${quoted}`, "source: pipeline merge"],
    C: [`topic: ${quoted}`, "trigger: pipeline merge", "response_signal: approved", "intensity: 3"],
    P: ["type: observed", `observation: ${quoted}`],
  }[letter];
  return item(id, [`date: ${date}`, ...own, ...supported(evidenceId)]);
}

function supported(evidenceId: string): readonly string[] {
  return [`evidence_id: ${evidenceId}`, "provenance: human_approved"];
}

function evidenceText(entries: readonly Entry[], decided: readonly Decided[]): string {
  const merged = new Set(decided.flatMap(({ saved }) => saved?.evidenceId ?? []));
  const activities = entries.map(({ letter, evidenceId, date, text }) => {
    const source = merged.has(evidenceId) ? "pipeline merge" : "kitchen talk";
    return item(evidenceId, [
      `date: ${date}`,
      `modality: text (${source})`,
      `activity_type: ${CATEGORIES[letter]} — curated observation`,
      `mind_category: ${CATEGORIES[letter]}`,
      `source: ${source}`,
      `summary: ${JSON.stringify(text)}`,
      "curated_by: user",
      "evidence_tier: 3",
    ]);
  });
  return `# EVIDENCE — Wren

## I. READING LIST

${list("entries", [])}

## V. ACTIVITY LOG

${list("activities", activities)}

## VI. ATTESTATION LOG

${list("entries", [])}
`;
}

function pendingText(decided: readonly Decided[]): string {
  const blocks = decided.toReversed().map(blockText);
  return `# PENDING-REVIEW — Wren

> Proposed changes wait here.

## Candidates

## Processed

${blocks.join("\n")}`;
}

function blockText({ id, letter, text, decidedAt, saved }: Decided): string {
  const [target, section, signal] = TARGETS[letter];
  const quoted = JSON.stringify(text);
  return `### ${id}

\`\`\`yaml
status: ${saved ? "approved" : "rejected"}
record_id: "bench"
timestamp: ${local(new Date(decidedAt.getTime() - QUARTER_DAY_MS))}
channel_key: "${CHANNEL}"
source_exchange:
  user: ${quoted}
  grace_mar: "[direct report, no reply]"
mind_category: ${CATEGORIES[letter]}
signal_type: ${signal}
priority_score: 3
summary: ${quoted}
example_from_exchange: ${quoted}
profile_target: ${target}
suggested_entry: ${quoted}
prompt_section: ${section}
prompt_addition: "none"
\`\`\`
`;
}

const INTENT = `# INTENT — Wren

\`\`\`yaml
goals:
  primary: "Keep my own wording"
tradeoff_rules:
  - id: INTENT-RULE-001
    applies_to: [voice]
    priority: 10
    when: "The tone is tired"
    prioritize: "patience depth"
    deprioritize: "speed brevity"
    conflict_strategy: "escalate_to_human"
    escalate_if: "a promise would be made"
review_cadence: "weekly"
\`\`\`
`;

function item(id: string, fields: readonly string[]): string {
  return [`  - id: ${id}`, ...fields.map((field) => `    ${field}`)].join("\n");
}

function list(key: string, items: readonly string[]): string {
  return fence(items.length === 0 ? `${key}: []` : `${key}:\n${items.join("\n")}`);
}

function fence(body: string): string {
  return `\`\`\`yaml\n${body}\n\`\`\``;
}
