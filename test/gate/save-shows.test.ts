// Nothing is written that the card did not show. Every field of every candidate holds a word of its own, and only those words
// that the tapped card shows may turn up in a file. SAVE_RUNS=500 for the long count.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { reword } from "../../src/gate/edit.ts";
import { mergeCard, undoCard } from "../../src/gate/merge-card.ts";
import { previewMerge } from "../../src/gate/merge.ts";
import { handleTap } from "../../src/gate/tap.ts";
import { previewUndo } from "../../src/gate/undo.ts";
import { parseCandidates, setCandidateStatus } from "../../src/record/candidates/candidates.ts";
import { readExcerpts } from "../../src/record/recall/excerpts.ts";
import { FILES } from "../../src/record/store.ts";
import { writeCallbackData } from "../../src/state/cards.ts";
import { ENGLISH_LINES } from "../../src/wording/english.ts";
import { stageProposal } from "../support/gate-acts.ts";
import { ACTOR, OWNER_CHAT, openTestGate, RECORD_ID, type TestGate } from "../support/open-gate.ts";
import { copyRecord, readFolder } from "../support/temporary.ts";
import { expectShown, secretsIn } from "./new-words.ts";

const RUNS = Number(process.env["SAVE_RUNS"] ?? 25);
const CATEGORIES = ["knowledge", "curiosity", "personality"] as const;
const nothing = (): void => undefined;

const plans = fc.array(
  fc.record({
    category: fc.constantFrom(...CATEGORIES),
    /** Staged by the analyst, or a block that the earlier system or a person wrote. */
    isByHand: fc.boolean(),
    isReworded: fc.boolean(),
    /** The choice where the candidate contradicts the Record. */
    choice: fc.constantFrom(/^New replaces/, /^Keep both/),
    isAgainst: fc.boolean(),
    length: fc.constantFrom(1, 3, 40),
    hidden: fc.constantFrom("", "\u202E", "\u{E0061}\u{E0062}", "\u200B", "\u00AD"),
  }),
  { minLength: 1, maxLength: 10 },
);
type Plan = typeof plans extends fc.Arbitrary<readonly (infer T)[]> ? T : never;

it(
  "a save writes no word that its card did not show in the open, and an undo none either",
  { timeout: 60_000 + RUNS * 2000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(plans, async (candidates) => {
        const usersDir = mkdtempSync(join(tmpdir(), "grace-mar-test-"));
        copyRecord("minimal", usersDir, RECORD_ID);
        const gate = await openTestGate(usersDir);
        try {
          await throughTheCards(candidates, gate);
        } finally {
          gate.state.close();
          rmSync(usersDir, { recursive: true, force: true });
        }
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  },
);

async function throughTheCards(candidates: readonly Plan[], gate: TestGate): Promise<void> {
  // These entries can be contradicted.
  const old = CATEGORIES.map((category) => `Zokites ${category} have exactly 2 tails`);
  for (const [index, text] of old.entries()) {
    await stageProposal(gate, {
      mindCategory: CATEGORIES[index] ?? "knowledge",
      suggestedEntry: text,
    });
  }
  for (const { id } of parseCandidates(gate.read(FILES.pending)))
    await tapOn(gate, id, /^✅ Approve/);
  await tapNewest(gate, await mergeNow(gate), /^Merge$/);

  const replaced = new Set<string>();
  for (const [index, plan] of candidates.entries()) {
    // An entry can be replaced only once.
    const isAgainst = plan.isAgainst && !replaced.has(plan.category);
    if (isAgainst) replaced.add(plan.category);
    await stagePlan(gate, index, { ...plan, isAgainst });
  }
  const before = readFolder(gate.folder);
  const card = await mergeNow(gate);
  await tapNewest(gate, card, /^Merge$/);
  const after = readFolder(gate.folder);
  expectShown(before, after, card.text);
  expect(
    parseCandidates(gate.read(FILES.pending)).every(({ place }) => place === "processed"),
  ).toBe(true);
  // The answer to the tap, a question about the entry and the card of an undo show what the card showed.
  const done = gate.said().at(-1)?.text ?? "";
  const excerpts = readExcerpts({
    self: gate.read(FILES.self),
    evidence: gate.read(FILES.evidence),
    skills: "",
  });
  const undoing = await previewUndo(undefined, gate);
  if (!undoing) throw new Error("nothing can be undone");
  const undo = undoCard(undoing, ENGLISH_LINES);
  const told = [done, undo.text, ...excerpts.map(({ text }) => text)].join("\n");
  expect(secretsIn(told).filter((word) => !card.text.includes(word))).toEqual([]);
  for (const word of secretsIn(card.text).filter((each) => each.includes("entry"))) {
    expect([done, undo.text]).toEqual([
      expect.stringContaining(word),
      expect.stringContaining(word),
    ]);
  }
  await tapNewest(gate, undo, /^Take it back$/);
  expectShown(after, readFolder(gate.folder), undo.text);
}

/** Approves with a tap, whatever the candidate says. */
async function stagePlan(gate: TestGate, index: number, plan: Plan): Promise<void> {
  const secret = (field: string): string => `Zo${field}${"abcdefghij".charAt(index)}`;
  const start = plan.isAgainst ? `Zokites ${plan.category} have exactly 9 tails` : "";
  const words = Array.from({ length: plan.length }, (_, n) => `${secret("entry")}${LETTERS[n]}`);
  const proposal = {
    mindCategory: plan.category,
    summary: secret("summary"),
    exampleFromExchange: secret("quote"),
    suggestedEntry: `${start} ${words.join(" ")}${plan.hidden}`.trim(),
    promptAddition: secret("addition"),
    suggestedFollowup: secret("followup"),
    tensionWith: secret("tension"),
    alternativeInterpretation: secret("other"),
  };
  const { id } = await stageProposal(gate, proposal);
  const text = gate.read(FILES.pending);
  const [head = "", block = ""] = text.split(`### ${id}\n`);
  if (plan.isByHand) {
    const fields: readonly (readonly [RegExp, string])[] = [
      [/^channel_key: .*$/m, `channel_key: "${secret("channel")}"`],
      [/^signal_type: .*$/m, `signal_type: ${secret("signal")}`],
      [/^profile_target: .*$/m, `profile_target: ${secret("target")}`],
      [/^prompt_section: .*$/m, `prompt_section: ${secret("section")}\nnotes: ${secret("notes")}`],
      [/^edited_by: .*$/m, `edited_by: ${secret("editor")}`],
    ];
    const other = fields.reduce((all, [from, to]) => all.replace(from, to), block);
    gate.write(FILES.pending, `${head}### ${id} (${secret("title")})\n${other}`);
  }
  if (plan.isReworded) {
    const wording = `${start} ${secret("entry")} ${secret("wording")}`.trim();
    const candidate = parseCandidates(gate.read(FILES.pending)).find((one) => one.id === id);
    if (!candidate) throw new Error(`${id} is gone`);
    await reword({ candidate, wording, actor: ACTOR }, gate, nothing);
  }
  if (plan.isByHand && !plan.isReworded) {
    // Its card is out of date; people approve such a block by hand.
    const pending = gate.read(FILES.pending);
    gate.write(FILES.pending, setCandidateStatus(pending, id, "pending", "approved"));
  } else await tapOn(gate, id, plan.choice);
}

const LETTERS = Array.from(
  { length: 40 },
  (_, n) => String.fromCodePoint(0x430 + (n % 32)) + String(n),
);

async function mergeNow(gate: TestGate) {
  const review = await previewMerge({ approvedBy: ACTOR.name }, gate);
  if (!review) throw new Error("nothing is approved");
  return mergeCard(review, ENGLISH_LINES);
}

/** Taps the newest card of a candidate: this button, or the plain yes. */
async function tapOn(gate: TestGate, id: string, label: RegExp): Promise<void> {
  const about = gate.state.outbox
    .cards("candidate")
    .findLast(({ body }) => JSON.stringify(body).includes(id));
  const row = gate.state.database
    .all<{ body: string }>("SELECT body FROM outbox WHERE card_id = ? ORDER BY id", about?.id ?? 0)
    .map(({ body }) => JSON.parse(body) as Shown)
    .findLast(({ buttons }) => buttons.length > 0);
  const all = row?.buttons.flat() ?? [];
  const button =
    all.find((one) => label.test(one.label)) ?? all.find((one) => /✅/.test(one.label));
  await tapData(gate, about?.token ?? "", button?.verb ?? "", row?.stamp);
}

interface Shown {
  readonly buttons: readonly (readonly { readonly label: string; readonly verb: string }[])[];
  readonly stamp?: string;
}

async function tapNewest(gate: TestGate, content: Parameters<typeof show>[1], label: RegExp) {
  const card = await show(gate, content);
  const button = content.buttons.flat().find((one) => label.test(one.label));
  await tapData(gate, card.token, button?.verb ?? "", card.stamp);
}

async function show(gate: TestGate, content: Awaited<ReturnType<typeof mergeNow>>) {
  const { outbox, database } = gate.state;
  await database.transact(() => {
    outbox.add({ chatId: OWNER_CHAT, ...content }, gate.now().getTime());
  });
  const card = outbox.newestCard(OWNER_CHAT, content.card.kind);
  if (!card) throw new Error("no card");
  return card;
}

async function tapData(gate: TestGate, token: string, verb: string, stamp?: string): Promise<void> {
  const data = writeCallbackData({ token, verb, ...(stamp !== undefined && { stamp }) });
  const tap = { data, chatId: OWNER_CHAT, messageId: undefined, isOwner: true, actor: ACTOR };
  expect(await handleTap(tap, gate, nothing)).toMatch(/^(Approved|Merged|Taken back)/);
}
