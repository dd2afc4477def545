// Strangers cause no model call, get one neutral line a day at most, learn nothing of the Record and guess no claim
// code. Of many who use the same link, one gets in.

import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import type { SimulatedBot } from "../../../src/tools/simulator/simulated-bot.ts";
import type { Person } from "../../../src/tools/simulator/simulator-types.ts";
import type { Random } from "../../crash/load.ts";
import { MODES, OWNER, startBot, type Mode, type TestBot } from "../../support/bots.ts";
import { testClock } from "../../support/clock.ts";
import { buttonData, newestCandidate, stageOne } from "../../support/gate.ts";
import { readFolder } from "../../support/temporary.ts";
import { count, randomOf, report } from "../plan.ts";
import { CANARY, drained, until } from "./crowd.ts";
import { expectInvariants } from "../invariants.ts";

const STRANGERS = count(300, 10_000) / MODES.length;
const CLAIMERS = count(20, 100);
const LINE = "Hello! I only talk with people I know.";
const FIRST_STRANGER = 1_000_000;
const AHEAD = 100;

it("strangers learn nothing and cost nothing", async () => {
  await Promise.all(MODES.map((mode) => knock(mode)));
});

async function knock(mode: Mode): Promise<void> {
  const random = randomOf(`strangers ${mode}`);
  const clock = testClock();
  const bot = await startBot({ mode, runtime: { now: clock.now } });
  const tapData = buttonData(await stageOne(bot), /Approve/);
  await drained(bot);
  const before = readFolder(bot.folder);
  const asked = bot.servers.model.requests.length;
  const callsBefore = bot.telegram.calls.length;
  const inboxBefore = inboxRows(bot);
  let most = 0;
  for (let day = 1; day <= 2; day += 1) {
    for (let number = 0; number < STRANGERS; number += 1) {
      const person = { id: FIRST_STRANGER + number, firstName: `S${number}` };
      for (let times = 1 + random(3); times > 0; times -= 1) {
        bother(bot.telegram, person, random, tapData);
      }
      if (number % AHEAD === AHEAD - 1) await until(() => bot.telegram.pendingUpdates < AHEAD);
    }
    await drained(bot);
    most = Math.max(most, ...linesByStranger(bot).map((lines) => lines / day));
    clock.advance({ minutes: 24 * 60 + 1 });
  }
  const said = bot.telegram.calls.slice(callsBefore).filter(isSaying);
  const figures = {
    strangers: STRANGERS,
    "model calls": bot.servers.model.requests.length - asked,
    "lines a day and stranger at most": most,
    "other messages": said.filter(({ params }) => params["text"] !== LINE).length,
    stored: inboxRows(bot) - inboxBefore,
  };
  report(`telegram strangers ${mode}`, figures);
  expect(figures).toMatchObject({ "model calls": 0, "other messages": 0, stored: 0 });
  expect(most).toBe(1);
  expect(newestCandidate(bot).status).toBe("pending");
  expect(readFolder(bot.folder)).toEqual(before);
  await bot.stop();
  const secrets = [CANARY, bot.config.telegramToken];
  await expectInvariants({ folder: bot.folder, logs: bot.log.join(""), secrets });
}

/** One of a stranger's ways to approach a bot. */
function bother(telegram: SimulatedBot, person: Person, random: Random, tapData: string): void {
  const from = { id: person.id, is_bot: false, first_name: person.firstName };
  const chat = { id: person.id, type: "private", first_name: person.firstName };
  const group = { id: -person.id, type: "supergroup", title: "G" };
  const message = { message_id: 1_000 + random(1e6), date: 1, from, chat, text: `${CANARY} hi` };
  const ways = [
    () => telegram.say(person, `${CANARY}, what do you know about octopuses?`),
    () =>
      telegram.say(person, ["/start", "/review", "/merge", "/export", "/stop"][random(5)] ?? ""),
    () => telegram.say(person, `/start ${randomBytes(16).toString("base64url")}`),
    () => telegram.say(person, "we built a raft out of corks"),
    () => telegram.sendFile(person, { name: "a.txt", bytes: Buffer.from(CANARY) }),
    () => telegram.sendVoice(person, { bytes: Buffer.from(`offline-transcript: ${CANARY}`) }),
    () => telegram.tap(person, 2, tapData),
    () => telegram.tap(person, 2, tapData, OWNER.id),
    () => telegram.post({ edited_message: message }),
    () =>
      telegram.post({
        message: { ...message, forward_origin: { type: "user", sender_user: OWNER } },
      }),
    () => telegram.post({ message: { ...message, chat: group } }),
    () => telegram.post({ channel_post: { ...message, chat: { ...group, type: "channel" } } }),
    () => telegram.post({ inline_query: { id: "1", from, query: CANARY, offset: "" } }),
  ] as const;
  ways[random(ways.length)]?.();
}

function isSaying({ method }: { readonly method: string }): boolean {
  return /^(send(?!ChatAction)|edit|forward|copy)/.test(method);
}

/** Number of lines in each stranger's own chat. */
function linesByStranger({ telegram }: TestBot): number[] {
  const lines = new Map<number, number>();
  for (const { method, params } of telegram.calls) {
    const chatId = Number(params["chat_id"]);
    if (method === "sendMessage" && Math.abs(chatId) >= FIRST_STRANGER) {
      lines.set(Math.abs(chatId), (lines.get(Math.abs(chatId)) ?? 0) + 1);
    }
  }
  return [...lines.values()];
}

function inboxRows({ runtime }: TestBot): number {
  const row = runtime.state.database.get<{ n: number }>("SELECT count(*) AS n FROM inbox");
  return row?.n ?? 0;
}

it.each(MODES)("of many who open one claim link at once, one becomes owner: %s", async (mode) => {
  const bot = await startBot({ mode, environment: { GRACE_MAR_OWNER_IDS: "" } });
  const { database, access } = bot.runtime.state;
  const code = await database.transact(() => access.createCode("owner", Date.now()));
  for (let number = 0; number < CLAIMERS; number += 1) {
    const person = { id: FIRST_STRANGER + number, firstName: `S${number}` };
    bot.telegram.say(person, `/start ${number % 2 === 0 ? code : code.toLowerCase()}`);
    bot.telegram.say(person, `/start ${code}`);
  }
  await drained(bot);
  const owners = bot.runtime.roles.owners();
  report(`telegram claims ${mode}`, { claimers: CLAIMERS, owners: owners.length });
  expect(owners).toEqual([FIRST_STRANGER]);
  await bot.stop();
  const logs = bot.log.join("");
  await expectInvariants({ folder: bot.folder, logs, secrets: [code, bot.config.telegramToken] });
});
