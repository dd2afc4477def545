// A wish for silence that comes behind the words it is about: as the next message, or by a change of the same one.

import { expect, it } from "vitest";
import { ENGLISH_LINES } from "../../src/wording/english.ts";
import { OWNER, type TestBot } from "../support/bots.ts";
import { CHILD, childsBot } from "../support/child.ts";
import { analystAnswer } from "../support/gate.ts";

const SECRET = "i hid the zebrawood vase";
const from = { id: CHILD.id, is_bot: false, first_name: CHILD.firstName };
const chat = { id: CHILD.id, type: "private" as const, first_name: CHILD.firstName };

/** The owner talks with the bot as well, so that what the bot writes to them arrives. */
async function slowBot(): Promise<TestBot> {
  const bot = await childsBot();
  await bot.ask("hello");
  await bot.idle();
  bot.servers.model.enqueue({ hang: true }, { task: "analyst" });
  bot.servers.model.enqueue(analystAnswer(SECRET), { task: "analyst", times: Infinity });
  return bot;
}

function expectLetGo(bot: TestBot): void {
  expect(bot.said(CHILD).join("\n")).toContain(ENGLISH_LINES.between_us_begun);
  expectNothingLeft(bot);
}

function expectNothingLeft(bot: TestBot): void {
  const { analystJobs, database } = bot.runtime.state;
  expect(analystJobs.count()).toBe(0);
  expect(bot.read("PENDING-REVIEW.md")).not.toContain("zebrawood");
  expect(bot.said(OWNER).join("\n")).not.toContain("zebrawood");
  const evidence = "SELECT text FROM message WHERE channel = ? AND role = 'user' AND is_evidence";
  expect(database.all(evidence, `telegram:${CHILD.id}`)).toEqual([]);
}

it("holds for the first version of a message that is changed into a wish for silence", async () => {
  const bot = await slowBot();
  const date = Math.floor(Date.now() / 1000);
  const own = { message_id: 700, date, from, chat };
  bot.telegram.addChat(chat);
  bot.telegram.post({ message: { ...own, text: SECRET } });
  await bot.telegram.waitFor(() => bot.runtime.state.analystJobs.count() > 0);
  const text = `${SECRET}, just between us`;
  bot.telegram.post({ edited_message: { ...own, edit_date: date, text } });
  await bot.telegram.waitFor(() => bot.said(CHILD).length > 1);
  expectLetGo(bot);
});

it("holds for what was said right before", async () => {
  const bot = await slowBot();
  await bot.ask(SECRET, CHILD);
  await bot.telegram.waitFor(() => bot.runtime.state.analystJobs.count() > 0);
  await bot.ask("dont tell anyone", CHILD);
  expectLetGo(bot);
});

it.each(["that was a secret", "das war ein geheimnis"])(
  "is also what only speaks of a secret afterwards: %s",
  async (words) => {
    const bot = await slowBot();
    await bot.ask(SECRET, CHILD);
    await bot.telegram.waitFor(() => bot.runtime.state.analystJobs.count() > 0);
    await bot.ask(words, CHILD);
    expectNothingLeft(bot);
  },
);

it("holds for the first version of a message that is changed into a telling of distress, and for what one answers", async () => {
  const bot = await slowBot();
  const date = Math.floor(Date.now() / 1000) - 3 * 60 * 60;
  const own = { message_id: 700, date, from, chat };
  bot.telegram.addChat(chat);
  bot.telegram.post({ message: { ...own, text: SECRET } });
  await bot.telegram.waitFor(() => bot.runtime.state.analystJobs.count() > 0);
  const text = "dad found the zebrawood vase and he hit me";
  bot.telegram.post({ edited_message: { ...own, edit_date: date + 3 * 60 * 60, text } });
  await bot.telegram.waitFor(() => bot.said(CHILD).length > 1);
  expectNothingLeft(bot);
});
