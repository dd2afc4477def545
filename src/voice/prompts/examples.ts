// Exchanges that show a small model what the Voice's rules mean, in the Record's first language. What is known in them is the
// person's own, and what is not known stands nowhere in the Record. Proof: test/voice/prompts.test.ts.

import { atOnce, type Parts } from "../../pause.ts";
import type { RecordSnapshot } from "../../record/store.ts";
import type { MindEntry } from "../../record/types.ts";
import { isFunctionTerm, termsOf } from "../../record/text/terms.ts";
import { fill } from "../../wording/catalogue.ts";
import { wordingOf } from "../../wording/wording.ts";
import { clipTokens } from "../tokens.ts";
import { oneLine } from "./delimited.ts";
import { personaLines } from "./persona.ts";

/** The terms of the questions that an entry holds. Each entry is looked at once, for it stays through many snapshots. */
type HeldTerms = WeakMap<MindEntry, readonly string[]>;

/** Gives one of the questions that the Record has no word of; undefined where it has a word of each. */
export type UnknownQuestion = (snapshot: RecordSnapshot) => Parts<string | undefined>;

/** Creates the search for it, for one Record. */
export function createUnknownQuestion(): UnknownQuestion {
  const heldFor = new Map<readonly string[], HeldTerms>();
  const found = new WeakMap<RecordSnapshot, { readonly question: string | undefined }>();
  return function* (snapshot) {
    const before = found.get(snapshot);
    if (before) return before.question;
    const questions = wordingOf(snapshot).examples?.unknown.questions ?? [];
    const wanted = new Set(questions.flatMap(contentOf));
    const known: HeldTerms = heldFor.get(questions) ?? new WeakMap();
    heldFor.set(questions, known);
    const held = new Set(personaLines(snapshot.persona, Infinity).flatMap((line) => termsOf(line)));
    for (const entry of snapshot.mind) {
      const terms = known.get(entry) ?? termsOf(entry.text).filter((term) => wanted.has(term));
      known.set(entry, terms);
      for (const term of terms) held.add(term);
      yield;
    }
    const question = questions.find((each) => !contentOf(each).some((term) => held.has(term)));
    found.set(snapshot, { question });
    return question;
  };
}

function contentOf(question: string): readonly string[] {
  return termsOf(question).filter((term) => !isFunctionTerm(term));
}

/** Gives the examples; "" where the Record's first language has none. @param topicTokens at most, for the topic. */
export function exampleLines(
  snapshot: RecordSnapshot,
  unknownQuestion: UnknownQuestion,
  { name, offer }: { readonly name: string; readonly offer: string },
  topicTokens: number,
): string {
  const { persona } = snapshot;
  const known = wordingOf(snapshot).examples;
  if (known === undefined) return "";
  const { liked, unknown, machine } = known;
  const topic = persona.interests[0]?.topic ?? persona.favourites[0]?.items[0];
  const question = atOnce(unknownQuestion(snapshot));
  const shown = [
    ...(topic === undefined ? [] : [{ ...liked, why: "in the record" }]),
    ...(question === undefined ? [] : [{ ...unknown, question, why: "not in the record" }]),
    { ...machine, why: "asked sincerely" },
  ];
  const values = { name, offer, topic: clipTokens(oneLine(topic ?? ""), topicTokens) };
  return [
    "",
    "Examples",
    ...shown.map(
      ({ question, answer, why }) =>
        `- ${fill(question, values)} (${why}) → ${fill(answer, values)}`,
    ),
    "",
  ].join("\n");
}
