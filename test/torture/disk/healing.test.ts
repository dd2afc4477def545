// A disk that refuses every call of one kind for a while (full, broken, read-only). The operator is told the file and
// the reason, no file is cut short, and a committed merge is finished by itself when the trouble is over.

import { expect, it } from "vitest";
import { askRunningBot } from "../../../src/control/control-client.ts";
import { controlSocketPath } from "../../../src/control/control-server.ts";
import { startServers, type Servers } from "../../support/servers.ts";
import { readFolder } from "../../support/temporary.ts";
import { prepareActs, type Act } from "../crash/acts.ts";
import { expectWhole, launch, OPERATOR_CHAT, undisturbed } from "../crash/trial.ts";
import { expectNoneCut, undated } from "../crash/undated.ts";
import { report } from "../plan.ts";
import { failAt, type Call, type Point } from "../strace.ts";

const TROUBLES: readonly (readonly [call: Call, error: string, told: RegExp])[] = [
  ["rename", "EROFS", /cannot be written: the file system is read-only/],
  ["rename", "EIO", /cannot be written: .*EIO/],
  ["fsync", "EIO", /cannot be written: .*EIO/],
  ["fsync", "ENOSPC", /cannot be written: the disk is full/],
  ["pwrite64", "EROFS", /cannot be written: the file system is read-only/],
  ["pwrite64", "ENOSPC", /cannot be written: the disk is full/],
];

it("trouble with the disk is told, and over when it is over", async () => {
  const servers = await startServers();
  const acts = await prepareActs();
  const [act, undo] = ["a merge", "an undo"].map((name) => acts.find((one) => one.name === name));
  if (!act || !undo) throw new Error("there is no merge or no undo");
  const usual = await undisturbed(act, servers);
  const { points: undos } = await undisturbed(undo, servers);
  for (const trouble of TROUBLES) await comeThrough(trouble, act, { ...usual, undos }, servers);
});

async function comeThrough(
  [call, error, told]: (typeof TROUBLES)[number],
  act: Act,
  {
    points,
    after,
    undos,
  }: Awaited<ReturnType<typeof undisturbed>> & { readonly undos: readonly Point[] },
  servers: Servers,
): Promise<void> {
  const worked = ({ thread, call: made }: Point): boolean => thread === "worker" && made === call;
  const ours = points.filter(worked);
  // Without a backup nothing is merged. An undo writes as many files and makes none, so the rest of the calls are its.
  const point = ours[ours.length - undos.filter(worked).length];
  if (!point || !act.command) throw new Error(`a merge makes no ${call}`);
  const { bot, child } = await launch(act, servers);
  const tracing = await failAt(child.pid, point, error, true);
  const socket = controlSocketPath(bot.folder, bot.environment["XDG_RUNTIME_DIR"] ?? "");
  const merging = askRunningBot(act.command, socket);
  const isTold = () => bot.telegram.chat(OPERATOR_CHAT).some(({ text }) => told.test(text));
  await bot.telegram.waitFor(isTold, { timeoutMs: 20_000, what: "a word to the operator" });
  expectNoneCut(undated(readFolder(bot.folder)), undated(readFolder(act.before)), after);
  await tracing.detach();
  const over = performance.now();
  await merging;
  await expect
    .poll(() => undated(readFolder(bot.folder)), { timeout: 20_000, interval: 10 })
    .toEqual(after);
  const ms = (performance.now() - over).toFixed(0);
  report(`disk/healing ${call} ${error}`, { "cut short": 0, "over to merged": `${ms} ms` });
  child.kill("SIGTERM");
  expect(await child.exited).toEqual({ code: 0, signal: null });
  await expectWhole(act, bot, child, after, `${call} ${error}`);
}
