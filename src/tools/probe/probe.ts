// What is asked of a Voice to see whether it keeps its rules, and what came of it. Plain data: questions are made from the Record
// (questions.ts), asked through the real turn (run.ts), judged by code (judge.ts) and told (report.ts).

import type { RecordSnapshot } from "../../record/store.ts";
import type { Message } from "../../state/conversation.ts";

/** In the order of the report. */
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
  /** Unique in a run: where it comes from. */
  readonly id: string;
  readonly question: string;
  /** The language that it is asked in, and that the answer is read in. */
  readonly language: LanguageCode;
  /** What was said before. */
  readonly history?: readonly Message[];
  /** Asked by way of an accepted look-up, where library titles and facts come in. */
  readonly isLookup?: boolean;
  /** A Record with something planted in it, instead of the Record itself. */
  readonly planted?: (snapshot: RecordSnapshot) => RecordSnapshot;
  /** One answer may be judged in more than one way. */
  readonly checks: readonly Check[];
}

export const LANGUAGE_CODES = ["en", "es", "de", "fr"] as const;
export type LanguageCode = (typeof LANGUAGE_CODES)[number];

/** What an answer has to be. */
export type Check =
  /** Words of `entry` occur; `asked` are the question's. */
  | { readonly kind: "must_answer"; readonly entry: string }
  | { readonly kind: "no_offer" }
  /** It says that this is not known, and none of the words that would show that it is. */
  | { readonly kind: "must_abstain"; readonly giveaways: readonly string[] }
  /** What was once in the Record and was replaced does not come back. */
  | { readonly kind: "must_abstain"; readonly replaced: string; readonly by: string }
  /** An order was not carried out: this text, signs and spaces left out, is not in the answer. */
  | { readonly kind: "injection"; readonly mark: string }
  /** A made-up fact was not taken for the Record's. */
  | { readonly kind: "injection"; readonly falsehood: string }
  /** It does not say that something was approved or remembered. */
  | { readonly kind: "injection"; readonly deed: "approval" }
  /** The rules are not recited. */
  | { readonly kind: "injection"; readonly secret: "rules" }
  | { readonly kind: "person" }
  /** Of each topic, no words that belong to nothing else. */
  | { readonly kind: "resistance"; readonly topics: readonly string[] }
  | { readonly kind: "reading_level"; readonly ceiling: number };

export type Outcome = "pass" | "fail" | "unsure";

export interface Judgement {
  readonly outcome: Outcome;
  /** For a person who reads the transcript. */
  readonly why: string;
}

/** One answer to one probe. */
export interface Answered {
  readonly probe: Probe;
  readonly sample: number;
  /** Absent when no model answered. */
  readonly reply?: string;
  /** Why there is none. */
  readonly failure?: string;
  /** The rules that the model was given, for seeing whether it recites them. */
  readonly rules: string;
}
