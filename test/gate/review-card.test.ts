import { describe, expect, it } from "vitest";
import { pageOf } from "../../src/gate/cards/review-card.ts";
import { shortHash } from "../../src/state/cards.ts";
import type { Candidate, MindEntry } from "../../src/record/types.ts";
import { reviewCard } from "../support/cards.ts";
import { entryConflict, onePending, pending, rows } from "./builders.ts";

/** The page without any conflict. */
function plainReview(candidates: readonly Candidate[], page = 0) {
  const { shown, page: at } = pageOf(candidates, page);
  const compared = shown.map((candidate) => ({ candidate, conflicts: [] }));
  return reviewCard(candidates, compared, at);
}

describe("the review card", () => {
  it("shows the newest five, each with its buttons, and leads to the older ones", () => {
    const { text, card, ...content } = plainReview(pending(8));
    expect(text).toMatch(/^8 things wait[^]*CANDIDATE-0008[^]*CANDIDATE-0004/);
    expect(text).not.toContain("CANDIDATE-0003");
    const about = `0008.${shortHash(pending(8)[7]?.sha256 ?? "")}`;
    expect(rows(content)[0]).toEqual([
      `✅ 0008 = approve.${about}`,
      `❌ 0008 = reject.${about}`,
      `🔍 0008 = open.${about}`,
    ]);
    expect(rows(content)).toHaveLength(6);
    expect(rows(content)[5]).toEqual(["1 of 2 = page.0", "Older ▶ = page.1"]);
    expect(card.body).toEqual({ page: 0 });
  });

  it("turns to every page and not beyond", () => {
    const candidates = pending(12);
    expect(rows(plainReview(candidates, 1)).at(-1)).toEqual([
      "◀ Newer = page.0",
      "2 of 3 = page.1",
      "Older ▶ = page.2",
    ]);
    const last = plainReview(candidates, 99);
    expect(rows(last).at(-1)).toEqual(["◀ Newer = page.1", "3 of 3 = page.2"]);
    expect(last.text).toMatch(/CANDIDATE-0002[^]*CANDIDATE-0001/);
    expect(pageOf(candidates, -1).page).toBe(0);
    expect(pageOf([], 3)).toEqual({ shown: [], page: 0, pages: 1 });
  });

  it("counts by kind", () => {
    const knowledge = pending(2, { mindCategory: "knowledge" });
    const trait = onePending({ mindCategory: "personality" });
    const { text } = plainReview([...knowledge, trait, ...pending(1)]);
    expect(text).toMatch(
      /^4 things wait for your yes or no, newest first: 2 things learned, 1 curiosity, 1 trait\./,
    );
    expect(plainReview([trait]).text).toMatch(/^1 thing waits[^]*: 1 trait\./);
  });

  it("has nothing to tap when nothing waits", () => {
    expect(plainReview([])).toMatchObject({
      text: "Nothing waits for you right now.",
      buttons: [],
    });
  });

  it("lets what contradicts the Record be opened only", () => {
    const candidate = onePending();
    const conflicts = [entryConflict("LEARN-0003", "Octopuses have three hearts")];
    const card = reviewCard([candidate], [{ candidate, conflicts }], 0);
    expect(rows(card)).toEqual([[expect.stringMatching(/^🔍 0001 = open\.0001\.[\w-]{12}$/)]]);
    expect(card.text).toContain("⚠️ The Record says something else");
  });

  it("offers to close what has waited for long and is known by now", () => {
    const candidate = onePending();
    const known: MindEntry = { id: "CUR-0001", category: "curiosity", text: "x" };
    const card = reviewCard([candidate], [{ candidate, conflicts: [], known }], 0);
    expect(rows(card)).toEqual([
      [
        expect.stringMatching(/^💤 Close 0001 = close\.0001\.[\w-]{12}$/),
        expect.stringMatching(/^🔍 0001 = open\./),
      ],
    ]);
    expect(card.text).toContain("the Record says it already (CUR-0001)");
  });

  it("names what cannot be used, with its line and who can help, and gives it no button", () => {
    const [fine, broken] = pending(2);
    if (!fine || !broken) throw new Error("no candidates");
    const card = plainReview([
      fine,
      { ...broken, faults: ["its fence is not closed"], line: 33 },
      { ...fine, id: "CANDIDATE-0077", place: "stray", line: 90 },
    ]);
    expect(card.text).toMatch(/^1 thing waits/);
    expect(card.text).toMatch(/^• CANDIDATE-0002 \(line 33\)$/m);
    expect(card.text).toMatch(/CANDIDATE-0077 \(line 90\): too far down.*Whoever runs me/);
    expect(rows(card)).toHaveLength(1);
  });

  it("says that something is approved already", () => {
    const approved = { ...onePending(), status: "approved" } as const;
    expect(plainReview([approved]).text).toMatch(/^Nothing waits[^]*\/merge shows it/);
  });

  it("fits into one message however long the texts are", () => {
    const long = pending(50, {
      exampleFromExchange: "😀x".repeat(600),
      suggestedEntry: "y".repeat(1900),
    });
    const { text } = plainReview(long);
    expect(text.length).toBeLessThan(4096);
    expect(text.isWellFormed()).toBe(true);
    expect(text).not.toContain("\uFFFD");
  });
});
