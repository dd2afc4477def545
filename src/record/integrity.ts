// Integrity is a set of rules, V1 to V16, that a Record's files keep. Ids count in id fields only, each Record is
// checked alone, and slips that readers tolerate (unclosed fences, glued items) are no faults. A fault keeps back only
// the merge that touches its entry, and no merge may add one. Pure: rules about files on disk belong to the caller.
// Proof: test/record/integrity.test.ts.

import type { PendingFile } from "./candidates/pending-file.ts";
import { createLineIndex, findSection, readOutline } from "./text/markdown.ts";
import type { Outline } from "./text/markdown.ts";
import { plainHeading } from "./text/plain-heading.ts";
import type { PlacedItem } from "./text/parsed-text.ts";
import { MIND_SECTIONS } from "./self/mind.ts";
import { ACTIVITY_LOG, parseRecord, readActivities } from "./parsed-record.ts";
import type { ParsedRecord } from "./parsed-record.ts";
import type { IntegrityFault, MergeFiles } from "./types.ts";
import type { Item } from "./text/yaml-items.ts";

/** The evidence tier of an owner's approval, which a merge writes (1 is strongest, 5 weakest). */
export const DEFAULT_EVIDENCE_TIER = 3;
/** The largest number of a tier. */
export const WEAKEST_EVIDENCE_TIER = 5;

/** All broken rules, by file and line. Empty and absent files are skipped; never throws. */
export function checkIntegrity(
  files: MergeFiles,
  options: IntegrityOptions = {},
): readonly IntegrityFault[] {
  return checkParsed(parseRecord(files), options);
}

export interface IntegrityOptions {
  /**
   * Counted as the earlier system did: merged evidence must have this number or a larger one. Up to 3, or absent, every
   * tier is enough.
   */
  readonly minEvidenceTier?: number;
}

/** The same check for files that are parsed already. */
export function checkParsed(
  record: ParsedRecord,
  options: IntegrityOptions = {},
): readonly IntegrityFault[] {
  const activityIds = new Set<string>();
  const evidence = checkEvidence(record, options.minEvidenceTier, activityIds);
  return [
    ...checkSelf(record, activityIds),
    ...evidence,
    ...checkPending(record.pending),
    ...checkSkills(record.files.skills),
  ];
}

/** Files that ACT entries name, for a caller that can look for them (rules V6 and V7). */
export function artifactReferences(evidence: string): readonly ArtifactReference[] {
  if (!evidence.includes("artifact_path")) return [];
  const lineOf = createLineIndex(evidence);
  return readActivities(evidence).flatMap(({ item, offset }) => {
    const path = item.fields.get("artifact_path");
    const sha256 = item.fields.get("artifact_sha256");
    return path ? [{ id: item.id, line: lineOf(offset), path, ...(sha256 && { sha256 }) }] : [];
  });
}

export interface ArtifactReference {
  readonly id: string;
  readonly line: number;
  readonly path: string;
  readonly sha256?: string;
}

/** Sections that a Record need not have. One that it has is to be read. */
const OPTIONAL = ["## III. LINGUISTIC", "## IV. PERSONALITY", "## V. INTERESTS", "## VI. VALUES"];

const SKILLS_HEADINGS = [
  "## I. CONTAINER STATUS",
  "## II. CAPABILITY CLAIMS",
  "## III. CAPABILITY GAPS",
] as const;

function checkSelf(
  record: ParsedRecord,
  activityIds: ReadonlySet<string>,
): readonly IntegrityFault[] {
  const { self } = record.files;
  if (self.trim() === "") return [];
  const { headings } = record.self.outline;
  const has = (prefix: string): boolean => hasHeading(headings, prefix);
  const faults: IntegrityFault[] = [];
  const add = createReport("SELF.md", faults);
  for (const prefix of ["## I.", "## II."]) {
    if (has(prefix)) continue;
    const like = lineLike(self, prefix);
    add("V14", like, `${missing(prefix, like)}. Put it in`);
  }
  for (const prefix of OPTIONAL) {
    if (has(prefix.slice(0, prefix.indexOf(" ", 3)))) continue;
    const other = headings.find(({ text }) =>
      plainHeading(text).replace(/^#+/, "##").toUpperCase().startsWith(prefix),
    );
    const like = other && createLineIndex(self)(other.start);
    if (like !== undefined) add("V14", like, `${missing(prefix, like)}. Write it so`);
  }
  const lost = MIND_SECTIONS.filter((section) => !has(section.heading)).map((section) => ({
    ...section,
    like: lineLike(self, section.heading),
    entry: entryLine(self, section.prefix),
  }));
  const isGrown = lost.some(({ like, entry }) => like !== undefined || entry !== undefined);
  if (has("## IX.") || has("### IX-A.") || isGrown) {
    for (const { heading, like, entry } of lost) {
      const unread = like === undefined && entry !== undefined;
      const what = unread
        ? `${missing(heading)}, and nothing reads the entry of line ${entry}`
        : missing(heading, like);
      add("V15", like ?? entry, `${what}. Put it in, with a fence that holds \`entries: []\``);
    }
  }
  const lineOf = createLineIndex(self);
  checkIds("SELF.md", record.mind, lineOf, faults, new Set());
  for (const { item, entry, offset } of record.mind) {
    const reference = entry.evidenceId?.trim();
    if (!reference) {
      add(
        "V1",
        lineOf(offset),
        `${item.id} has no evidence_id. Add the ACT entry that supports it`,
        item.id,
      );
    } else if (!activityIds.has(reference)) {
      const what = `${item.id} points to ${reference}, which is not in section V of EVIDENCE.md`;
      add("V9", lineOf(offset), `${what}. Add that entry or correct evidence_id`, item.id);
    }
  }
  return faults;
}

function checkEvidence(
  record: ParsedRecord,
  minEvidenceTier: number | undefined,
  ids: Set<string>,
): readonly IntegrityFault[] {
  const { evidence } = record.files;
  if (evidence.trim() === "") return [];
  const faults: IntegrityFault[] = [];
  const add = createReport("EVIDENCE.md", faults);
  if (!findSection(record.evidence.outline, ACTIVITY_LOG)) {
    const like = lineLike(evidence, ACTIVITY_LOG);
    add(
      "V2",
      like,
      `${missing(ACTIVITY_LOG, like)}. Put it in, with a fence that holds \`activities: []\``,
    );
  }
  const neededTier = tierNeeded(minEvidenceTier);
  const lineOf = createLineIndex(evidence);
  checkIds("EVIDENCE.md", record.activities, lineOf, faults, ids);
  for (const { item, offset } of record.activities) {
    // What was asked for is no rule of the entry itself.
    if (neededTier === 1 && record.sound.has(item.fields)) continue;
    const line = (): number => lineOf(offset);
    const found = faults.length;
    for (const key of ["date", "source", "activity_type"]) {
      if (!item.fields.get(key)) add("V3", line(), `${item.id} has no ${key}. Add it`, item.id);
    }
    const tier = readTier(item);
    if (tier === undefined) {
      const what = `${item.id} has no evidence_tier from 1 to ${WEAKEST_EVIDENCE_TIER}`;
      add("V4", line(), `${what}. Add a whole number from 1 to ${WEAKEST_EVIDENCE_TIER}`, item.id);
    } else if (item.fields.get("source") === "pipeline merge" && tier < neededTier) {
      const what = `${item.id} was merged on evidence of tier ${tier}`;
      add("V5", line(), `${what}, but ${neededTier} or a larger number was asked for`, item.id);
    }
    if (item.fields.get("artifact_sha256") && !item.fields.get("artifact_path")) {
      add(
        "V8",
        line(),
        `${item.id} has artifact_sha256 but no artifact_path. Add the path`,
        item.id,
      );
    }
    if (faults.length === found) record.sound.add(item.fields);
  }
  return faults;
}

/** The smallest number that the rule accepts. Without a request any tier is enough, because an owner approved it. */
export function tierNeeded(minEvidenceTier: number | undefined): number {
  return minEvidenceTier !== undefined && minEvidenceTier > DEFAULT_EVIDENCE_TIER
    ? minEvidenceTier
    : 1;
}

function readTier({ fields }: Item): number | undefined {
  const text = fields.get("evidence_tier")?.trim() ?? "";
  const tier = /^\d+$/.test(text) ? Number(text) : 0;
  return tier >= 1 && tier <= WEAKEST_EVIDENCE_TIER ? tier : undefined;
}

function checkPending(pending: PendingFile): readonly IntegrityFault[] {
  const faults: IntegrityFault[] = [];
  const add = createReport("PENDING-REVIEW.md", faults);
  const seen = new Set<string>();
  for (const block of pending.blocks) {
    const { id, line, place, status } = block;
    if (!isWellNumbered(id)) {
      add("V13", line, `${id} must have at least four digits. Renumber it`, id);
    }
    if (seen.has(id)) {
      add("D1", line, `${id} occurs twice. Give one of them the next free number`, id);
    }
    seen.add(id);
    if (place !== "candidates") continue;
    if (!status) {
      const what = `${id} has no status on the first line of its fence`;
      add("V10", line, `${what}. Write \`status: pending\` there`, id);
    }
    const candidate = pending.candidate(block);
    const hasCategoryFault = candidate.faults.some((fault) =>
      fault.startsWith("mind_category must"),
    );
    if (hasCategoryFault) {
      add("V12", line, `${id}: mind_category must be knowledge, curiosity or personality`, id);
    }
    if (status !== "pending") continue;
    if (candidate.summary === undefined) add("V11", line, `${id} has no summary. Add it`, id);
    if (candidate.mindCategory === undefined && !hasCategoryFault) {
      add("V11", line, `${id} has no mind_category. Add it`, id);
    }
  }
  return faults;
}

function checkSkills(skills: string): readonly IntegrityFault[] {
  if (skills.trim() === "") return [];
  const { headings } = readOutline(skills);
  const faults: IntegrityFault[] = [];
  const add = createReport("SKILLS.md", faults);
  for (const heading of SKILLS_HEADINGS) {
    if (hasHeading(headings, heading)) continue;
    const like = lineLike(skills, heading);
    add("V16", like, `${missing(heading, like)}. Put it in`);
  }
  return faults;
}

function hasHeading(headings: Outline["headings"], prefix: string): boolean {
  return headings.some(
    ({ text }) => text.startsWith(prefix) || plainHeading(text).startsWith(prefix),
  );
}

/** The line that was to be a heading: of another level, without its blank, moved to the right. */
function lineLike(text: string, prefix: string): number | undefined {
  const [, number = ""] = /^#+ ([IVX]+(?:-[A-C])?)\./.exec(prefix) ?? [];
  const words = prefix.replace(/^#+ [IVX]+(?:-[A-C])?\.? ?/, "");
  // A section of several parts has a name that stands nowhere else; the number I could begin any sentence.
  // "…" stands for words that were forgotten: they made the line no heading.
  const marks = number.includes("-")
    ? String.raw`[^\p{L}\p{N}\n…]*`
    : String.raw`[^\p{L}\p{N}\n…]*#[^\p{L}\p{N}\n…]*`;
  const named = words === "" ? String.raw`(?=[\s.:)*\\]|$)` : String.raw`\W{1,4}${words}`;
  const at = new RegExp(
    `^${marks}${number.replace("-", String.raw`\s?[-\u2010-\u2015]\s?`)}${named}`,
    "imu",
  ).exec(text);
  return at ? createLineIndex(text)(at.index) : undefined;
}

/** The line of the first entry of a kind. */
function entryLine(text: string, prefix: string): number | undefined {
  const at = new RegExp(`^[^\\p{L}\\n]*id:\\W*${prefix}-\\d`, "mu").exec(text);
  return at ? createLineIndex(text)(at.index) : undefined;
}

function missing(heading: string, like?: number): string {
  const what = `the heading \`${heading}${heading.endsWith(".") ? " …" : ""}\` is missing`;
  return like === undefined ? what : `${what}, and line ${like} looks like it`;
}

function checkIds(
  file: string,
  items: readonly PlacedItem[],
  lineOf: (offset: number) => number,
  faults: IntegrityFault[],
  seen: Set<string>,
): void {
  const add = createReport(file, faults);
  for (const { item, offset } of items) {
    const { id } = item;
    if (!isWellNumbered(id)) {
      add("V13", lineOf(offset), `${id} must have at least four digits. Renumber it`, id);
    }
    if (seen.has(id)) {
      add("D1", lineOf(offset), `${id} occurs twice. Give one of them the next free number`, id);
    }
    seen.add(id);
  }
}

function isWellNumbered(id: string): boolean {
  let at = id.length;
  while (isDigit(id.charCodeAt(at - 1))) at -= 1;
  return id.length - at >= 4 && id[at - 1] === "-";
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

type Report = (
  code: string,
  line: number | undefined,
  message: string,
  ...entries: readonly string[]
) => void;

function createReport(file: string, faults: IntegrityFault[]): Report {
  return (code, line, message, ...entries) => {
    faults.push({
      code,
      file,
      ...(line !== undefined && { line }),
      message: `${message}.`,
      ...(entries.length > 0 && { entries }),
    });
  };
}
