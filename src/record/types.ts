// The nouns of a Record are plain readonly data. They know nothing of files, databases or Telegram.

import type { Factual } from "../factual.ts";
import type { HeardPart } from "./self/heard-parts.ts";
import type { QuietHours } from "./self/quiet-hours.ts";

/** The three parts of SELF section IX that grow through the gate. */
export type MindCategory = "knowledge" | "curiosity" | "personality";

/** One LEARN, CUR or PER entry of SELF section IX. */
export interface MindEntry {
  readonly id: string;
  readonly category: MindCategory;
  /** `topic` of LEARN and CUR, `observation` of PER. */
  readonly text: string;
  /** The person's own phrasing: the key `own_words`, formerly `her_understanding`. */
  readonly ownWords?: string;
  readonly date?: string;
  readonly evidenceId?: string;
  /** Id of the entry that superseded this one. A superseded entry never reaches a prompt. */
  readonly supersededBy?: string;
}

/** The parts of a Record beside section IX whose items are known in a line each. */
export type LivedCategory = "life" | "works" | "activities" | "skills";

/** Anything of a Record that a message can be about, in one line. */
export interface KnownEntry extends Omit<MindEntry, "category" | "evidenceId" | "supersededBy"> {
  readonly category: MindCategory | LivedCategory;
  /** Words by which it is found, too, and which are not shown: an activity is about what its entry says. */
  readonly about?: string;
}

/** An item beside section IX: an event, a memory, a work, an activity, a skill. */
export interface LivedEntry extends KnownEntry {
  readonly category: LivedCategory;
}

/** The person as SELF (sections I to VIII) and SKILLS describe them. Missing parts are absent, never invented. */
export interface Persona {
  readonly name: string;
  readonly nickname?: string;
  readonly age?: number;
  /** As it is written, mostly YYYY-MM-DD. */
  readonly birthdate?: string;
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
  readonly humour?: readonly string[];
  /** How the person goes about others and about a problem. */
  readonly ways?: readonly { readonly about: string; readonly texts: readonly string[] }[];
  readonly emotionalPatterns: readonly { readonly trigger: string; readonly response: string }[];
  readonly favourites: readonly { readonly category: string; readonly items: readonly string[] }[];
  readonly interests: readonly {
    readonly topic: string;
    readonly intensity?: number;
    readonly notes?: string;
  }[];
  readonly values: readonly string[];
  /** Talents that the person combines, from `talent_stack`. */
  readonly talents?: readonly string[];
  readonly skills: readonly {
    readonly container: string;
    readonly status?: string;
    readonly edge?: string;
  }[];
  readonly narrative?: Narrative;
}

/** The people and places of section VIII. */
export interface Narrative {
  readonly family: readonly { readonly name: string; readonly about?: string }[];
  readonly homeLife: readonly string[];
  readonly relationships: Narrative["family"];
  readonly placesLived: readonly string[];
}

/** One LIBRARY entry. Only active ones are looked up. */
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
  /** Hours without unasked messages; default: 20:00-09:00, for a child under 13 from 19:00. */
  readonly quietHours?: QuietHours;
  /** Days after which words are removed from the transcript and the conversation; default: never. */
  readonly keepChatDays?: number;
  /** `keep_chat_days` cannot be read, and the number is ours (state/kept-days.ts). */
  readonly isKeepGuessed?: boolean;
  /** The parts that guests may draw out of the Voice; default: persona, entries, library. */
  readonly guestsHear?: readonly HeardPart[];
  /** Name and number of a help line, told to somebody who is hurt or afraid; default: none. */
  readonly helpLine?: string;
  /** Number to call in danger, told to the same; default: none. */
  readonly emergencyNumber?: string;
  /** Language of the bot's own lines; default: the first of SELF's. */
  readonly language?: string;
  /** Lines and phrases of the bot that this Record replaces, by their names (wording/). */
  readonly wording?: { readonly [name: string]: readonly string[] };
}

/** A part of the front matter that cannot be read. */
export interface SettingFault {
  /** Absent where the whole is meant. */
  readonly name?:
    | "time_zone"
    | "quiet_hours"
    | "keep_chat_days"
    | "guests_hear"
    | "help_line"
    | "emergency_number"
    | "language"
    | "wording"
    /** In section I. */
    | "age";
  /** 1-based, of SELF.md. */
  readonly line: number;
  /** The fault, the remedy, and what counts until then. It quotes nothing. */
  readonly message: Factual;
}

export type CandidateStatus = "pending" | "approved" | "rejected";

/** A contradiction between a candidate and the profile, as it is reported to the owner. */
export interface Conflict {
  readonly rule: string;
  readonly pair: readonly [string, string];
  readonly existingHint: string;
  readonly newHint: string;
  /** `opposite` is a pair of words that exclude each other. Blocks of the earlier system have no kind. */
  readonly kind?: "opposite" | "same_subject";
  /** Id of the contradicting entry, where it is one entry. */
  readonly entryId?: string;
  readonly entryText?: string;
  readonly entryDate?: string;
}

/** The owner's choice for a candidate with conflicts: both stay, or the new entry replaces an old one. */
export type Resolution = "keep_both" | "replace";

/** A proposal of the analyst, validated, before it has an id. Its fields are keys of a candidate's block. */
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

/** What is proposed from one exchange, with that exchange, ready to be staged. */
export interface StagedProposals {
  /** At least one. */
  readonly proposals: readonly Proposal[];
  readonly channelKey: string;
  readonly userText: string;
  readonly replyText: string;
  /** When the words were said, in Unix milliseconds. Absent: now. */
  readonly saidAt?: number;
}

/** All values of a candidate's fence. */
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

/** One candidate block as it is read from PENDING-REVIEW.md. Hand-made blocks may lack fields. */
export interface Candidate {
  readonly id: string;
  readonly title?: string;
  /** The word on the first line of the fence; `undefined` unless it is one of the three. */
  readonly status: CandidateStatus | undefined;
  /** `stray` means pending or approved below `## Processed`. Such a block is listed and never merged. */
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
  /** The person who changed `suggested_entry` after staging. */
  readonly editedBy?: string;
  readonly resolution?: Resolution;
  /** Id of the entry that this one replaces, with `resolution: replace`. */
  readonly supersedes?: string;
  /** The evidence that the earlier system or a hand named, often an ACT entry. */
  readonly evidence?: string;
  /** Id of the entry that it became. The earlier system wrote it into processed blocks. */
  readonly appliedAs?: string;
  readonly conflicts: readonly Conflict[];
  /** Lower-case hex SHA-256 of the block from its header to the closing fence, without the status line. */
  readonly sha256: string;
  /** 1-based line of the header. */
  readonly line: number;
  /** Reasons why this block needs a person's attention. It can be approved and merged when there are none. */
  readonly faults: readonly string[];
}

/** A change to one file of the Record, worked out from texts alone. */
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

/** One candidate as a merge wrote it. */
export interface MergedCandidate {
  readonly candidateId: string;
  readonly evidenceId: string;
  readonly entryId: string;
  readonly category: MindCategory;
  /** The source for rules of intent, such as `voice`; the prefix of the channel key tells it. */
  readonly agentSource: string;
  readonly channelKey: string;
  readonly sha256: string;
  /** The text that was written, the same in SELF, EVIDENCE and SELF-ARCHIVE. */
  readonly text: string;
  /** The entry that was replaced. */
  readonly supersededId?: string;
  readonly supersededText?: string;
}

/** A merge worked out in memory. Nothing has been written. */
export interface MergePlan {
  /** EVIDENCE.md, then PENDING-REVIEW.md, then SELF.md. */
  readonly edits: readonly FileEdit[];
  readonly merged: readonly MergedCandidate[];
  /** The blocks to append to SELF-ARCHIVE.md. */
  readonly archive: string;
  /** The lines to append to SESSION-LOG.md. */
  readonly sessionLog: string;
  readonly checksumBefore: string;
  readonly checksumAfter: string;
}

/** One broken integrity rule. `code` is the stable name of the rule: `V1`, ... */
export interface IntegrityFault {
  readonly code: string;
  readonly file: string;
  /** 1-based line; absent where the fault has no single line. */
  readonly line?: number;
  /** The fault and the remedy. */
  readonly message: string;
  /** Ids of the entries with the fault. A fault of a whole file has none. */
  readonly entries?: readonly string[];
}
