// A message that ends the process each time must not keep the bot from everybody else for good.

import { expect, it } from "vitest";
import { offlineReply } from "../../src/tools/simulator/model/offline-model.ts";
import { GUEST, OWNER } from "../support/bots.ts";
import { startServers } from "../support/servers.ts";
import { createCrashBot } from "./crash-bot.ts";

const OPERATOR = 4004;
const DEADLY = "a deadly question";
const QUESTION = "what do you know about octopuses?";
/** Three deaths are accidents; from then on five tries count. */
const DEATHS = 8;

it("a message at which the process dies every time is set aside, with a word, and nobody else's is", async () => {
  // Everybody is answered late, so that everybody's message is under way when the process dies.
  let isSlow = true;
  const servers = await startServers({
    respond: ({ messages }) =>
      isSlow || messages.at(-1)?.content === DEADLY ? { hang: true } : offlineReply(messages),
  });
  const environment = { GRACE_MAR_OPERATOR_CHAT_ID: String(OPERATOR) };
  const bot = await createCrashBot({ servers, environment });
  const { telegram } = bot;
  telegram.addChat({ id: OPERATOR, type: "private", first_name: "Op" });
  const said = (id: number) =>
    telegram.chat(id).flatMap(({ from, text }) => (from === "bot" ? [text] : []));
  const asked = () =>
    servers.model.requests.filter(({ messages }) => messages.at(-1)?.content === DEADLY).length;

  telegram.say(OWNER, DEADLY);
  telegram.say(GUEST, QUESTION);
  for (let death = 1; death <= DEATHS; death += 1) {
    const child = bot.launch();
    await telegram.waitFor(() => asked() === death, { timeoutMs: 20_000, what: "a try" });
    child.kill("SIGKILL");
    await child.exited;
  }
  isSlow = false;
  const child = bot.launch();
  await child.writes("idle\n");
  expect(asked()).toBe(DEATHS);
  expect(said(OWNER.id)).toEqual(["I got mixed up for a moment. Could you say that again?"]);
  expect(said(GUEST.id).at(-1)).toMatch(/octopus/i);
  expect(said(OPERATOR).filter((text) => text.includes("set aside"))).toHaveLength(1);
  telegram.say(OWNER, QUESTION);
  await telegram.waitFor(() => /octopus/i.test(said(OWNER.id).at(-1) ?? ""));
});
