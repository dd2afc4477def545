// Cards as they are stored: what is written is read back as it was, and what is damaged leads to nothing.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CHAT_CARDS } from "../../src/chat/cards/rules.ts";
import { peopleCard, putOutCard } from "../../src/chat/cards/people-card.ts";
import { endedCard, questionCard } from "../../src/chat/cards/homework-card.ts";
import type { CardRule } from "../../src/desk/cards.ts";
import { StateError } from "../../src/errors.ts";
import {
  candidateCard,
  deferredCard,
  reasonsCard,
  wordingCard,
} from "../../src/gate/cards/candidate-card.ts";
import { mergeCard } from "../../src/gate/cards/merge.ts";
import { GATE_CARDS } from "../../src/gate/cards/rules.ts";
import { undoCard } from "../../src/gate/cards/undo.ts";
import { emptiedCard, forgetCard } from "../../src/gate/cards/forget-card.ts";
import { reviewCard } from "../../src/gate/cards/review-card.ts";
import { parseCandidates } from "../../src/record/candidates/candidates.ts";
import { buildReceipt } from "../../src/record/merge/receipt.ts";
import type { CardKind, NewCard } from "../../src/state/cards.ts";
import { offerCard } from "../../src/voice/offer.ts";
import { ENGLISH_LINES as LINES } from "../../src/wording/english.ts";
import { NOW, createCandidate, createPending } from "../record/builders.ts";
import { plan } from "../record/merge/merge-helpers.ts";
import { stageProposal } from "../support/gate-acts.ts";
import { createTestGate } from "../support/open-gate.ts";
import { authorCard } from "../../src/voice/pasted/author.ts";
import { cardNow, sendCard, tapCard } from "../support/tapping.ts";
import { readFolder } from "../support/temporary.ts";

const RULES: { readonly [kind in CardKind]: CardRule<never> } = { ...GATE_CARDS, ...CHAT_CARDS };
const KINDS = Object.keys(RULES) as CardKind[];

const text = fc.string({ unit: "grapheme", maxLength: 60 });
const time = fc.integer({ min: 0, max: 2 ** 42 });
const conflict = fc.record(
  {
    rule: text,
    pair: fc.tuple(text, text),
    existingHint: text,
    newHint: text,
    entryId: fc.constantFrom("LEARN-0001", "PER-0002", "CUR-0003"),
    entryText: text,
    entryDate: text,
  },
  { requiredKeys: ["rule", "pair", "existingHint", "newHint"] },
);

/** Everything that the code writes as the body of a card, from any words. */
const bodies = fc
  .record({
    words: text,
    suggestedEntry: text.map((words) => words.replaceAll(/\p{C}/gu, "").trim() || "Kelp"),
    conflicts: fc.array(conflict, { maxLength: 4 }),
    page: fc.nat({ max: 9 }),
    since: time,
    userId: fc.integer({ min: 1, max: 2 ** 52 }),
    removed: fc.array(fc.record({ id: text, text }), { maxLength: 3 }),
    superseded: fc.option(fc.record({ supersededId: text, supersededText: text })),
    sha256: fc.string({
      unit: fc.constantFrom(...Array.from("0123456789abcdef")),
      minLength: 64,
      maxLength: 64,
    }),
  })
  .map((given): readonly NewCard[] => {
    const { words, suggestedEntry, conflicts, page, since, userId, removed, sha256 } = given;
    const pending = createPending([createCandidate({ suggestedEntry })]);
    const approved = parseCandidates(pending);
    const [candidate] = approved;
    if (!candidate) throw new Error("no candidate");
    const compared = { candidate, conflicts };
    const receipt = buildReceipt({
      receiptId: words || "r1",
      recordId: "tomas",
      approvedBy: `telegram:${userId}`,
      approvedAt: NOW,
      candidates: approved,
      only: false,
    });
    const planned = plan({ pending });
    const merged = planned.merged.map((one) => ({ ...one, ...given.superseded }));
    const past = { receiptId: words, candidateIds: [candidate.id], edits: [] };
    const left = { beyond: [words], ours: [], sealed: [] };
    const found = { places: [], words, sha256, ...left };
    return [
      candidateCard(compared, LINES).card,
      reasonsCard(compared, LINES).card,
      deferredCard(compared, LINES).card,
      wordingCard(candidate, LINES).card,
      reviewCard(approved, [compared], page, LINES).card,
      mergeCard({ approved, receipt, plan: { ...planned, merged }, critiques: [] }, LINES).card,
      undoCard({ past, plan: { removed, restored: removed }, sha256 }, LINES).card,
      forgetCard(found, LINES).card,
      emptiedCard(words).card,
      peopleCard([], userId, String, LINES).card,
      putOutCard({ userId, role: "owner", since, name: words }, LINES).card,
      offerCard({ question: words, offeredAt: since }, LINES).card,
      authorCard({ speakers: [{ name: words, written: words }], before: "", parts: [words] }, LINES)
        .card,
      ...homeworkCards(words),
    ];
  });

function homeworkCards(id: string): readonly NewCard[] {
  const questions = [{ question: "?", options: ["x", "y"], correct: 0 }];
  const asked = questionCard("?", { id, questions, index: 0, correct: 0, streak: 0 });
  return [...("card" in asked ? [asked.card] : []), endedCard("!", { session: id }).card];
}

describe("the body of a card", () => {
  it("is read back as it was written, for every kind", () => {
    const written = new Set<CardKind>();
    fc.assert(
      fc.property(bodies, (cards) => {
        for (const { kind, body } of cards) {
          const stored: unknown = JSON.parse(JSON.stringify(body));
          expect(RULES[kind].schema.parse(stored)).toEqual(stored);
          written.add(kind);
        }
      }),
    );
    expect([...written].toSorted()).toEqual(KINDS.toSorted());
  });

  it("of an earlier version is read where its card still stands in a chat", () => {
    const candidate = { id: "CANDIDATE-0001", sha256: "0".repeat(64) };
    const receipt = { receipt_id: "r1", approved_by: "telegram:1", candidates: [candidate] };
    const earlier = [
      { kind: "review", body: { candidates: [candidate], page: 2 } },
      { kind: "merge", body: { receipt } },
      { kind: "merge", body: { receipt, replaced: [{ id: "LEARN-0001", text: "x" }] } },
      { kind: "undo", body: { receiptId: "r1" } },
    ] as const;
    for (const { kind, body } of earlier)
      expect(() => RULES[kind].schema.parse(body)).not.toThrow();
  });
});

describe("a damaged card", () => {
  it("of any kind is shown nowhere and does nothing: it is a damaged state.db", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...KINDS),
        fc.object(),
        fc.string(),
        async (kind, body, verb) => {
          const rule = RULES[kind];
          fc.pre(!rule.schema.safeParse(body).success);
          const card = { id: 1, token: "t", kind, chatId: 1, messageId: null, body, stamp: "s" };
          const actor = { name: "telegram:1", source: "", channelKey: "" };
          // Nothing around it is ever looked at.
          const around = undefined as never;
          const shown = rule.show(card, around, { code: "receipt_old" });
          await expect(shown).rejects.toBeInstanceOf(StateError);
          await expect(rule.tap({ card, verb, actor }, around)).rejects.toBeInstanceOf(StateError);
        },
      ),
    );
  });

  it("changes nothing when it is tapped, quotes nothing, and leaves the other cards as good as they were", async () => {
    const desk = await createTestGate();
    const candidate = await stageProposal(desk);
    const list = await sendCard(
      desk,
      reviewCard([candidate], [{ candidate, conflicts: [] }], 0, LINES),
    );
    const undo = await sendCard(desk, { text: "", buttons: [], card: { kind: "undo", body: {} } });
    const before = { files: readFolder(desk.folder), said: desk.said() };
    const tapped = tapCard(desk, undo, "undo");
    await expect(tapped).rejects.toMatchObject({ code: "state_damaged" });
    await expect(tapped).rejects.toThrow(/a card of the kind undo does not say what it is about/);
    expect({ files: readFolder(desk.folder), said: desk.said() }).toEqual(before);
    expect(await tapCard(desk, cardNow(desk, list), "page.0")).toBe("");
  });
});
