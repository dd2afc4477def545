// Words that a whole bot was told and forgets again, and all the hashes that are left of them then.

import { appendFileSync, cpSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import { makeBackup } from "../../src/state/backup.ts";
import { startBot, type TestBot } from "./bots.ts";
import { exportedZip } from "./exported.ts";
import { GROUP, STORIES, WORD } from "./forget-stories.ts";
import { tap } from "./gate.ts";
import { learn, teach } from "./taught.ts";
import { filesOf, lootOf, watchHashes, type Loot } from "./watched-hashes.ts";

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

/** A way of forgetting, and what was done before. */
export interface Case {
  readonly story: string;
  readonly asked: string;
}

const NUMBERED = ["a fact that was saved", "a fact that was saved and taken back"];
export const CASES: readonly Case[] = Object.keys(STORIES).flatMap((story) =>
  Object.keys(ASKED)
    .filter((asked) => asked === "words" || NUMBERED.includes(story))
    .filter((asked) => story === NUMBERED[0] || !/entry|evidence/.test(asked))
    .map((asked) => ({ story, asked })),
);

/** Plays the story, forgets what is asked, and expects that no hash and no word of it is left. */
export async function forgetHashes({ story, asked }: Case): Promise<void> {
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
}

/** Saves another fact, with everything that is approved by now. */
async function saveMore(bot: TestBot): Promise<void> {
  await teach(bot, "snow melts in the sun");
  await tap(bot, /Approve/);
  await bot.ask("/merge");
  expect(await tap(bot, /^Merge$/)).toMatch(/^Merged/);
}

/** All that may get into somebody's hands: an export, the log, and each file by itself, once nothing is held. */
export async function lootsOf(bot: TestBot): Promise<readonly Loot[]> {
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
