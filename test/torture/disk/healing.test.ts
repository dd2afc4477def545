// A disk that refuses every call of one kind for a while (full, broken, read-only): the operator is told which file and
// why, no file is cut short, and a merge that was committed is finished by itself when the trouble is over.

import { expect, it } from "vitest";
import { askRunningBot } from "../../../src/control/control-client.ts";
import { controlSocketPath } from "../../../src/control/control-server.ts";
import { startServers } from "../../support/servers.ts";
import { readFolder } from "../../support/temporary.ts";
import { prepareActs } from "../crash/acts.ts";
import { expectWhole, launch, OPERATOR_CHAT, undisturbed } from "../crash/trial.ts";
import { undated } from "../crash/undated.ts";
import { report } from "../plan.ts";
import { failAt, type Call } from "../strace.ts";

const TROUBLES: readonly (readonly [call: Call, error: string, told: RegExp])[] = [
  ["rename", "EROFS", /cannot be written: the file system is read-only/],
  ["rename", "EIO", /cannot be written: .*EIO/],
  ["fsync", "EIO", /cannot be written: .*EIO/],
  ["fsync", "ENOSPC", /cannot be written: the disk is full/],
  ["pwrite64", "EROFS", /cannot be written: the file system is read-only/],
  ["pwrite64", "ENOSPC", /cannot be written: the disk is full/],
];

it.each(TROUBLES)(
  "%s that fails with %s is told, and over when it is over",
  async (call, error, told) => {
    const servers = await startServers();
    const act = (await prepareActs()).find(({ command }) => command?.command === "merge");
    if (!act?.command) throw new Error("there is no merge");
    const { after, points } = await undisturbed(act, servers);
    // The first ones of all may be the backup's, without which nothing is merged.
    const ours = points.filter((point) => point.thread === "worker" && point.call === call);
    const point = ours[call === "pwrite64" ? 0 : 1 + (call === "fsync" ? 1 : 0)];
    if (!point) throw new Error(`a merge makes no ${call}`);
    const { bot, child } = await launch(act, servers);
    const tracing = await failAt(child.pid, point, error, true);
    const socket = controlSocketPath(bot.folder, bot.environment["XDG_RUNTIME_DIR"] ?? "");
    const merging = askRunningBot(act.command, socket);
    const isTold = () => bot.telegram.chat(OPERATOR_CHAT).some(({ text }) => told.test(text));
    await bot.telegram.waitFor(isTold, { timeoutMs: 20_000, what: "a word to the operator" });
    const before = undated(readFolder(act.before));
    const now = undated(readFolder(bot.folder));
    const goal = after as typeof before;
    for (const [name, text] of Object.entries(now)) {
      expect([name, text === goal[name] || text.startsWith(before[name] ?? "")]).toEqual([
        name,
        true,
      ]);
    }
    await tracing.detach();
    const over = performance.now();
    await merging;
    await expect
      .poll(() => undated(readFolder(bot.folder)), { timeout: 20_000, interval: 10 })
      .toEqual(after);
    report(`disk/healing ${call} ${error}`, {
      told: "yes",
      "over to merged": `${(performance.now() - over).toFixed(0)} ms`,
    });
    child.kill("SIGTERM");
    expect(await child.exited).toEqual({ code: 0, signal: null });
    await expectWhole(act, bot, child, after, `${call} ${error}`);
  },
);
