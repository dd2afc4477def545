// All that can happen to a bot, each time with the canary in it: all kinds of messages, and faults that quote them.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SimulatedBot } from "../../../src/tools/simulator/simulated-bot.ts";
import type { Person } from "../../../src/tools/simulator/simulator-types.ts";
import type { ModelServer } from "../../../src/tools/simulator/model/model-server.ts";
import { analystAnswer } from "../../support/gate.ts";
import { readFolder } from "../../support/temporary.ts";
import { GUEST, OWNER, STRANGER } from "../../support/bots.ts";
import { SECRETS, WORD } from "./canaries.ts";

export interface World {
  readonly telegram: SimulatedBot;
  readonly model: ModelServer;
  readonly folder: string;
  /** Waits until this has come about, and the bot does nothing more for a while. */
  settled(isDone?: () => boolean): Promise<void>;
}

export const PEOPLE = [OWNER, GUEST, STRANGER].map((person): Person => ({
  ...person,
  firstName: `${WORD} Robin`,
  username: `${WORD}_robin`,
}));

/** Owners, one for each fault of a kind: what is sent again in one chat holds up that chat only. */
export const FAMILY = Array.from({ length: 16 }, (_, at): Person => ({
  id: 7001 + at,
  firstName: `${WORD} Kim`,
  username: `${WORD}_kim`,
}));

const TEXTS = [
  `hello ${WORD}`,
  `we built a ${WORD} of corks`,
  `why do ${WORD} lighthouses flash?`,
  "yes",
  "checkpoint",
  `Here is my checkpoint\n\nMe: I like ${WORD} a lot\n${`We talked about ${WORD}. `.repeat(30)}`,
  `/ask what is ${WORD}?`,
  `/${WORD} now`,
  `/start ${WORD.padEnd(22, "A")}`,
  `/start ${WORD} there`,
  `/reject CANDIDATE-0001 ${WORD}`,
  `/reject ${WORD}`,
  "/review",
  "/merge",
  "/undo",
  "/usage",
  "/profile",
  "/prp",
  "/export",
  "/privacy",
  "/help",
  `/emit ${WORD}`,
  `/status ${WORD}`,
  `/rotate ${WORD}`,
  "/intent_audit",
  "/homework",
  "A",
  `I think ${WORD}`,
  "/cancel",
  "/stop",
  "/reset",
  `${WORD} \u202E\0\u2028 "}\n{ '\\" ${WORD}`,
];

/** Errors that quote us: of Telegram with the text, of a model with the prompt. */
const QUOTE = `can't parse "${WORD} said" near ${WORD}: {"text":"we built a ${WORD}"} key ${SECRETS.apiKey}`;

export async function everyKind(world: World): Promise<number> {
  const { telegram, model } = world;
  let done = 0;
  for (const person of PEOPLE) {
    for (const text of TEXTS) {
      model.enqueue(analystAnswer(`a ${WORD} of corks`, { suggested_entry: `${WORD} ${done}` }), {
        task: "analyst",
      });
      telegram.say(person, text);
      done += 1;
    }
    await world.settled();
    model.clearScript();
    done += otherKinds(telegram, person);
    await world.settled();
    done += await tapAll(world, person);
  }
  return done;
}

function otherKinds(telegram: SimulatedBot, person: Person): number {
  const user = { id: person.id, is_bot: false, first_name: person.firstName };
  const chat = { id: person.id, type: "private" as const, first_name: person.firstName };
  const date = Math.floor(Date.now() / 1000);
  const about = { message_id: 1_000_000, date, from: user, chat };
  const bytes = Buffer.from(`You: I like ${WORD}\noffline-transcript: we drew a ${WORD}\n`);
  telegram.sendFile(person, { name: `${WORD}.txt`, bytes, caption: WORD });
  telegram.sendFile(person, { name: `${WORD}.pdf`, bytes });
  telegram.sendVoice(person, { bytes });
  const kinds: readonly object[] = [
    { message: { ...about, caption: WORD, photo: [{ file_id: WORD }] } },
    { message: { ...about, sticker: { file_id: WORD, emoji: WORD } } },
    { message: { ...about, contact: { phone_number: WORD, first_name: WORD } } },
    { message: { ...about, poll: { id: "1", question: WORD, options: [] } } },
    { message: { ...about, location: { latitude: WORD } } },
    { message: { ...about, text: WORD, forward_origin: { type: "hidden_user", date: 1 } } },
    { message: { ...about, text: WORD, quote: { text: WORD } } },
    { message: { ...about, text: { [WORD]: WORD } } },
    { message: { ...about, [WORD]: WORD } },
    { message: { ...about, text: WORD, entities: [{ type: WORD, offset: WORD }] } },
    { edited_message: { ...about, text: WORD } },
    { message: { ...about, text: WORD, chat: { id: -9, type: "group", title: WORD } } },
    { callback_query: { id: "1", from: user, message: about, data: WORD } },
    { callback_query: { id: "2", from: user, message: about, game_short_name: WORD } },
    {
      my_chat_member: {
        chat,
        from: user,
        date,
        old_chat_member: {
          status: "member",
          user,
        },
        new_chat_member: {
          status: WORD,
          user,
        },
      },
    },
  ];
  for (const kind of kinds) telegram.post(kind);
  return kinds.length + 3;
}

/** Every button that the person sees, once. */
async function tapAll({ telegram, settled }: World, person: Person): Promise<number> {
  const buttons = telegram
    .chat(person.id)
    .flatMap(({ messageId, buttons }) =>
      buttons.flat().map(({ callback_data: data = "" }) => ({ messageId, data })),
    );
  for (const { messageId, data } of buttons) telegram.tap(person, messageId, data);
  await settled();
  return buttons.length;
}

/**
 * Faults of Telegram, of the model and of the Record's files; the bot has to live on. Each is brought about by somebody, and
 * the next ones wait until all of them were met.
 */
export async function everyFault(world: World): Promise<number> {
  const [owner = OWNER] = PEOPLE;
  const done = (await telegramFaults(world)) + (await modelFaults(world));
  return done + (await brokenFiles(world, owner));
}

const SEND_FAULTS = [
  ...[400, 403, 404, 409, 413, 500, 502].map((status) => ({ status, description: QUOTE })),
  { retryAfter: 1, description: QUOTE },
  { rawBody: `<html>${QUOTE}</html>` },
  { rawBody: `{"ok":false,"description":${JSON.stringify(QUOTE)}}` },
  { reset: true },
];
const OTHER_FAULTS = SEND_FAULTS.filter((fault) => "status" in fault && fault.status !== 404);

async function telegramFaults({ telegram, settled }: World): Promise<number> {
  let planned = 0;
  let met = 0;
  const fail = (method: string, fault: object, person?: Person): void => {
    planned += 1;
    const when = (params: { readonly [name: string]: unknown }): boolean => {
      if (person && Number(params["chat_id"]) !== person.id) return false;
      met += 1;
      return true;
    };
    telegram.fail({ method, ...fault, when });
  };
  const areMet = (): boolean => met === planned;
  const each = (faults: readonly object[], act: (person: Person, fault: object) => void): void => {
    for (const [at, fault] of faults.entries()) act(FAMILY[at] ?? OWNER, fault);
  };
  for (const [method, text] of [
    ["sendMessage", `hello ${WORD}`],
    ["sendDocument", "/prp"],
  ] as const) {
    each(SEND_FAULTS, (person, fault) => {
      fail(method, fault, person);
      telegram.say(person, text);
    });
    await settled(areMet);
  }
  // An offer, whose buttons go with the answer to it.
  each(SEND_FAULTS, (person) => telegram.say(person, `why do ${WORD} lighthouses flash?`));
  await settled();
  each(SEND_FAULTS, (person, fault) => {
    const offer = telegram.chat(person.id).findLast(({ buttons }) => buttons.length > 0);
    const data = offer?.buttons[0]?.[0]?.callback_data;
    if (!offer || data === undefined) return;
    fail("editMessageText", fault, person);
    fail("answerCallbackQuery", fault);
    telegram.tap(person, offer.messageId, data);
  });
  await settled(areMet);
  for (const method of ["getFile", "download"]) {
    each(OTHER_FAULTS, (person, fault) => {
      fail(method, fault);
      telegram.sendVoice(person, { bytes: Buffer.from(`offline-transcript: ${WORD}`) });
    });
    await settled(areMet);
  }
  // Nobody polls where there is a webhook. One after the other, for each that follows on another is waited for longer.
  for (const fault of OTHER_FAULTS) {
    telegram.fail({ method: "getUpdates", ...fault });
    telegram.say(OWNER, `hello ${WORD}`);
    await settled();
  }
  return planned + OTHER_FAULTS.length;
}

/** What somebody says so that a task of the model comes up. */
const ASKS: { readonly [task: string]: readonly string[] } = {
  voice: [`hello ${WORD}`],
  analyst: [`we saw ${WORD}`],
  grounded: [`/ask what is ${WORD}?`],
  homework: ["/homework"],
  lookup: [`why do ${WORD} boats float?`, "yes"],
  rephrase: [`why do ${WORD} ropes hold?`, "yes"],
};

async function modelFaults({ telegram, model, settled }: World): Promise<number> {
  let done = 0;
  for (const [task, texts] of [...Object.entries(ASKS), ["transcription", []] as const]) {
    for (const [at, reply] of badReplies().entries()) {
      const person = FAMILY[at] ?? OWNER;
      model.enqueue(reply, { task });
      for (const text of texts) telegram.say(person, text);
      if (texts.length === 0) {
        telegram.sendVoice(person, { bytes: Buffer.from(`offline-transcript: ${WORD}`) });
      }
      done += 1;
    }
    // A model that fails again and again is left alone for a while, so some are never met.
    await settled();
    model.clearScript();
  }
  return done;
}

function badReplies(): readonly object[] {
  return [
    ...[400, 401, 404, 429, 500].map((status) => ({ status, message: QUOTE })),
    { rawBody: QUOTE },
    { rawBody: QUOTE, contentType: "text/plain" },
    { body: { choices: [{ message: { content: { [WORD]: QUOTE } } }] } },
    { body: { error: QUOTE } },
    { text: QUOTE },
    { text: `{"proposal": ${QUOTE}` },
    { text: QUOTE.repeat(2000) },
    { reset: true },
  ];
}

/** Edits by hand that leave a file unreadable, one after the other. */
async function brokenFiles({ telegram, folder, settled }: World, owner: Person): Promise<number> {
  const broken: readonly (readonly [string, string])[] = [
    ["SELF.md", `---\ntime_zone: ${WORD}\n---\n# SELF\n`],
    ["SELF.md", `---\n${WORD}: [${WORD}\n  bad: "${WORD}\n---\n# SELF\n`],
    ["SELF.md", `---\nwording:\n  tired: {${WORD}: 1}\n---\n# SELF\n`],
    ["SELF.md", `---js\nthrow "${WORD}"\n---\n`],
    ["SELF.md", `---\nquiet_hours: "${WORD}"\nlanguage: ["${WORD}"]\n---\n# SELF\n`],
    ["EVIDENCE.md", `# ${WORD}\n\`\`\`yaml\n- ${WORD}: {\n\`\`\`\n`],
    ["PENDING-REVIEW.md", `### CANDIDATE-0001\n\`\`\`yaml\n${WORD}: "${WORD}\n${WORD}\n\`\`\`\n`],
    ["conflict_rules.yaml", `- ${WORD}: [${WORD}\n`],
    ["PIPELINE-EVENTS.jsonl", `{"event": "${WORD}\n`],
    ["MERGE-RECEIPTS.jsonl", `${WORD}\n`],
    ["LIBRARY.md", `\`\`\`yaml\n- id: LIB-0001\n  title: "${WORD}\n  scope: [${WORD}\n\`\`\`\n`],
  ];
  const whole = readFolder(folder);
  for (const [name, text] of broken) {
    writeFileSync(join(folder, name), text);
    telegram.say(owner, `we broke ${WORD} ${name}`);
    telegram.say(owner, `hello ${WORD} ${name}`);
    telegram.say(owner, "/merge");
    telegram.say(owner, "/review");
    await settled();
    writeFileSync(join(folder, name), whole[name] ?? "");
  }
  return broken.length;
}
