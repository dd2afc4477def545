// Messages of others that an owner passes on while something waits for a word: an offer, a homework, a new wording, a card,
// a talk just between us. They are answered, and do nothing else.

import * as fc from "fast-check";
import { expect, it } from "vitest";
import { FILES } from "../../../src/record/store.ts";
import { ENGLISH_LINES, ENGLISH_PHRASES } from "../../../src/wording/english.ts";
import { asksForSilence } from "../../../src/chat/between-us.ts";
import { tellsDistress } from "../../../src/wording/distress.ts";
import { OWNER, startBot, STRANGER, type TestBot } from "../../support/bots.ts";
import { analystAnswer, candidates, stageOne, tap } from "../../support/gate.ts";
import { begin } from "../../support/homework.ts";
import { lookups, offered } from "../../support/offers.ts";
import { passOn, type Author } from "../../support/passing-on.ts";
import { readFolder } from "../../support/temporary.ts";
import { attacks } from "./attacks.ts";
import { count, report, sample, tryEach, workInMemory } from "../plan.ts";
import { hostileMessage } from "./strings.ts";

const { yes_words, yes_phrases, between_us, homework_words, stop_words } = ENGLISH_PHRASES;
const COMMANDS =
  "merge undo review export forget reject approve homework between_us reset stop start people cancel status rotate usage";
const ORDERS: readonly string[] = [
  ...yes_words,
  ...yes_phrases,
  ...between_us.map((phrase) => `${phrase}: it was me`),
  ...homework_words,
  ...stop_words,
  ..."ABCDabcd1234".split(""),
  "checkpoint",
  "that's all",
  ENGLISH_LINES.key_between_us,
  ENGLISH_LINES.key_between_us_over,
  ...COMMANDS.split(" ").map((command) => `/${command} CANDIDATE-0001 boats`),
  ...COMMANDS.split(" ").map((command) => `/${command}`),
];

const AUTHORS: { readonly [name: string]: Author } = {
  stranger: STRANGER,
  owner: OWNER,
  hidden: undefined,
  "inline bot": "inline bot",
};

/** What waits for a word of the owner's, each with what must stay as it is. */
const WAITING: { readonly [name: string]: (bot: TestBot) => Promise<(bot: TestBot) => unknown> } = {
  offer: async (bot) => {
    await offered(bot);
    return () => "";
  },
  homework: async (bot) => {
    await begin(bot);
    return ({ runtime }) => runtime.state.homework.find(CHANNEL)?.index;
  },
  wording: async (bot) => {
    bot.servers.model.enqueue(analystAnswer("a raft of corks"), { task: "analyst" });
    await stageOne(bot, `we built a raft of corks ${candidates(bot).length}`);
    await tap(bot, /Edit/);
    return ({ runtime }) => runtime.state.awaitedEdits.find(OWNER.id, Date.now());
  },
  "just between us": async (bot) => {
    await bot.ask("just between us");
    return ({ runtime }) => runtime.state.conversations.betweenUs(CHANNEL) !== undefined;
  },
  nothing: () => Promise.resolve(() => ""),
};
const CHANNEL = `telegram:${OWNER.id}`;

const passed = fc.record({
  waits: fc.constantFrom(...Object.keys(WAITING)),
  messages: fc.array(
    fc.record({
      text: fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...ORDERS) },
        { weight: 2, arbitrary: fc.constantFrom(...attacks().map(({ text }) => text)) },
        hostileMessage,
      ),
      author: fc.constantFrom("stranger", "hidden", "inline bot", "owner"),
    }),
    { minLength: 4, maxLength: 12 },
  ),
});

it("no message that is passed on gives an order, an answer, a yes or a wording, whatever waits for one", async () => {
  workInMemory();
  const lives = sample(passed, count(40, 1_500), "passed on");
  let messages = 0;
  let bot: TestBot | undefined;
  await tryEach(lives, async (life) => {
    // A Record of its own for some: what waits in one does not pile up.
    if (messages % 40 === 0 || !bot) {
      await bot?.stop();
      bot = await startBot();
    }
    await passAllOn(bot, life);
    messages += 1;
  });
  const posted = lives.reduce((sum, life) => sum + life.messages.length, 0);
  report("forge passed on", { states: lives.length, messages: posted, effects: 0 });
});

async function passAllOn(
  bot: TestBot,
  { waits, messages }: typeof passed extends fc.Arbitrary<infer T> ? T : never,
): Promise<void> {
  const look = (await WAITING[waits]?.(bot)) ?? (() => "");
  await bot.idle();
  bot.servers.model.clearScript();
  bot.servers.model.enqueue("NONE", { task: "analyst", times: Infinity });
  const before = { ...kept(bot), waits: look(bot) };
  const read = asked(bot, "analyst");
  for (const { text, author } of messages) {
    // Who passes distress on is answered as somebody in need, whatever else waits.
    if (tellsDistress([text]) || text.trim() === "") continue;
    // Whoever passes on words that ask for silence gets it, and no more than silence.
    if (asksForSilence(text, bot.runtime)) continue;
    await passOn(bot, text, AUTHORS[author]);
    expect({ ...kept(bot), waits: look(bot) }, `${author}: ${JSON.stringify(text)}`).toEqual(
      before,
    );
  }
  // Words of one's own that one passes on may be proposed; words of others may not.
  if (!messages.some(({ author }) => author === "owner")) expect(asked(bot, "analyst")).toBe(read);
  bot.servers.model.clearScript();
  for (const text of ["/cancel", "/stop", "that's all", "stop"]) await bot.ask(text);
  await bot.idle();
}

/** All that an order, a yes or an answer would change. */
function kept(bot: TestBot): { readonly [name: string]: unknown } {
  const files = Object.entries(readFolder(bot.folder)).filter(([name]) => !TALK.includes(name));
  const { access, conversations } = bot.runtime.state;
  return {
    ...Object.fromEntries(files),
    lookups: lookups(bot).length,
    people: access.claimed(),
    betweenUs: conversations.betweenUs(CHANNEL) !== undefined,
    documents: bot.calls("sendDocument").length,
    homework: asked(bot, "homework"),
  };
}

function asked({ servers }: TestBot, about: string): number {
  return servers.model.requests.filter(({ task }) => task === about).length;
}

const TALK: readonly string[] = [FILES.transcript, FILES.events, FILES.compute];
