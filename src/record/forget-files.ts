// Words out of all texts of one Record, or of an older copy of it. What others rest on stays without its words, a
// checksum of a text follows the text, and no rule of the Record is broken that was kept before.

import { sha256Hex } from "./checksum.ts";
import { forgetInFence, maskWords } from "./forget-fence.ts";
import { forgetInJson, forgetInRows } from "./forget-json.ts";
import { forgetInMarkdown } from "./forget-markdown.ts";
import type { ForgetTarget, Purged } from "./forget-target.ts";
import { findPhrases, holdsPhrase } from "./forget-words.ts";
import { checkIntegrity } from "./integrity.ts";
import { applySplices } from "./markdown.ts";
import type { MergeFiles } from "./types.ts";

/** Texts by their names in the Record's folder, "/" between folders. */
export type Texts = ReadonlyMap<string, string>;

/** What changes, by file. */
export function forgetInFiles(texts: Texts, target: ForgetTarget): ReadonlyMap<string, Purged> {
  const kept = citedBy(forgetInFile("SELF.md", texts.get("SELF.md") ?? "", target).after);
  const changed = new Map<string, Purged>();
  for (const [path, text] of texts) {
    const purged = forgetInFile(path, text, { ...target, kept });
    if (purged.after !== text) changed.set(path, purged);
  }
  followChecksums(texts, changed);
  keepRules(texts, changed, target);
  return changed;
}

/** Evidence that entries of SELF rest on. */
function citedBy(self: string): ReadonlySet<string> {
  return new Set(
    [...self.matchAll(/^[ \t]*(?:-[ \t]+)?evidence_id:[ \t]*["']?(ACT-\d+)/gm)].map(
      ([, id = ""]) => id,
    ),
  );
}

function forgetInFile(path: string, text: string, target: ForgetTarget): Purged {
  const isByWords = target.entries.size + target.candidateIds.size === 0;
  if (isByWords && !holdsPhrase(text, target.phrases)) return { after: text, found: [] };
  const name = path.replace(/\.conflict-[\w-]+$/, "");
  if (name.endsWith(".jsonl")) return forgetInRows(text, target);
  if (name.endsWith(".json")) return forgetInJson(text, target);
  if (/\.ya?ml$/.test(name)) {
    const { splices, found } = forgetInFence(text, target);
    return { after: applySplices(text, splices), found };
  }
  return forgetInMarkdown(text, target, name.endsWith("PENDING-REVIEW.md"));
}

/** `artifact_sha256` of EVIDENCE, for texts that are kept beside it. */
function followChecksums(texts: Texts, changed: Map<string, Purged>): void {
  const path = "EVIDENCE.md";
  for (const [name, { after }] of [...changed].filter(([name]) => name.includes("/"))) {
    const before = sha256Hex(texts.get(name) ?? "");
    const evidence = changed.get(path) ?? { after: texts.get(path) ?? "", found: [] };
    if (!evidence.after.includes(before)) continue;
    changed.set(path, { ...evidence, after: evidence.after.replaceAll(before, sha256Hex(after)) });
  }
}

const RULED: readonly string[] = ["SELF.md", "EVIDENCE.md", "PENDING-REVIEW.md", "SKILLS.md"];

/** A file that would be broken only loses the words themselves. */
function keepRules(texts: Texts, changed: Map<string, Purged>, target: ForgetTarget): void {
  if (!RULED.some((path) => changed.has(path))) return;
  const filesOf = (get: (path: string) => string | undefined): MergeFiles => ({
    self: get("SELF.md") ?? "",
    evidence: get("EVIDENCE.md") ?? "",
    pending: get("PENDING-REVIEW.md") ?? "",
    skills: get("SKILLS.md") ?? "",
  });
  const known = new Set(checkIntegrity(filesOf((path) => texts.get(path))).map(nameOf));
  const faults = checkIntegrity(
    filesOf((path) => changed.get(path)?.after ?? texts.get(path)),
  ).filter((fault) => !known.has(nameOf(fault)));
  for (const { file } of faults) {
    const purged = changed.get(file);
    const text = texts.get(file) ?? "";
    if (purged && findPhrases(text, target.phrases).length > 0) {
      changed.set(file, { ...purged, after: maskWords(text, target) });
    }
  }
}

function nameOf({ code, file, message }: { code: string; file: string; message: string }): string {
  return `${code} ${file} ${message}`;
}
