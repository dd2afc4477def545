// The acts of two owners at a gate whose messages arrive late, and the allowed outcome of each tap. Both follow from nothing but
// the text that stood above the button.

import { expect } from "vitest";
import { describe } from "../../src/gate/cards/candidate-card.ts";
import { decide } from "../../src/gate/decide.ts";
import { reword } from "../../src/gate/reword.ts";
import { mergeCard } from "../../src/gate/cards/merge.ts";
import { undoCard } from "../../src/gate/cards/undo.ts";
import { previewMerge } from "../../src/gate/merge.ts";
import { reviewNow } from "../../src/gate/cards/review.ts";
import { handleTap } from "../../src/gate/tap.ts";
import { previewUndo } from "../../src/gate/undo.ts";
import { CandidateError } from "../../src/errors.ts";
import { parseCandidates } from "../../src/record/candidates/candidates.ts";
import { entryText } from "../../src/record/candidates/entry-text.ts";
import { readMind } from "../../src/record/self/mind.ts";
import { FILES } from "../../src/record/store.ts";
import type { Candidate, MindEntry } from "../../src/record/types.ts";
import { readCallbackData } from "../../src/state/cards.ts";
import { fill } from "../../src/wording/catalogue.ts";
import { ENGLISH_LINES } from "../../src/wording/english.ts";
import { stageProposal } from "../support/gate-acts.ts";
import { ACTOR, type TestGate } from "../support/open-gate.ts";
import type { Eye, SeenButton } from "./eye.ts";

export const OWNERS = [1001, 2002] as const;

export interface Desk {
  readonly gate: TestGate;
  readonly eye: Eye;
  /** The number of decisions, merges and undos that taps led to. */
  done: number;
}

const nothing = (): void => undefined;

export async function stageOne({ gate }: Desk, words: string): Promise<void> {
  await stageProposal(gate, { suggestedEntry: words, mindCategory: "knowledge" });
}

/** A message with a list, a merge or an undo, for one owner. */
export async function ask({ gate }: Desk, chatId: number, what: string): Promise<void> {
  const card = await cardOf(gate, chatId, what);
  if (!card || card.buttons.length === 0) return;
  await gate.state.database.transact(() => {
    gate.state.outbox.add({ chatId, ...card }, gate.now().getTime());
  });
}

async function cardOf(gate: TestGate, chatId: number, what: string) {
  try {
    if (what === "/review") return await reviewNow(0, gate);
    if (what === "/merge") {
      const review = await previewMerge({ approvedBy: `telegram:${chatId}` }, gate);
      return review && mergeCard(review, ENGLISH_LINES);
    }
    const undoing = await previewUndo(undefined, gate);
    return undoing && undoCard(undoing, ENGLISH_LINES);
  } catch (error) {
    if (error instanceof CandidateError) return undefined;
    throw error;
  }
}

export async function rewordOne({ gate }: Desk, pick: number, words: string): Promise<void> {
  const candidate = pickOf(waiting(gate, "pending"), pick);
  if (candidate) await reword({ candidate, wording: words, actor: ACTOR }, gate, nothing);
}

/** An edit by hand, of a block or of an entry. */
export function editByHand({ gate }: Desk, pick: number, words: string): void {
  const candidate = pickOf([...waiting(gate, "pending"), ...waiting(gate, "approved")], pick);
  if (candidate && pick % 2 === 0) {
    const text = gate.read(FILES.pending);
    const start = text.indexOf(`### ${candidate.id}`);
    const rest = text.slice(start).replace(/^suggested_entry: .*$/m, `suggested_entry: ${words}`);
    gate.write(FILES.pending, text.slice(0, start) + rest);
  } else {
    const entry = pickOf(current(gate), pick);
    if (entry) gate.write(FILES.self, gate.read(FILES.self).replace(entry.text, words));
  }
}

export async function rejectByName({ gate }: Desk, pick: number): Promise<void> {
  const candidate = pickOf([...waiting(gate, "pending"), ...waiting(gate, "approved")], pick);
  if (!candidate) return;
  await decide({ candidateId: candidate.id, to: "rejected", actor: ACTOR }, gate, nothing);
}

/** One or two taps on a button that was seen at some time, the newest ones most often. */
export async function tap(desk: Desk, pick: number, isDouble: boolean): Promise<void> {
  const { gate, eye } = desk;
  const newest = eye.seen.slice(-12);
  const button = pick % 4 === 0 ? pickOf(eye.seen, pick) : pickOf(newest, pick);
  if (!button) return;
  const before = snapshot(gate);
  const one = (): Promise<string> =>
    handleTap(
      {
        data: button.data,
        chatId: button.chatId,
        messageId: button.messageId,
        isOwner: true,
        actor: { ...ACTOR, name: `telegram:${button.chatId}` },
      },
      gate,
    );
  const expected = expectedOf(button, before);
  const lines = await Promise.all(isDouble ? [one(), one()] : [one()]);
  const after = snapshot(gate);
  const changes = changesBetween(before, after);
  if (expected !== undefined) {
    // When the Record says something else by now, a yes needs a choice. The answer says so, or a newer card with the choice does.
    const allowed = [
      fill(ENGLISH_LINES.needs_choice, { id: idOf(button) }),
      ...(isRedrawn(button, desk) ? [ENGLISH_LINES.tap_changed] : []),
    ];
    const isRefused = changes.length === 0 && lines.every((line) => allowed.includes(line));
    if (!isRefused)
      expect({ button, changes, lines }).toEqual({ button, changes: expected, lines });
  } else expectSeen(button, changes, before, after);
  if (changes.length > 0) desk.done += 1;
  // Every tap gets a word, except one that turns a page.
  if (changes.length === 0 && !/[◀▶]|\bof\b/.test(button.label)) {
    expect(lines.every((line) => line !== "")).toBe(true);
  }
}

/** A newer card with another subject is on its way in the place of this one, or has come there. */
function isRedrawn({ data }: SeenButton, { gate, eye }: Desk): boolean {
  const { token, stamp } = readCallbackData(data);
  const now = gate.state.outbox.cardByToken(token);
  if (!now || now.stamp === stamp) return false;
  const isNewest = (one: SeenButton): boolean => {
    const other = readCallbackData(one.data);
    return other.token === token && other.stamp === now.stamp;
  };
  const { database } = gate.state;
  const onItsWay = database.get("SELECT 1 FROM outbox WHERE card_id = ? LIMIT 1", now.id);
  return onItsWay !== undefined || eye.seen.some(isNewest);
}

interface Snapshot {
  readonly candidates: readonly Candidate[];
  readonly entries: readonly MindEntry[];
}

function snapshot(gate: TestGate): Snapshot {
  return {
    candidates: parseCandidates(gate.read(FILES.pending)),
    entries: readMind(gate.read(FILES.self)),
  };
}

/** The fate of each candidate, and its text. */
type Change = readonly [id: string, what: string, text: string];

function changesBetween(before: Snapshot, after: Snapshot): readonly Change[] {
  const old = new Map(before.candidates.map((one) => [one.id, one]));
  return after.candidates.flatMap((one): Change[] => {
    const { status = "", place = "" } = old.get(one.id) ?? {};
    const what = one.place === place ? one.status : one.place;
    const isSame = one.status === status && one.place === place;
    return isSame ? [] : [[one.id, what ?? "", entryText(one)]];
  });
}

/** The outcome that the tap must have. Undefined when it depends on the Record; then only what was seen may be done. */
function expectedOf(button: SeenButton, { candidates }: Snapshot): readonly Change[] | undefined {
  const { label, text } = button;
  const [, mark] = /^(✅|❌) \d+$/.exec(label) ?? [];
  const isReason = REASONS.includes(label);
  if (mark === undefined && label !== "✅ Approve" && !isReason) {
    return DECIDES.test(label) ? undefined : [];
  }
  const id = idOf(button);
  const now = candidates.find((one) => one.id === id);
  const isShown = now !== undefined && text.includes(describe(now, ENGLISH_LINES));
  if (!isShown || now.status !== "pending" || now.place !== "candidates") return [];
  const to = mark === "❌" || isReason ? "rejected" : "approved";
  return [[id, to, entryText(now)]];
}

const DECIDES = /^(Merge|Take it back|Keep both|New replaces .*|💤 Close .*)$/;
const REASONS = ["Not true", "Not important", "Wrong wording", "Private", "Just no"];

/** Everything that was done stood above the button, word for word, and all of that was done. */
function expectSeen(
  button: SeenButton,
  changes: readonly Change[],
  before: Snapshot,
  after: Snapshot,
): void {
  const { label, text } = button;
  if (changes.length === 0) return;
  if (label === "Merge" || label === "Take it back") {
    const what = label === "Merge" ? "processed" : "candidates";
    const shown = label === "Merge" ? [...text.matchAll(/CANDIDATE-\d+/g)].map(([id]) => id) : [];
    if (label === "Merge") expect(changes.map(([id]) => id).toSorted()).toEqual(shown.toSorted());
    for (const [, did, words] of changes) {
      expect([did, text]).toEqual([what, expect.stringContaining(words)]);
    }
    for (const { supersedes, resolution, id } of before.candidates) {
      if (label !== "Merge" || resolution !== "replace" || !shown.includes(id)) continue;
      const old = before.entries.find((entry) => entry.id === supersedes);
      expect(text).toContain(`${supersedes ?? "?"}.\n  ${old?.text ?? "?"}`);
    }
    return;
  }
  const did = label.startsWith("💤") ? "rejected" : "approved";
  const id = idOf(button);
  expect(changes).toEqual([[id, did, expect.any(String)]]);
  expect(text).toMatch(new RegExp(`\\n  (topic: )?${changes[0]?.[2] ?? "?"}(\\n|$)`));
  const [, replaced] = /^New replaces (LEARN-\d+|old)$/.exec(label) ?? [];
  if (replaced === undefined) return;
  const supersedes = after.candidates.find((one) => one.id === id)?.supersedes ?? "?";
  const old = before.entries.find((entry) => entry.id === supersedes);
  expect([supersedes, replaced]).toContain(replaced === "old" ? supersedes : replaced);
  expect(text).toContain(`(${supersedes}):\n  ${old?.text ?? "?"}`);
}

/** On a list the button says which candidate, elsewhere the text. */
function idOf({ label, text }: SeenButton): string {
  const number = /^(?:✅|❌|💤 Close) (\d+)$/.exec(label)?.[1];
  return number === undefined ? idIn(text) : `CANDIDATE-${number}`;
}

function idIn(text: string): string {
  return /CANDIDATE-\d+/.exec(text)?.[0] ?? "";
}

function waiting(gate: TestGate, status: string): readonly Candidate[] {
  return snapshot(gate).candidates.filter(
    (one) => one.place === "candidates" && one.status === status,
  );
}

function current(gate: TestGate): readonly MindEntry[] {
  return snapshot(gate).entries.filter(({ supersededBy }) => supersededBy === undefined);
}

function pickOf<T>(all: readonly T[], pick: number): T | undefined {
  return all[all.length - 1 - (pick % Math.max(1, all.length))];
}
