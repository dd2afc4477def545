// A hand-made Record of the earlier system opens, chats, stages and merges. A merge leaves everything that it does not
// name as it was, byte for byte.

import { expect, it } from "vitest";
import { OWNER, startBot } from "../support/bots.ts";
import { candidates, newestCandidate, stageOne, tap } from "../support/gate.ts";
import { readFolder } from "../support/temporary.ts";

it("chats from entries with unclosed fences, glued items and unquoted colons", async () => {
  const bot = await startBot({ record: "legacy" });
  expect((await bot.ask("what do zinc blocks do on a hull?")).text).toMatch(/zinc/i);
  expect((await bot.ask("how do bees keep warm in February?")).text).toMatch(/bees/i);
  // Superseded: the newer entry speaks.
  const prompt = bot.servers.model.requests.find(({ task }) => task === "voice")?.messages[0];
  expect(prompt?.content).toContain("over springs: both at once is worst");
  expect(prompt?.content).not.toContain("LEARN-0004");
  expect(prompt?.content).toContain("It is drinking air");
});

it("lists strays and oddities in /review and decides about what is whole", async () => {
  const bot = await startBot({ record: "legacy" });
  const review = await bot.ask("/review");
  expect(review.text).toMatch(/CANDIDATE-0008.*below “## Processed”/);
  await tap(bot, /❌ 0005/);
  const decided = candidates(bot).find(({ id }) => id === "CANDIDATE-0005");
  expect(decided?.status).toBe("rejected");
  // The text that says `status: approved` was left alone.
  expect(decided?.userText).toContain("status: approved");
});

it("stages and merges, and leaves everything else as it was", async () => {
  const bot = await startBot({ record: "legacy" });
  const before = readFolder(bot.folder);
  const faultsBefore = (await bot.runtime.store.integrity()).length;
  const mindBefore = (await bot.runtime.store.snapshot()).mind;
  await stageOne(bot, "we painted the wheelhouse green");
  expect(newestCandidate(bot).id).toBe("CANDIDATE-0011");
  await tap(bot, /Approve/);
  // CANDIDATE-0004 was approved by hand, before.
  expect((await bot.ask("/merge")).text).toMatch(/^Put these 2 into the Record/);
  expect(await tap(bot, /^Merge$/)).toBe("Merged 2.");

  expect((await bot.runtime.store.integrity()).length).toBeLessThanOrEqual(faultsBefore);
  const mind = (await bot.runtime.store.snapshot()).mind;
  expect(mind).toHaveLength(mindBefore.length + 2);
  for (const { id, text } of mindBefore) {
    expect(mind.find((entry) => entry.id === id)?.text).toBe(text);
  }
  const after = readFolder(bot.folder);
  for (const file of ["LIBRARY.md", "MEMORY.md", "SKILLS.md", "INTENT.md", "JOURNAL.md"]) {
    expect(after[file], file).toBe(before[file]);
  }
  for (const file of ["SELF.md", "EVIDENCE.md"]) expectOnlyAdded(before[file], after[file]);
  for (const file of ["SELF-ARCHIVE.md", "SESSION-LOG.md", "MERGE-RECEIPTS.jsonl"]) {
    expect(after[file]?.startsWith(before[file] ?? ""), file).toBe(true);
    expect(after[file], file).not.toBe(before[file]);
  }
  // No block of PENDING-REVIEW is lost or changed but in its place.
  for (const block of blocks(before["PENDING-REVIEW.md"])) {
    expect(after["PENDING-REVIEW.md"]).toContain(block);
  }
  expect((await bot.ask("what do you know about cavitation?")).text).toMatch(/propeller/i);
});

it("goes on with a ledger whose last row was cut in half", async () => {
  const bot = await startBot({ record: "legacy" });
  const before = bot.read("PIPELINE-EVENTS.jsonl");
  await bot.ask("we painted the wheelhouse green");
  await bot.idle();
  const after = bot.read("PIPELINE-EVENTS.jsonl");
  expect(after.startsWith(before)).toBe(true);
  const rows = after.slice(before.length).split("\n").filter(Boolean);
  expect(rows.map((row) => (JSON.parse(row) as { event: string }).event)).toContain("staged");
});

it("keeps the name of the person, not ours", async () => {
  const bot = await startBot({ record: "legacy" });
  const greeting = await bot.ask("/start", OWNER);
  expect(greeting.text).toContain("Ilya");
  expect(greeting.text).not.toMatch(/Mira|Grace/);
});

/** Every line from before is still there, in order: a merge only adds lines. */
function expectOnlyAdded(before = "", after = ""): void {
  const lines = after.split("\n");
  let at = 0;
  for (const line of before.split("\n")) {
    const found = lines.indexOf(line, at);
    // The line that a new item was put behind may have got a line break of its own.
    expect(found, `line ${JSON.stringify(line)} is gone`).toBeGreaterThanOrEqual(at);
    at = found + 1;
  }
}

function blocks(text = ""): string[] {
  return text
    .split(/^(?=### )/m)
    .slice(1)
    .map((block) => block.split(/^## /m)[0]?.trim() ?? "");
}
