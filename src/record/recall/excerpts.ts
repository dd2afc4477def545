// Excerpts are the texts that an answer can cite, each by its id: every current entry of SELF, the works and activities
// of EVIDENCE, and the claims of SKILLS. Evidence of superseded entries alone is left out with them. Entries are
// parsed, so that no id inside a text cuts one in two. Proof: test/record/recall/excerpts.test.ts.

import { createBreaks } from "../../pause.ts";
import { parseSelf, type ParsedSelf } from "../self/mind.ts";
import { parseText, placedItems, type ParsedText, type PlacedItem } from "../text/parsed-text.ts";
import { fused } from "./fusion.ts";
import { createRetriever } from "./retrieval.ts";
import { clipScalar } from "../text/clip.ts";
import { oneLine } from "../text/scalar.ts";
import { FILES, type RecordStore } from "../store.ts";
import type { MindEntry } from "../types.ts";
import type { Item } from "../text/yaml-items.ts";

export interface Excerpt {
  readonly id: string;
  readonly source: "SELF" | "EVIDENCE" | "SKILLS";
  /** The text on one line. */
  readonly text: string;
}

/** A longer excerpt is cut. */
const EXCERPT_CHARS = 700;

/** Finds the excerpts that a question is about, the best first, in the files as a view of the Record shows them. */
export type ExcerptSearch = (
  question: string,
  limit: number,
  store: Pick<RecordStore, "read" | "parsedSelf" | "parsedEvidence">,
  /** Excerpts of others are not found. */
  sources: readonly Excerpt["source"][],
  /** Ids of excerpts that mean something like the question, the nearest first. */
  near?: readonly string[],
) => Promise<readonly Excerpt[]>;

/** Makes the search of one Record. What was read is kept, and used as long as the files are the same. */
export function createExcerptSearch(): ExcerptSearch {
  const retriever = createRetriever<Excerpt>();
  const made: Made = new WeakMap();
  let known:
    | { readonly files: ParsedFiles; readonly excerpts: readonly Excerpt[]; readonly of: string }
    | undefined;
  return async (question, limit, store, sources, near = []) => {
    const files = {
      self: await store.parsedSelf(),
      evidence: (await store.parsedEvidence()).evidence,
      skills: parseText(await store.read(FILES.skills), known?.files.skills),
    };
    const of = sources.join();
    const isKnown =
      known?.of === of &&
      known.files.self.self.text === files.self.self.text &&
      known.files.evidence.text === files.evidence.text &&
      known.files.skills.text === files.skills.text;
    if (!isKnown) await makeInPieces(files, made);
    const excerpts =
      known && isKnown
        ? known.excerpts
        : excerptsOf(files, made).filter(({ source }) => sources.includes(source));
    known = { files, excerpts, of };
    await retriever.prepare(excerpts);
    if (near.length === 0) return retriever.retrieve(excerpts, question, limit);
    const byId = new Map(excerpts.map((one) => [one.id, one]));
    const nearest = near.flatMap((id) => byId.get(id) ?? []);
    const found = retriever.retrieve(excerpts, question, limit + nearest.length);
    return fused([found, nearest]).slice(0, limit);
  };
}

/** All excerpts in file order; the first of two with the same id. Never throws. */
export function readExcerpts(texts: {
  readonly self: string;
  readonly evidence: string;
  readonly skills: string;
}): readonly Excerpt[] {
  const files = {
    self: parseSelf(texts.self),
    evidence: parseText(texts.evidence),
    skills: parseText(texts.skills),
  };
  return excerptsOf(files, new WeakMap());
}

interface ParsedFiles {
  readonly self: ParsedSelf;
  readonly evidence: ParsedText;
  readonly skills: ParsedText;
}

/** Excerpts by what they are made from: an entry of SELF, or the fields of another. */
type Made = WeakMap<object, Excerpt>;

/** Makes excerpts beforehand, so that other work goes on between them. */
async function makeInPieces({ self, evidence, skills }: ParsedFiles, made: Made): Promise<void> {
  const breaks = createBreaks();
  for (const { entry } of self.mind) {
    if (entry.supersededBy !== undefined || made.has(entry)) continue;
    ofEntry(entry, made);
    if (breaks.isDue()) await breaks.take();
  }
  for (const [source, items] of itemsOf(evidence, skills)) {
    for (const { item } of items) {
      if (made.has(item.fields)) continue;
      ofItem(item, source, made);
      if (breaks.isDue()) await breaks.take();
    }
  }
}

function excerptsOf({ self, evidence, skills }: ParsedFiles, made: Made): readonly Excerpt[] {
  const outdated = new Set<string>();
  for (const { entry } of self.mind) {
    if (entry.supersededBy !== undefined && entry.evidenceId) outdated.add(entry.evidenceId);
  }
  const found = new Map<string, Excerpt>();
  const add = (excerpt: Excerpt): void => {
    if (excerpt.text !== "" && !found.has(excerpt.id)) found.set(excerpt.id, excerpt);
  };
  for (const { entry } of self.mind) {
    if (entry.supersededBy !== undefined) continue;
    add(ofEntry(entry, made));
    if (entry.evidenceId) outdated.delete(entry.evidenceId);
  }
  for (const [source, items] of itemsOf(evidence, skills)) {
    for (const { item } of items) {
      if (source !== "EVIDENCE" || !outdated.has(item.id)) add(ofItem(item, source, made));
    }
  }
  return [...found.values()];
}

function itemsOf(
  evidence: ParsedText,
  skills: ParsedText,
): readonly (readonly ["EVIDENCE" | "SKILLS", readonly PlacedItem[]])[] {
  return [
    ["EVIDENCE", placedItems(evidence, /^(?:ACT|READ|WRITE|CREATE)-\d+$/)],
    ["SKILLS", placedItems(skills, /^CAP(?:-[A-Z0-9]+)+$/)],
  ];
}

function ofEntry(entry: MindEntry, made: Made): Excerpt {
  return made.get(entry) ?? make(entry, excerpt(entry.id, "SELF", ownWords(entry)), made);
}

function ofItem(item: Item, source: Excerpt["source"], made: Made): Excerpt {
  return made.get(item.fields) ?? make(item.fields, excerpt(item.id, source, textOf(item)), made);
}

function make(from: object, one: Excerpt, made: Made): Excerpt {
  made.set(from, one);
  return one;
}

function excerpt(id: string, source: Excerpt["source"], text: string): Excerpt {
  return { id, source, text: clipScalar(oneLine(text), EXCERPT_CHARS) };
}

function ownWords({ text, ownWords: own }: MindEntry): string {
  return own ? `${text} (in my words: ${own})` : text;
}

/** Fields that tell something, in the order in which they are told. */
const TOLD = [
  "title",
  "author",
  "summary",
  "statement",
  "description",
  "full_text",
  "comprehension",
];
const DATES = ["date", "created_at", "first_started"];

function textOf({ fields }: Item): string {
  const told = TOLD.flatMap((key) => fields.get(key)?.trim() || []).join(". ");
  const date = DATES.map((key) => fields.get(key)?.trim()).find(Boolean);
  return told && date ? `${told} (${date})` : told;
}
