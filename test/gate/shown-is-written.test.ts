// A tap does what its card showed. When the same tap would do something else by now, it does nothing, and the card shows
// that instead.

import { describe, expect, it } from "vitest";
import { performCommand } from "../../src/control/commands.ts";
import { candidateCard, type ShownEntry } from "../../src/gate/cards/candidate-card.ts";
import { mergeCard } from "../../src/gate/cards/merge.ts";
import { reviewNow } from "../../src/gate/cards/review.ts";
import { undoCard } from "../../src/gate/cards/undo.ts";
import { compare } from "../../src/gate/compare.ts";
import { decide } from "../../src/gate/decide.ts";
import { previewMerge } from "../../src/gate/merge.ts";
import { previewUndo } from "../../src/gate/undo.ts";
import { FILES } from "../../src/record/store.ts";
import type { Card } from "../../src/state/cards.ts";
import { ENGLISH_LINES as LINES } from "../../src/wording/english.ts";
import { testClock } from "../support/clock.ts";
import { approve, candidateById, learnEntry, stageProposal } from "../support/gate-acts.ts";
import { ACTOR, createTestGate, type TestGate } from "../support/open-gate.ts";
import { cardNow, sendCard, tapCard } from "../support/tapping.ts";
import { readFolder } from "../support/temporary.ts";

const TWO = "Corks have two ends";
const THREE = "Corks have three ends";

describe("an undo", () => {
  it("brings back no candidate that reads differently since it was shown", async () => {
    const desk = await createTestGate();
    await learnEntry(desk, TWO);
    const card = await sendUndo(desk);
    editPending(desk, /^example_from_exchange: .*$/m, 'example_from_exchange: "other words"');
    const before = filesOf(desk);
    expect(await tapCard(desk, card, "undo")).toBe(LINES.tap_changed);
    expect(filesOf(desk)).toEqual(before);
    // The card shows the undo that is possible now, and that one is done.
    expect(desk.said().at(-1)?.text).toMatch(/^Undo the last saving\?/);
    expect(await tapCard(desk, cardNow(desk, card), "undo")).toBe(LINES.tap_taken_back);
    expect(desk.read(FILES.self)).not.toContain(TWO);
  });

  it("takes out nothing by a card of an earlier version, which remembers no hash, and shows it anew", async () => {
    const desk = await createTestGate();
    await learnEntry(desk, TWO);
    const { receiptId } = (await sendUndo(desk)).body as { readonly receiptId: string };
    const card = await sendCard(desk, {
      text: "",
      buttons: [],
      card: { kind: "undo", body: { receiptId } },
    });
    expect(await tapCard(desk, card, "undo")).toBe(LINES.tap_changed);
    expect(desk.read(FILES.self)).toContain(TWO);
    expect(await tapCard(desk, cardNow(desk, card), "undo")).toBe(LINES.tap_taken_back);
  });
});

describe("a merge", () => {
  it.each(["merge", "diff"])(
    "is refused when another number is due than its card named, and shown anew (%s)",
    async (verb) => {
      const desk = await createTestGate();
      await approveReplacement(desk);
      const card = await sendMerge(desk);
      // A number in SELF.md is taken, wherever it stands.
      desk.write(FILES.self, `${desk.read(FILES.self)}\nid: LEARN-0009\n`);
      const before = filesOf(desk);
      expect(await tapCard(desk, card, verb)).toBe(LINES.tap_changed);
      expect(filesOf(desk)).toEqual(before);
      expect(desk.said().at(-1)?.text).toContain("LEARN-0010 replaces LEARN-0001");
      expect(await tapCard(desk, cardNow(desk, card), "merge")).toMatch(/^Merged/);
      expect(desk.read(FILES.self)).toContain(THREE);
    },
  );

  it("saves nothing by a card of an earlier version, which remembers no hash, and shows it anew", async () => {
    const desk = await createTestGate();
    await approve(desk, await stageProposal(desk, { suggestedEntry: TWO }));
    const { receipt } = (await sendMerge(desk)).body as { readonly receipt: object };
    const card = await sendCard(desk, {
      text: "",
      buttons: [],
      card: { kind: "merge", body: { receipt } },
    });
    expect(await tapCard(desk, card, "merge")).toBe(LINES.tap_changed);
    expect(desk.read(FILES.self)).not.toContain(TWO);
    expect(await tapCard(desk, cardNow(desk, card), "merge")).toMatch(/^Merged/);
  });
});

describe("what a card shows", () => {
  it("of an undo is all that goes and all that counts again, also what an earlier version wrote unseen", async () => {
    const desk = await createTestGate();
    await approveReplacement(desk);
    await tapCard(desk, await sendMerge(desk), "merge");
    const card = await sendUndo(desk);
    expect(desk.said().at(-1)?.text).toContain(`LEARN-0001 counts again:\n  ${TWO}`);
    desk.write(FILES.self, desk.read(FILES.self).replace(TWO, "Corks have no ends"));
    expect(await tapCard(desk, card, "undo")).not.toBe(LINES.tap_taken_back);
    expect(desk.read(FILES.self)).toContain(THREE);
  });

  it("of a merge names the rules of INTENT.md before the tap, and a rule added since stops it", async () => {
    const desk = await createTestGate();
    await approve(desk, await stageProposal(desk, { suggestedEntry: TWO }));
    const card = await sendMerge(desk);
    const rule = "  - id: Sleep\n    prioritize: sleep\n    deprioritize: corks\n";
    desk.write(FILES.intent, `\`\`\`yaml\ntradeoff_rules:\n${rule}\`\`\`\n`);
    expect(await tapCard(desk, card, "merge")).toBe(LINES.tap_changed);
    expect(desk.said().at(-1)?.text).toContain("INTENT.md may see this differently: Sleep.");
    expect(await tapCard(desk, cardNow(desk, card), "merge")).toMatch(/^Merged/);
  });
});

describe("a receipt of the command line", () => {
  it("replaces no entry that reads differently than when it was listed", async () => {
    const desk = await createTestGate();
    await approveReplacement(desk);
    const deps = { desk } as unknown as Parameters<typeof performCommand>[1];
    const listed = await performCommand({ command: "review-merge", approvedBy: "Danylo" }, deps);
    const receipt = listed.kind === "refused" ? undefined : listed.receipt;
    desk.write(FILES.self, desk.read(FILES.self).replace(TWO, "Corks have no ends"));
    const before = filesOf(desk);
    const apply = { command: "merge", approvedBy: "Danylo", receipt } as const;
    expect(await performCommand(apply, deps)).toMatchObject({ code: "receipt_old" });
    // Nor does one from which the hash of what was listed was taken out.
    const { shown_sha256: _, ...rest } = receipt as { readonly shown_sha256?: string };
    const bare = { ...apply, receipt: rest };
    expect(await performCommand(bare, deps)).toMatchObject({ code: "receipt_old" });
    expect(filesOf(desk)).toEqual(before);
  });

  it("binds a choice to the whole of an entry, however long it is", async () => {
    const desk = await createTestGate();
    const long = `Zokites have exactly 2 tails ${"and a ribbon ".repeat(20)}`;
    await learnEntry(desk, "Zokites have exactly 2 tails");
    const self = desk.read(FILES.self);
    desk.write(FILES.self, self.replace("Zokites have exactly 2 tails", `${long}end`));
    const candidate = await stageProposal(desk, { suggestedEntry: "Zokites have exactly 9 tails" });
    const { card } = candidateCard(await compare(candidate, desk), LINES);
    const { entries } = card.body as { readonly entries: readonly [ShownEntry] };
    desk.write(FILES.self, desk.read(FILES.self).replace(`${long}end`, `${long}and a knife`));
    const { id, sha256 } = candidate;
    const choice = { kind: "replace", replaced: entries[0], entries } as const;
    const act = decide({ candidateId: id, sha256, to: "approved", choice, actor: ACTOR }, desk);
    await expect(act).rejects.toMatchObject({ code: "changed_entry" });
  });
});

describe("a list", () => {
  it("closes nothing as known when the entry that said it says something else by now", async () => {
    const clock = testClock();
    const desk = await createTestGate({ clock });
    const { id } = await stageProposal(desk, { suggestedEntry: TWO });
    await learnEntry(desk, `${TWO}.`);
    clock.advance({ minutes: 31 * 24 * 60 });
    const list = await reviewNow(0, desk);
    const close = list.buttons.flat().find(({ verb }) => verb.startsWith("close."));
    const card = await sendCard(desk, list);
    desk.write(FILES.self, desk.read(FILES.self).replace(`${TWO}.`, "Kites have long tails"));
    await tapCard(desk, card, close?.verb ?? "");
    expect(candidateById(desk, id).status).toBe("pending");
    expect(
      desk
        .said()
        .at(-1)
        ?.buttons?.flat()
        .map(({ label }) => label),
    ).toContain("✅ 0001");
  });

  it("shows after a decision how the decision leaves it, in one and the same commit", async () => {
    const desk = await createTestGate();
    const [first, second] = [await stageProposal(desk), await stageProposal(desk)];
    const list = await reviewNow(0, desk);
    const card = await sendCard(desk, list);
    let commits = 0;
    const counted = {
      ...desk,
      commit: <T>(work: () => T): Promise<T> => {
        commits += 1;
        return desk.commit(work);
      },
    };
    const verb = list.buttons.flat().find(({ label }) => label === "✅ 0001")?.verb ?? "";
    expect(await tapCard(counted, card, verb)).toBe(LINES.tap_approved);
    expect(commits).toBe(1);
    expect(candidateById(desk, first.id).status).toBe("approved");
    const shown = desk.said().at(-1)?.text ?? "";
    expect(shown).toContain(second.id);
    expect(shown).not.toContain(`${first.id} ·`);
    expect(shown).toContain(LINES.review_approved);
  });
});

describe("a choice", () => {
  it("does not cover a word of the profile that stood nowhere on the card", async () => {
    const desk = await createTestGate();
    const self = desk.read(FILES.self);
    desk.write(FILES.self, `${self}\n\`\`\`yaml\ntraits:\n  - trait: quiet\n\`\`\`\n`);
    const trait = {
      mindCategory: "personality",
      suggestedEntry: "Is talkative and outgoing",
    } as const;
    const candidate = await stageProposal(desk, trait);
    const card = await sendCard(desk, candidateCard(await compare(candidate, desk), LINES));
    desk.write(
      FILES.self,
      desk.read(FILES.self).replace("trait: quiet", "trait: quiet\n  - trait: shy"),
    );
    expect(await tapCard(desk, card, "keep")).not.toBe(LINES.tap_keep_both);
    expect(candidateById(desk, candidate.id).status).toBe("pending");
    expect(desk.said().at(-1)?.text).toContain("“shy”");
    expect(await tapCard(desk, cardNow(desk, card), "keep")).toBe(LINES.tap_keep_both);
  });
});

describe("a refused card", () => {
  it("shows the files as they are, not as the message saw them before", async () => {
    const desk = await createTestGate();
    const candidate = await stageProposal(desk, { suggestedEntry: TWO });
    const card = await sendCard(desk, candidateCard(await compare(candidate, desk), LINES));
    const message = { ...desk, store: desk.store.still() };
    await message.store.read(FILES.pending);
    editPending(desk, new RegExp(TWO), THREE);
    expect(await tapCard(message, card, "approve")).toMatch(/changed after this/);
    expect(desk.said().at(-1)?.text).toContain(THREE);
    expect(await tapCard(desk, cardNow(desk, card), "approve")).toBe(LINES.tap_approved);
  });
});

async function sendUndo(desk: TestGate): Promise<Card> {
  const preview = await previewUndo(undefined, desk);
  if (!preview) throw new Error("nothing can be undone");
  return sendCard(desk, undoCard(preview, LINES));
}

async function sendMerge(desk: TestGate): Promise<Card> {
  const preview = await previewMerge({ approvedBy: ACTOR.name }, desk);
  if (!preview) throw new Error("nothing is approved");
  return sendCard(desk, mergeCard(preview, LINES));
}

function editPending(desk: TestGate, from: RegExp, to: string): void {
  desk.write(FILES.pending, desk.read(FILES.pending).replace(from, to));
}

/** The files without the ledger of events, where a refusal is noted. */
function filesOf(desk: TestGate): { readonly [name: string]: string } {
  const { [FILES.events]: _, ...files } = readFolder(desk.folder);
  return files;
}

/** An entry that stands in the Record, and an approved one that is to replace it. */
async function approveReplacement(desk: TestGate): Promise<void> {
  await learnEntry(desk, TWO);
  const { id, sha256 } = await stageProposal(desk, { suggestedEntry: THREE });
  const replaced = { id: "LEARN-0001", text: TWO };
  const choice = { kind: "replace", replaced, entries: [replaced] } as const;
  await decide({ candidateId: id, sha256, to: "approved", choice, actor: ACTOR }, desk);
}
