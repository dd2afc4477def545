// Machine's words are the parts of a file that nobody said. A value counts as one only in a file of ours, under a key
// of ours, and in a form that our own writers make (a number, a date, one word of a closed list). All else can be
// forgotten.

import { basename } from "node:path";
import { CHANNEL_NAMES, TRANSCRIPT_LABELS } from "../transcript.ts";

/** The place of a value. */
export interface ValuePlace {
  /** Path in the Record's folder; "state.db" for its rows. */
  readonly file: string;
  readonly key: string | undefined;
  /** The Record's own id, which files contain. Without it, no id counts as a machine's word. */
  readonly recordId?: string;
}

/** True when a value is no word of a person or a model. */
export function isOurs({ file, key, recordId }: ValuePlace, value: string): boolean {
  const name = ownName(file);
  if (name === undefined || key === undefined) return false;
  const plain = value.trim().replace(/^(["'])(.*)\1$/s, "$2");
  if (plain === recordId && RECORD_KEYS.includes(key)) return true;
  return (RULES.get(key) ?? []).some(
    ({ files, form }) => (files === ANY || files.includes(name)) && form.test(plain),
  );
}

/** True for a key of our formats, in a file that has them. */
export function isOurKey(file: string, key: string): boolean {
  return ownName(file) !== undefined && (KEYS.has(key) || OUR_FILES.has(key));
}

/** The number of characters at the beginning of a heading's line that are ours. The rest is somebody's words. */
export function ourPartOfHeading(file: string, line: string): number {
  if (ownName(file) === undefined) return 0;
  return (OUR_TITLE.exec(line) ?? OUR_HEADING.exec(line))?.[0].length ?? 0;
}

/** The line that begins a block of a log: time, label, channel. */
export const LOG_HEAD = new RegExp(
  `^\\*\\*\\[\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?Z?\\]\\*\\* \`(?:${[...TRANSCRIPT_LABELS, "APPROVED"].map(escaped).join("|")})\` \\((?:${CHANNEL_NAMES.map(escaped).join("|")})\\)\\r?$`,
  "gm",
);
/** The line below it in SELF-ARCHIVE.md, with the ids. */
export const ARCHIVED_IDS = /^> CANDIDATE-\d+ → ACT-\d+\r?$/gm;

/**
 * The name of our file whose form this file has. Archives and kept collisions (`.conflict-...`) have that of theirs.
 */
export function ownName(file: string): string | undefined {
  if (OUR_FILES.has(file)) return file;
  const isArchive = file.startsWith("archives/");
  if (file.includes("/") && !isArchive) return undefined;
  const name = basename(file).replace(/\.conflict-[\w-]+$/, "");
  const own = isArchive ? name.replace(/-(?:\d{4}-\d\d|unknown)(?=\.\w+$)/, "") : name;
  return OUR_FILES.has(own) ? own : undefined;
}

/** The part of a file's name that somebody may have chosen: all of it, or nothing of a name that only we give. */
export function freeNameOf(file: string): string {
  if (OUR_NAME.test(file)) return "";
  const own = ownName(file);
  // The rest of a kept collision's name.
  return own === undefined ? file : file.slice(file.lastIndexOf(CONFLICT));
}

const CONFLICT = ".conflict-";

const OUR_FILES: ReadonlySet<string> = new Set(
  `SELF.md SKILLS.md EVIDENCE.md LIBRARY.md MEMORY.md INTENT.md JOURNAL.md PENDING-REVIEW.md SESSION-TRANSCRIPT.md
  SELF-ARCHIVE.md SESSION-LOG.md PIPELINE-EVENTS.jsonl COMPUTE-LEDGER.jsonl MERGE-RECEIPTS.jsonl HOMEWORK-LEDGER.jsonl
  FORGOTTEN.jsonl state.db`.split(/\s+/),
);

/** As we name a file, its archive of a month, and our text of a collision. */
const OUR_NAME = new RegExp(
  String.raw`^(?:archives|(?:archives/)?(?:${[...OUR_FILES].map((name) => name.replace(".", String.raw`(?:-(?:\d{4}-\d\d|unknown))?\.`)).join("|")})(?:\.conflict-[a-z]+-(?:\d+|[0-9a-f-]{36}))?)$`,
);

interface Rule {
  readonly files: string | readonly string[];
  readonly form: RegExp;
}

const ANY = "any file of ours";
const [SELF, EVIDENCE, PENDING] = ["SELF.md", "EVIDENCE.md", "PENDING-REVIEW.md"];
const [EVENTS, COMPUTE, RECEIPTS] = [
  "PIPELINE-EVENTS.jsonl",
  "COMPUTE-LEDGER.jsonl",
  "MERGE-RECEIPTS.jsonl",
];
const RECORD_KEYS: readonly string[] = ["record_id", "user_id"];

const ID =
  "(?:ACT|ATT|CANDIDATE|CREATE|CUR|DEBATE|INTENT-RULE|LEARN|LIB|MEDIA|PER|READ|WRITE)-\\d{3,9}";
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SHA256 = /^[0-9a-f]{64}$/;
const TIME = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/;
const NUMBER = /^-?\d{1,15}(?:\.\d{1,9})?$/;
const CHANNEL = /^(?:telegram:-?\d{1,20}|operator:-?\d{1,20}|operator:cli)$/;
const SOURCE = words(
  "telegram|telegram:callback|telegram:command|cli|undo|forget|process_approved_candidates|pipeline merge",
);

/** Forms of values by key. Each form is closed: no free text of a person or a model fits into it. */
const RULES: ReadonlyMap<string, readonly Rule[]> = rulesOf([
  [
    `id ids evidence evidence_id evidence_ids self_signals source_ids activity_id read_id entry_id candidate_id
    candidate_ids supersedes superseded_by rule_id candidateId entryId`,
    ANY,
    new RegExp(`^(?:${ID}|\\[${ID}(?:, ?${ID})*\\])$`),
  ],
  ["id session receipt_id receiptId undoes", ANY, UUID],
  ["receipt_id", [RECEIPTS, "FORGOTTEN.jsonl", EVENTS, "state.db"], UUID],
  [
    `sha256 before after checksum checksum_before checksum_after previous_receipt_sha256 artifact_sha256 hmac`,
    ANY,
    SHA256,
  ],
  [
    `date timestamp ts superseded_at approved_at merged_at resolved_at entry_date added_at created_at created
    last_updated`,
    ANY,
    TIME,
  ],
  ["evidence_tier min_evidence_tier priority_score", ANY, /^\d{1,2}$/],
  ["count words", [RECEIPTS, EVENTS, "FORGOTTEN.jsonl"], NUMBER],
  [
    `prompt_tokens completion_tokens total_tokens cached_tokens latency_ms seconds correct total`,
    [COMPUTE, "HOMEWORK-LEDGER.jsonl"],
    NUMBER,
  ],
  ["channel_key channelKey actor approved_by edited_by", ANY, CHANNEL],
  ["actor approved_by", [EVENTS, RECEIPTS], words("cli")],
  ["status", [PENDING], words("pending|approved|rejected")],
  ["status", ["LIBRARY.md"], words("active|deprecated")],
  ["mind_category", [PENDING, EVIDENCE], words("knowledge|curiosity|personality")],
  [
    "signal_type",
    [PENDING],
    words("lookup|knowledge|teach|new_interest|new_preference|personality|linguistic|value"),
  ],
  ["profile_target", [PENDING], words("IX-A. KNOWLEDGE|IX-B. CURIOSITY|IX-C. PERSONALITY")],
  ["prompt_section", [PENDING], words("YOUR KNOWLEDGE|YOUR CURIOSITY|YOUR PERSONALITY")],
  ["prompt_addition", [PENDING], words("none")],
  ["grace_mar", [PENDING], words("[direct report, no reply]")],
  ["kind", [PENDING], words("opposite|same_subject")],
  ["resolution", [PENDING, SELF], words("keep_both|replace|context")],
  ["source trigger", [SELF, EVIDENCE], words("pipeline merge")],
  ["response_signal", [SELF], words("approved")],
  ["type", [SELF], words("observed")],
  ["provenance", [SELF], words("human_approved")],
  ["modality", [EVIDENCE], words("text (pipeline merge)")],
  ["activity_type", [EVIDENCE], words("knowledge — curated observation")],
  ["curated_by", [EVIDENCE], words("user")],
  [
    "event",
    [EVENTS],
    words(
      `applied|approved|rejected|staged|edited|undone|forgotten|maintenance|invalid_candidate|validation_failed|dyad:lookup|dyad:activity_report|dyad:grounded_query|dyad:checkpoint_request|dyad:checkpoint_handback|intent_constitutional_critique|intent_conflict_cross_agent|intent_constitutional_revision_suggested|intent_debate_packet_staged|intent_debate_packet_resolved|intent_review_generated`,
    ),
  ],
  ["source", [EVENTS], SOURCE],
  ["merge_source", [RECEIPTS], SOURCE],
  ["candidate_source", [EVENTS], words("voice|operator_cli|browser_extension|unknown")],
  [
    "bucket",
    [COMPUTE],
    words("main|analyst|library_lookup|lookup_factual|lookup_rephrase|transcription"),
  ],
]);

function words(list: string): RegExp {
  return new RegExp(`^(?:${list.split("|").map(escaped).join("|")})$`);
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function rulesOf(
  list: readonly (readonly [keys: string, files: Rule["files"], form: RegExp])[],
): ReadonlyMap<string, readonly Rule[]> {
  const rules = new Map<string, Rule[]>();
  for (const [keys, files, form] of list) {
    for (const key of keys.split(/\s+/)) {
      rules.set(key, [...(rules.get(key) ?? []), { files, form }]);
    }
  }
  return rules;
}

/** Keys of the formats, which every Record has. A key of the owner's own is a word like any other. */
const KEYS: ReadonlySet<string> = new Set(
  `action action_items active activities activity_id activity_type actor added_at after age alternative_interpretation
  answer_given applies_to approach approved approved_at approved_by archive_rotated artifact_path artifact_sha256 as_of
  attestations attestor author before birthdate books bucket cached_tokens candidate_id candidate_ids candidate_source
  candidates channel_key checksum checksum_after checksum_before claim claim_type claims companion_agreed
  completed_dates completion_tokens comprehension cards compute_rotated confidence conflict_strategy conflicts_detected
  content context contributes_to conversation copies core correct count created created_at creation cur curated_by current date
  deprecated deprioritize description dimension dynamics edge edited_by emerging emotional_patterns empathy_mode
  entries entry entry_date entry_id entry_text escalate_if escalation_rules estimated event event_id events
  events_rotated evidence evidence_id evidence_ids evidence_tier example_from_exchange existing_hint
  favorite_animal favorite_color favorite_gemstone first_started food forgotten full_text games gap gaps given_by goals
  grace_mar her_understanding highlights hmac homework homework_rotated how_added humor id inbox inferred_from intensity items
  jobs keep_chat_days kind language language_of_record languages last_activity last_updated latency_ms learn level
  lexile_output location may_be_withdrawn media members memories memory_removed merge_source merged_at milestone
  milestones min_evidence_tier mind_category modality model module movies music name never_autonomous_actions new_hint
  nickname note notes noticed observation only operator_prompt outbox own_words pair participants people per phrases places
  places_lived position_a position_b previous_receipt_sha256 primary prioritize priority priority_score problem_solving
  profile_target prompt_addition prompt_section prompt_tokens provenance question quiet_hours read_id read_status
  reading reason receipt_id record record_id rejection_reason relationships resolution resolution_note resolved
  resolved_at response response_signal review_cadence rewrote role rule rule_id rule_ids samples scope secondary
  seconds seeded_by self_concept self_signals sentence_patterns severity sha256 signal_type snapshots source
  source_agents source_exchange source_ids sources statement status struggle suggested_entry suggested_followup
  suggestion_count summary superseded_at superseded_by supersedes talent_stack tension_with tertiary time_zone
  times_consumed timestamp title tone topic total total_tokens tradeoff_rules trait traits transcript_rotated trigger ts
  type undo undoes user user_id values verbal_habits verification vocabulary_level volume what_helped when window_days with
  wording word_count words writing`.split(/\s+/),
);

/** Whole headings of the formats. */
const OUR_TITLE =
  /^(?:## (?:I\. IDENTITY|II\. PREFERENCES(?: \(Survey Seeded\))?|III\. LINGUISTIC STYLE|IV\. PERSONALITY|V\. INTERESTS|VI\. VALUES|VII\. REASONING PATTERNS|VIII\. NARRATIVE|IX\. MIND(?: \(Post-Seed Growth\))?|X\. FORBIDDEN BEHAVIOU?RS|XI\. SNAPSHOTS|XII\. DERIVATION LOG|XIII\. METADATA|I\. READING LIST|II\. WRITING LOG|III\. CREATION LOG|IV\. MEDIA LOG|V\. ACTIVITY LOG|VI\. ATTESTATION LOG|VII\. METRICS|I\. CONTAINER STATUS|II\. CAPABILITY CLAIMS|III\. CAPABILITY GAPS|IV\. STRUGGLE LOG|V\. MILESTONES|VI\. METADATA|Candidates|Processed|Debate Packets|Entries|Metadata|Tone|Recent Topics|Calibrations|Resistance Notes|Consent)|### (?:IX-A\. KNOWLEDGE|IX-B\. CURIOSITY|IX-C\. PERSONALITY(?: \(Observed\))?|(?:READ|WRITE|BUILD) Container|Favorites|Other Preferences|Family|Key Events|Memories|Places|Relationships))(?=\s*$)/;
/** Beginnings of headings of the formats. */
const OUR_HEADING =
  /^(?:# (?:SELF-ARCHIVE|SELF|EVIDENCE|SKILLS|LIBRARY|MEMORY|INTENT|JOURNAL|PENDING[- ]REVIEW|SESSION[- ]LOG|SESSION TRANSCRIPT)\b|#{2,3} (?:[IVX]+\.|IX-[ABC]\.|(?:READ|WRITE|BUILD) Container|Candidates|Processed|Debate Packets|Entries|Metadata|Tone|Recent Topics|Calibrations|Resistance Notes|(?:CANDIDATE|DEBATE)-\d+)(?![\p{L}\p{N}]))/u;
