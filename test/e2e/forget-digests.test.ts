// Whatever a person did with words before they were forgotten: afterwards no hash of a text with them is left, in no file, row,
// backup, export or log. Every hash that the bot makes meanwhile is watched.

import { appendFileSync, cpSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { verify } from "../../src/gate/verify.ts";
import { makeBackup } from "../../src/state/backup.ts";
import { startBot, type TestBot } from "../support/bots.ts";
import { forgetAsEarlier } from "../support/earlier-forgetting.ts";
import { exportedZip } from "../support/exported.ts";
import { GROUP, STORIES, WORD } from "../support/forget-stories.ts";
import { learnEntry } from "../support/gate-acts.ts";
import { tap } from "../support/gate.ts";
import { openTestGate, RECORD_ID } from "../support/open-gate.ts";
import { learn, teach } from "../support/taught.ts";
import { copyRecord, temporaryFolder } from "../support/temporary.ts";
import { filesOf, lootOf, watchHashes, type Loot } from "../support/watched-hashes.ts";

/** What is asked to be forgotten: the word, or the number of what stands for it. */
const ASKED: { readonly [kind: string]: (bot: TestBot) => string } = {
  words: () => WORD,
  "the number of the entry": (bot) => idIn(bot.read("SELF.md")),
  "the number of the evidence": (bot) => idIn(bot.read("EVIDENCE.md")),
  "the number of the candidate": (bot) =>
    idIn(bot.read("PENDING-REVIEW.md").replaceAll(/^### /gm, "- id: ")),
};

function idIn(text: string): string {
  const item = text.split(/^(?= *- id: )/m).find((one) => one.includes(WORD));
  const id = /^ *- id: ([A-Z]+-\d+)/.exec(item ?? "")?.[1];
  if (id === undefined) throw new Error("nothing has a number");
  return id;
}

const NUMBERED = ["a fact that was saved", "a fact that was saved and taken back"];
const CASES = Object.keys(STORIES).flatMap((story) =>
  Object.keys(ASKED)
    .filter((asked) => asked === "words" || NUMBERED.includes(story))
    .filter((asked) => story === NUMBERED[0] || !/entry|evidence/.test(asked))
    .map((asked) => ({ story, asked })),
);

describe("no hash of forgotten words is left", () => {
  it.each(CASES)("of $story, when $asked is forgotten", async ({ story, asked }) => {
    const { prepare, tell, isBetweenUs } = STORIES[story] ?? {};
    const watched = watchHashes(WORD);
    const bot = await startBot({
      environment: { GRACE_MAR_OPERATOR_CHAT_ID: String(GROUP.id) },
      ...(prepare && { prepare }),
    });
    bot.telegram.addChat(GROUP);
    await learn(bot, "kites need wind");
    await makeBackup(bot.runtime.desk);
    await tell?.(bot);
    await makeBackup(bot.runtime.desk);
    cpSync(bot.folder, `${bot.folder}.before-restore-2026`, {
      recursive: true,
      filter: (path) => !path.endsWith("backups"),
    });
    if (!isBetweenUs) await saveMore(bot);
    // An owner who asks is not told that somebody said it just between them and the bot: it goes with what is found elsewhere.
    else appendFileSync(join(bot.folder, "MEMORY.md"), `\n- ${WORD}\n`);
    const before = await lootsOf(bot);
    expect(before.flatMap(watched.hashesIn), "found before").not.toEqual([]);

    const words = ASKED[asked]?.(bot) ?? "";
    await bot.ask(`/forget ${words}`);
    expect(await tap(bot, /^Forget it$/)).toBe("Forgotten.");
    await bot.idle();
    await makeBackup(bot.runtime.desk);
    const after = await lootsOf(bot);
    expect(after.flatMap(watched.wordsIn)).toEqual([]);
    expect(after.flatMap(watched.hashesIn)).toEqual([]);
  });
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

/** Saves another fact, with everything that is approved by now. */
async function saveMore(bot: TestBot): Promise<void> {
  await teach(bot, "snow melts in the sun");
  await tap(bot, /Approve/);
  await bot.ask("/merge");
  expect(await tap(bot, /^Merge$/)).toMatch(/^Merged/);
}

/** All that may get into somebody's hands: an export, the log, and each file by itself, once nothing is held. */
async function lootsOf(bot: TestBot): Promise<readonly Loot[]> {
  const zip = await exportedZip(bot.runtime.desk);
  await bot.stop();
  const loots = [
    await lootOf("export.zip", zip),
    await lootOf("log", Buffer.from(bot.log.join(""))),
    ...(await filesOf(dirname(bot.folder))),
  ];
  await bot.start();
  return loots;
}
