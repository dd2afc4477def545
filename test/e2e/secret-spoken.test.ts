// A secret that a child tells in passing: asked for anywhere in a message, it begins a talk just between us; only spoken of, it
// comes to no card, and a line says so.

import { expect, it } from "vitest";
import { ENGLISH_LINES } from "../../src/wording/english.ts";
import { OWNER, type TestBot } from "../support/bots.ts";
import { CHILD, childsBot } from "../support/child.ts";
import { analystAnswer } from "../support/gate.ts";

const SECRET = "i hid the zebrawood vase";

async function secretBot(): Promise<TestBot> {
  const bot = await childsBot();
  // A bot may write to nobody who never wrote to it.
  await bot.ask("hello");
  await bot.idle();
  bot.servers.model.enqueue(analystAnswer(SECRET), { task: "analyst", times: Infinity });
  return bot;
}

function expectNoCard(bot: TestBot): void {
  const read = bot.servers.model.requests.filter(({ task }) => task === "analyst");
  expect(JSON.stringify(read)).not.toContain("zebrawood");
  expect(bot.said(OWNER).join("\n")).not.toContain("zebrawood");
  expect(bot.read("PENDING-REVIEW.md")).not.toContain("zebrawood");
}

it("what asks for no silence comes to the owner's card", async () => {
  const bot = await secretBot();
  await bot.ask(SECRET, CHILD);
  await bot.idle();
  expect(bot.said(OWNER).join("\n")).toContain("zebrawood");
});

it.each([
  `${SECRET} but please don't tell my mum`,
  `ok but just between us ${SECRET}`,
  `bitte sag es niemandem ${SECRET}`,
  `${SECRET} mais ne le dis à personne`,
  `${SECRET} pero no se lo digas a nadie`,
  `${SECRET} its a secret`,
  `${SECRET} please dont save it`,
  `${SECRET} dont tell lisa`,
  `${SECRET} 🤫`,
])("a talk just between us begins with: %s", async (text) => {
  const bot = await secretBot();
  expect((await bot.ask(text, CHILD)).text).toContain(ENGLISH_LINES.between_us_begun);
  await bot.idle();
  expectNoCard(bot);
  expect(bot.read("SESSION-TRANSCRIPT.md")).not.toContain("zebrawood");
});

it.each([
  `${SECRET} and i haven't told anyone yet`,
  `${SECRET} and lea said don't tell anyone`,
  `${SECRET} das ist unser geheimnis`,
])("nothing is proposed from: %s", async (text) => {
  const bot = await secretBot();
  expect((await bot.ask(text, CHILD)).text).toContain(ENGLISH_LINES.secret_unnoted);
  await bot.idle();
  expectNoCard(bot);
});

it("nothing is proposed from a file that speaks of a secret", async () => {
  const bot = await secretBot();
  const bytes = Buffer.from(`${SECRET} and mum doesn't know`);
  bot.telegram.sendFile(CHILD, { name: "diary.txt", bytes });
  await bot.idle();
  expect(bot.said(CHILD).join("\n")).toContain(ENGLISH_LINES.secret_unnoted);
  expectNoCard(bot);
});
