// The receipts replay the history of a Record: who merged or undid which candidates, where somebody edited by hand in
// between, and every line that was removed, moved, changed or put in. Hand edits are the owner's right and no fault.
// Proof: test/record/merge/verify-receipts.test.ts.

import { recordChecksum } from "../text/checksum.ts";
import { readJsonl } from "../text/jsonl.ts";
import { checkChain, isHashOf, nameOf, readChain, tampered } from "./receipt-chain.ts";
import type { ChainLink, VerifyFinding } from "./receipt-chain.ts";
import { FORGET_SOURCE, UNDO_SOURCE } from "./receipt.ts";
import { oneLine } from "../text/scalar.ts";
import type { LedgerPart } from "../archive/whole-ledger.ts";

export interface VerifyInput {
  /** MERGE-RECEIPTS.jsonl, "" where there is none. */
  readonly receipts: string;
  /** PIPELINE-EVENTS.jsonl. */
  readonly events: string;
  /** The parts of the event ledger that rotation moved out. */
  readonly archivedEvents?: readonly LedgerPart[];
  readonly self: string;
  readonly evidence: string;
  /** Hash of the last row's text, kept elsewhere. Without it, a change of the last row alone can go unnoticed. */
  readonly lastKnownSha256?: string;
}

export interface VerifyReport {
  /** True when nothing was tampered with. */
  readonly ok: boolean;
  /** Sorted by line; findings without a line come last. */
  readonly findings: readonly VerifyFinding[];
}

/** Replays the receipts. Never throws. */
export function verifyReceipts(input: VerifyInput): VerifyReport {
  const { links, findings: faults } = readChain(input.receipts);
  const doubts = [
    ...faults,
    ...checkChain(links, input.lastKnownSha256),
    ...checkUndos(links),
    ...checkEvents(links, [
      ...(input.archivedEvents ?? []),
      { path: "PIPELINE-EVENTS.jsonl", text: input.events },
    ]),
  ];
  const doubted = new Set(doubts.map(({ line }) => line));
  const findings = [
    ...doubts,
    ...findHandEdits(links, doubted, recordChecksum(input.self, input.evidence)),
    ...links.filter(({ line }) => !doubted.has(line)).map(describe),
  ];
  return {
    ok: !findings.some(({ kind }) => kind === "tampered"),
    findings: findings.toSorted((a, b) => (a.line ?? Infinity) - (b.line ?? Infinity) || 0),
  };
}

function checkUndos(links: readonly ChainLink[]): readonly VerifyFinding[] {
  const merges = new Map<string, string>();
  return links.flatMap((link): readonly VerifyFinding[] => {
    const { row } = link;
    if (!row || row.forgotten) return [];
    const ids = row.candidate_ids.toSorted().join();
    const isUndo = row.merge_source === UNDO_SOURCE;
    if (isUndo !== (row.undoes !== undefined)) {
      return [tampered(link, "is neither a merge nor an undo")];
    }
    if (row.undoes === undefined) {
      merges.set(row.receipt_id, ids);
      return [];
    }
    const undone = merges.get(row.undoes);
    merges.delete(row.undoes);
    if (undone === ids) return [];
    return [tampered(link, `undoes ${oneLine(row.undoes)}, which no row above it merged`)];
  });
}

interface EventTrace {
  /** File and line of the event, for messages. */
  readonly place: string;
  readonly event: string;
  readonly candidateIds: Set<string>;
  /** Hash of the receipt's row, where the event carries it; nothing is known about its type. */
  readonly sha256: unknown;
}

function checkEvents(
  links: readonly ChainLink[],
  events: readonly LedgerPart[],
): readonly VerifyFinding[] {
  const traces = readTraces(events);
  const known = new Set(links.map(({ receiptId }) => receiptId));
  return [
    ...links.flatMap((link) => checkTrace(link, traces.get(link.receiptId))),
    ...[...traces]
      .filter(([receiptId]) => !known.has(receiptId))
      .map(([receiptId, { place, event, candidateIds }]): VerifyFinding => {
        const what = `${[...candidateIds].join(", ")} ${event} (${place})`;
        const message = `The row of receipt ${oneLine(receiptId)} was removed: ${oneLine(what)}.`;
        return { kind: "tampered", receiptId, message };
      }),
  ];
}

const TRACES: readonly string[] = ["applied", "undone", "forgotten"];

function readTraces(events: readonly LedgerPart[]): ReadonlyMap<string, EventTrace> {
  const traces = new Map<string, EventTrace>();
  const rows = events.flatMap(({ path, text }) =>
    readJsonl(text).rows.map(({ line, value }) => ({ place: `${path} line ${line}`, value })),
  );
  for (const { place, value } of rows) {
    const { event, receipt_id: receiptId, candidate_id: candidateId } = value;
    if (typeof receiptId !== "string" || !TRACES.includes(String(event))) continue;
    const sha256 = value["receipt_sha256"];
    const name = String(event);
    const trace = traces.get(receiptId) ?? { place, event: name, candidateIds: new Set(), sha256 };
    const isOther = name !== trace.event;
    if (isOther || candidateId !== null)
      trace.candidateIds.add(isOther ? `${name}?` : String(candidateId));
    traces.set(receiptId, trace);
  }
  return traces;
}

function checkTrace(link: ChainLink, trace: EventTrace | undefined): readonly VerifyFinding[] {
  const { row } = link;
  if (!row) return [];
  const events: { readonly [source: string]: string } = {
    [UNDO_SOURCE]: "undone",
    [FORGET_SOURCE]: "forgotten",
  };
  const event = events[row.merge_source] ?? "applied";
  if (trace?.event !== event) {
    return [tampered(link, `has no event \`${event}\`: it was put in, or the events were removed`)];
  }
  const ids = [...trace.candidateIds].toSorted().join();
  const hashed = row.candidates.map(({ id }) => id).toSorted();
  if (row.candidate_ids.toSorted().join() !== ids || hashed.join() !== ids) {
    return [tampered(link, `and its events name other candidates (${oneLine(ids)})`)];
  }
  const isSame = typeof trace.sha256 !== "string" || isHashOf(link, trace.sha256);
  return isSame ? [] : [tampered(link, "was changed: its events carry another hash")];
}

// A doubtful row proves nothing about the files; every break of the chain makes a row beside it doubtful.
function findHandEdits(
  links: readonly ChainLink[],
  doubted: ReadonlySet<number | undefined>,
  current: string,
): readonly VerifyFinding[] {
  const rowAt = (index: number): ChainLink["row"] => {
    const link = links[index];
    return link && !doubted.has(link.line) ? link.row : undefined;
  };
  const findings = links.flatMap(({ line }, index): readonly VerifyFinding[] => {
    const [before, row] = [rowAt(index - 1), rowAt(index)];
    if (!before || !row) return [];
    if (before.checksum_after === row.checksum_before) return [];
    const between = `between line ${links[index - 1]?.line ?? 0} and line ${line}`;
    return [{ kind: "hand_edit", line, message: `${EDITED} ${between}.` }];
  });
  const last = rowAt(links.length - 1);
  if (!last || last.checksum_after === current) return findings;
  const since = `since line ${links.at(-1)?.line ?? 0}`;
  return [...findings, { kind: "hand_edit", message: `${EDITED} ${since}.` }];
}

const EDITED = "SELF.md or EVIDENCE.md was edited by hand";

function describe(link: ChainLink): VerifyFinding {
  const { line, receiptId, row, retiredBy } = link;
  const ids = row?.candidate_ids.join(", ") ?? "";
  const merged = row?.undoes === undefined ? `merged ${ids}` : `undid ${row.undoes}: ${ids}`;
  const what = row?.forgotten ? "had something forgotten" : merged;
  const lost =
    retiredBy === undefined
      ? ""
      : ` The forgetting ${retiredBy} took the digests of the texts of that time away: its place in the order can be checked, its texts no longer.`;
  const message = oneLine(
    `${nameOf(link)}: ${row?.merged_at ?? ""} ${row?.approved_by ?? ""} ${what}.${lost}`,
  );
  return { kind: "ok", line, receiptId, message };
}
