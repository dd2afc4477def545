// /forget with words in hidden places: all that can be removed goes, and the rest is named.

import { rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeBackup } from "../../src/state/backup.ts";
import { startBot } from "../support/bots.ts";
import { holding } from "../support/canary.ts";
import { editByHand, tap } from "../support/gate.ts";
import { temporaryFolder } from "../support/temporary.ts";

const CANARY = "zebrafinch quokka";

describe("what hides words", () => {
  it("is no NUL: not in a model's answer, not in a transcript from before, not in a backup of it", async () => {
    const bot = await startBot();
    const old = `**[2026-03-06 18:20:11]** \`USER\` (Telegram)\n> a\0b the ${CANARY}\n\n`;
    writeFileSync(join(bot.folder, "SESSION-TRANSCRIPT.md"), `# T\n\n---\n\n${old}`);
    bot.servers.model.enqueue(`a ${CANARY}\u0000 sings`, { task: "voice" });
    await bot.ask("hello");
    await bot.idle();
    expect(bot.read("SESSION-TRANSCRIPT.md")).toContain(`> a ${CANARY} sings`);
    await makeBackup({ ...bot.runtime, now: () => new Date() });
    expect((await bot.ask(`/forget ${CANARY}`)).text).toContain("• SESSION-TRANSCRIPT.md: 2");
    await tap(bot, /^Forget it$/);
    await bot.idle();
    await bot.stop();
    expect(await holding(bot.folder, CANARY)).toEqual([]);
    await bot.start();
  });

  it("is named: a link, letters that are not UTF-8, a picture that nobody can look into", async () => {
    const bot = await startBot();
    const elsewhere = temporaryFolder();
    writeFileSync(join(elsewhere, "notes.md"), `- ${CANARY}\n`);
    symlinkSync(join(elsewhere, "notes.md"), join(bot.folder, "linked.md"));
    writeFileSync(join(bot.folder, "wide.txt"), Buffer.from(CANARY, "utf16le"));
    expect((await bot.ask("/forget nobody ever said it")).text).toBe(
      "I can't find that anywhere.\n\nI can't look into these: linked.md",
    );
    writeFileSync(join(bot.folder, "photo.jpg"), Buffer.from([0xff, 0xd8, 0, 1, 2]));
    expect((await bot.ask("/forget nobody ever said it")).text).toBe(
      "I can't find that anywhere.\n\nI can't look into these: linked.md, photo.jpg",
    );
    editByHand(bot, "MEMORY.md", "\n## ", `\n- the ${CANARY}\n\n## `);
    const card = await bot.ask(`/forget ${CANARY}`);
    expect(card.text).toMatch(
      /• MEMORY\.md: \d[^]*yourself, .*: wide\.txt[^]*look into these: linked\.md, photo\.jpg/,
    );
    await tap(bot, /^Forget it$/);
    await bot.idle();
    expect(bot.said().at(-1)).toMatch(/yourself, .*: wide\.txt$/);
    rmSync(join(bot.folder, "linked.md"));
    rmSync(join(bot.folder, "wide.txt"));
    expect((await bot.ask(`/forget ${CANARY}`)).text).toMatch(/^I can't find that anywhere/);
  });

  it("is no key of a list written by hand", async () => {
    const bot = await startBot();
    expect((await bot.ask("/forget Burbuja climbed out of the jar")).text).toMatch(/• SELF\.md: 1/);
    await tap(bot, /^Forget it$/);
    expect(bot.read("SELF.md")).not.toContain("Burbuja climbed out");
    expect(bot.read("SELF.md")).toContain("called the buoys");
  });

  it("is told where it is no word of anybody", async () => {
    const bot = await startBot();
    expect((await bot.ask("/forget human approved")).text).toBe(
      "Nothing was forgotten.\n\nAs a heading, a label or a number of mine it stays in: SELF.md",
    );
  });
});
