// What runs beside the talk ends with the bot: after its stop, another process has the Record.

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it, vi } from "vitest";
import { TRANSCRIPT_HEADER } from "../../src/record/transcript.ts";
import { BACKUPS, makeBackup } from "../../src/state/backup.ts";
import { startBot } from "../support/bots.ts";
import { testClock } from "../support/clock.ts";
import { openTestGate } from "../support/open-gate.ts";

const OLD = `**[2026-08-02 10:00:00]** \`USER\` (Telegram)\n> long ago\n\n`;

function backupsOf(folder: string): readonly string[] {
  const backups = join(folder, BACKUPS);
  return readdirSync(backups)
    .toSorted()
    .map((name) => readFileSync(join(backups, name)).toString("base64"));
}

it("works on no copy once a bot has stopped", async () => {
  const bot = await startBot({
    runtime: { timing: { retentionMs: 20 } },
    prepare: (folder) => {
      const self = join(folder, "SELF.md");
      writeFileSync(self, `---\nkeep_chat_days: 30\n---\n${readFileSync(self, "utf8")}`);
      // It takes a while to pack this.
      mkdirSync(join(folder, "artifacts"), { recursive: true });
      for (let count = 0; count < 12; count += 1) {
        const noise = Array.from({ length: 200_000 }, (_, at) => (at * at * (count + 3)) % 251);
        writeFileSync(join(folder, "artifacts", `${count}.bin`), Buffer.from(noise));
      }
    },
  });
  // Telegram stands on this machine, so only a message shows that the clock is right.
  await bot.ask("hello");
  await expect.poll(() => bot.runtime.state.settings.get("last_retention")).toBeDefined();
  await bot.stop();
  writeFileSync(join(bot.folder, "SESSION-TRANSCRIPT.md"), TRANSCRIPT_HEADER + OLD);
  const backUp = async (): Promise<void> => {
    const clock = testClock(new Date().toISOString());
    const { state, store, now } = await openTestGate(dirname(bot.folder), { clock });
    for (let count = 0; count < 4; count += 1) await makeBackup({ state, store, now });
    state.close();
  };
  await backUp();
  await bot.start();
  // The first copy is being worked on.
  const scratch = join(bot.folder, ".runtime", ".forgetting");
  await vi.waitFor(
    () => {
      expect(existsSync(scratch) && readdirSync(scratch)).toHaveLength(1);
    },
    { timeout: 10_000, interval: 1 },
  );
  await bot.stop();
  const after = backupsOf(bot.folder);
  // The next process takes the Record, and as long for these as the other would have for its copies.
  await backUp();
  expect(backupsOf(bot.folder).slice(0, 4)).toEqual(after);
});
