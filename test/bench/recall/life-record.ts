// A life as a Record in a folder, such as merges write one: an entry in SELF.md for each thing, and its activity in EVIDENCE.md.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { quoteScalar } from "../../../src/record/text/scalar.ts";
import type { Life, LifeEntry } from "./life.ts";

/** Writes the Record and gives its id. */
export function writeLife({ name, entries }: Life, usersDir: string): string {
  const id = name.toLowerCase().replace(/[^a-z0-9-]+/g, "-") || "life";
  const folder = join(usersDir, id);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "SELF.md"), selfOf(name, entries));
  writeFileSync(join(folder, "EVIDENCE.md"), evidenceOf(entries));
  return id;
}

/** The text of an entry as a Record holds it. */
export function entryText({ text }: LifeEntry): string {
  return text.replace(/\s+/g, " ").trim();
}

function selfOf(name: string, entries: readonly LifeEntry[]): string {
  const learned = entries.map((entry, index) => [
    `  - id: LEARN-${digits(index + 1)}`,
    ...dated(entry),
    `    topic: ${quoteScalar(entryText(entry))}`,
    "    source: pipeline merge",
    `    evidence_id: ACT-${digits(index + 1)}`,
    "    provenance: human_approved",
  ]);
  return `# SELF

## I. IDENTITY

${fence([`name: ${quoteScalar(name)}`, "languages: [English]"])}

## II. PREFERENCES (Survey Seeded)

## IX. MIND (Post-Seed Growth)

### IX-A. KNOWLEDGE

${fence(["entries:", ...learned.flat()])}

### IX-B. CURIOSITY

${fence(["entries: []"])}

### IX-C. PERSONALITY (Observed)

${fence(["entries: []"])}
`;
}

function evidenceOf(entries: readonly LifeEntry[]): string {
  const activities = entries.map((entry, index) => [
    `  - id: ACT-${digits(index + 1)}`,
    ...dated(entry),
    "    modality: text (pipeline merge)",
    "    activity_type: knowledge",
    "    mind_category: knowledge",
    "    source: pipeline merge",
    `    summary: ${quoteScalar(entryText(entry))}`,
    "    evidence_tier: 3",
  ]);
  return `# EVIDENCE

## V. ACTIVITY LOG

${fence(["activities:", ...activities.flat()])}

## VI. ATTESTATION LOG

${fence(["entries: []"])}
`;
}

function dated({ date }: LifeEntry): readonly string[] {
  return date === undefined ? [] : [`    date: ${date}`];
}

function fence(lines: readonly string[]): string {
  return ["```yaml", ...lines, "```"].join("\n");
}

function digits(number: number): string {
  return String(number).padStart(4, "0");
}
