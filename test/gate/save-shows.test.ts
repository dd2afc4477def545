// Nothing is written that the card did not show. Every field of every candidate holds a word of its own, and only those words
// that the tapped card shows may turn up in a file. SAVE_RUNS=500 for the long count.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { reword } from "../../src/gate/reword.ts";
import { mergeCard } from "../../src/gate/cards/merge.ts";
import { undoCard } from "../../src/gate/cards/undo.ts";
import { previewMerge } from "../../src/gate/merge.ts";
import { handleTap } from "../../src/gate/tap.ts";
import { previewUndo } from "../../src/gate/undo.ts";
import { parseCandidates } from "../../src/record/candidates/candidates.ts";
import { FILES } from "../../src/record/store.ts";
import { writeCallbackData } from "../../src/state/cards.ts";
import { ENGLISH_LINES } from "../../src/wording/english.ts";
import { stageProposal } from "../support/gate-acts.ts";
import { ACTOR, OWNER_CHAT, openTestGate, RECORD_ID, type TestGate } from "../support/open-gate.ts";
import { copyRecord, readFolder } from "../support/temporary.ts";
import { expectShown, secretsIn } from "./new-words.ts";
import { setCandidateStatus } from "../record/pending-texts.ts";

const RUNS = Number(process.env["SAVE_RUNS"] ?? 6);
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
        const desk = await openTestGate(usersDir);
        try {
          await throughTheCards(candidates, desk);
        } finally {
          desk.state.close();
          rmSync(usersDir, { recursive: true, force: true });
        }
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  },
);

async function throughTheCards(candidates: readonly Plan[], desk: TestGate): Promise<void> {
  // These entries can be contradicted.
  const old = CATEGORIES.map((category) => `Zokites ${category} have exactly 2 tails`);
  for (const [index, text] of old.entries()) {
    await stageProposal(desk, {
      mindCategory: CATEGORIES[index] ?? "knowledge",
      suggestedEntry: text,
    });
  }
  for (const { id } of parseCandidates(desk.read(FILES.pending)))
    await tapOn(desk, id, /^✅ Approve/);
  await tapNewest(desk, await mergeNow(desk), /^Merge$/);

  const replaced = new Set<string>();
  for (const [index, plan] of candidates.entries()) {
    // An entry can be replaced only once.
    const isAgainst = plan.isAgainst && !replaced.has(plan.category);
    if (isAgainst) replaced.add(plan.category);
    await stagePlan(desk, index, { ...plan, isAgainst });
  }
  const before = readFolder(desk.folder);
  const card = await mergeNow(desk);
  await tapNewest(desk, card, /^Merge$/);
  const after = readFolder(desk.folder);
  expectShown(before, after, card.text);
  expect(
    parseCandidates(desk.read(FILES.pending)).every(({ place }) => place === "processed"),
  ).toBe(true);
  // The answer to the tap, a question about the entry and the card of an undo show what the card showed.
  const done = desk.said().at(-1)?.text ?? "";
  const { mind, lived } = await desk.store.snapshot();
  const known = [...mind, ...lived].map(({ text, ownWords = "" }) => `${text} ${ownWords}`);
  const undoing = await previewUndo(undefined, desk);
  if (!undoing) throw new Error("nothing can be undone");
  const undo = undoCard(undoing, ENGLISH_LINES);
  const told = [done, undo.text, ...known].join("\n");
  expect(secretsIn(told).filter((word) => !card.text.includes(word))).toEqual([]);
  for (const word of secretsIn(card.text).filter((each) => each.includes("entry"))) {
    expect([done, undo.text]).toEqual([
      expect.stringContaining(word),
      expect.stringContaining(word),
    ]);
  }
  await tapNewest(desk, undo, /^Take it back$/);
  expectShown(after, readFolder(desk.folder), undo.text);
}

/** Approves with a tap, whatever the candidate says. */
async function stagePlan(desk: TestGate, index: number, plan: Plan): Promise<void> {
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
  const { id } = await stageProposal(desk, proposal);
  const text = desk.read(FILES.pending);
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
    desk.write(FILES.pending, `${head}### ${id} (${secret("title")})\n${other}`);
  }
  if (plan.isReworded) {
    const wording = `${start} ${secret("entry")} ${secret("wording")}`.trim();
    const candidate = parseCandidates(desk.read(FILES.pending)).find((one) => one.id === id);
    if (!candidate) throw new Error(`${id} is gone`);
    await reword({ candidate, wording, actor: ACTOR }, desk, nothing);
  }
  if (plan.isByHand && !plan.isReworded) {
    // Its card is out of date; people approve such a block by hand.
    const pending = desk.read(FILES.pending);
    desk.write(FILES.pending, setCandidateStatus(pending, id, "pending", "approved"));
  } else await tapOn(desk, id, plan.choice);
}

const LETTERS = Array.from(
  { length: 40 },
  (_, n) => String.fromCodePoint(0x430 + (n % 32)) + String(n),
);

async function mergeNow(desk: TestGate) {
  const review = await previewMerge({ approvedBy: ACTOR.name }, desk);
  if (!review) throw new Error("nothing is approved");
  return mergeCard(review, ENGLISH_LINES);
}

/** Taps the newest card of a candidate: this button, or the plain yes. */
async function tapOn(desk: TestGate, id: string, label: RegExp): Promise<void> {
  const about = desk.state.outbox
    .cards("candidate")
    .findLast(({ body }) => JSON.stringify(body).includes(id));
  const row = desk.state.database
    .all<{ body: string }>("SELECT body FROM outbox WHERE card_id = ? ORDER BY id", about?.id ?? 0)
    .map(({ body }) => JSON.parse(body) as Shown)
    .findLast(({ buttons }) => buttons.length > 0);
  const all = row?.buttons.flat() ?? [];
  const button =
    all.find((one) => label.test(one.label)) ?? all.find((one) => /✅/.test(one.label));
  await tapData(desk, about?.token ?? "", button?.verb ?? "", row?.stamp);
}

interface Shown {
  readonly buttons: readonly (readonly { readonly label: string; readonly verb: string }[])[];
  readonly stamp?: string;
}

async function tapNewest(desk: TestGate, content: Parameters<typeof show>[1], label: RegExp) {
  const card = await show(desk, content);
  const button = content.buttons.flat().find((one) => label.test(one.label));
  await tapData(desk, card.token, button?.verb ?? "", card.stamp);
}

async function show(desk: TestGate, content: Awaited<ReturnType<typeof mergeNow>>) {
  const { outbox, database } = desk.state;
  await database.transact(() => {
    outbox.add({ chatId: OWNER_CHAT, ...content }, desk.now().getTime());
  });
  const card = outbox.newestCard(OWNER_CHAT, content.card.kind);
  if (!card) throw new Error("no card");
  return card;
}

async function tapData(desk: TestGate, token: string, verb: string, stamp?: string): Promise<void> {
  const data = writeCallbackData({ token, verb, ...(stamp !== undefined && { stamp }) });
  const tap = { data, chatId: OWNER_CHAT, messageId: undefined, isOwner: true, actor: ACTOR };
  expect(await handleTap(tap, desk)).toMatch(/^(Approved|Merged|Taken back)/);
}
