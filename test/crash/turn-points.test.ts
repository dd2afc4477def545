// kill -9 between the points at which a turn is committed, as seen from outside: Telegram and the model have been
// asked, or have not. Nothing is lost. A message that may have been sent is sent once more, and marked.

import { expect, it } from "vitest";
import { FILES } from "../../src/record/store.ts";
import type { Fault } from "../../src/tools/simulator/simulator-types.ts";
import { OWNER } from "../support/bots.ts";
import { createCrashBot, type CrashBot } from "./crash-bot.ts";

const QUESTION = "what do you know about octopuses?";
const REPORT = "we drew a striped lighthouse with a red lamp";
/** Telegram carries the call out, and its answer never comes. */
const ANSWER_NEVER_ENDS = { dripMs: 60_000 } as const;

it("while the model works: the message is answered after the start", async () => {
  const bot = await createCrashBot();
  bot.servers.model.enqueue({ hang: true });
  const child = bot.launch();
  bot.telegram.say(OWNER, QUESTION);
  await expect.poll(() => bot.servers.model.requests.length, { timeout: 10_000 }).toBe(1);
  await kill(child);
  const { said, flagged, files } = await bot.restart();
  expect(said).toEqual([expect.stringMatching(/octopus/i)]);
  expect(flagged).toBe(0);
  expect(files[FILES.transcript]?.split(`> ${QUESTION}\n`)).toHaveLength(2);
});

it("before Telegram has confirmed the update: it comes again and is answered once", async () => {
  const bot = await createCrashBot();
  bot.telegram.fail({
    method: "getUpdates",
    hang: true,
    when: ({ offset }) => offset !== undefined,
  });
  const child = bot.launch();
  bot.telegram.say(OWNER, QUESTION);
  await bot.telegram.waitFor(() => bot.telegram.chat(OWNER.id).length === 2, { timeoutMs: 10_000 });
  await kill(child);
  expect(bot.telegram.pendingUpdates).toBe(1);
  const { said, flagged } = await bot.restart();
  expect(said.length - 1).toBeLessThanOrEqual(flagged);
  expect(new Set(said).size).toBe(1);
  expect(bot.servers.model.requests.filter(({ task }) => task === "voice")).toHaveLength(1);
});

it("after the turn, before the reply left: it is sent after the start, without a second turn", async () => {
  const bot = await createCrashBot();
  await dieDuring(bot, "sendMessage", { hang: true });
  const { said, flagged } = await bot.restart();
  expect(said).toEqual([expect.stringMatching(/octopus/i)]);
  expect(flagged).toBe(1);
  expect(bot.servers.model.requests.filter(({ task }) => task === "voice")).toHaveLength(1);
});

it("after Telegram took the reply, before we noted it: it is repeated once and marked", async () => {
  const bot = await createCrashBot();
  await dieDuring(bot, "sendMessage", ANSWER_NEVER_ENDS);
  const { said, flagged } = await bot.restart();
  expect(said).toHaveLength(2);
  expect(new Set(said).size).toBe(1);
  expect(flagged).toBe(1);
});

it("within a long reply: only the piece that was on its way is repeated", async () => {
  const bot = await createCrashBot();
  const pieces = ["a", "b", "c"].map((letter) => letter.repeat(4000));
  bot.servers.model.enqueue(pieces.join("\n"), { task: "voice" });
  const isSecond = ({ text }: { readonly text?: unknown }) => String(text).startsWith("b");
  await dieDuring(bot, "sendMessage", { ...ANSWER_NEVER_ENDS, when: isSecond }, 2);
  const { said, flagged } = await bot.restart();
  expect(said.map((text) => text[0])).toEqual(["a", "b", "b", "c"]);
  expect(flagged).toBe(1);
});

it("while an approval is shown on its card: it stands, and the card shows it", async () => {
  const bot = await createCrashBot();
  const child = bot.launch();
  bot.telegram.say(OWNER, REPORT);
  await bot.telegram.waitFor(() => card(bot), { timeoutMs: 10_000, what: "card" });
  bot.telegram.fail({ method: "editMessageText", ...ANSWER_NEVER_ENDS });
  bot.telegram.tapButton(OWNER, /Approve/);
  await bot.telegram.waitFor(() => calls(bot, "editMessageText") === 1);
  await kill(child);
  const { candidates, files, said } = await bot.restart();
  const approved = candidates.filter(({ userText }) => userText === REPORT);
  expect(approved.map(({ status }) => status)).toEqual(["approved"]);
  expect(
    files[FILES.events]?.split('"event": "approved", "candidate_id": "CANDIDATE-0005"'),
  ).toHaveLength(2);
  expect(said).toHaveLength(2);
  const labels = card(bot)
    ?.buttons.flat()
    .map(({ text }) => text);
  expect(labels?.join(" ") ?? "").not.toMatch(/Approve/);
});

it("while Telegram is told that a tap was heard: what the tap did stands, once", async () => {
  const bot = await createCrashBot();
  const child = bot.launch();
  bot.telegram.say(OWNER, REPORT);
  await bot.telegram.waitFor(() => card(bot), { timeoutMs: 10_000, what: "card" });
  bot.telegram.fail({ method: "answerCallbackQuery", hang: true });
  bot.telegram.tapButton(OWNER, /Approve/);
  await bot.telegram.waitFor(() => calls(bot, "answerCallbackQuery") === 1);
  await kill(child);
  const { candidates, files } = await bot.restart();
  expect(candidates.find(({ userText }) => userText === REPORT)?.status).toBe("approved");
  expect(
    files[FILES.events]?.split('"event": "approved", "candidate_id": "CANDIDATE-0005"'),
  ).toHaveLength(2);
});

/** Asks a question and kills the bot while Telegram deals with the n-th call of a method. */
async function dieDuring(bot: CrashBot, method: string, fault: Fault, call = 1): Promise<void> {
  bot.telegram.fail({ method, ...fault });
  const child = bot.launch();
  bot.telegram.say(OWNER, QUESTION);
  await bot.telegram.waitFor(() => calls(bot, method) === call, {
    timeoutMs: 10_000,
    what: method,
  });
  if (fault.dripMs !== undefined) {
    await bot.telegram.waitFor(() => bot.telegram.chat(OWNER.id).length === 1 + call);
  }
  await kill(child);
}

async function kill(child: ReturnType<CrashBot["launch"]>): Promise<void> {
  child.kill("SIGKILL");
  await child.exited;
}

function calls({ telegram }: CrashBot, method: string): number {
  return telegram.calls.filter((call) => call.method === method).length;
}

function card({ telegram }: CrashBot) {
  return telegram.chat(OWNER.id).findLast(({ buttons }) => buttons.length > 0);
}
