// Buttons pressed twice, at the same time by both owners, and once more on the old card. Each press has one effect.

import { expect, it } from "vitest";
import type { ChatMessage, Person } from "../../../src/tools/simulator/simulator-types.ts";
import { thing } from "../../crash/load.ts";
import {
  MODES,
  OWNER,
  SECOND_OWNER,
  startBot,
  type Mode,
  type TestBot,
} from "../../support/bots.ts";
import { buttonData, candidates, newestCard, receipts } from "../../support/gate.ts";
import { count, report } from "../plan.ts";
import { drained, stopSound } from "./crowd.ts";

/** Bots one after the other, of each mode: a Record where thousands wait is another test's matter. */
const ROUNDS = count(1, 25);
const CANDIDATES = 20;
const OWNERS = [OWNER, SECOND_OWNER];
/** Each owner this often at the same time. */
const TAPS = 2;

it("every button has its effect once, however often and by whomever it is pressed", async () => {
  const figures = { "double taps": 0, taps: 0, "extra effects": 0, missing: 0, merges: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    const tallies = await Promise.all(MODES.map((mode) => tapThrough(mode)));
    for (const tally of tallies) {
      for (const key of Object.keys(figures) as (keyof typeof figures)[])
        figures[key] += tally[key];
    }
  }
  report("telegram taps", figures);
  expect(figures).toMatchObject({ "extra effects": 0, missing: 0 });
  expect(figures.merges).toBe(ROUNDS * MODES.length * 2);
});

async function tapThrough(mode: Mode) {
  const bot = await startBot({
    mode,
    environment: {
      GRACE_MAR_OWNER_IDS: OWNERS.map(({ id }) => id).join(","),
      RATE_LIMIT_ANALYST: "100000",
    },
  });
  // A bot can write only to people who wrote first.
  await bot.ask("hello there", SECOND_OWNER);
  await drained(bot);
  let taps = 0;
  for (let number = 0; number < CANDIDATES; number += 1) {
    await bot.ask(`we built ${thing(number)}`);
    await drained(bot);
    const isRejected = number % 4 === 3;
    if (isRejected) await pressAll(bot, /^❌|Reject/);
    taps += await pressAll(bot, isRejected ? /Just no/ : /Approve/);
    if (number % (CANDIDATES / 2) === CANDIDATES / 2 - 1) taps += await mergeTwice(bot);
  }
  const tally = { ...effects(bot), "double taps": CANDIDATES, taps };
  await stopSound(bot);
  return tally;
}

/** Both owners press their newest card's button, each twice at once, and later again. Returns the number of taps. */
async function pressAll(bot: TestBot, label: RegExp): Promise<number> {
  const cards = OWNERS.map((owner) => ({ owner, card: cardOf(bot, owner) }));
  const press = ({ owner, card }: (typeof cards)[number]) =>
    bot.telegram.tap(owner, card.messageId, buttonData(card, label));
  const answers = Array.from({ length: TAPS }, () => cards.map(press)).flat();
  await Promise.all(answers.map(({ answered }) => answered));
  await drained(bot);
  const [old] = cards;
  if (old) await press(old).answered;
  await drained(bot);
  return answers.length + 1;
}

async function mergeTwice(bot: TestBot): Promise<number> {
  for (const owner of OWNERS) await bot.ask("/merge", owner);
  await drained(bot);
  return pressAll(bot, /^Merge$/);
}

/** The result by the files: a decision for each candidate, a receipt for each merge. */
function effects(bot: TestBot) {
  const events = bot.events();
  const decided = new Map<string, number>();
  for (const { event, candidate_id: id } of events) {
    if (id === null || !["approved", "rejected", "applied"].includes(event)) continue;
    const what = event === "applied" ? "applied" : "decided";
    decided.set(`${what} ${id}`, (decided.get(`${what} ${id}`) ?? 0) + 1);
  }
  const staged = candidates(bot).filter(({ userText = "" }) => userText.startsWith("we built"));
  const expected = staged.flatMap(({ id, status }) =>
    status === "approved" || status === "rejected"
      ? [`decided ${id}`, ...(status === "approved" ? [`applied ${id}`] : [])]
      : [`decided ${id}`, `applied ${id}`],
  );
  return {
    "extra effects": [...decided.values()].reduce((sum, times) => sum + times - 1, 0),
    missing: expected.filter((what) => !decided.has(what)).length + CANDIDATES - staged.length,
    merges: receipts(bot).length,
  };
}

function cardOf(bot: TestBot, owner: Person): ChatMessage {
  const card = newestCard(bot, owner);
  if (!card) throw new Error(`${owner.firstName} has no card`);
  return card;
}
