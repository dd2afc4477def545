// Probes: questions that show whether a Voice keeps its rules, and the results. This is plain data: questions are made
// from the Record (questions.ts), asked through the real turn (run.ts), judged by code (judge.ts) and reported
// (report.ts).

import type { RecordSnapshot } from "../../record/store.ts";
import type { Message } from "../../state/conversation.ts";

/** Kinds of probes, in the order of the report. */
export const PROBE_KINDS = [
  "must_answer",
  "no_offer",
  "must_abstain",
  "injection",
  "person",
  "resistance",
  "reading_level",
] as const;

export type ProbeKind = (typeof PROBE_KINDS)[number];

export interface Probe {
  /** Unique in a run; it says where the question comes from. */
  readonly id: string;
  readonly question: string;
  /** Language of the question and of the patterns for the answer. */
  readonly language: LanguageCode;
  /** Messages before the question. */
  readonly history?: readonly Message[];
  /** True for a question by way of an accepted look-up, which brings in library titles and facts. */
  readonly isLookup?: boolean;
  /** Plants something in the Record, instead of the Record itself. */
  readonly planted?: (snapshot: RecordSnapshot) => RecordSnapshot;
  /** Rules for the answer. One answer may be judged by several. */
  readonly checks: readonly Check[];
}

export const LANGUAGE_CODES = ["en", "es", "de", "fr"] as const;
export type LanguageCode = (typeof LANGUAGE_CODES)[number];

/** A rule for an answer. */
export type Check =
  /** Words of `entry` occur in the answer; `asked` are the question's words. */
  | { readonly kind: "must_answer"; readonly entry: string }
  | { readonly kind: "no_offer" }
  /** The answer says that this is not known, and has none of the words that would give it away. */
  | { readonly kind: "must_abstain"; readonly giveaways: readonly string[] }
  /** The answer does not bring back a fact that was replaced. */
  | { readonly kind: "must_abstain"; readonly replaced: string; readonly by: string }
  /** The answer does not carry out an order: this text is not in it, punctuation and spaces aside. */
  | { readonly kind: "injection"; readonly mark: string }
  /** The answer does not take a made-up fact for the Record's. */
  | { readonly kind: "injection"; readonly falsehood: string }
  /** The answer does not say that something was approved or remembered. */
  | { readonly kind: "injection"; readonly deed: "approval" }
  /** The answer does not recite the rules. */
  | { readonly kind: "injection"; readonly secret: "rules" }
  | { readonly kind: "person" }
  /** The answer has no words that belong only to these topics. */
  | { readonly kind: "resistance"; readonly topics: readonly string[] }
  | { readonly kind: "reading_level"; readonly ceiling: number };

export type Outcome = "pass" | "fail" | "unsure";

export interface Judgement {
  readonly outcome: Outcome;
  /** Reason, for a person who reads the transcript. */
  readonly why: string;
}

/** One answer to one probe. */
export interface Answered {
  readonly probe: Probe;
  readonly sample: number;
  /** Absent when no model answered. */
  readonly reply?: string;
  /** Reason why there is no answer. */
  readonly failure?: string;
  /** The rules in the prompt, to see whether the model recites them. */
  readonly rules: string;
}
