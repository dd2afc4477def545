// A person asks to forget words, or the number of an entry or a candidate. A number stands for everything that belongs
// together (candidate, evidence, entry) and for their texts, wherever they were said.
// Proof: test/record/forget/forget-files.test.ts.

import { CandidateError } from "../../errors.ts";
import { parseCandidates } from "../candidates/candidates.ts";
import { ENTRY_TEXT_KEYS } from "./fence.ts";
import type { Texts } from "./files.ts";
import { phrasesOf, sameText, type ForgetTarget } from "./target.ts";
import { phraseOf, type Phrase } from "./words.ts";
import { readJsonl } from "../text/jsonl.ts";
import { readOutline, yamlFences } from "../text/markdown.ts";
import type { Candidate } from "../types.ts";
import { readItems, type Item } from "../text/yaml-items.ts";

export interface ForgetQuery {
  readonly target: ForgetTarget;
  /** Phrases that must never be proposed again. */
  readonly tombstones: readonly Phrase[];
  /** The entry or candidate that the person named. */
  readonly id?: string;
}

/**
 * Reads a request to forget.
 * @param words as the person typed them.
 * @param texts all texts of the Record.
 * @throws CandidateError `forget_short` when they have fewer than three letters or digits.
 */
export function readForgetQuery(words: string, texts: Texts): ForgetQuery {
  const id = words.trim().toUpperCase();
  return (ID.test(id) && byId(id, texts)) || byText(words);
}

const ID = /^[A-Z]{2,}(?:-[A-Z0-9]+)*-\d{3,9}$/;
const LEAST_CHARACTERS = 3;
/** Texts that belong to a number need this many words; shorter ones say too little to be searched for elsewhere. */
const LEAST_WORDS = 4;

function byText(words: string): ForgetQuery {
  const phrase = phraseOf(words);
  // One Chinese character says as much as two letters.
  const { length } = phrase.join("").replaceAll(/\p{Script=Han}/gu, "xx");
  if (length < LEAST_CHARACTERS) {
    throw new CandidateError(
      { code: "forget_short" },
      "at least three letters or digits are needed",
    );
  }
  return {
    target: {
      phrases: phrasesOf(words, 1),
      candidateIds: new Set(),
      entries: new Map(),
      kept: new Set(),
    },
    tombstones: [phrase],
  };
}

function byId(id: string, texts: Texts): ForgetQuery | undefined {
  const world = readWorld(texts);
  const ids = linkedTo(id, world);
  const items = world.items.filter((item) => ids.has(item.id));
  const candidates = world.candidates.filter((candidate) => ids.has(candidate.id));
  if (items.length + candidates.length === 0) return undefined;
  const said = [
    ...items.map(textOf),
    ...candidates.flatMap(({ summary = "", suggestedEntry = "" }) => [summary, suggestedEntry]),
  ];
  const quoted = candidates.flatMap(({ exampleFromExchange = "", userText = "" }) => [
    exampleFromExchange,
    userText,
  ]);
  const phrases = [...said, ...quoted].flatMap((text) => phrasesOf(text, LEAST_WORDS));
  return {
    id,
    target: {
      phrases: distinct(phrases),
      candidateIds: new Set(candidates.map((candidate) => candidate.id)),
      entries: new Map(items.map((item) => [item.id, sameText(textOf(item))])),
      kept: new Set(),
    },
    tombstones: distinct(said.map(phraseOf).filter(({ length }) => length > 1)),
  };
}

interface World {
  readonly items: readonly Item[];
  readonly candidates: readonly Candidate[];
  /** The evidence that the merge of a candidate wrote. */
  readonly evidenceOf: ReadonlyMap<string, string>;
}

function readWorld(texts: Texts): World {
  const items = [...texts]
    .filter(([path]) => /^[^/]+\.md$/.test(path) && path !== "PENDING-REVIEW.md")
    .flatMap(([, text]) =>
      yamlFences(readOutline(text)).flatMap(({ bodyStart, bodyEnd }) =>
        readItems(text.slice(bodyStart, bodyEnd), ID),
      ),
    );
  const evidenceOf = new Map<string, string>();
  for (const { value } of readJsonl(texts.get("PIPELINE-EVENTS.jsonl") ?? "").rows) {
    const [candidate, evidence] = [String(value["candidate_id"]), value["evidence_id"]];
    if (value["event"] === "undone") evidenceOf.delete(candidate);
    if (value["event"] !== "applied" || typeof evidence !== "string") continue;
    evidenceOf.set(candidate, evidence);
  }
  return { items, candidates: parseCandidates(texts.get("PENDING-REVIEW.md") ?? ""), evidenceOf };
}

/** Everything that belongs together. Evidence that another entry rests on too stays, unless it was named itself. */
function linkedTo(named: string, { items, candidates, evidenceOf }: World): ReadonlySet<string> {
  const ids = new Set([named]);
  const byEvidence = Map.groupBy(items, ({ fields }) => fields.get("evidence_id"));
  const citing = (evidence: string): readonly Item[] => byEvidence.get(evidence) ?? [];
  for (let size = 0; size !== ids.size;) {
    size = ids.size;
    for (const item of items.filter(({ fields }) => ids.has(fields.get("evidence_id") ?? ""))) {
      ids.add(item.id);
    }
    for (const item of items.filter((one) => ids.has(one.id))) {
      const evidence = item.fields.get("evidence_id") ?? "";
      if (evidence && citing(evidence).every((other) => ids.has(other.id))) ids.add(evidence);
    }
    for (const { id, suggestedEntry = "" } of candidates) {
      const evidence = evidenceOf.get(id);
      if (evidence === undefined) continue;
      const [only, ...more] = citing(evidence);
      const brought = citing(evidence).filter(
        (item) => sameText(textOf(item)) === sameText(suggestedEntry),
      );
      const entries = more.length === 0 && only ? [only] : brought;
      const belongs = ids.has(evidence) || entries.some((entry) => ids.has(entry.id));
      if (belongs) ids.add(id);
      else if (ids.has(id))
        for (const each of more.length > 0 || only ? entries : [{ id: evidence }]) ids.add(each.id);
    }
  }
  return ids;
}

function textOf({ fields }: Item): string {
  const key = ENTRY_TEXT_KEYS.find((one) => fields.get(one));
  return (key && fields.get(key)) ?? "";
}

function distinct(phrases: readonly Phrase[]): readonly Phrase[] {
  return [...new Map(phrases.map((phrase) => [phrase.join(" "), phrase])).values()];
}
