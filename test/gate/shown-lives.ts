// Lives of proposals whose files are edited by hand between any two steps: staged, reworded, approved, replaced, merged by a tap
// or by a receipt, and taken back. Whatever is written or taken out then stood on the card; else nothing happens.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import type { CandidateCardBody } from "../../src/gate/cards/candidate-card.ts";
import { mergeCard } from "../../src/gate/cards/merge.ts";
import { undoCard } from "../../src/gate/cards/undo.ts";
import { compare } from "../../src/gate/compare.ts";
import { decide } from "../../src/gate/decide.ts";
import { previewMerge } from "../../src/gate/merge.ts";
import { reword } from "../../src/gate/reword.ts";
import { previewUndo } from "../../src/gate/undo.ts";
import { CandidateError } from "../../src/errors.ts";
import { performCommand } from "../../src/control/commands.ts";
import { parseCandidates } from "../../src/record/candidates/candidates.ts";
import { FILES } from "../../src/record/store.ts";
import { ENGLISH_LINES } from "../../src/wording/english.ts";
import { candidateCard } from "../support/cards.ts";
import { learnEntry, stageProposal } from "../support/gate-acts.ts";
import { ACTOR, openTestGate, RECORD_ID, type TestGate } from "../support/open-gate.ts";
import { sendCard, tapCard } from "../support/tapping.ts";
import { copyRecord, readFolder } from "../support/temporary.ts";
import { setCandidateStatus } from "../record/pending-texts.ts";
import { expectShown, expectTakenOutShown } from "./new-words.ts";

const OLD = "Zokites have exactly 2 tails";

/** One edit of a file by hand, with a word of its own. */
type Edit = (desk: TestGate, word: string) => void;

const EDITS: readonly Edit[] = [
  () => undefined,
  // The entry that may be replaced, and its activity.
  (desk, word) =>
    change(desk, FILES.self, /have exactly \d tails[^"\n]*/, `have exactly 5 tails ${word}`),
  (desk, word) => change(desk, FILES.evidence, /have exactly \d tails[^"\n]*/, `have 5 ${word}`),
  // Any part of a candidate's block.
  (desk, word) => changePending(desk, /^suggested_entry: "?/m, `$&${word} `),
  (desk, word) => changePending(desk, /^summary: "?/m, `$&${word} `),
  (desk, word) => changePending(desk, /^example_from_exchange: "?/m, `$&${word} `),
  (desk, word) => changePending(desk, /^suggested_entry: .*$/m, `$&\nnotes: ${word}`),
  (desk) =>
    changePending(
      desk,
      /^suggested_entry: .*$/m,
      "$&\nresolution: replace\nsupersedes: LEARN-0001",
    ),
  (desk) => changePending(desk, /^mind_category: .*$/m, "mind_category: personality"),
  // What else a save reads.
  (desk, word) =>
    desk.write(
      FILES.intent,
      `\`\`\`yaml\ntradeoff_rules:\n  - id: ${word}\n    prioritize: sleep\n    deprioritize: tails kelp\n\`\`\`\n`,
    ),
  (desk, word) => desk.write(FILES.evidence, `${desk.read(FILES.evidence)}\nby hand ${word}\n`),
  // Somebody approves by hand.
  (desk) => {
    const waiting = parseCandidates(desk.read(FILES.pending)).find(
      ({ status }) => status === "pending",
    );
    if (!waiting) return;
    const pending = desk.read(FILES.pending);
    desk.write(FILES.pending, setCandidateStatus(pending, waiting.id, "pending", "approved"));
  },
];

const anyEdit = fc.nat(EDITS.length - 1);
/** @param strange what stands behind every text, and behind every word that a hand writes. */
export function shownLives(strange: fc.Arbitrary<string>) {
  return fc.record({
    isAgainst: fc.boolean(),
    isReworded: fc.boolean(),
    count: fc.integer({ min: 1, max: 3 }),
    strange,
    edits: fc.array(anyEdit, { minLength: 8, maxLength: 8 }),
  });
}
type ShownLife = ReturnType<typeof shownLives> extends fc.Arbitrary<infer T> ? T : never;

/** Lives it in a Record of its own. Gives the number of taps that did something. */
export async function liveShown(life: ShownLife): Promise<number> {
  const usersDir = mkdtempSync(join(tmpdir(), "grace-mar-test-"));
  copyRecord("minimal", usersDir, RECORD_ID);
  const desk = await openTestGate(usersDir);
  try {
    return await live(life, desk);
  } finally {
    desk.state.close();
    rmSync(usersDir, { recursive: true, force: true });
  }
}

async function live(
  { isAgainst, isReworded, count, strange, edits }: ShownLife,
  desk: TestGate,
): Promise<number> {
  let step = 0;
  const byHand = (): void => {
    EDITS[edits[step] ?? 0]?.(desk, `Zohand${String.fromCodePoint(97 + step)}${strange}`);
    step += 1;
  };
  await learnEntry(desk, OLD);
  byHand();
  for (let n = 0; n < count; n += 1) {
    const words =
      isAgainst && n === 0 ? "Zokites have exactly 9 tails" : `Zoentry${"abc".charAt(n)} kelp`;
    await stageProposal(desk, {
      suggestedEntry: `${words}${strange}`,
      summary: `Zosummary${strange}`,
      exampleFromExchange: `Zoquote${strange}`,
      promptAddition: "Zoaddition",
    });
  }
  byHand();
  for (const { id } of waiting(desk)) {
    if (isReworded) await orRefused(() => rewordNow(desk, id, strange));
    const body = await cardOf(desk, id);
    byHand();
    if (body) await orRefused(() => approveShown(desk, body));
  }
  byHand();
  const preview = await orRefused(() => previewMerge({ approvedBy: ACTOR.name }, desk));
  if (!preview) return 0;
  const card = mergeCard(preview, ENGLISH_LINES);
  const sent = await sendCard(desk, card);
  const receipt = await orRefused(() => review(desk));
  byHand();
  const before = readFolder(desk.folder);
  // By a tap, or by the receipt of the command line: both showed the same.
  const isTapped = step % 2 === 0;
  if (isTapped) await tapCard(desk, sent, "merge");
  else await orRefused(() => applyReceipt(desk, receipt));
  const after = readFolder(desk.folder);
  if (after["MERGE-RECEIPTS.jsonl"] === before["MERGE-RECEIPTS.jsonl"]) return 0;
  expectShown(before, after, card.text);
  byHand();
  const undoing = await orRefused(() => previewUndo(undefined, desk));
  if (!undoing) return 1;
  const undo = undoCard(undoing, ENGLISH_LINES);
  const sentUndo = await sendCard(desk, undo);
  byHand();
  const merged = readFolder(desk.folder);
  await tapCard(desk, sentUndo, "undo");
  const undone = readFolder(desk.folder);
  if (undone["MERGE-RECEIPTS.jsonl"] === merged["MERGE-RECEIPTS.jsonl"]) return 1;
  expectShown(merged, undone, undo.text);
  expectTakenOutShown(merged, undone, undo.text);
  return 2;
}

async function cardOf(desk: TestGate, id: string): Promise<CandidateCardBody | undefined> {
  const candidate = waiting(desk).find((one) => one.id === id);
  if (!candidate || candidate.faults.length > 0) return undefined;
  return candidateCard(await compare(candidate, desk)).card.body as CandidateCardBody;
}

async function approveShown(desk: TestGate, body: CandidateCardBody): Promise<void> {
  const { candidate, entries } = body;
  const [replaced] = entries;
  const choice = replaced?.id ? ({ kind: "replace", replaced, entries } as const) : undefined;
  await decide(
    {
      candidateId: candidate.id,
      sha256: candidate.sha256,
      to: "approved",
      ...(choice && { choice }),
      actor: ACTOR,
    },
    desk,
  );
}

async function rewordNow(desk: TestGate, id: string, strange: string): Promise<void> {
  const candidate = waiting(desk).find((one) => one.id === id);
  if (!candidate) return;
  await reword(
    { candidate, wording: `Zowording${id.at(-1)} of tails${strange}`, actor: ACTOR },
    desk,
  );
}

async function review(desk: TestGate) {
  const answer = await command(desk, { command: "review-merge", approvedBy: ACTOR.name });
  return answer.kind === "refused" ? undefined : answer.receipt;
}

function applyReceipt(desk: TestGate, receipt: object | undefined): Promise<unknown> {
  return command(desk, { command: "merge", approvedBy: ACTOR.name, receipt });
}

function command<C extends Parameters<typeof performCommand>[0]>(desk: TestGate, asked: C) {
  // These commands look at the desk alone.
  return performCommand(asked, { desk } as unknown as Parameters<typeof performCommand>[1]);
}

function waiting(desk: TestGate) {
  return parseCandidates(desk.read(FILES.pending)).filter(({ status }) => status === "pending");
}

function change(desk: TestGate, file: string, from: RegExp, to: string): void {
  desk.write(file, desk.read(file).replace(from, to));
}

/** Changes the first block under Candidates. */
function changePending(desk: TestGate, from: RegExp, to: string): void {
  const [head = "", ...rest] = desk.read(FILES.pending).split("## Processed");
  desk.write(FILES.pending, [head.replace(from, to), ...rest].join("## Processed"));
}

async function orRefused<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof CandidateError)) throw error;
    return undefined;
  }
}
