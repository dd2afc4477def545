// The rules that a Record must keep whatever died while it was written.

import { expect } from "vitest";
import { parseCandidates } from "../../src/record/candidates/candidates.ts";
import { readJsonl } from "../../src/record/text/jsonl.ts";
import { FILES, type RecordStore } from "../../src/record/store.ts";
import { readFolder } from "../support/temporary.ts";

/** Every file, with ids and hashes that differ from run to run made the same. */
export function recordOf(store: RecordStore): ReturnType<typeof readFolder> {
  return Object.fromEntries(
    Object.entries(readFolder(store.folder)).map(([name, text]) => [
      name,
      text
        .replace(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, "<uuid>")
        .replace(/\b[0-9a-f]{64}\b/g, "<hash>"),
    ]),
  );
}

/**
 * Fences and ledgers parse, no rule is broken, and every merged candidate stands everywhere once, or was forgotten
 * everywhere.
 */
export async function expectSound(store: RecordStore): Promise<void> {
  const files = readFolder(store.folder);
  const names = Object.keys(files);
  expect(names.filter((name) => /\.tmp$|\.conflict-/.test(name))).toEqual([]);
  for (const name of names.filter((each) => each.endsWith(".jsonl"))) {
    expect([name, readJsonl(files[name] ?? "").badLines]).toEqual([name, []]);
  }
  expect(await store.integrity()).toEqual([]);
  const candidates = parseCandidates(files[FILES.pending] ?? "");
  expect(candidates.flatMap(({ faults }) => faults)).toEqual([]);
  expect(candidates.filter(({ status }) => status === undefined)).toEqual([]);
  const ids = candidates.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
  const applied = appliedEvents(files);
  expect(applied.map(({ id }) => id).toSorted()).toEqual(mergedByReceipts(files).toSorted());
  for (const { id, evidenceId } of applied) {
    const blocks = candidates.filter((candidate) => candidate.id === id);
    const isForgotten = blocks.length === 0 && hasForgotten(files);
    const times = isForgotten ? 0 : 1;
    expect([id, blocks.map(({ place }) => place)]).toEqual([id, isForgotten ? [] : ["processed"]]);
    expect([id, count(files[FILES.archive], `${id} →`)]).toEqual([id, times]);
    expect([id, count(files[FILES.evidence], `id: ${evidenceId}`)]).toEqual([id, times]);
    expect([id, count(files[FILES.self], evidenceId)]).toEqual([id, times]);
  }
}

// The sample's own history is older than receipts. Undone merges are not looked for.
function appliedEvents(
  files: ReturnType<typeof readFolder>,
): { readonly id: string; readonly evidenceId: string }[] {
  const undone = undoneReceipts(files);
  return rowsOf(files[FILES.events])
    .filter((row) => row["event"] === "applied" && row["receipt_id"] !== undefined)
    .filter((row) => !undone.has(row["receipt_id"]))
    .map((row) => ({ id: String(row["candidate_id"]), evidenceId: String(row["evidence_id"]) }));
}

function mergedByReceipts(files: ReturnType<typeof readFolder>): string[] {
  const undone = undoneReceipts(files);
  return rowsOf(files[FILES.receipts])
    .filter((row) => row["undoes"] === undefined && !undone.has(row["receipt_id"]))
    .flatMap(({ candidate_ids: ids }) =>
      Array.isArray(ids) ? (ids as unknown[]).map(String) : [],
    );
}

function hasForgotten(files: ReturnType<typeof readFolder>): boolean {
  return rowsOf(files[FILES.receipts]).some((row) => row["forgotten"] !== undefined);
}

function undoneReceipts(files: ReturnType<typeof readFolder>): ReadonlySet<unknown> {
  return new Set(rowsOf(files[FILES.receipts]).map((row) => row["undoes"]));
}

function rowsOf(text = ""): readonly { readonly [name: string]: unknown }[] {
  return readJsonl(text).rows.map(({ value }) => value);
}

function count(text: string | undefined, part: string): number {
  return (text ?? "").split(part).length - 1;
}
