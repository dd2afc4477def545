// A merge taken back: the Record reads as before it, its candidates wait again, and the receipts say so.

import { expect, it } from "vitest";
import { GUEST, OWNER, SECOND_OWNER, startBot } from "../support/bots.ts";
import {
  approveAndMerge,
  buttonData,
  candidates,
  editByHand,
  labels,
  newestCandidate,
  receipts,
  shownCard,
  stageOne,
  tap,
} from "../support/gate.ts";
import { OLD, teach } from "../support/taught.ts";
import { readFolder } from "../support/temporary.ts";

const RAFT = "we built a raft out of corks";

it("restores SELF and EVIDENCE to the byte, and asks about the candidate again", async () => {
  const bot = await startBot();
  const before = readFolder(bot.folder);
  const card = await stageOne(bot);
  await approveAndMerge(bot);
  const offer = await bot.ask("/undo");
  expect(offer.text).toMatch(/^Undo the last saving\?.* CANDIDATE-0005\n\n• CUR-\d+: /);
  expect(await tap(bot, /Take it back/)).toBe("Taken back.");

  expect(bot.read("SELF.md")).toBe(before["SELF.md"]);
  expect(bot.read("EVIDENCE.md")).toBe(before["EVIDENCE.md"]);
  expect(newestCandidate(bot)).toMatchObject({ id: "CANDIDATE-0005", status: "pending" });
  expect(shownCard(bot, offer).text).toMatch(/^↩️ Taken back\. CANDIDATE-0005 waits/);
  expect(labels(shownCard(bot, offer))).toEqual([]);
  const [merged, undone] = receipts(bot);
  expect(undone).toMatchObject({
    undoes: merged?.["receipt_id"],
    merge_source: "undo",
    approved_by: `telegram:${OWNER.id}`,
    candidate_ids: ["CANDIDATE-0005"],
    checksum_before: merged?.["checksum_after"],
    checksum_after: merged?.["checksum_before"],
  });
  expect(undone?.["previous_receipt_sha256"]).toMatch(/^[0-9a-f]{64}$/);
  expect(bot.events().at(-1)).toMatchObject({
    event: "undone",
    candidate_id: "CANDIDATE-0005",
    receipt_id: undone?.["receipt_id"],
    undoes: merged?.["receipt_id"],
  });
  expect(bot.read("SESSION-LOG.md")).toMatch(
    /Undone: CANDIDATE-0005 \(removed: CUR-\d+, ACT-\d+\)/,
  );

  // The same card is alive again, and the whole way can be gone once more.
  expect(labels(shownCard(bot, card))).toContain("✅ Approve");
  expect(await tap(bot, /Approve/)).toMatch(/^Approved/);
  await bot.ask("/merge");
  expect(await tap(bot, /^Merge$/)).toBe("Merged.");
  expect(receipts(bot)).toHaveLength(3);
});

it("makes a replaced entry count again, and asks for the choice anew", async () => {
  const bot = await startBot();
  const before = bot.read("SELF.md");
  const card = await teach(bot, "octopuses have two hearts");
  await tap(bot, /New replaces old/);
  await bot.ask("/merge");
  await tap(bot, /^Merge$/);
  expect((await bot.runtime.store.snapshot()).mind.map(({ id }) => id)).not.toContain(OLD.id);
  await bot.ask("/undo");
  await tap(bot, /Take it back/);
  expect(bot.read("SELF.md")).toBe(before);
  expect(labels(shownCard(bot, card))).toContain("New replaces old");
  // The earlier choice does not count for a plain yes to a candidate that no longer contradicts anything.
  editByHand(bot, "SELF.md", "Octopuses have three hearts and blue blood, because their", "Whose");
  expect(await tap(bot, /Keep both/)).toMatch(/^Approved/);
  expect(newestCandidate(bot).resolution).toBe("keep_both");
  expect(newestCandidate(bot).supersedes).toBeUndefined();
});

it("forgets the earlier choice when a plain yes is all that is asked", async () => {
  const bot = await startBot();
  await teach(bot, "octopuses have two hearts");
  await tap(bot, /New replaces old/);
  await bot.ask("/merge");
  await tap(bot, /^Merge$/);
  await bot.ask("/undo");
  await tap(bot, /Take it back/);
  editByHand(bot, "SELF.md", "Octopuses have three hearts and blue blood, because their", "Whose");
  const review = await bot.ask("/review");
  expect(labels(review)).toContain("✅ 0005");
  await tap(bot, /✅ 0005/);
  await bot.ask("/merge");
  expect(await tap(bot, /^Merge$/)).toBe("Merged.");
  expect(bot.read("SELF.md")).not.toContain("superseded_by");
});

it("takes back one merge after the other, and then says that there is none", async () => {
  const bot = await startBot();
  const before = readFolder(bot.folder);
  await stageOne(bot);
  await approveAndMerge(bot);
  const between = readFolder(bot.folder);
  await stageOne(bot, RAFT);
  await approveAndMerge(bot);
  await bot.ask("/undo");
  await tap(bot, /Take it back/);
  expect(bot.read("SELF.md")).toBe(between["SELF.md"]);
  expect((await bot.ask("/undo")).text).toContain("CANDIDATE-0005");
  await tap(bot, /Take it back/);
  expect(bot.read("SELF.md")).toBe(before["SELF.md"]);
  expect(bot.read("EVIDENCE.md")).toBe(before["EVIDENCE.md"]);
  expect((await bot.ask("/undo")).text).toBe("There is no merge to take back.");
  expect(candidates(bot).filter(({ status }) => status === "pending")).toHaveLength(2);
});

it("is done once, however many taps come at the same moment", async () => {
  const bot = await startBot();
  await stageOne(bot);
  await approveAndMerge(bot);
  const offer = await bot.ask("/undo");
  const data = buttonData(offer, /Take it back/);
  const taps = Array.from({ length: 20 }, () => bot.telegram.tap(OWNER, offer.messageId, data));
  const lines = await Promise.all(taps.map(({ answered }) => answered));
  await bot.idle();
  expect(lines.filter(({ text }) => text === "Taken back.")).toHaveLength(1);
  expect(receipts(bot)).toHaveLength(2);
  expect(shownCard(bot, offer).text).toMatch(/^↩️ Taken back/);
});

it("changes nothing on Leave it", async () => {
  const bot = await startBot();
  await stageOne(bot);
  await approveAndMerge(bot);
  await bot.ask("/undo");
  const files = readFolder(bot.folder);
  await tap(bot, /Leave it/);
  expect(readFolder(bot.folder)).toEqual(files);
});

it("is the owners' alone, and every owner's card follows", async () => {
  const environment = { GRACE_MAR_OWNER_IDS: `${OWNER.id},${SECOND_OWNER.id}` };
  const bot = await startBot({ environment });
  await bot.ask("hello there", SECOND_OWNER);
  await stageOne(bot);
  await approveAndMerge(bot);
  expect((await bot.ask("/undo", GUEST)).text).not.toContain("Undo the last saving");
  await bot.ask("/undo", SECOND_OWNER);
  expect(await tap(bot, /Take it back/, SECOND_OWNER)).toBe("Taken back.");
  expect(await tap(bot, /Approve/)).toMatch(/^Approved/);
});

it("survives a restart between merge and undo", async () => {
  const bot = await startBot();
  const before = bot.read("SELF.md");
  await stageOne(bot);
  await approveAndMerge(bot);
  await bot.restart();
  await bot.ask("/undo");
  await bot.restart();
  await tap(bot, /Take it back/);
  expect(bot.read("SELF.md")).toBe(before);
});
