// A child that tells of being hurt in a text of which nobody can say who wrote it: the answer is help, and nothing is read.

import { describe, expect, it } from "vitest";
import { ENGLISH_LINES as LINES } from "../../src/wording/english.ts";
import { OWNER, type TestBot } from "../support/bots.ts";
import { CHILD, childsBot, HELP } from "../support/child.ts";
import { analystAnswer } from "../support/gate.ts";

const TOLD = "dad hits me every evening";
const HINTED = "grandpa plays the secret game with me";

const LAYOUTS: readonly (readonly [layout: string, around: (words: string) => string])[] = [
  ["lines with a time", (words) => `[29.11.2026 18:00] we ate pizza\n[30.11.2026 20:00] ${words}`],
  ["a quotation", (words) => `my diary\n> ${words}`],
  ["a chat of two others", (words) => `Alex: hello\nSam: what is it?\nAlex: ${words}\nSam: oh`],
  ["above the person's own lines", (words) => `${words}\n\nMe: hello\nChatGPT: Hello!\nMe: bye`],
  ["rows of data", (words) => `date,words\n29.11.,pizza\n30.11.,${words}\n1.12.,soup`],
];

type Send = (bot: TestBot, text: string) => Promise<unknown>;

const WAYS: readonly (readonly [way: string, send: Send])[] = [
  [
    "in a text file",
    (bot, text) => {
      bot.telegram.sendFile(CHILD, { name: "diary.txt", bytes: Buffer.from(text) });
      return bot.idle();
    },
  ],
  [
    "in a paste that calls itself a checkpoint",
    (bot, text) =>
      bot.ask(`my checkpoint - today\n${text}\n${"and so on, day by day\n".repeat(20)}`, CHILD),
  ],
  ["in a message", (bot, text) => bot.ask(text, CHILD)],
];

const CASES = WAYS.flatMap(([way, send]) =>
  LAYOUTS.map(([layout, around]) => ({ way, send, layout, around })),
);

describe("words of distress", () => {
  it.each(CASES)("are answered with help $way: $layout", async ({ send, around }) => {
    const bot = await told(send, around(TOLD));
    expect(bot.said(CHILD).at(-1)).toContain(LINES.comfort);
    expect(bot.said(CHILD).at(-1)).toContain(HELP);
  });

  it.each(CASES.filter(({ way }) => way !== "in a message"))(
    "that may mean more are never answered by a question who wrote them, $way: $layout",
    async ({ send, around }) => {
      const bot = await told(send, around(HINTED));
      expect(bot.said(CHILD).at(-1)).toContain(LINES.comfort_unsure);
      expect(bot.runtime.state.outbox.cards("author")).toEqual([]);
    },
  );
});

/** Nobody but the child hears of it. */
async function told(send: Send, text: string): Promise<TestBot> {
  const bot = await childsBot();
  bot.servers.model.enqueue(analystAnswer("pizza"), { task: "analyst", times: Infinity });
  await send(bot, text);
  await bot.idle();
  expect(bot.servers.model.requests.filter(({ task }) => task === "analyst")).toEqual([]);
  expect(bot.said(OWNER)).toEqual([]);
  return bot;
}
