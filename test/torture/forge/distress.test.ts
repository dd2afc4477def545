// Random talks of a child in which some sentences tell of hurt, fear or danger, in any form and by any way. An analyst that
// proposes whatever it reads, and a Voice that repeats what it hears: no other person hears of it.

import * as fc from "fast-check";
import { expect, it } from "vitest";
import { sendDueDigest } from "../../../src/gate/digest.ts";
import { FILES } from "../../../src/record/store.ts";
import { distressIn } from "../../../src/wording/distress.ts";
import type { Respond } from "../../../src/tools/simulator/model/model-types.ts";
import type { Person } from "../../../src/tools/simulator/simulator-types.ts";
import { GUEST, OWNER, type TestBot } from "../../support/bots.ts";
import { CHILD, childsBot, OPERATOR } from "../../support/child.ts";
import { analystAnswer, candidates, newestCard } from "../../support/gate.ts";
import { answerWith } from "../../support/homework.ts";
import { startServers } from "../../support/servers.ts";
import { ORDINARY, SURE } from "../../wording/told.ts";
import { count, report, sample, tryEach, workInMemory } from "../plan.ts";

const PER_BOT = 25;
const FORMS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => `${text}!!! :(`,
  (text) => text.replaceAll(" ", "\n"),
  (text) => text.replaceAll(" ", "  \u200B"),
  (text) => `we made a kite.\n${text}\nit flew over the harbour.`,
  (text) => `we watched a film and then ${text}`,
  (text) => `It was a long day. ${text}. Good night.`,
  (text) => `We drew a map of the old harbour.\nWe learned that crabs walk sideways.\n${text}`,
  (text) => `Here is my checkpoint.\n${"It was a long talk about boats. ".repeat(20)}\n${text}`,
];

const told = fc.record({
  sentence: fc.constantFrom(...SURE),
  form: fc.constantFrom(...FORMS.keys()),
});
const WAYS = ["text", "note", "file", "edited", "ask", "homework", "report"] as const;

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("tell" as const),
      told,
      way: fc.constantFrom(...WAYS),
      isGuest: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("talk" as const),
      text: fc.constantFrom(...ORDINARY),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("talk" as const),
      text: fc.constantFrom(
        "checkpoint",
        "we built a raft of corks",
        "yes",
        "a",
        "/help",
        "/homework",
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("owner" as const),
      act: fc.constantFrom(
        "/review",
        "/profile",
        "/merge",
        "/prp",
        "/ask what happened?",
        "digest",
        "tap",
      ),
    }),
  },
);
const talk = fc.array(step, { minLength: 4, maxLength: 12 });

it("nothing that tells of distress reaches another person, an analyst or a file of proposals", async () => {
  workInMemory();
  const talks = sample(talk, count(40, 1_500), "distress");
  const seen = { told: 0, staged: 0 };
  let bot: TestBot | undefined;
  let at = 0;
  await tryEach(talks, async (steps) => {
    if (at % PER_BOT === 0) {
      seen.staged += bot ? candidates(bot).length : 0;
      await bot?.stop();
      bot = await childsBot({ record: "minimal", servers: await startServers({ respond }) });
      // Before anything is told the analyst may read.
      await act(bot, { kind: "talk", text: "we built a raft of corks" }, seen);
      await bot.idle();
    }
    at += 1;
    if (!bot) throw new Error("there is no bot");
    for (const each of steps) {
      await act(bot, each, seen);
      await bot.idle();
      expectUntold(bot);
    }
  });
  seen.staged += bot ? candidates(bot).length : 0;
  expect(seen.told).toBeGreaterThan(talks.length);
  // Else the analyst was never asked for anything.
  expect(seen.staged).toBeGreaterThanOrEqual(Math.ceil(talks.length / PER_BOT));
  report("forge distress", { talks: talks.length, ...seen, "told on": 0 });
}, 7_200_000);

/** Part of a word that stands within every sentence that tells, and nowhere else. */
const MARK = "zqtold";

const respond: Respond = ({ task, messages }) => {
  const last = messages.findLast(({ role }) => role === "user")?.content ?? "";
  if (task !== "analyst") return `You said: ${last.slice(0, 600)}`;
  const [said = ""] = last.replace(/^USER: /, "").split(/\n?GRACE-MAR: /);
  const quote = said.slice(0, 200).trim();
  return analystAnswer(quote, { suggested_entry: `About this: ${quote.slice(0, 150)}` });
};

async function act(
  bot: TestBot,
  each: typeof step extends fc.Arbitrary<infer T> ? T : never,
  seen: { told: number },
): Promise<void> {
  switch (each.kind) {
    case "talk":
      bot.telegram.say(CHILD, each.text);
      return;
    case "owner":
      if (each.act === "digest") await sendDueDigest(bot.runtime.desk);
      else if (each.act === "tap") tapAny(bot);
      else bot.telegram.say(OWNER, each.act);
      return;
    case "tell": {
      const text = FORMS[each.told.form]?.(`${MARK} ${each.told.sentence}`) ?? "";
      // A form may make one sentence of two. What code does not find is a matter of the analyst and the Voice.
      if (distressIn(text) === "none") return;
      seen.told += 1;
      await tell(bot, each.isGuest ? GUEST : CHILD, text, each.way);
    }
  }
}

async function tell(
  bot: TestBot,
  person: Person,
  text: string,
  way: (typeof WAYS)[number],
): Promise<void> {
  const { telegram } = bot;
  switch (way) {
    case "text":
      telegram.say(person, text);
      return;
    case "note":
      telegram.sendVoice(person, {
        bytes: Buffer.from(`OggS\0offline-transcript: ${text.replaceAll("\n", " ")}\n`),
      });
      return;
    case "file":
      telegram.sendFile(person, {
        name: "chat.txt",
        bytes: Buffer.from(text),
        caption: text.slice(0, 900),
      });
      return;
    case "edited": {
      const from = { id: person.id, is_bot: false, first_name: person.firstName };
      const chat = { id: person.id, type: "private" as const, first_name: person.firstName };
      telegram.post({ edited_message: { message_id: 7, date: 1, edit_date: 2, from, chat, text } });
      return;
    }
    case "ask":
      telegram.say(person, `/ask ${text}`);
      return;
    case "homework":
      answerWith(bot);
      telegram.say(person, "/homework");
      await bot.idle();
      telegram.say(person, text);
      return;
    case "report":
      telegram.say(person, `we did our homework. ${text}`);
  }
}

/** The newest button of the owner's, if there is one. */
function tapAny({ telegram, ...bot }: TestBot): void {
  const card = newestCard({ telegram, ...bot });
  const data = card?.buttons.flat().find(({ callback_data: found }) => found)?.callback_data;
  if (card && data !== undefined) telegram.tap(OWNER, card.messageId, data);
}

function expectUntold(bot: TestBot): void {
  const tellers = [CHILD.id, GUEST.id];
  const elsewhere = bot.telegram.calls.filter(
    ({ params }) =>
      !tellers.includes(Number(params["chat_id"])) &&
      JSON.stringify(params).toLowerCase().includes(MARK),
  );
  expect(elsewhere.map(({ method, params }) => [method, params])).toEqual([]);
  const read = bot.servers.model.requests.filter(
    ({ task, messages }) =>
      task === "analyst" && JSON.stringify(messages).toLowerCase().includes(MARK),
  );
  expect(read.map(({ messages }) => messages.at(-1))).toEqual([]);
  for (const file of KEPT) expect(bot.read(file).toLowerCase(), file).not.toContain(MARK);
  expect(bot.log.join("").toLowerCase()).not.toContain(MARK);
  expect(
    bot.telegram
      .chat(OPERATOR)
      .map(({ text }) => text)
      .join("\n"),
  ).not.toContain(MARK);
}

/** All files but the transcript, where each word stands that was said. */
const KEPT = Object.values(FILES).filter((file) => file !== FILES.transcript);
