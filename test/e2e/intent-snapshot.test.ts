// npm run intent-snapshot: INTENT.md for other tools, also beside a running bot.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { startBot } from "../support/bots.ts";
import { optionsFor } from "../support/history.ts";
import { runCommand } from "../support/commands.ts";
import { readFolder } from "../support/temporary.ts";

it("prints or writes the snapshot while the bot runs, and changes nothing of the Record", async () => {
  const bot = await startBot({ id: "abby" });
  const before = readFolder(bot.folder);
  const options = optionsFor(bot);
  const { stdout } = await runCommand("intent-snapshot", [], options);
  expect(JSON.parse(stdout)).toMatchObject({ ok: true, user_id: "abby" });
  const file = join(options.folder ?? "", "intent_snapshot.json");
  expect((await runCommand("intent-snapshot", ["--out", file], options)).stdout).toBe("");
  expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ ok: true, user_id: "abby" });
  expect(readFolder(bot.folder)).toEqual(before);
});

it("of somebody who is not there is an error, never somebody else's", async () => {
  const bot = await startBot();
  const { code, stdout } = await runCommand("intent-snapshot", ["-u", "nobody"], optionsFor(bot));
  expect([code, stdout]).toEqual([78, ""]);
});
