// Words out of all texts of one Record, or of an older copy of it. What others rest on stays without its words, a
// checksum of a text follows the text, and no rule of the Record is broken that was kept before.

import { sha256Hex } from "./checksum.ts";
import { forgetInFence, maskWords } from "./forget-fence.ts";
import { forgetInJson, forgetInRows } from "./forget-json.ts";
import { forgetInMarkdown } from "./forget-markdown.ts";
import type { ForgetTarget, Purged } from "./forget-target.ts";
import { holdsPhrase } from "./forget-words.ts";
import { splitFrontMatter } from "./front-matter.ts";
import { checkIntegrity } from "./integrity.ts";
import { applySplices } from "./markdown.ts";

/** Texts by their names in the Record's folder, "/" between folders. */
export type Texts = ReadonlyMap<string, string>;

/** What changes, by file. */
export function forgetInFiles(texts: Texts, target: ForgetTarget): ReadonlyMap<string, Purged> {
  const self = forgetInFile("SELF.md", texts.get("SELF.md") ?? "", target);
  const kept = citedBy(self.after);
  const changed = new Map<string, Purged>();
  for (const [path, text] of texts) {
    const purged = path === "SELF.md" ? self : forgetInFile(path, text, { ...target, kept });
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

/** A file that would be broken only loses the words themselves; one that would still be stays, and holds them still. */
function keepRules(texts: Texts, changed: Map<string, Purged>, target: ForgetTarget): void {
  if (!RULED.some((path) => changed.has(path))) return;
  const known = new Set(faultsOf((path) => texts.get(path)));
  const broken = (): readonly string[] => {
    const faults = faultsOf((path) => changed.get(path)?.after ?? texts.get(path));
    return RULED.filter((path) =>
      faults.some((fault) => fault.startsWith(path) && !known.has(fault)),
    );
  };
  for (const path of broken()) {
    const purged = changed.get(path);
    const after = maskWords(texts.get(path) ?? "", target);
    if (purged) changed.set(path, { ...purged, after });
  }
  for (const path of broken()) changed.delete(path);
}

/** Broken rules, each beginning with its file. */
function faultsOf(get: (path: string) => string | undefined): readonly string[] {
  const self = get("SELF.md") ?? "";
  const faults = checkIntegrity({
    self,
    evidence: get("EVIDENCE.md") ?? "",
    pending: get("PENDING-REVIEW.md") ?? "",
    skills: get("SKILLS.md") ?? "",
  }).map(({ code, file, message }) => `${file} ${code} ${message}`);
  try {
    splitFrontMatter(self);
    return faults;
  } catch {
    return [...faults, "SELF.md cannot be read"];
  }
}
