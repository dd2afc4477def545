// Twenty people, twenty processes, one Telegram: trouble of one bot is not noticed by the others. FLEET_ROUNDS is the
// least number of rounds, FLEET_SEED repeats an order of messages.

import { expect, it } from "vitest";
import { openRecord } from "../../src/record/store.ts";
import { countFlagged } from "../crash/crash-bot.ts";
import { expectSound } from "../crash/soundness.ts";
import { expectNothingCrossed, expectOperatorsSeeNothing } from "./crossing.ts";
import { latencyTable, memoryTable, type Phase } from "./figures.ts";
import { conversationsOf, startFleet, whileTalking } from "./fleet.ts";
import { OPERATOR_CHAT, VISITOR, type Member } from "./member.ts";
import { UPGRADED } from "./installation.ts";
import type { SmallDisk } from "./small-disk.ts";
import { askKnown, restartOneByOne } from "./people.ts";

const ROUNDS = Number(process.env["FLEET_ROUNDS"] ?? 1);
const SEED = Number(process.env["FLEET_SEED"] ?? Date.now() % 1_000_000);

it(`twenty bots do not notice each other's troubles (FLEET_SEED=${SEED})`, async () => {
  const { servers, installation, members, disk } = await startFleet();
  const [killed, mistyped, quiet, full] = [members[6], members[9], members[12], members[19]];
  if (!killed || !mistyped || !quiet || !full) throw new Error("the fleet is too small");
  const busy = members.filter((member) => member !== quiet);
  const phases: Phase[] = [];
  const phase = async (
    name: string,
    troubled: readonly Member[],
    work: () => Promise<void>,
  ): Promise<void> => {
    const from = performance.now();
    await whileTalking(busy, { rounds: ROUNDS, seed: SEED + phases.length }, work);
    phases.push({ name, troubled, from, to: performance.now() });
  };
  const report = [memoryTable("Memory before anybody spoke", members)];

  await phase("no trouble", [], () => Promise.resolve());
  await phase(
    "one killed, one with a wrong token, one with a full disk",
    [killed, mistyped, full],
    async () => {
      const others = busy.filter((member) => member !== full);
      await Promise.all([
        killInTheMiddle(killed),
        mistypeToken(mistyped),
        fillDisk(full, disk, others),
      ]);
    },
  );
  await phase("restarted one by one", [], () => restartOneByOne(members));
  await installation.upgrade();
  await phase("upgraded one by one", [], async () => {
    // Nobody has talked to it yet: its model client comes from the earlier build, which was replaced.
    await askKnown(quiet, quiet.who.owner);
    expect(quiet.log).not.toContain(UPGRADED.llm);
    await restartOneByOne(members);
    await askKnown(quiet, quiet.who.owner);
  });
  for (const { who, output } of members) {
    expect([who.id, output.split("\n").filter((line) => line.startsWith("fleet:"))]).toEqual([
      who.id,
      [UPGRADED.program, UPGRADED.llm],
    ]);
  }

  report.push(memoryTable("Memory after the upgrade and its talk", members));
  for (const member of members) await member.stop();
  const conversations = new Map(members.map((member) => [member, conversationsOf(member)]));
  for (const [{ who, log }, chats] of conversations) {
    const repeated = chats.reduce((sum, chat) => sum + chat.repeated, 0);
    expect([who.id, repeated <= countFlagged(log)]).toEqual([who.id, true]);
    if (who !== killed.who && who !== full.who) expect([who.id, repeated]).toEqual([who.id, 0]);
  }
  expectNothingCrossed(members, servers.model.requests);
  expectOperatorsSeeNothing(members);
  for (const { usersDir, who } of members) await expectSound(await openRecord(usersDir, who.id));
  report.push(latencyTable(phases, conversations));
  process.stdout.write(`\n${report.join("\n")}`);
});

/** Dies while somebody waits for an answer. */
async function killInTheMiddle(member: Member): Promise<void> {
  const { telegram } = member;
  const earlier = telegram.calls.length;
  const asking = askKnown(member, VISITOR);
  const isWorking = () => telegram.calls.slice(earlier).some((c) => c.method === "sendChatAction");
  await telegram.waitFor(isWorking, { timeoutMs: 60_000, what: "work on an answer" });
  await member.kill();
  await member.start();
  await asking;
}

/** Somebody renewed the token and made a mistake: it ends with one line, until that is mended. */
async function mistypeToken(member: Member): Promise<void> {
  await member.stop();
  const wrong = `${member.token.slice(0, -4)}oops`;
  const { exit, stderr } = await member.tryStart({ TELEGRAM_BOT_TOKEN: wrong });
  expect(exit).toEqual({ code: 78, signal: null });
  expect(stderr.trim().split("\n")).toEqual([expect.stringMatching(/token/i)]);
  expect(stderr).not.toContain(wrong);
  await member.start();
}

/** The operators are told. Messages stay with Telegram, and the bot goes on by itself once there is room. */
async function fillDisk(member: Member, disk: SmallDisk, others: readonly Member[]): Promise<void> {
  disk.fill();
  await member.writes("disk is full");
  await member.telegram.waitFor(
    () => member.telegram.chat(OPERATOR_CHAT).some(({ text }) => text.includes("disk is full")),
    { timeoutMs: 30_000, what: "a word to the operators" },
  );
  await Promise.all(others.map((other) => askKnown(other, VISITOR)));
  disk.free();
  const heard = member.heard.length;
  await member.telegram.waitFor(() => member.heard.length > heard, { timeoutMs: 60_000 });
}
