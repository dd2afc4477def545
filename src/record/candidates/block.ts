// One candidate is written as one block. Every value of a person or a model goes through quoteScalar, so that no
// message can end its fence, open a block or pose as a status; keys and enumerations are our own words.
// Proof: test/record/candidates/candidates.test.ts reads hostile blocks back with three different readers.

import { GraceMarError } from "../../errors.ts";
import { clipScalar } from "../text/clip.ts";
import { quoteScalar } from "../text/scalar.ts";
import { visible } from "../text/unseen.ts";
import type { Conflict, MindCategory, NewCandidate } from "../types.ts";

/**
 * The block of a new candidate, pending, with a line break at its end. Each value is cut at 2,000 characters.
 * @throws CandidateError `bad_candidate_id`.
 */
export function formatCandidate(candidate: NewCandidate): string {
  if (!/^CANDIDATE-\d{4,9}$/.test(candidate.id)) {
    throw new GraceMarError("bad_candidate_id", `"${candidate.id}" is not a candidate id`);
  }
  const { conflicts } = candidate;
  return [
    `### ${candidate.id}`,
    "",
    "```yaml",
    "status: pending",
    `record_id: ${quote(candidate.recordId)}`,
    `timestamp: ${plainOr(candidate.timestamp, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)}`,
    `channel_key: ${quote(candidate.channelKey)}`,
    "source_exchange:",
    `  user: ${quote(candidate.userText)}`,
    `  grace_mar: ${quote(candidate.replyText)}`,
    `mind_category: ${candidate.mindCategory}`,
    `signal_type: ${plainOr(candidate.signalType, SIGNAL_TYPE)}`,
    ...optional("priority_score", candidate.priorityScore, (score) => String(Math.trunc(score))),
    `summary: ${proposed(candidate.summary)}`,
    `example_from_exchange: ${proposed(candidate.exampleFromExchange)}`,
    `profile_target: ${profileTarget(candidate.mindCategory)}`,
    `suggested_entry: ${proposed(candidate.suggestedEntry)}`,
    `prompt_section: ${promptSection(candidate.mindCategory)}`,
    `prompt_addition: ${proposed(candidate.promptAddition)}`,
    ...optional("suggested_followup", candidate.suggestedFollowup, proposed),
    ...optional("tension_with", candidate.tensionWith, proposed),
    ...optional("alternative_interpretation", candidate.alternativeInterpretation, proposed),
    ...(conflicts.length > 0 ? formatConflicts(conflicts) : []),
    "```",
    "",
  ].join("\n");
}

/** The id of a candidate: `CANDIDATE-0007` for 7. */
export function candidateId(number: number): string {
  return `CANDIDATE-${String(number).padStart(4, "0")}`;
}

/** The section of SELF that a category is merged into, as candidates name it. */
export function profileTarget(category: MindCategory): string {
  return TARGETS[category].profile;
}

/** The part of the prompt that a category belongs to, as candidates name it. */
export function promptSection(category: MindCategory): string {
  return TARGETS[category].prompt;
}

const MAX_VALUE_CHARS = 2_000;
const SIGNAL_TYPE =
  /^(?:lookup|knowledge|teach|new_interest|new_preference|personality|linguistic|value)$/;
const ENTRY_ID = /^(?:LEARN|CUR|PER)-\d{4,9}$/;
const TARGETS = {
  knowledge: { profile: "IX-A. KNOWLEDGE", prompt: "YOUR KNOWLEDGE" },
  curiosity: { profile: "IX-B. CURIOSITY", prompt: "YOUR CURIOSITY" },
  personality: { profile: "IX-C. PERSONALITY", prompt: "YOUR PERSONALITY" },
} as const;

function quote(text: string): string {
  return quoteScalar(clipScalar(text, MAX_VALUE_CHARS));
}

/** Words of a proposal. The exchange stands as it was said; a proposal holds nothing that its card would not show. */
function proposed(text: string): string {
  // A text that is cut behind a word ends there, as a reader takes it.
  return quoteScalar(clipScalar(visible(text), MAX_VALUE_CHARS).trimEnd());
}

function plainOr(text: string, safe: RegExp): string {
  return safe.test(text) ? text : quote(text);
}

function optional<T>(key: string, value: T | undefined, write: (value: T) => string): string[] {
  return value === undefined ? [] : [`${key}: ${write(value)}`];
}

function formatConflicts(conflicts: readonly Conflict[]): readonly string[] {
  return [
    "conflicts_detected:",
    `  count: ${conflicts.length}`,
    "  items:",
    ...conflicts.flatMap(({ rule, pair, existingHint, newHint, ...more }) => [
      `    - rule: ${quote(rule)}`,
      `      pair: [${quote(pair[0])}, ${quote(pair[1])}]`,
      `      existing_hint: ${quote(existingHint)}`,
      `      new_hint: ${quote(newHint)}`,
      ...optional("      kind", more.kind, String),
      ...optional("      entry_id", more.entryId, (id) => plainOr(id, ENTRY_ID)),
      ...optional("      entry_text", more.entryText, quote),
      ...optional("      entry_date", more.entryDate, (date) => plainOr(date, /^\d{4}-\d\d-\d\d$/)),
    ]),
  ];
}
