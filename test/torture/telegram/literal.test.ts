// A text stands in the chat as it was said, whatever signs it is made of. Telegram gets nothing to parse.

import { expect, it } from "vitest";
import type { Random } from "../../crash/load.ts";
import { MODES, startBot, type Mode } from "../../support/bots.ts";
import { count, randomOf, report } from "../plan.ts";
import {
  CANARY,
  createEchoModel,
  CROWD_ENVIRONMENT,
  drained,
  PEOPLE,
  stopSound,
  watch,
} from "./crowd.ts";

const TEXTS = count(500, 10_000);
/** Number of messages that may wait at once. */
const AHEAD = 100;
/** Markdown, MarkdownV2, HTML, entities, other people's markup, and letters that need care. */
const PIECES = [
  ..."* _ ~ ` | [ ] ( ) { } < > # + - = . ! \\ & ; : / @ $ % ^ ' \"".split(" "),
  ..."\u202E \u200B \u2028 é 漢".split(" "),
  "**bold**",
  "__under__",
  "||spoiler||",
  "```yaml\n",
  "[a](tg://user?id=1001)",
  "[x](http://127.0.0.1:1/",
  "<b>",
  "</b>",
  "<a href='",
  "<tg-spoiler>",
  "&lt;",
  "&#0;",
  "@grace_mar_bot",
  "#tag",
  "/merge@x",
  "{{x}}",
  "👩‍👩‍👧",
  "word",
  " ",
  "\n",
];

it("a text with formatting characters arrives letter for letter", async () => {
  await Promise.all(MODES.map((mode) => sayAll(mode)));
});

async function sayAll(mode: Mode): Promise<void> {
  const random = randomOf(`literal ${mode}`);
  const texts = Array.from({ length: TEXTS / MODES.length }, (_, n) => hostileText(n, random));
  // What an answer names has to stand somewhere: here in the question.
  const questions = texts.map((text, n) => `${CANARY} asks ${n}. ${text}`);
  const model = createEchoModel((asked) => texts[Number(/ asks (\d+)\./.exec(asked)?.[1])] ?? "");
  const bot = await startBot({
    mode,
    record: "minimal",
    servers: await model.startServers(),
    environment: CROWD_ENVIRONMENT,
  });
  const seen = watch(bot.telegram);
  const people = PEOPLE.slice(1);
  for (const [n, asked] of questions.entries()) {
    const person = people[n % people.length];
    if (person) bot.telegram.say(person, asked);
    if (n % AHEAD === AHEAD - 1) await drained(bot);
  }
  await drained(bot);
  const calls = bot.calls("sendMessage");
  const arrived = new Set([...seen.values()].flat());
  const figures = {
    texts: texts.length,
    "not literal": texts.filter((text) => !arrived.has(text)).length,
    refused: calls.filter(({ answer }) => answer?.ok !== true).length,
    "with a parse mode": calls.filter(({ params }) => "parse_mode" in params).length,
    extra: calls.length - texts.length,
  };
  report(`telegram literal ${mode}`, figures);
  expect(figures).toMatchObject({
    "not literal": 0,
    refused: 0,
    "with a parse mode": 0,
    extra: 0,
  });
  await stopSound(bot);
}

/** Different for each number; without white space around it, which Telegram takes away. */
function hostileText(number: number, random: Random): string {
  const pieces = Array.from({ length: 1 + random(40) }, () => PIECES[random(PIECES.length)]);
  const text = `${pieces.join("")}${CANARY}${number}${PIECES[random(30)]}`.trim();
  // An open bracket at the end is read as the beginning of a form that was cut.
  return text.replace(/[{[\]}]+$/, "");
}
