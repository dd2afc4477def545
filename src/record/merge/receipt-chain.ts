// The rows of MERGE-RECEIPTS.jsonl are a chain: each names the hash of the exact text of the row before it. A break is
// reported at exactly the lines that it makes doubtful. Proof: test/record/merge/verify-receipts-any.test.ts.

import type * as z from "zod";
import { sha256Hex } from "../text/checksum.ts";
import { readRow } from "../text/jsonl.ts";
import { receiptRowSchema, RETIRED } from "./receipt.ts";
import { oneLine } from "../text/scalar.ts";

/** One result of a check of the receipts. */
export interface VerifyFinding {
  /** `hand_edit` means that SELF or EVIDENCE was changed without the gate. An owner may do that. */
  readonly kind: "ok" | "hand_edit" | "tampered" | "unverifiable";
  /** 1-based line of MERGE-RECEIPTS.jsonl. */
  readonly line?: number;
  readonly receiptId?: string;
  readonly message: string;
}

/** One row of the file. `row` is undefined when it does not have the shape of a receipt row. */
export interface ChainLink {
  readonly line: number;
  readonly receiptId: string;
  readonly sha256: string;
  /** Hashes that the row had before forgettings took words out of it; rows further down account for them. */
  readonly earlier: readonly string[];
  /** The newest forgetting that took digests out of the row. */
  readonly retiredBy?: string;
  readonly previous: unknown;
  readonly row: Readonly<z.infer<typeof receiptRowSchema>> | undefined;
}

/** Reads the rows of the file and reports faults of single lines. Never throws. */
export function readChain(receipts: string): {
  readonly links: readonly ChainLink[];
  readonly findings: readonly VerifyFinding[];
} {
  const links: ChainLink[] = [];
  const findings: VerifyFinding[] = [];
  const lines = receipts.split("\n");
  for (const [index, text] of lines.entries()) {
    const line = index + 1;
    if (text.trim() === "") continue;
    const row = readRow(text);
    if (!row) findings.push(unreadable(line, index === lines.length - 1));
    else if ("receipt_id" in row) {
      const link = toLink(line, text, row);
      if (!link.row) findings.push(tampered(link, "is not a complete receipt"));
      if (links.some(({ receiptId }) => receiptId === link.receiptId)) {
        findings.push(tampered(link, "repeats a receipt that stands above it"));
      }
      links.push(link);
    } else findings.push(oldRow(line, row, links.length > 0));
  }
  return { links: links.map((link, index) => withEarlier(link, links.slice(index + 1))), findings };
}

/** True when a hash is that of the row, now or before a forgetting. */
export function isHashOf({ sha256, earlier }: ChainLink, hash: unknown): boolean {
  return typeof hash === "string" && (sha256 === hash || earlier.includes(hash));
}

/** Only rows below may account for a change of a row. The newest comes first. */
function withEarlier(link: ChainLink, below: readonly ChainLink[]): ChainLink {
  const earlier: string[] = [];
  let sha256 = link.sha256;
  let retiredBy: string | undefined;
  for (const { row } of below.toReversed()) {
    const change = row?.forgotten?.rewrote.find(({ after }) => after === sha256);
    if (!change) continue;
    if (row?.forgotten?.places[RETIRED] !== undefined) retiredBy ??= row.receipt_id;
    sha256 = change.before;
    earlier.push(sha256);
  }
  return { ...link, earlier, ...(retiredBy !== undefined && { retiredBy }) };
}

/**
 * The faults in the order of the rows.
 * @param lastKnownSha256 hash of the last row, as its writer kept it elsewhere.
 */
export function checkChain(
  links: readonly ChainLink[],
  lastKnownSha256: string | undefined,
): readonly VerifyFinding[] {
  return [
    ...links.flatMap((link, index) => checkLink(links, link, index, lastKnownSha256)),
    ...(lastKnownSha256 === undefined ? [] : checkEnd(links, lastKnownSha256)),
  ];
}

function isLinked(links: readonly ChainLink[], index: number): boolean {
  const before = links[index - 1];
  const previous = links[index]?.previous;
  return before ? isHashOf(before, previous) : previous === null;
}

/** A finding about a change that none of our writers makes. */
export function tampered(link: ChainLink, what: string): VerifyFinding {
  const { line, receiptId } = link;
  return { kind: "tampered", line, receiptId, message: `${nameOf(link)} ${what}.` };
}

/** The row as messages name it: `Line 3 (receipt r-1)`. */
export function nameOf({ line, receiptId }: ChainLink): string {
  return `Line ${line} (receipt ${oneLine(receiptId)})`;
}

function toLink(line: number, text: string, row: { readonly [key: string]: unknown }): ChainLink {
  const parsed = receiptRowSchema.safeParse(row);
  const id = row["receipt_id"];
  return {
    line,
    receiptId: typeof id === "string" ? id : JSON.stringify(id),
    sha256: sha256Hex(text),
    earlier: [],
    previous: row["previous_receipt_sha256"],
    row: parsed.success ? parsed.data : undefined,
  };
}

function unreadable(line: number, isLast: boolean): VerifyFinding {
  return isLast
    ? {
        kind: "unverifiable",
        line,
        message: `Line ${line} breaks off: it was never written whole.`,
      }
    : { kind: "tampered", line, message: `Line ${line} is no row: it cannot be read.` };
}

function oldRow(
  line: number,
  row: { readonly [key: string]: unknown },
  isBelowOurs: boolean,
): VerifyFinding {
  const isWhole = ["user_id", "approved_by", "candidate_ids", "merged_at"].every(
    (key) => key in row,
  );
  if (isWhole && !isBelowOurs) {
    const message = `Line ${line} is from the earlier system: it cannot be checked.`;
    return { kind: "unverifiable", line, message };
  }
  return { kind: "tampered", line, message: `Line ${line} has no receipt_id and was put in.` };
}

function checkLink(
  links: readonly ChainLink[],
  link: ChainLink,
  index: number,
  lastKnownSha256: string | undefined,
): readonly VerifyFinding[] {
  if (isLinked(links, index)) return [];
  const before = links[index - 1];
  const named = links.findIndex((other) => isHashOf(other, link.previous));
  if (named > index) return [tampered(link, "stands above the row that it follows")];
  if (named >= 0 && named < index - 1) {
    const between = links.slice(named + 1, index);
    return between.map((other) => tampered(other, "was put in or moved: the chain passes it by"));
  }
  if (!before) return [tampered(link, "follows a row that is not there any more")];
  if (link.previous === null) return [tampered(link, "says that it is the first, and is not")];
  const isVouchedFor =
    isHashOf(link, links[index + 1]?.previous) ||
    (index === links.length - 1 && isHashOf(link, lastKnownSha256));
  const what = `does not fit to line ${link.line}: it was changed, or rows below it were removed`;
  return [
    tampered(before, isVouchedFor ? what : `${what}, or line ${link.line} was changed`),
    ...(isVouchedFor ? [] : [tampered(link, `does not fit to line ${before.line}`)]),
  ];
}

function checkEnd(links: readonly ChainLink[], lastKnownSha256: string): readonly VerifyFinding[] {
  const last = links.at(-1);
  if (!last) {
    return [{ kind: "tampered", message: "All receipts are gone: there was at least one." }];
  }
  if (last.sha256 === lastKnownSha256) return [];
  const known = links.findIndex((link) => isHashOf(link, lastKnownSha256));
  if (known < 0) return [tampered(last, "is not the row that was written last")];
  return links.slice(known + 1).map((link) => tampered(link, "was put in below the last row"));
}
