// Forgetting takes words out of all texts of a Record, or of an older copy of it. An entry that others rest on stays
// without its words, the checksum of a text follows the text, and no rule that the Record kept before is broken.
// Proof: test/record/forget/forget-files.test.ts and forget-anything.test.ts.

import { sha256Hex } from "../text/checksum.ts";
import { forgetInFence, oursInFence } from "./fence.ts";
import { ASCII_MARK, forgetInJson, forgetInRows, oursInJson } from "./json.ts";
import { ownName } from "./machine.ts";
import { forgetInMarkdown, oursInMarkdown } from "./markdown.ts";
import { outermost, touchOf } from "./spans.ts";
import { MARK, type FileTarget, type ForgetTarget, type Purged } from "./target.ts";
import { findHits, holdsPhrase, type Span } from "./words.ts";
import { splitFrontMatter } from "../self/front-matter.ts";
import { checkIntegrity } from "../integrity.ts";
import { applySplices } from "../text/markdown.ts";
import { atOnce, type Parts } from "../../pause.ts";

/** Texts by their names in the Record's folder, "/" between folders. */
export type Texts = ReadonlyMap<string, string>;

/**
 * The changed texts by file.
 * @param held names of the texts that hold the words, where the caller knows them already.
 */
export function forgetInFiles(
  texts: Texts,
  target: ForgetTarget,
  held?: ReadonlySet<string>,
): ReadonlyMap<string, Purged> {
  return atOnce(partsOfForgetting(texts, target, held));
}

/** The same, file by file. */
export function* partsOfForgetting(
  texts: Texts,
  target: ForgetTarget,
  held?: ReadonlySet<string>,
): Parts<ReadonlyMap<string, Purged>> {
  const ids = [...target.candidateIds, ...target.entries.keys()];
  const purge = (path: string, text: string, about: ForgetTarget): Purged => {
    const isHeld = held?.has(path) ?? holdsPhrase(text, target.phrases);
    const isAbout = isHeld || ids.some((id) => text.includes(id));
    return isAbout ? forgetInFile(path, text, about) : { after: text, found: [] };
  };
  const self = purge("SELF.md", texts.get("SELF.md") ?? "", target);
  const kept = citedBy(self.after);
  const changed = new Map<string, Purged>();
  for (const [path, text] of texts) {
    const purged = path === "SELF.md" ? self : purge(path, text, { ...target, kept });
    if (purged.after !== text) changed.set(path, purged);
    yield;
  }
  followChecksums(texts, changed);
  keepRules(texts, changed, target);
  return changed;
}

/**
 * The rest that a text still holds: nothing, only parts that are no words of anybody (a key, a number, a heading of the
 * formats), or words.
 */
export function leftIn(
  path: string,
  text: string,
  target: ForgetTarget,
): "nothing" | "ours" | "words" {
  const hits = findHits(text, target.phrases);
  if (hits.length === 0) return "nothing";
  return freeHits(hits, text, { ...target, file: path }).length > 0 ? "words" : "ours";
}

/** Ids of the evidence that entries of SELF rest on. */
function citedBy(self: string): ReadonlySet<string> {
  return new Set(
    [...self.matchAll(/^[ \t]*(?:-[ \t]+)?evidence_id:[ \t]*["']?(ACT-\d+)/gm)].map(
      ([, id = ""]) => id,
    ),
  );
}

function forgetInFile(path: string, text: string, about: ForgetTarget): Purged {
  const target = { ...about, file: path };
  const { after, found } = cutFrom(text, target);
  const swept = sweep(after, target);
  return { after: swept.after, found: [...found, ...swept.found] };
}

/** Whole entries, exchanges and lines go, because the rest reads well without them. */
function cutFrom(text: string, target: FileTarget): Purged {
  switch (kindOf(target.file)) {
    case "rows":
      return forgetInRows(text, target);
    case "json":
      return forgetInJson(text, target);
    case "yaml": {
      const { splices, found } = forgetInFence(text, target);
      return { after: applySplices(text, splices), found };
    }
    case "markdown":
      return forgetInMarkdown(text, target, plainName(target.file).endsWith("PENDING-REVIEW.md"));
  }
}

/** Words that still stand anywhere lose their place to a mark. */
function sweep(text: string, target: FileTarget): Purged {
  const hits = freeHits(findHits(text, target.phrases), text, target);
  const kind = kindOf(target.file);
  const mark = kind === "rows" || kind === "json" ? ASCII_MARK : MARK;
  const words = outermost(hits.flat()).map(({ start, end }) => ({ start, end, text: mark }));
  return {
    after: applySplices(text, words),
    found: hits.map((hit) => lineAround(text, hit[0]?.start ?? 0)),
  };
}

/** The hits that touch no machine's word. */
function freeHits(
  hits: readonly (readonly Span[])[],
  text: string,
  target: FileTarget,
): readonly (readonly Span[])[] {
  if (hits.length === 0 || ownName(target.file) === undefined) return hits;
  const isOurs = touchOf(oursIn(text, target));
  return hits.filter((hit) => !hit.some(isOurs));
}

function oursIn(text: string, target: FileTarget): readonly Span[] {
  switch (kindOf(target.file)) {
    case "rows":
    case "json":
      return oursInJson(text, target);
    case "yaml":
      return oursInFence(text, target);
    case "markdown":
      return oursInMarkdown(text, target);
  }
}

function kindOf(path: string): "rows" | "json" | "yaml" | "markdown" {
  const name = plainName(path);
  if (name.endsWith(".jsonl")) return "rows";
  if (name.endsWith(".json")) return "json";
  return /\.ya?ml$/.test(name) ? "yaml" : "markdown";
}

function plainName(path: string): string {
  return path.replace(/\.conflict-[\w-]+$/, "");
}

function lineAround(text: string, at: number): string {
  const start = text.lastIndexOf("\n", at - 1) + 1;
  const end = text.indexOf("\n", at);
  return text.slice(start, end < 0 ? text.length : end).trim();
}

/** The `artifact_sha256` of EVIDENCE follows the texts that are kept beside it. */
function followChecksums(texts: Texts, changed: Map<string, Purged>): void {
  const path = "EVIDENCE.md";
  for (const [name, { after }] of [...changed].filter(([name]) => name.includes("/"))) {
    const before = sha256Hex(texts.get(name) ?? "");
    const evidence = changed.get(path) ?? { after: texts.get(path) ?? "", found: [] };
    if (!evidence.after.includes(before)) continue;
    changed.set(path, { ...evidence, after: evidence.after.replaceAll(before, sha256Hex(after)) });
  }
}

/** Files that rules connect. */
export const RULED: readonly string[] = [
  "SELF.md",
  "EVIDENCE.md",
  "PENDING-REVIEW.md",
  "SKILLS.md",
];

/** A file that would break a rule loses only the words. If that breaks a rule too, it stays and still holds them. */
function keepRules(texts: Texts, changed: Map<string, Purged>, target: ForgetTarget): void {
  if (!RULED.some((path) => changed.has(path))) return;
  // The message of a fault may quote the very words.
  const said = ({ message }: Fault): string => sweep(message, { ...target, file: "" }).after;
  const known = new Set(faultsOf((path) => texts.get(path)).map(said));
  const broken = (): readonly string[] => {
    const faults = faultsOf((path) => changed.get(path)?.after ?? texts.get(path));
    const paths = faults.flatMap((fault) => (known.has(said(fault)) ? [] : fault.paths));
    return RULED.filter((path) => paths.includes(path));
  };
  for (const path of broken()) {
    const purged = changed.get(path);
    const { after } = sweep(texts.get(path) ?? "", { ...target, file: path });
    if (purged) changed.set(path, { ...purged, after });
  }
  for (const path of broken()) changed.delete(path);
}

/** A broken rule. */
interface Fault {
  /** The files whose change can have broken the rule. */
  readonly paths: readonly string[];
  readonly message: string;
}

function faultsOf(get: (path: string) => string | undefined): readonly Fault[] {
  const self = get("SELF.md") ?? "";
  const faults = checkIntegrity({
    self,
    evidence: get("EVIDENCE.md") ?? "",
    pending: get("PENDING-REVIEW.md") ?? "",
    skills: get("SKILLS.md") ?? "",
  }).map(({ code, file, message }) => ({
    // An entry of SELF may lack evidence that has gone from EVIDENCE.
    paths: code === "V9" ? ["SELF.md", "EVIDENCE.md"] : [file],
    message: `${file} ${code} ${message}`,
  }));
  const settings = splitFrontMatter(self).faults.map(({ name = "the front matter" }) => ({
    paths: ["SELF.md"],
    message: `SELF.md: ${name} cannot be read`,
  }));
  return [...faults, ...settings];
}
