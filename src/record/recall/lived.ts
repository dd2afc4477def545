// Events and memories (SELF, VIII), works and activities (EVIDENCE) and skills (SKILLS) are what a Record holds beside section
// IX, each in one line. Nothing that an entry of section IX says already is among them, nor the evidence of superseded entries
// alone: one fact is known once. Proof: test/record/recall/lived.test.ts.

import { createBreaks } from "../../pause.ts";
import { clipScalar } from "../text/clip.ts";
import { readOutline } from "../text/markdown.ts";
import { placedItems, type ParsedText } from "../text/parsed-text.ts";
import { oneLine, plainText } from "../text/scalar.ts";
import { isFunctionTerm, termsOf } from "../text/terms.ts";
import type { Item } from "../text/yaml-items.ts";
import { isData, mapsOf, textOf, textsOf, type Data } from "../self/persona-values.ts";
import { readSection } from "../self/section-data.ts";
import type { LivedCategory, LivedEntry, MindEntry } from "../types.ts";

/** Reads all items, newest first. What did not change since the last time stays the same object. Never throws. */
export type LivedReader = (files: {
  readonly self: ParsedText;
  readonly evidence: ParsedText;
  readonly skills: string;
  /** All entries of section IX, superseded ones too. */
  readonly mind: readonly MindEntry[];
}) => Promise<readonly LivedEntry[]>;

/** Creates the reader of one Record. */
export function createLivedReader(): LivedReader {
  const made: Made = new WeakMap();
  return async ({ self, evidence, skills, mind }) =>
    newestFirst([
      ...narrated(self),
      ...(await shownItems(evidence, mind, made)),
      ...skillsIn(skills),
      ...attested(evidence),
    ]);
}

/** A longer line is cut. */
const LINE_CHARS = 700;
/** An id that an answer can cite. */
const ID = /^[A-Z]+(?:-[A-Z0-9]+)+$/;
/** Days on which a work was read or seen to its end; the last ones. */
const MOST_DATES = 3;
/** From this part of its words on, an activity says what its entry says. */
const SAME_FACT = 0.7;

/** Entries by the fields that they were made from. An activity without anything new has none. */
type Made = WeakMap<Item["fields"], { readonly beside?: MindEntry; readonly entry?: LivedEntry }>;

function newestFirst(entries: readonly LivedEntry[]): readonly LivedEntry[] {
  return entries.toSorted((a, b) => compare(b.date ?? "", a.date ?? ""));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function narrated({ text, outline }: ParsedText): readonly LivedEntry[] {
  const section = readSection(text, outline, "## VIII.");
  return [
    ...linesOf("life", "EVENT", mapsOf(section["events"], "event"), ["event", "notes"]),
    ...linesOf("life", "MEMORY", mapsOf(section["memories"], "memory"), ["memory", "notes"]),
  ];
}

function skillsIn(skills: string): readonly LivedEntry[] {
  const outline = readOutline(skills);
  const items = (heading: string, list: string, key: string): readonly Data[] =>
    mapsOf(readSection(skills, outline, heading)[list], key).filter(
      ({ status = "active" }) => status === "active",
    );
  return [
    ...linesOf("skills", "CAP", items("## II.", "claims", "statement"), ["statement"]),
    ...linesOf("skills", "GAP", items("## III.", "gaps", "gap"), ["gap"], () => "Still hard: "),
    ...linesOf(
      "skills",
      "STRUGGLE",
      items("## IV.", "entries", "struggle"),
      ["struggle", "what_helped"],
      ({ resolved }) => (textOf(resolved) === "false" ? "Still hard: " : "Was hard: "),
    ),
    ...linesOf("skills", "MILESTONE", items("## V.", "milestones", "milestone"), ["milestone"]),
  ];
}

/** "Ada (teacher) said: counts in fives" */
function attested({ text, outline }: ParsedText): readonly LivedEntry[] {
  const entries = mapsOf(readSection(text, outline, "## VI.")["entries"], "claim");
  return linesOf("skills", "ATT", entries, ["claim"], ({ attestor }) => {
    const [name, role] = isData(attestor)
      ? [textOf(attestor["name"]), textOf(attestor["role"])]
      : [textOf(attestor)];
    const who = name && role ? `${name} (${role})` : (name ?? role);
    return who ? `${who} said: ` : "";
  });
}

function linesOf(
  category: LivedCategory,
  name: string,
  items: readonly Data[],
  keys: readonly string[],
  openingOf: (item: Data) => string = () => "",
): readonly LivedEntry[] {
  return items.flatMap((item, index) => {
    const told = keys.flatMap((key) => textsOf(item[key])).join("; ");
    const date = textOf(item["date"] ?? item["noticed"]);
    const id = textOf(item["id"]) ?? "";
    const named = ID.test(id) ? id : `${name}-${index + 1}`;
    return told === "" ? [] : [lived(category, named, `${openingOf(item)}${told}`, date)];
  });
}

/** The first of two items with the same id. Other work goes on between them. */
async function shownItems(
  evidence: ParsedText,
  mind: readonly MindEntry[],
  made: Made,
): Promise<readonly LivedEntry[]> {
  const breaks = createBreaks();
  const current = new Map<string, MindEntry>();
  const superseded = new Set<string>();
  for (const entry of mind) {
    if (entry.evidenceId === undefined) continue;
    if (entry.supersededBy === undefined) current.set(entry.evidenceId, entry);
    else superseded.add(entry.evidenceId);
  }
  const shown = new Map<string, LivedEntry>();
  for (const { item } of placedItems(evidence, /^(?:ACT|READ|WRITE|CREATE|MEDIA)-\d+$/)) {
    if (breaks.isDue()) await breaks.take();
    const beside = current.get(item.id);
    if (shown.has(item.id) || (beside === undefined && superseded.has(item.id))) continue;
    const known = made.get(item.fields);
    const one = known && known.beside === beside ? known : makeItem(item, beside);
    made.set(item.fields, one);
    if (one.entry) shown.set(item.id, one.entry);
  }
  return [...shown.values()];
}

function makeItem(item: Item, beside: MindEntry | undefined) {
  const isActivity = item.id.startsWith("ACT-");
  const text = isActivity ? activityText(item) : workText(item);
  const says = beside === undefined ? "" : `${beside.text} ${beside.ownWords ?? ""}`.trim();
  const isNew = text !== "" && (!isActivity || !isSaid(fieldOf(item, "summary"), says));
  const date = DATES.map((key) => fieldOf(item, key)).find(Boolean);
  return {
    ...(beside && { beside }),
    ...(isNew && {
      entry: {
        ...lived(isActivity ? "activities" : "works", item.id, text, date),
        ...(says !== "" && { about: says }),
      },
    }),
  };
}

/** True where the words of a text say no more than another one does. */
function isSaid(text: string, says: string): boolean {
  if (says === "") return false;
  if (says.startsWith(text)) return true;
  const there = new Set(termsOf(says));
  const terms = termsOf(text).filter((term) => !isFunctionTerm(term));
  return terms.filter((term) => there.has(term)).length >= SAME_FACT * terms.length;
}

const DATES = ["date", "created_at", "first_started"];
/** Written by merges for every entry. They tell nothing. */
const NO_SOURCE = /^(?:pipeline merge)?$/i;

/** "Baked a loaf (at her uncle's)" */
function activityText(item: Item): string {
  const told = fieldOf(item, "summary") || fieldOf(item, "topic");
  const source = fieldOf(item, "source");
  return told !== "" && !NO_SOURCE.test(source) ? `${told} (${source})` : told;
}

/** "film: A Whale's Song, Somebody (completed 2026-02-01, 3 times): knows it by heart" */
function workText(item: Item): string {
  const title = ["title", "author"].map((key) => fieldOf(item, key)).filter(Boolean);
  const type = fieldOf(item, "type");
  const times = fieldOf(item, "times_consumed");
  const completed = fieldOf(item, "completed_dates").match(/\d{4}(?:-\d\d){0,2}(?!\d)/g) ?? [];
  const about = [
    [fieldOf(item, "status"), completed.slice(-MOST_DATES).join(" and ")].filter(Boolean).join(" "),
    /^\d+$/.test(times) && times !== "1" ? `${times} times` : "",
    fieldOf(item, "context"),
  ].filter(Boolean);
  const told = ["summary", "statement", "description", "full_text", "comprehension"]
    .map((key) => fieldOf(item, key))
    .filter(Boolean)
    .join(". ");
  const head = [
    type && `${type}: `,
    title.join(", "),
    about.length > 0 ? ` (${about.join(", ")})` : "",
  ].join("");
  if (title.length === 0 && told === "") return "";
  return told === "" ? head : `${head}: ${told}`;
}

function fieldOf({ fields }: Item, key: string): string {
  return plainText(fields.get(key) ?? "").trim();
}

function lived(category: LivedCategory, id: string, text: string, date = ""): LivedEntry {
  const line = clipScalar(oneLine(text), LINE_CHARS);
  return { id, category, text: line, ...(date !== "" && { date }) };
}
