// A disk of a few megabytes that is full, or has room for a few more pages. The files stay whole, the operator is told
// at once, and everything goes on by itself as soon as there is room.

import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { performCommand } from "../../../src/control/commands.ts";
import { openGate, RECORD_ID } from "../../crash/open-gate.ts";
import { mountSmallDisk } from "../../fleet/small-disk.ts";
import { OWNER } from "../../support/bots.ts";
import { startServers } from "../../support/servers.ts";
import { readFolder } from "../../support/temporary.ts";
import { performAlone, prepareActs, said, WAITS } from "../crash/acts.ts";
import { launch, OPERATOR_CHAT } from "../crash/trial.ts";
import { expectNoneCut, undated, withoutRefusals } from "../crash/undated.ts";
import { expectInvariants } from "../invariants.ts";
import { count, report, spread } from "../plan.ts";
import { peopleOf } from "../../support/people.ts";

/** More than a merge needs. */
const PAGES = 200;

it("a merge that finds room for a few pages leaves no file cut short, and is finished when there is room", async () => {
  const act = (await prepareActs()).find(({ command }) => command?.command === "merge");
  const command = act?.command;
  if (!act || !command) throw new Error("there is no merge");
  const disk = mountSmallDisk();
  const folder = join(disk.folder, RECORD_ID);
  const put = (): void => {
    rmSync(folder, { recursive: true, force: true });
    cpSync(act.before, folder, { recursive: true });
  };
  put();
  await performAlone(command, disk.folder);
  const before = undated(readFolder(act.before));
  const after = undated(readFolder(folder));
  const points = count(40, 200);
  const figures = { points, "in time": 0, "given up": 0, "finished later": 0 };
  for (let point = 0; point < points; point += 1) {
    const spare = Math.floor((point * PAGES) / points);
    put();
    const { promise: failed, resolve: fail } = Promise.withResolvers<void>();
    const desk = await openGate(disk.folder, {
      onError: () => {
        fail();
      },
    });
    disk.fill(spare);
    const deps = { desk, people: peopleOf(desk), username: () => Promise.resolve("") };
    const merging = performCommand(command, deps).then(
      ({ kind }) => kind,
      () => "failed",
    );
    const end = await Promise.race([merging, failed]);
    expectNoneCut(undated(readFolder(folder)), before, after);
    desk.state.close();
    disk.free();
    await merging;
    const finished = await openGate(disk.folder);
    finished.state.close();
    const isMerged = readFolder(folder)["MERGE-RECEIPTS.jsonl"] !== undefined;
    if (!isMerged) await performAlone(command, disk.folder);
    expect(withoutRefusals(undated(readFolder(folder))), `${spare} pages`).toEqual(after);
    figures[!isMerged ? "given up" : end === "merged" ? "in time" : "finished later"] += 1;
  }
  report("disk/short-writes", { ...figures, "cut short": 0 });
});

it("a full disk is told to the owner and the operator, cuts no file short, and is over when there is room", async () => {
  const rounds = count(2, 10);
  const servers = await startServers();
  const acts = (await prepareActs()).filter(({ message }) => message !== undefined);
  const healedMs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const act = acts[round % acts.length];
    if (!act) throw new Error("there is no act");
    const disk = mountSmallDisk();
    const { bot, child } = await launch(act, servers, { usersDir: disk.folder });
    const { telegram } = bot;
    const before = readFolder(bot.folder);
    disk.fill();
    telegram.say(OWNER, act.message ?? "");
    const isTold = () => telegram.chat(OPERATOR_CHAT).some(({ text }) => /disk is full/.test(text));
    await telegram.waitFor(isTold, { timeoutMs: 20_000, what: "a word to the operator" });
    const waits = () => telegram.chat(OWNER.id).filter(({ text }) => text === WAITS);
    await telegram.waitFor(() => waits().length > 0, { what: "a word to the owner" });
    expect(readFolder(bot.folder)).toEqual(before);
    disk.free();
    const freed = performance.now();
    const isAnswered = () => said(bot).length >= (act.answers ?? 0);
    await telegram.waitFor(isAnswered, { timeoutMs: 20_000, what: "the answer" });
    healedMs.push(performance.now() - freed);
    expect(waits()).toHaveLength(1);
    child.kill("SIGTERM");
    expect(await child.exited).toEqual({ code: 0, signal: null });
    const logs = child.stdout + child.stderr;
    const secrets = [telegram.token, act.message ?? ""];
    await expectInvariants({ folder: bot.folder, logs, secrets });
  }
  report("disk/full-disk", { rounds, "cut short": 0, "space to answer": spread(healedMs) });
});
