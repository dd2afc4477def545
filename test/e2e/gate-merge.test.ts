// A merge does exactly what was shown, once, and never leads to an entry that breaks a rule.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { OWNER, startBot, type TestBot } from "../support/bots.ts";
import {
  approveAndMerge,
  buttonData,
  editByHand,
  newestCandidate,
  receipts,
  settled,
  stageOne,
  tap,
} from "../support/gate.ts";
import { readFolder } from "../support/temporary.ts";

it("shows a new card instead when the approved set changed after the card", async () => {
  const bot = await startBot();
  await stageOne(bot);
  await tap(bot, /Approve/);
  const merge = await bot.ask("/merge");
  await stageOne(bot, "we built a raft out of corks");
  await tap(bot, /Approve/);
  const self = bot.read("SELF.md");
  expect(await settled(bot, tapMerge(bot, merge.messageId))).toMatch(/leaves out CANDIDATE-0006/);
  expect(bot.read("SELF.md")).toBe(self);
  const now = shown(bot, merge.messageId);
  expect(now?.text).toMatch(/^Put these 2 into the Record/);
  expect(await tap(bot, /^Merge$/)).toBe("Merged 2.");
  expect(bot.read("SELF.md")).toContain("Raft");
});

it("finds and knows what a card has said a moment ago, however slow the disk", async () => {
  let isSlow = false;
  const block = new Int32Array(new SharedArrayBuffer(4));
  const onJournalStep = (): void => {
    if (isSlow) Atomics.wait(block, 0, 0, 40);
  };
  const bot = await startBot({ runtime: { onJournalStep } });
  const card = await stageOne(bot);
  isSlow = true;
  bot.telegram.tapButton(OWNER, /Approve/);
  await bot.telegram.waitFor(() => shown(bot, card.messageId)?.text.startsWith("✅ Approved"));
  const merge = await bot.ask("/merge");
  expect(merge.text).toMatch(/^Put this into the Record/);
  tapMerge(bot, merge.messageId);
  await bot.telegram.waitFor(() => shown(bot, merge.messageId)?.text.startsWith("✅ It is in"));
  const answer = await bot.ask("what do you know about the striped lighthouse?");
  expect(answer.text).toMatch(/red lamp/);
});

it("does not merge a text that was edited after it was shown", async () => {
  const bot = await startBot();
  await stageOne(bot);
  await tap(bot, /Approve/);
  const merge = await bot.ask("/merge");
  editByHand(bot, "PENDING-REVIEW.md", "drew one with a red lamp", "burnt it");
  const self = bot.read("SELF.md");
  expect(await settled(bot, tapMerge(bot, merge.messageId))).toMatch(/was changed after/);
  expect(bot.read("SELF.md")).toBe(self);
  expect(shown(bot, merge.messageId)?.text).toContain("burnt it");
});

it("merges once, however many taps come at the same moment", async () => {
  const bot = await startBot();
  await stageOne(bot);
  await tap(bot, /Approve/);
  const merge = await bot.ask("/merge");
  const data = buttonData(merge, /^Merge$/);
  const taps = Array.from({ length: 50 }, () => bot.telegram.tap(OWNER, merge.messageId, data));
  const lines = await Promise.all(taps.map(({ answered }) => answered));
  await bot.idle();
  expect(lines.filter(({ text }) => text === "Merged.")).toHaveLength(1);
  expect(receipts(bot)).toHaveLength(1);
  expect(bot.events().filter(({ event }) => event === "applied")).toHaveLength(1);
  expect(shown(bot, merge.messageId)?.text).toMatch(/^✅ It is in the Record now/);
});

it("uses a receipt once, also from an older card", async () => {
  const bot = await startBot();
  await stageOne(bot);
  await tap(bot, /Approve/);
  const first = await bot.ask("/merge");
  const second = await bot.ask("/merge");
  expect(await settled(bot, tapMerge(bot, first.messageId))).toBe("Merged.");
  const files = readFolder(bot.folder);
  expect(await settled(bot, tapMerge(bot, second.messageId))).toMatch(/Not approved/);
  expect(shown(bot, second.messageId)).toMatchObject({ buttons: [] });
  expect(bot.read("SELF.md")).toBe(files["SELF.md"]);
  expect(receipts(bot)).toHaveLength(1);
});

it("chains each receipt to the one before", async () => {
  const bot = await startBot();
  await stageOne(bot);
  await approveAndMerge(bot);
  await stageOne(bot, "we built a raft out of corks");
  await approveAndMerge(bot);
  const [first, second] = receipts(bot);
  expect(first?.["previous_receipt_sha256"]).toBeNull();
  expect(second?.["previous_receipt_sha256"]).toMatch(/^[0-9a-f]{64}$/);
  expect(second?.["checksum_before"]).toBe(first?.["checksum_after"]);
});

it("changes nothing on Not now, and offers it again", async () => {
  const bot = await startBot();
  await stageOne(bot);
  await tap(bot, /Approve/);
  await bot.ask("/merge");
  const files = readFolder(bot.folder);
  expect(await tap(bot, /Not now/)).toBe("Not now.");
  expect(readFolder(bot.folder)).toEqual(files);
  expect((await bot.ask("/merge")).text).toMatch(/^Put this into the Record/);
});

it("refuses to touch an entry that breaks a rule, naming file, line and rule", async () => {
  const bot = await startBot();
  await stageOne(bot);
  await tap(bot, /Approve/);
  replaceByHand(bot, "CUR-0009");
  const merge = await bot.ask("/merge");
  editByHand(bot, "SELF.md", "evidence_id: ACT-0029", "evidence_id: ACT-9029");
  const line =
    bot
      .read("SELF.md")
      .split("\n")
      .findIndex((text) => text.includes("ACT-9029")) + 1;
  const files = readFolder(bot.folder);
  await settled(bot, tapMerge(bot, merge.messageId));
  const text = shown(bot, merge.messageId)?.text ?? "";
  expect(text).toContain("SELF.md line ");
  expect(text).toMatch(/^• SELF\.md line \d+: CUR-0009 \(V9\)$/m);
  expect(Math.abs(Number(/SELF\.md line (\d+)/.exec(text)?.[1]) - line)).toBeLessThan(8);
  const refused = bot.events().filter(({ event }) => event === "validation_failed");
  expect(refused).toEqual([
    expect.objectContaining({ candidate_id: null, reason: "record_unsound" }),
  ]);
  expect({ ...readFolder(bot.folder), "PIPELINE-EVENTS.jsonl": "" }).toEqual({
    ...files,
    "PIPELINE-EVENTS.jsonl": "",
  });
  expect((await bot.ask("/merge")).text).toMatch(/breaks a rule of the Record/);
  expect(newestCandidate(bot).status).toBe("approved");
  // Talking goes on meanwhile.
  expect((await bot.ask("what do you know about octopuses?")).text).toMatch(/octopus/i);
});

it("saves beside an entry that breaks a rule, and the operator's log still tells of it", async () => {
  const bot = await startBot({
    prepare: (folder) => {
      const path = join(folder, "SELF.md");
      const text = readFileSync(path, "utf8");
      writeFileSync(path, text.replace("evidence_id: ACT-0030", "evidence_id: ACT-9030"));
    },
  });
  await stageOne(bot);
  expect(await approveAndMerge(bot)).toBe("Merged.");
  expect(bot.log.join("")).toMatch(/"rule":"V9"/);
  expect((await bot.runtime.store.integrity()).map(({ code }) => code)).toEqual(["V9"]);
});

it("says why when the set changed and the Record is broken at the same time", async () => {
  const bot = await startBot();
  await stageOne(bot);
  await tap(bot, /Approve/);
  const merge = await bot.ask("/merge");
  await stageOne(bot, "we built a raft out of corks");
  await tap(bot, /Approve/);
  replaceByHand(bot, "CUR-0009");
  editByHand(bot, "SELF.md", "evidence_id: ACT-0029", "evidence_id: ACT-9029");
  expect(await settled(bot, tapMerge(bot, merge.messageId))).toMatch(/leaves out/);
  expect(shown(bot, merge.messageId)?.text).toMatch(/breaks a rule of the Record/);
  expect(bot.log.join("")).not.toContain("an update failed");
});

it("waits while a conflict file of an earlier merge is there", async () => {
  const bot = await startBot();
  await stageOne(bot);
  await tap(bot, /Approve/);
  await bot.ask("/merge");
  writeFileSync(join(bot.folder, "SELF.md.conflict-merge-1"), "ours\n");
  expect(await tap(bot, /^Merge$/)).toMatch(/SELF\.md\.conflict-merge-1 waits/);
  expect(receipts(bot)).toEqual([]);
});

/** The newest candidate is to replace an entry. */
function replaceByHand(bot: TestBot, id: string): void {
  const { suggestedEntry = "" } = newestCandidate(bot);
  const line = `suggested_entry: "${suggestedEntry}"\n`;
  const choice = `resolution: replace\nsupersedes: ${id}\n`;
  editByHand(bot, "PENDING-REVIEW.md", line, line + choice);
}

function tapMerge(bot: TestBot, messageId: number) {
  const card = shown(bot, messageId);
  if (!card) throw new Error("the card is gone");
  return bot.telegram.tap(OWNER, messageId, buttonData(card, /^Merge$/));
}

function shown(bot: TestBot, messageId: number) {
  return bot.telegram.chat(OWNER.id).find((message) => message.messageId === messageId);
}
