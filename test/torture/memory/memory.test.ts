// A bot with a large Record lives in 256 MB without swap, as a cgroup of the kernel bounds it. Everything that reads a
// whole Record is done, in the chat or by command: it ends, or is refused in words, and nobody is killed meanwhile.

import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { MOST_FILES } from "../../../src/record/bounds.ts";
import { writeZip } from "../../support/zip.ts";
import { count, report } from "../plan.ts";
import { temporaryFolder } from "../../support/temporary.ts";
import { prepareBounded, type BoundedBot } from "./bounded-bot.ts";
import { fillWithFiles, LARGE_RECORDS, WORDS } from "./large-records.ts";

const MIB = 2 ** 20;
/** Files of the Record with many of them. */
const FILES = count(1000, MOST_FILES);

it.each(LARGE_RECORDS)(
  "a large Record: $name",
  async ({ name, short, fill, isTooLargeForTelegram }) => {
    const bytes = count(short, 500) * MIB;
    const bot = await prepareBounded((folder) => {
      fill(folder, bytes);
    });
    const isTooLarge = isTooLargeForTelegram && bytes > 50_000_000;
    await liveWith(bot, { name: `${bytes / MIB} MB: ${name}`, isTooLargeForTelegram: isTooLarge });
  },
);

it(`a Record of ${FILES} small files`, async () => {
  const bot = await prepareBounded((folder) => {
    // What a merge writes anew may need a file.
    fillWithFiles(folder, FILES - 5);
  });
  await liveWith(bot, { name: `${FILES} small files`, isTooLargeForTelegram: false });
});

it("a Record with more files than the bound: every act is refused in words, and the bot goes on", async () => {
  const bot = await prepareBounded((folder) => {
    fillWithFiles(folder, MOST_FILES + 1);
  });
  await bot.start();
  await approve(bot);
  await bot.tell("/merge", /^Put this/);
  await bot.measured("merge", () => bot.press(/^Merge$/, TOO_LARGE));
  await bot.measured("/export", () => bot.tell("/export", TOO_LARGE));
  await bot.measured("/forget", () => bot.tell(`/forget ${WORDS}`, TOO_LARGE));
  for (const [name, words] of [
    ["backup", []],
    ["export", ["--out", join(temporaryFolder(), "record.zip")]],
    ["forget", [WORDS]],
  ] as const) {
    const { code, output } = await bot.measured(name, () => bot.command(name, [...USER, ...words]));
    expect(output).toContain(`more than ${MOST_FILES} files`);
    expect(code).not.toBe(0);
  }
  await bot.tell("Are you there?", /./);
  await bot.stop();
  expect(readdirSync(join(bot.folder, ".runtime", "backups"))).toEqual([]);
  const archive = join(temporaryFolder(), "many.zip");
  const many = Array.from({ length: MOST_FILES + 3 }, (_, number) => `grace-mar/${number}`);
  writeFileSync(archive, await writeZip(new Map(many.map((each) => [each, new Uint8Array()]))));
  for (const [name, words] of [
    ["restore", [archive, ...USER]],
    ["import-record", ["other", archive]],
  ] as const) {
    const { code, output } = await bot.measured(name, () => bot.command(name, words));
    expect(output).toContain(`more than ${MOST_FILES + 2} entries`);
    expect(code).not.toBe(0);
  }
  expect(readdirSync(bot.usersDir)).toEqual(["grace-mar"]);
  report("memory, too many files", bot.figures());
});

const TOO_LARGE = /more in the Record's folder than I can take in/;
const USER = ["--user", "grace-mar"] as const;

/** A turn, a merge with its backup, an export, a backup, a forgetting, a restore, an import, a start. */
async function liveWith(
  bot: BoundedBot,
  {
    name,
    isTooLargeForTelegram,
  }: { readonly name: string; readonly isTooLargeForTelegram: boolean },
): Promise<void> {
  await bot.start();
  await bot.measured("turn", () => bot.tell(`Do you know the ${WORDS}?`, /./));
  await approve(bot);
  await bot.tell("/merge", /^Put this/);
  await bot.measured("merge", () => bot.press(/^Merge$/, /merged|in the Record/i));
  await bot.measured("/export", () =>
    bot.tell("/export", isTooLargeForTelegram ? /too large to be sent here/ : /^/),
  );
  const scratch = temporaryFolder();
  const exported = join(scratch, "record.zip");
  await finished(bot, "backup", [...USER]);
  await finished(bot, "export", [...USER, "--out", exported]);
  await bot.measured("/forget", () => bot.tell(`/forget ${WORDS}`, /^🕊 Forget this for good/));
  await bot.measured("forgetting", () => bot.press(/^Forget it$/, /^🕊 Forgotten/));
  await bot.stop();
  const backups = join(bot.folder, ".runtime", "backups");
  const [backup = ""] = readdirSync(backups).toSorted().slice(-1);
  await finished(bot, "restore", [join(backups, backup), ...USER]);
  await finished(bot, "import-record", ["other", exported]);
  await bot.start();
  await bot.measured("turn after it", () => bot.tell("Are you there?", /./));
  await bot.stop();
  expect(existsSync(join(bot.usersDir, "other", "SELF.md"))).toBe(true);
  expectForgotten(bot.folder);
  rmSync(bot.usersDir, { recursive: true });
  report(`memory, ${name}`, bot.figures());
}

async function finished(bot: BoundedBot, name: string, words: readonly string[]): Promise<void> {
  const { code, output } = await bot.measured(name, () => bot.command(name, words));
  expect(code, `${name}: ${output}`).toBe(0);
}

async function approve(bot: BoundedBot): Promise<void> {
  await bot.tell("we built a kite of paper", /IX|CANDIDATE/);
  await bot.press(/Approve/, /Approved/i);
}

/** Texts were forgotten in the Record and in the backup that came back. */
function expectForgotten(folder: string): void {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  for (const name of names.filter((one) => one.endsWith(".txt") || one.endsWith(".md"))) {
    if (readFileSync(join(folder, name), "utf8").includes(WORDS))
      throw new Error(`${name} holds them`);
  }
}
