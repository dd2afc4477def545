// A digest of a text lets anybody who has the rest of it guess the words in the gap. A forgetting therefore takes every
// digest of an earlier text away: a random number stands for it, equal ones for equal ones, so what follows on what can
// still be checked. Rows that changed are chained again. Proof: test/gate/forget-digests.test.ts.

import { randomBytes } from "node:crypto";
import { ownName } from "../../record/forget/machine.ts";
import { MARK, type Purged } from "../../record/forget/target.ts";
import { recordChecksum, sha256Hex } from "../../record/text/checksum.ts";
import { readRow } from "../../record/text/jsonl.ts";
import { readChain } from "../../record/merge/receipt-chain.ts";
import { receiptRowSchema, RETIRED, type ForgottenPart } from "../../record/merge/receipt.ts";

/** The files of a Record without digests of what they were. */
export interface RetiredFiles {
  /** All changed texts by file, those of the forgetting too. */
  readonly changed: ReadonlyMap<string, Purged>;
  /** The receipts that changed. `before` is a random number: a true hash would be one of forgotten words. */
  readonly rewrote: ForgottenPart["rewrote"];
  /** What stands for a digest now. */
  readonly renamed: ReadonlyMap<string, string>;
}

/**
 * Takes the digests out of all texts.
 * @param changed what the forgetting makes of them.
 * @param fixed files that cannot be changed.
 * @param newDigest gives 64 random hex digits.
 */
export function retireDigests(
  texts: ReadonlyMap<string, string>,
  changed: ReadonlyMap<string, Purged>,
  fixed: ReadonlySet<string> = new Set(),
  newDigest: () => string = randomDigest,
): RetiredFiles {
  const all = new Map(changed);
  const now = (path: string): string => all.get(path)?.after ?? texts.get(path) ?? "";
  const checksum = recordChecksum(now("SELF.md"), now("EVIDENCE.md"));
  const before = recordChecksum(texts.get("SELF.md") ?? "", texts.get("EVIDENCE.md") ?? "");
  const renamed = new Map([
    [before, checksum],
    [checksum, checksum],
  ]);
  for (const [path, { after }] of changed) {
    const was = sha256Hex(texts.get(path) ?? "");
    // EVIDENCE names the texts that are kept beside it by their sums, and follows them.
    renamed.set(was, path.includes("/") ? sha256Hex(after) : newDigest());
  }
  const rename = (digest: string): string => {
    const known = renamed.get(digest) ?? newDigest();
    renamed.set(digest, known);
    return known;
  };
  const receipts = fixed.has(RECEIPTS)
    ? undefined
    : retireRows(texts.get(RECEIPTS) ?? "", now(RECEIPTS), renamed, newDigest);
  const digests = { rename, renamed };
  for (const path of texts.keys()) {
    if (fixed.has(path) || path === "FORGOTTEN.jsonl") continue;
    const text = now(path);
    const after =
      path === RECEIPTS ? (receipts?.text ?? text) : withoutDigests(path, text, digests);
    if (after !== text) all.set(path, { after, found: all.get(path)?.found ?? [] });
  }
  return { changed: all, rewrote: receipts?.rewrote ?? [], renamed };
}

/** True when the text has one of these digests in it, whole or in its short form. */
export function holdsDigest(text: string, renamed: ReadonlyMap<string, string>): boolean {
  return (text.match(SHORT_DIGEST) ?? []).some(retiredOf(renamed));
}

/** True for what an export command wrote of a Record, with digests of what was in it. */
export function isExport(text: string): boolean {
  return EXPORT.test(text) && text.search(SHORT_DIGEST) >= 0;
}

/** 64 random hex digits, the form of a SHA-256. */
export function randomDigest(): string {
  return randomBytes(32).toString("hex");
}

const RECEIPTS = "MERGE-RECEIPTS.jsonl";
/** Files that `grace-mar checksum` writes. */
const CHECKSUM_FILES: readonly string[] = ["FORK-CHECKSUM-LOG.txt", "FORK-MANIFEST.json"];
const DIGEST = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g;
/** What stands in a fork, an unpacked export, a view, and a manifest with its llms.txt, ours or the earlier system's. */
const EXPORT =
  /"format":\s*"grace-mar-|"grace_mar":\s*true|"ix_a_count":|> A Grace-Mar Record:|> Made .* from the Record with checksum/;
/** Views name a checksum by its beginning. */
const SHORT = 16;
const SHORT_DIGEST = new RegExp(`(?<![0-9a-f])[0-9a-f]{${SHORT},64}(?![0-9a-f])`, "gi");

/**
 * Rows above the last forgetting that did this hold no digest of a text but of the one that it left. They stay unless words go
 * or a row above changes.
 */
function retireRows(
  before: string,
  after: string,
  renamed: Map<string, string>,
  newDigest: () => string,
): { readonly text: string; readonly rewrote: ForgottenPart["rewrote"] } {
  const earlier = new Map(readChain(before).links.map((link) => [link.sha256, link.earlier]));
  const rowsBefore = before.split("\n").filter((line) => readRow(line));
  const lines = after.split("\n");
  const finished = lines.findLastIndex(isFinished);
  // What that forgetting left is a text of before by now, and the rows around it name it.
  const left = receiptRowSchema.safeParse(readRow(lines[finished] ?? "")).data?.checksum_after;
  if (left !== undefined && !renamed.has(left)) renamed.set(left, newDigest());
  const rewrote: ForgottenPart["rewrote"][number][] = [];
  let index = 0;
  const text = lines.map((line, at) => {
    // A row that breaks off may break off within a digest.
    if (!readRow(line)) return line.replace(TORN, (hex) => newDigest().slice(0, hex.length));
    const made = line.replace(ROW_DIGEST, (_, key: string | undefined, digest: string) => {
      const isHashOfRow = key !== undefined;
      if (isHashOfRow && at >= finished) return key + newDigest();
      const other = renamed.get(digest) ?? (at < finished ? digest : newDigest());
      renamed.set(digest, other);
      return (key ?? "") + other;
    });
    const was = sha256Hex(rowsBefore[index++] ?? line);
    const is = sha256Hex(made);
    for (const hash of [was, ...(earlier.get(was) ?? [])]) renamed.set(hash, is);
    if (was !== is) rewrote.push({ before: newDigest(), after: is });
    return made;
  });
  return { text: text.join("\n"), rewrote };
}

const TORN = /[0-9a-f]{16,64}/g;
/** A digest, with the key of a hash that a row had once. */
const ROW_DIGEST = /("before"\s*:\s*")?(?<![0-9a-f])([0-9a-f]{64})(?![0-9a-f])/g;

function isFinished(line: string): boolean {
  const row = receiptRowSchema.safeParse(readRow(line)).data;
  return row?.forgotten?.places[RETIRED] !== undefined;
}

function withoutDigests(
  path: string,
  text: string,
  digests: {
    readonly rename: (digest: string) => string;
    readonly renamed: ReadonlyMap<string, string>;
  },
): string {
  const name = ownName(path);
  if (name === RECEIPTS || name === "PIPELINE-EVENTS.jsonl") {
    return text.replace(DIGEST, digests.rename);
  }
  if (CHECKSUM_FILES.includes(path)) return text.replace(DIGEST, MARK);
  // Somebody put it there: nobody knows any more which moment of the Record its digests are of.
  if (name === undefined && isExport(text)) return text.replace(SHORT_DIGEST, MARK);
  // A checksum that somebody wrote down, or that stands in a view or a manifest, whole or in its short form.
  const isRetired = retiredOf(digests.renamed);
  return text.replace(SHORT_DIGEST, (hex) => (isRetired(hex) ? MARK : hex));
}

/** Looks digests up by their first digits: anybody may write many words that look like one. */
function retiredOf(renamed: ReadonlyMap<string, string>): (hex: string) => boolean {
  let byStart: Map<string, string[]> | undefined;
  return (hex) => {
    if (!byStart) {
      byStart = new Map();
      for (const [digest, other] of renamed) {
        if (digest === other) continue;
        const start = digest.slice(0, SHORT);
        byStart.set(start, [...(byStart.get(start) ?? []), digest]);
      }
    }
    const written = hex.toLowerCase();
    return (byStart.get(written.slice(0, SHORT)) ?? []).some((one) => one.startsWith(written));
  };
}
