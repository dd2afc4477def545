// Excerpts are the texts that an answer can cite, each by its id: every current entry of SELF, the works and activities
// of EVIDENCE, and the claims of SKILLS. Evidence of superseded entries alone is left out with them. Entries are
// parsed, so that no id inside a text cuts one in two. Proof: test/record/recall/excerpts.test.ts.

import { readMind } from "../self/mind.ts";
import { readOutline, yamlFences } from "../text/markdown.ts";
import { createRetriever } from "./retrieval.ts";
import { clipScalar, oneLine } from "../text/scalar.ts";
import { FILES, type RecordStore } from "../store.ts";
import type { MindEntry } from "../types.ts";
import { readItems, type Item } from "../text/yaml-items.ts";

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
  store: Pick<RecordStore, "read">,
) => Promise<readonly Excerpt[]>;

/** Makes the search of one Record. What was read is kept, and used as long as the files are the same. */
export function createExcerptSearch(): ExcerptSearch {
  const retriever = createRetriever<Excerpt>();
  let known: { readonly texts: ExcerptFiles; readonly excerpts: readonly Excerpt[] } | undefined;
  return async (question, limit, store) => {
    const texts = {
      self: await store.read(FILES.self),
      evidence: await store.read(FILES.evidence),
      skills: await store.read(FILES.skills),
    };
    const isKnown =
      known?.texts.self === texts.self &&
      known.texts.evidence === texts.evidence &&
      known.texts.skills === texts.skills;
    const excerpts = known && isKnown ? known.excerpts : readExcerpts(texts);
    known = { texts, excerpts };
    return retriever.retrieve(excerpts, question, limit);
  };
}

export interface ExcerptFiles {
  readonly self: string;
  readonly evidence: string;
  readonly skills: string;
}

/** All excerpts in file order; the first of two with the same id. Never throws. */
export function readExcerpts({ self, evidence, skills }: ExcerptFiles): readonly Excerpt[] {
  const entries = readMind(self);
  const current = entries.filter(({ supersededBy }) => supersededBy === undefined);
  const outdated = evidenceOf(entries.filter((entry) => !current.includes(entry)));
  for (const id of evidenceOf(current)) outdated.delete(id);
  const excerpts: readonly Excerpt[] = [
    ...current.map((entry) => excerpt(entry.id, "SELF", ownWords(entry))),
    ...itemsOf(evidence, /^(?:ACT|READ|WRITE|CREATE)-\d+$/)
      .filter(({ id }) => !outdated.has(id))
      .map((item) => excerpt(item.id, "EVIDENCE", textOf(item))),
    ...itemsOf(skills, /^CAP(?:-[A-Z0-9]+)+$/).map((item) =>
      excerpt(item.id, "SKILLS", textOf(item)),
    ),
  ].filter(({ text }) => text !== "");
  const seen = new Set<string>();
  return excerpts.filter(({ id }) => !seen.has(id) && seen.add(id));
}

function excerpt(id: string, source: Excerpt["source"], text: string): Excerpt {
  return { id, source, text: clipScalar(oneLine(text), EXCERPT_CHARS) };
}

function evidenceOf(entries: readonly MindEntry[]): Set<string> {
  return new Set(entries.flatMap(({ evidenceId }) => evidenceId ?? []));
}

function ownWords({ text, ownWords: own }: MindEntry): string {
  return own ? `${text} (in my words: ${own})` : text;
}

function itemsOf(text: string, ids: RegExp): readonly Item[] {
  return yamlFences(readOutline(text)).flatMap((fence) =>
    readItems(text.slice(fence.bodyStart, fence.bodyEnd), ids),
  );
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
