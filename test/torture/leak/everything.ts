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
  /** Waits until the bot has nothing more to do. */
  settled(): Promise<void>;
}

export const PEOPLE = [OWNER, GUEST, STRANGER].map((person): Person => ({
  ...person,
  firstName: `${WORD} Robin`,
  username: `${WORD}_robin`,
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

/** Faults of Telegram, of the model and of the Record's files; the bot has to live on. */
export async function everyFault(world: World): Promise<number> {
  const { telegram, model } = world;
  const [owner = OWNER] = PEOPLE;
  const faults = [
    ...[400, 403, 404, 409, 413, 500, 502].map((status) => ({ status, description: QUOTE })),
    { retryAfter: 1, description: QUOTE },
    { rawBody: `<html>${QUOTE}</html>` },
    { rawBody: `{"ok":false,"description":${JSON.stringify(QUOTE)}}` },
    { reset: true },
  ];
  let done = 0;
  for (const method of ["sendMessage", "editMessageText", "answerCallbackQuery", "sendDocument"]) {
    for (const fault of faults) {
      telegram.fail({ method, ...fault });
      telegram.say(owner, method === "sendDocument" ? "/prp" : `hello ${WORD} ${done}`);
      done += 1;
    }
    await world.settled();
  }
  for (const method of ["getUpdates", "getFile", "download"]) {
    for (const fault of faults.filter((fault) => "status" in fault && fault.status !== 404)) {
      telegram.fail({ method, ...fault });
      telegram.sendVoice(owner, { bytes: Buffer.from(`offline-transcript: ${WORD}`) });
      done += 1;
    }
    await world.settled();
  }
  for (const task of ["voice", "analyst", "lookup", "rephrase", "homework", "transcription"]) {
    for (const reply of badReplies()) {
      model.enqueue(reply, { task });
      telegram.say(owner, `we saw ${WORD} ${done}`);
      done += 1;
    }
  }
  telegram.sendVoice(owner, { bytes: Buffer.from(`offline-transcript: ${WORD}`) });
  await world.settled();
  model.clearScript();
  return done + (await brokenFiles(world, owner));
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
