// Whatever a person did with words before they were forgotten: afterwards no hash of a text with them is left, in no file, row,
// backup, export or log. Every hash that the bot makes meanwhile is watched.

import { cpSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { verify } from "../../src/gate/verify.ts";
import { makeBackup } from "../../src/state/backup.ts";
import { startBot } from "../support/bots.ts";
import { forgetAsEarlier } from "../support/earlier-forgetting.ts";
import { exportedZip } from "../support/exported.ts";
import { CASES, forgetHashes, lootsOf } from "../support/forget-hashes.ts";
import { WORD } from "../support/forget-stories.ts";
import { learnEntry } from "../support/gate-acts.ts";
import { openTestGate, RECORD_ID } from "../support/open-gate.ts";
import { copyRecord, temporaryFolder } from "../support/temporary.ts";
import { filesOf, lootOf, watchHashes } from "../support/watched-hashes.ts";

/** A few of `CASES` that leave hashes in different places; `npm run torture:leak` has each of them. */
const SOME = [
  "an entry that another replaced",
  "a candidate that waits, was put off, and is on the list",
  "a homework under way",
  "a talk just between us, still under way",
  "ledgers so long that what was read of them is kept",
  "an artifact, and checksums in files",
];

describe("no hash of forgotten words is left", () => {
  it.each(CASES.filter(({ story, asked }) => SOME.includes(story) || asked.endsWith("the entry")))(
    "of $story, when $asked is forgotten",
    forgetHashes,
  );
});

it("no hash of a talk just between us is in a backup or an export, and none anywhere once it is over", async () => {
  const watched = watchHashes(WORD);
  const bot = await startBot();
  await bot.ask(`just between us: I broke the ${WORD} vase`);
  await bot.ask(`where does the ${WORD} live?`);
  await bot.idle();
  const backup = await makeBackup(bot.runtime.desk);
  const zip = await exportedZip(bot.runtime.desk);
  for (const [place, bytes] of [
    ["backup.zip", readFileSync(backup.path)],
    ["export.zip", zip],
  ] as const) {
    expect(watched.hashesIn(await lootOf(place, bytes))).toEqual([]);
  }
  expect((await lootsOf(bot)).flatMap(watched.hashesIn)).not.toEqual([]);
  await bot.ask("that's all");
  await bot.idle();
  const after = await lootsOf(bot);
  expect(after.flatMap(watched.wordsIn)).toEqual([]);
  expect(after.flatMap(watched.hashesIn)).toEqual([]);
});

it("a bot that starts takes away the hashes that a forgetting of an earlier version left", async () => {
  const watched = watchHashes(WORD);
  const users = temporaryFolder();
  copyRecord("sample", users, RECORD_ID);
  const desk = await openTestGate(users);
  await learnEntry(desk, `A ${WORD} has stripes`);
  await forgetAsEarlier(desk, WORD);
  await makeBackup(desk);
  desk.state.close();
  const loots = (await filesOf(desk.folder)).flatMap(watched.hashesIn);
  expect(loots.filter((one) => one.includes(".zip"))).not.toEqual([]);
  expect(loots.filter((one) => one.startsWith("MERGE-RECEIPTS.jsonl"))).not.toEqual([]);

  const bot = await startBot({
    prepare: (folder) => {
      cpSync(desk.folder, folder, { recursive: true });
    },
  });
  // Copies are worked on once the bot is ready. A stop would end that.
  await expect
    .poll(() => bot.runtime.state.settings.get("old_forgettings_copies"), { timeout: 20_000 })
    .toBe("2");
  expect((await lootsOf(bot)).flatMap(watched.hashesIn)).toEqual([]);
  expect(await verify(bot.runtime.desk)).toMatchObject({ ok: true });
  const receipts = bot.read("MERGE-RECEIPTS.jsonl");
  await bot.restart();
  expect(bot.read("MERGE-RECEIPTS.jsonl")).toBe(receipts);
});
