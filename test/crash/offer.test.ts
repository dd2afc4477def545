// kill -9 during the look-up of a tapped offer. After the start it is looked up once and answered once.

import { expect, it } from "vitest";
import { FILES } from "../../src/record/store.ts";
import { OWNER } from "../support/bots.ts";
import { FOUND_OUT, QUESTION } from "../support/offers.ts";
import { createCrashBot } from "./crash-bot.ts";

it.each(["library", "rephrase"])("in the %s call", async (task) => {
  const bot = await createCrashBot();
  const { model } = bot.servers;
  const child = bot.launch();
  bot.telegram.say(OWNER, QUESTION);
  const offer = await bot.telegram.waitFor(
    () => bot.telegram.chat(OWNER.id).find(({ buttons }) => buttons.length > 0),
    { timeoutMs: 10_000, what: "an offer" },
  );
  model.enqueue({ hang: true }, { task });
  bot.telegram.tapButton(OWNER, /^Yes/);
  await expect
    .poll(() => model.requests.some((request) => request.task === task), { timeout: 10_000 })
    .toBe(true);
  child.kill("SIGKILL");
  await child.exited;
  const { said, files, candidates } = await bot.restart();
  expect(said.filter((text) => FOUND_OUT.test(text))).toHaveLength(1);
  expect(files[FILES.events]?.split('"dyad:lookup", "candidate_id": null')).toHaveLength(3);
  expect(files[FILES.transcript]?.split("`LOOKUP REQUEST`")).toHaveLength(2);
  expect(candidates.filter(({ userText }) => userText === QUESTION)).toHaveLength(1);
  const shown = bot.telegram.chat(OWNER.id).find((m) => m.messageId === offer.messageId);
  expect(shown).toMatchObject({ text: offer.text, buttons: [] });
});
