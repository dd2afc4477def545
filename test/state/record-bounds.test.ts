// A Record beyond the bounds is refused in words before anything is written: by a backup, an export, a save, a forgetting
// and a delivery that waits.

import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { findEverywhere } from "../../src/gate/forget-find.ts";
import { MOST_FILES } from "../../src/record/bounds.ts";
import { exportRecord, makeBackup } from "../../src/state/backup.ts";
import { OWNER, startBot } from "../support/bots.ts";
import { stageOne, tap } from "../support/gate.ts";
import { createTestGate } from "../support/open-gate.ts";

const REFUSED = new RegExp(`has more than ${MOST_FILES} files in it.*move artifacts elsewhere`);
const SAID = /more in the Record's folder than I can take in/;

function fill(folder: string): void {
  const many = join(folder, "artifacts", "many");
  mkdirSync(many, { recursive: true });
  for (let number = 0; number <= MOST_FILES; number += 1)
    writeFileSync(join(many, `${number}`), "");
}

it("a Record with too many files has no backup, no export and no forgetting, and nothing is left of them", async () => {
  const desk = await createTestGate({ prepare: fill });
  await expect(makeBackup(desk)).rejects.toThrow(REFUSED);
  await expect(exportRecord(desk)).rejects.toThrow(REFUSED);
  await expect(findEverywhere("quokkafinch", desk)).rejects.toMatchObject({
    reason: { code: "record_too_large" },
    message: expect.stringMatching(REFUSED) as string,
  });
  expect(readdirSync(join(desk.folder, ".runtime", "backups"))).toEqual([]);
  expect(readdirSync(join(desk.folder, ".runtime", "exports"))).toEqual([]);
}, 120_000);

it("its owner hears so from /merge, /export and /forget, once for each, and the bot goes on", async () => {
  const bot = await startBot({ prepare: fill });
  const told = async (text: string): Promise<void> => {
    const before = bot.said().length;
    bot.telegram.say(OWNER, text);
    const seen = (): boolean => bot.said().length > before;
    await bot.telegram.waitFor(seen, { timeoutMs: 60_000, what: `an answer to ${text}` });
    expect(bot.said().at(-1)).toMatch(SAID);
  };
  const receipts = bot.read("MERGE-RECEIPTS.jsonl");
  await stageOne(bot);
  await tap(bot, /Approve/);
  await bot.ask("/merge");
  expect(await tap(bot, /^Merge$/)).toMatch(SAID);
  await told("/export");
  await told("/forget quokkafinch");
  expect(bot.read("MERGE-RECEIPTS.jsonl")).toBe(receipts);
  rmSync(join(bot.folder, "artifacts", "many"), { recursive: true });
  await bot.ask("/merge");
  await tap(bot, /^Merge$/);
  expect(bot.read("MERGE-RECEIPTS.jsonl")).not.toBe(receipts);
}, 180_000);

it("an export that waited until the Record was too large is given up, and what comes after it is sent", async () => {
  const bot = await startBot({ prepare: fill });
  const at = Date.now();
  await bot.runtime.state.database.transact(() => {
    const document = { name: "record.zip", isExport: true } as const;
    bot.runtime.state.outbox.add({ chatId: OWNER.id, text: "Here it is", document }, at);
    bot.runtime.state.outbox.add({ chatId: OWNER.id, text: "Good night" }, at);
  });
  bot.telegram.say(OWNER, "hello");
  const seen = (): boolean => bot.said().includes("Good night");
  await bot.telegram.waitFor(seen, { timeoutMs: 60_000, what: "the message after it" });
  await bot.telegram.waitFor(() => bot.said().some((text) => SAID.test(text)), {
    timeoutMs: 60_000,
    what: "the reason",
  });
}, 180_000);
