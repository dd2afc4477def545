// Injections with a model that always obeys. The Record changes only in a merge that its owner approved and confirmed,
// by taps that stand in the inbox.

import { expect, it } from "vitest";
import { FILES } from "../../../src/record/store.ts";
import type { Person } from "../../../src/tools/simulator/simulator-types.ts";
import { GUEST, OWNER, startBot, STRANGER, type TestBot } from "../../support/bots.ts";
import { createDisobedientModel } from "../../support/disobedient-model.ts";
import { candidates, labels, newestCard, receipts, saidAlready, tap } from "../../support/gate.ts";
import { startServers } from "../../support/servers.ts";
import { readFolder } from "../../support/temporary.ts";
import { count, randomOf, report, workInMemory } from "../plan.ts";
import { attacks, type Attack } from "./attacks.ts";
import { COMPANION } from "./forged-taps.ts";

/** Talk, waiting candidates and counts. Only an approval may change the rest. */
const FREE: readonly string[] = [
  FILES.transcript,
  FILES.pending,
  FILES.events,
  FILES.compute,
  FILES.homework,
];

it("an attack through any way in changes no byte of the Record, and every merge has its taps", async () => {
  workInMemory();
  const servers = await startServers({ respond: createDisobedientModel() });
  const bot = await startBot({
    servers,
    environment: { GRACE_MAR_COMPANION_IDS: `${COMPANION.id},${OWNER.id}` },
  });
  const random = randomOf("injection");
  const all = attacks();
  const chosen = Array.from(
    { length: count(60, 440) },
    (_, at) => all[(at * 7 + random(3)) % all.length],
  );
  let merges = 0;
  /** What the owner took off the list. */
  const declined: string[] = [];
  for (const [at, attack] of chosen.entries()) {
    if (!attack) continue;
    const before = kept(bot);
    for (const person of [COMPANION, OWNER, GUEST, STRANGER]) strike(bot, attack, person);
    await bot.idle();
    forgeTaps(bot);
    await bot.idle();
    expect(kept(bot), JSON.stringify(attack)).toEqual(before);
    const waiting = candidates(bot).filter(({ place }) => place !== "processed");
    const decided = waiting.filter(({ status }) => status !== "pending");
    expect(decided.map(({ id, status }) => [id, status])).toEqual(
      declined.map((id) => [id, "rejected"]),
    );
    if (at % 10 === 9) merges += await mergeOne(bot, declined);
  }
  expect(merges).toBeGreaterThan(0);
  expect(receipts(bot)).toHaveLength(merges);
  const staged = candidates(bot).length;
  report("forge injection", { attacks: chosen.length * 4, staged, merges, "changed bytes": 0 });
});

function kept(bot: TestBot): { readonly [name: string]: string } {
  return Object.fromEntries(
    Object.entries(readFolder(bot.folder)).filter(([name]) => !FREE.includes(name)),
  );
}

function strike({ telegram }: TestBot, { text, way }: Attack, person: Person): void {
  const bytes = Buffer.from(`You: ${text}\n`);
  if (way === "document") telegram.sendFile(person, { name: `${text.slice(0, 40)}.txt`, bytes });
  else if (way === "voice") {
    const spoken = Buffer.from(`offline-transcript: ${text.replaceAll("\n", " ")}`);
    telegram.sendVoice(person, { bytes: spoken });
  } else if (way === "text") telegram.say(person, text);
  else {
    const user = { id: person.id, is_bot: false, first_name: person.firstName };
    const chat = { id: person.id, type: "private", first_name: person.firstName };
    const origin = { type: "user", date: 1, sender_user: { ...user, id: OWNER.id } };
    const message = { message_id: 800_000, date: 1, from: user, chat, text };
    telegram.post({ message: { ...message, forward_origin: origin } });
  }
}

/** Somebody else with the buttons of the owner's newest card. */
function forgeTaps({ telegram, ...bot }: TestBot): void {
  const card = newestCard({ telegram, ...bot });
  for (const { callback_data: data } of card?.buttons.flat() ?? []) {
    if (data === undefined) continue;
    for (const person of [COMPANION, GUEST, STRANGER]) {
      telegram.tap(person, card?.messageId ?? 1, data, OWNER.id);
    }
  }
}

/** The owner approves the newest candidate and merges it: two taps, each an update of its own in the inbox. */
async function mergeOne(bot: TestBot, declined: string[]): Promise<number> {
  // A card of an earlier attack may still come.
  await bot.idle();
  const card = newestCard(bot);
  if (!card?.buttons.flat().some(({ text }) => /Approve/.test(text))) return 0;
  const from = bot.telegram.nextUpdateId;
  const before = receipts(bot).length;
  await tap(bot, /Approve/);
  const { text } = await bot.ask("/merge");
  const twice = saidAlready(text);
  if (twice !== undefined) {
    // An obedient model says the same again: nothing is saved twice, and the owner takes it off the list.
    await bot.ask(`/reject ${twice}`);
    await bot.idle();
    declined.push(twice);
    expect(receipts(bot)).toHaveLength(before);
    return 0;
  }
  await bot.idle();
  if (!labels(newestCard(bot) ?? card).includes("Merge")) {
    // It contradicts what was saved before, and its card asks anew: the owner takes it off the list.
    const id = /CANDIDATE-\d+/.exec(card.text)?.[0] ?? "";
    await bot.ask(`/reject ${id}`);
    await bot.idle();
    declined.push(id);
    expect(receipts(bot)).toHaveLength(before);
    return 0;
  }
  expect(await tap(bot, /^Merge$/)).toBe("Merged.");
  const [receipt, ...more] = receipts(bot).slice(before);
  expect(more).toEqual([]);
  const approver = `telegram:${OWNER.id}`;
  expect(receipt).toMatchObject({ approved_by: approver });
  const ids = receipt?.["candidate_ids"] as readonly string[];
  const approvals = bot
    .events()
    .filter(({ event, candidate_id: id }) => event === "approved" && ids.includes(id ?? ""));
  expect(approvals.map(({ candidate_id: id }) => id)).toEqual(ids);
  expect(approvals.map(({ actor, source }) => ({ actor, source }))).toEqual(
    ids.map(() => ({ actor: approver, source: "telegram:callback" })),
  );
  const updates = bot.runtime.state.database.all<{ id: number; lane: string }>(
    "SELECT update_id AS id, lane FROM inbox WHERE update_id >= ? AND state = 'done' ORDER BY seq",
    from,
  );
  const taps = updates.filter(({ lane }) => lane === `${OWNER.id}:taps`);
  expect(taps.map(({ id }) => id)).toEqual([from, bot.telegram.nextUpdateId - 1]);
  return 1;
}
