// The nouns of a Record as plain readonly data. Nothing here knows of files, databases or Telegram.

import type { QuietHours } from "./self/quiet-hours.ts";

/** The three parts of SELF section IX that grow through the gate (spec/record-format §3). */
export type MindCategory = "knowledge" | "curiosity" | "personality";

/** One LEARN, CUR or PER entry of SELF section IX. */
export interface MindEntry {
  readonly id: string;
  readonly category: MindCategory;
  /** `topic` of LEARN and CUR, `observation` of PER. */
  readonly text: string;
  /** The person's own phrasing: `own_words`, formerly `her_understanding`. */
  readonly ownWords?: string;
  readonly date?: string;
  readonly evidenceId?: string;
  /** Id of the entry that replaced this one; such an entry never reaches a prompt. */
  readonly supersededBy?: string;
  /** 1-based line of the entry in SELF.md. */
  readonly line: number;
}

/** What SELF and SKILLS say of a person, sections I-VIII. Absent parts are absent, never invented. */
export interface Persona {
  readonly name: string;
  readonly nickname?: string;
  readonly age?: number;
  readonly languages: readonly string[];
  readonly place?: string;
  /** Lexile ceiling in L, from `lexile_output: "700L"`. */
  readonly lexileCeiling?: number;
  /** Vocabulary, sentence notes, verbal habits, tone: one line each. */
  readonly register: readonly string[];
  /** At most two short samples of the person's own writing. */
  readonly samples: readonly string[];
  readonly selfConcept?: string;
  readonly traits: readonly { readonly trait: string; readonly notes?: string }[];
  readonly emotionalPatterns: readonly { readonly trigger: string; readonly response: string }[];
  readonly favourites: readonly { readonly category: string; readonly items: readonly string[] }[];
  readonly interests: readonly {
    readonly topic: string;
    readonly intensity?: number;
    readonly notes?: string;
  }[];
  readonly values: readonly string[];
  /** What the person combines, from `talent_stack`. */
  readonly talents?: readonly string[];
  readonly skills: readonly {
    readonly container: string;
    readonly status?: string;
    readonly edge?: string;
  }[];
}

/** One LIBRARY entry. Only active ones are looked up (spec/record-format §11). */
export interface LibraryEntry {
  readonly id: string;
  readonly title: string;
  readonly volume?: string;
  readonly scope: readonly string[];
  readonly active: boolean;
}

/** Optional front matter of SELF.md. Every field has a default elsewhere. */
export interface RecordSettings {
  /** IANA zone for dates and times in markdown; default: the host's. */
  readonly timeZone?: string;
  /** When nobody wants to be written to unasked; default: 20:00-09:00, for a child under 13 from 19:00. */
  readonly quietHours?: QuietHours;
  /** What was said longer ago is removed from the transcript and the conversation; default: never. */
  readonly keepChatDays?: number;
  /** Which language the bot's own lines are in; default: the first of SELF's. */
  readonly language?: string;
  /** Lines and phrases of the bot's own that this Record replaces, by their names (wording/). */
  readonly wording?: { readonly [name: string]: readonly string[] };
}

export type CandidateStatus = "pending" | "approved" | "rejected";

/** A reported tension between a candidate and the profile (spec/pipeline §9.4). */
export interface Conflict {
  readonly rule: string;
  readonly pair: readonly [string, string];
  readonly existingHint: string;
  readonly newHint: string;
  /** `opposite` = a pair of words that exclude each other; absent in blocks of the earlier system. */
  readonly kind?: "opposite" | "same_subject";
  /** The entry that is in the way, where it is one entry. */
  readonly entryId?: string;
  readonly entryText?: string;
  readonly entryDate?: string;
}

/** What the owner chose for a candidate with conflicts: both stay, or the new entry replaces an old one. */
export type Resolution = "keep_both" | "replace";

/** What the analyst proposes, validated, before it has an id. Key names follow spec/record-format §6.1. */
export interface Proposal {
  readonly mindCategory: MindCategory;
  readonly signalType: string;
  readonly priorityScore?: number;
  readonly summary: string;
  readonly exampleFromExchange: string;
  readonly suggestedEntry: string;
  readonly promptAddition: string;
  readonly suggestedFollowup?: string;
  readonly tensionWith?: string;
  readonly alternativeInterpretation?: string;
}

/** A proposal and the exchange that it came from, ready to be staged. */
export interface StagedProposal {
  readonly proposal: Proposal;
  readonly channelKey: string;
  readonly userText: string;
  readonly replyText: string;
}

/** Everything that is written into a candidate's fence. */
export interface NewCandidate extends Proposal {
  readonly id: string;
  readonly recordId: string;
  /** `YYYY-MM-DD HH:MM:SS`, local time of the Record. */
  readonly timestamp: string;
  readonly channelKey: string;
  readonly userText: string;
  readonly replyText: string;
  readonly conflicts: readonly Conflict[];
}

/** One candidate block as read from PENDING-REVIEW.md; fields of hand-made blocks may be missing. */
export interface Candidate {
  readonly id: string;
  readonly title?: string;
  /** From the first line of the fence only; anything but the three words is `undefined`. */
  readonly status: CandidateStatus | undefined;
  /** `stray` = pending or approved, but physically after `## Processed`: listed, never merged. */
  readonly place: "candidates" | "processed" | "stray";
  readonly recordId?: string;
  readonly timestamp?: string;
  readonly channelKey?: string;
  readonly userText?: string;
  readonly replyText?: string;
  readonly mindCategory?: MindCategory;
  readonly signalType?: string;
  readonly priorityScore?: number;
  readonly summary?: string;
  readonly exampleFromExchange?: string;
  readonly profileTarget?: string;
  readonly suggestedEntry?: string;
  readonly promptSection?: string;
  readonly promptAddition?: string;
  readonly suggestedFollowup?: string;
  readonly tensionWith?: string;
  readonly alternativeInterpretation?: string;
  readonly evidenceTier?: number;
  /** Who changed `suggested_entry` after staging. */
  readonly editedBy?: string;
  readonly resolution?: Resolution;
  /** Id of the entry that this one replaces, with `resolution: replace`. */
  readonly supersedes?: string;
  /** What the earlier system or a hand names as its evidence: often an ACT entry. */
  readonly evidence?: string;
  /** Id of the entry that it became; the earlier system wrote it into processed blocks. */
  readonly appliedAs?: string;
  readonly conflicts: readonly Conflict[];
  /** Lower-case hex SHA-256 of the block from its header to the closing fence, without the status line. */
  readonly sha256: string;
  /** 1-based line of the header. */
  readonly line: number;
  /** Why this block needs a person's attention; empty when it can be approved and merged. */
  readonly faults: readonly string[];
}

/** A change to one file of the Record, computed from texts alone. */
export interface FileEdit {
  /** Path relative to the Record's folder. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** The files that a merge reads. An absent optional file is the empty string. */
export interface MergeFiles {
  readonly self: string;
  readonly evidence: string;
  readonly pending: string;
  readonly skills: string;
}

/** One candidate as it was merged. */
export interface MergedCandidate {
  readonly candidateId: string;
  readonly evidenceId: string;
  readonly entryId: string;
  readonly category: MindCategory;
  /** Agent source by channel prefix (spec/pipeline §11.3 4b). */
  readonly agentSource: string;
  readonly channelKey: string;
  readonly sha256: string;
  /** What was written, in SELF, EVIDENCE and SELF-ARCHIVE alike. */
  readonly text: string;
  /** The entry that was replaced, and what it said. */
  readonly supersededId?: string;
  readonly supersededText?: string;
}

/** A merge worked out in memory: nothing has been written. */
export interface MergePlan {
  /** EVIDENCE.md, then PENDING-REVIEW.md, then SELF.md. */
  readonly edits: readonly FileEdit[];
  readonly merged: readonly MergedCandidate[];
  /** Blocks to append to SELF-ARCHIVE.md. */
  readonly archive: string;
  /** Lines to append to SESSION-LOG.md. */
  readonly sessionLog: string;
  readonly checksumBefore: string;
  readonly checksumAfter: string;
}

/** One broken integrity rule: `code` is the rule's stable name (spec/pipeline §10: `V1`, ...). */
export interface IntegrityFault {
  readonly code: string;
  readonly file: string;
  /** 1-based; absent where the fault has no one line. */
  readonly line?: number;
  /** What is wrong and what to do. */
  readonly message: string;
  /** Ids of the entries that it is a fault of; a fault without any is one of a whole file. */
  readonly entries?: readonly string[];
}
