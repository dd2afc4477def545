import { describe, expect, it } from "vitest";
import {
  candidateCard,
  decidedCard,
  deferredCard,
  editedCard,
  reasonsCard,
} from "../support/cards.ts";
import { entryConflict, onePending, QUIET, rows } from "./builders.ts";

const OTHERS = ["✏️ Edit = edit", "🕓 Not now = later"];

describe("a candidate's card", () => {
  const candidate = onePending();
  const plain = { candidate, conflicts: [] };

  it("has yes and no, rewording and not now, and names what it is about by content", () => {
    const card = candidateCard(plain);
    expect(rows(card)).toEqual([["✅ Approve = approve", "❌ Reject = reject"], OTHERS]);
    expect(card.card).toEqual({
      kind: "candidate",
      body: { candidate: { id: candidate.id, sha256: candidate.sha256 }, entries: [] },
    });
  });

  it("shows kind, priority, the person's whole sentence, the place and the exact line", () => {
    expect(candidateCard(plain).text).toBe(
      [
        "May I remember this?",
        "",
        "CANDIDATE-0001 · a curiosity · priority 3",
        "“we read a chapter about kelp forests”",
        "Adds to IX-B. CURIOSITY:",
        "  topic: Kelp forests: how they shelter fish",
      ].join("\n"),
    );
  });

  it.each([
    ["a chat", "Sam: I like my boat and I stole it.\nAbby: I think I like my boat too."],
    ["a chat in which only one says so", "Sam: I stole one and\nAbby: I like my boat"],
    ["a chat that lost its line breaks", "Sam: I stole one and Abby: I like my boat"],
    ["a chat with names alone on their lines", "Sam\nI stole one and\nAbby\nI like my boat"],
    ["an answered mail", "> I stole one and\nI like my boat"],
    ["a text below a line of ours", "we did a chat in an external LLM\n\nI like my boat"],
    ["a text that says so twice", "He says I like my boat. But I like my boat"],
    ["a text that was cut", `Tom said I like my boat. ${"And then we sailed. ".repeat(120)}`],
  ])("shows the quote alone out of %s", (_, userText) => {
    const pasted = onePending({ userText, exampleFromExchange: "I like my boat" });
    const { text } = candidateCard({ candidate: pasted, conflicts: [] });
    expect(text).toContain("\n“I like my boat”\n");
    expect(text).not.toMatch(/stole|external|He says|Tom/);
  });

  it.each([
    "look at that\n\nI like my boat",
    "Sam: I stole one and\nAbby: I like my boat",
    "> I stole one and\nI like my boat",
    "Sam\nI stole one and\nAbby\nI like my boat",
    `I like my boat. ${"And then we sailed. ".repeat(120)}`,
  ])("says under a quote out of a longer text that it is one: %j", (userText) => {
    const pasted = onePending({ userText, exampleFromExchange: "I like my boat" });
    for (const conflicts of [[], [entryConflict("LEARN-0003", "I have no boat")]]) {
      const { text } = candidateCard({ candidate: pasted, conflicts });
      expect(text).toContain("“I like my boat”\n⚠️ Part of a longer text, perhaps pasted");
    }
  });

  it.each([
    "I like my boat",
    "I only say\nI like my boat\nwhen Tom asks me.",
    "So: I like my boat",
  ])(
    "warns of nothing where the sentence stands there whole, or the message is one line: %j",
    (userText) => {
      const typed = onePending({ userText, exampleFromExchange: "I like my boat" });
      const { text } = candidateCard({ candidate: typed, conflicts: [] });
      expect(text).toContain("I like my boat");
      expect(text).not.toContain("⚠️");
    },
  );

  it.each([
    "we did a chat in an external LLM\n\nI like my boat",
    "we did a chat in an external LLM\n\nI built it.\nI like my boat",
    "we did a checkpoint\n\nUSER: I like my boat",
    "we did a checkpoint\n\nUSER: hi\n\nGRACE-MAR: Hello!\nWhat did you do?\n\nUSER: I like my boat\n\nGRACE-MAR: Nice!",
    `we did a checkpoint\n\nUSER: I like my boat\n\nGRACE-MAR: Nice! ${"We sail. ".repeat(230)}`,
    "we did a checkpoint\n\nUSER: look\n\nSam: I stole it\n\nGRACE-MAR: Hm.\n\nUSER: I like my boat",
  ])("warns of nothing where only lines of ours stand around what was said: %j", (userText) => {
    const said = onePending({ userText, exampleFromExchange: "I like my boat" });
    expect(candidateCard({ candidate: said, conflicts: [] }).text).not.toContain("⚠️");
  });

  it.each([
    "we did a chat in an external LLM\n\nlook at that\n\nI like my boat",
    "we did a chat in an external LLM\n\nSam: I stole one\nAbby: I like my boat",
    `we did a chat in an external LLM\n\nI like my boat. ${"And then we sailed. ".repeat(120)}`,
    "we did a checkpoint\n\nUSER: look at that\n\nI like my boat\n\nGRACE-MAR: Nice!",
    "we did a checkpoint\n\nUSER: Sam: I stole one\nAbby: I like my boat\n\nGRACE-MAR: Nice!",
  ])("warns where a longer text stands below a line of ours: %j", (userText) => {
    const pasted = onePending({ userText, exampleFromExchange: "I like my boat" });
    expect(candidateCard({ candidate: pasted, conflicts: [] }).text).toContain(
      "⚠️ Part of a longer text",
    );
  });

  it("shows the whole sentence of a message on several lines", () => {
    const userText = "I only say\nI like my boat\nwhen Tom asks me.";
    const typed = onePending({ userText, exampleFromExchange: "I like my boat" });
    const { text } = candidateCard({ candidate: typed, conflicts: [] });
    expect(text).toContain("“I only say I like my boat when Tom asks me.”");
  });

  it("says that the wording is not the person's own any more once it was changed", () => {
    const { text } = candidateCard({
      candidate: { ...candidate, editedBy: "telegram:1" },
      conflicts: [],
    });
    expect(text).toContain("Adds to IX-B. CURIOSITY (reworded):");
  });

  it("shows no character that turns the reading direction", () => {
    const turned = onePending({
      suggestedEntry: "abc\u202Edef\u2066",
      exampleFromExchange: "x\u200Fy",
    });
    const { text } = candidateCard({ candidate: turned, conflicts: [] });
    expect(text).toContain("topic: abcdef");
    expect(text).toContain("“xy”");
  });

  it("asks for the reason of a no with one tap each, and leads back", () => {
    const card = reasonsCard(plain);
    expect(card.text).toMatch(/^Why not\?\n\nCANDIDATE-0001/);
    expect(rows(card)).toEqual([
      ["Not true = because.not_true", "Not important = because.not_important"],
      ["Wrong wording = because.wrong_wording", "Private = because.private"],
      ["Just no = because.unsaid", "Back = back"],
    ]);
    expect(card.card).toEqual(candidateCard(plain).card);
  });

  it("keeps its yes and no after Not now, and nothing else", () => {
    const card = deferredCard(plain);
    expect(card.text).toMatch(/^🕓 Not now\. I won't bring it up for a week/);
    expect(rows(card)).toEqual([["✅ Approve = approve", "❌ Reject = reject"]]);
  });

  it("has no button once it is decided or reworded, and says what comes next", () => {
    expect(decidedCard(candidate, "approved")).toMatchObject({ buttons: [] });
    expect(decidedCard(candidate, "approved").text).toMatch(/^✅ Approved[^]*\/merge/);
    expect(decidedCard(candidate, "rejected").text).toMatch(/Nothing was remembered/);
    const merged = decidedCard({ ...candidate, place: "processed" }, "approved");
    expect(merged.text).toMatch(/in the Record/);
    expect(merged.text).not.toContain("/merge");
    expect(editedCard(candidate)).toMatchObject({ buttons: [] });
    expect(editedCard(candidate).text).toMatch(/CANDIDATE-0001 has a new wording/);
  });
});

describe("a card that the Record speaks against", () => {
  const candidate = onePending({ suggestedEntry: "Octopuses have two hearts" });
  const three = entryConflict("LEARN-0003", "Octopuses have three hearts");

  it("shows old and new side by side with their dates", () => {
    const { text } = candidateCard({ candidate, conflicts: [three] });
    expect(text).toMatch(/^May I remember this\? The Record says something else\./);
    expect(text).toContain(
      [
        "In the Record since 2026-03-07 (LEARN-0003):",
        "  Octopuses have three hearts",
        "New (2026-03-05):",
        "  Octopuses have two hearts",
      ].join("\n"),
    );
  });

  it("has no plain yes, and remembers the entries that it showed", () => {
    const card = candidateCard({ candidate, conflicts: [three] });
    expect(rows(card)).toEqual([
      ["New replaces old = replace.0"],
      ["Keep both = keep", "Reject new = reject"],
      OTHERS,
    ]);
    expect(card.card.body).toMatchObject({
      entries: [{ id: "LEARN-0003", text: "Octopuses have three hearts" }],
    });
  });

  it("names each of several entries on a button of its own, and each once", () => {
    const four = entryConflict("LEARN-0009", "Octopuses have four hearts");
    const card = candidateCard({
      candidate,
      conflicts: [three, four, { ...three, rule: "other" }],
    });
    expect(rows(card).slice(0, -2)).toEqual([
      ["New replaces LEARN-0003 = replace.0"],
      ["New replaces LEARN-0009 = replace.1"],
    ]);
    expect(card.text.match(/LEARN-0003/g)).toHaveLength(1);
  });

  it("offers no replacement where only a word of the profile stands against it", () => {
    const card = candidateCard({ candidate, conflicts: [QUIET] });
    expect(card.text).toContain("In the Record:\n  “quiet”");
    expect(rows(card)).toEqual([["Keep both = keep", "Reject new = reject"], OTHERS]);
    expect(card.card.body).toMatchObject({ entries: [{ id: "", text: "quiet" }] });
  });

  it("keeps the choice after Not now, and what it is between", () => {
    expect(deferredCard({ candidate, conflicts: [three] }).text).toContain(
      "(LEARN-0003):\n  Octopuses have three hearts\nNew",
    );
    expect(rows(deferredCard({ candidate, conflicts: [three] }))).toEqual([
      ["New replaces old = replace.0"],
      ["Keep both = keep", "Reject new = reject"],
    ]);
  });

  it("fits into one message however long the texts are", () => {
    const long = "😀x".repeat(600);
    const made = onePending({ suggestedEntry: long, exampleFromExchange: long, summary: long });
    const conflicts = [1, 2, 3].map((n) => entryConflict(`LEARN-000${n}`, long));
    const { text } = candidateCard({ candidate: made, conflicts });
    expect(text.length).toBeLessThan(4096);
    expect(text.isWellFormed()).toBe(true);
  });
});
