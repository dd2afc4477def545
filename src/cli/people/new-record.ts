// A valid Record from users/_template, never over an existing one, and the .env.<id> that its bot starts with.

import { join } from "node:path";
import { isMinor } from "../../record/self/persona.ts";
import type { RecordLocation } from "../../config/config.ts";
import { sendCommand } from "../../control/control-client.ts";
import { errorMessage } from "../../errors.ts";
import { installRoot } from "../../install-root.ts";
import { makePerson, type MadePerson } from "../../operator/new-person.ts";
import { requireNoRecord } from "../../record/create-record.ts";
import type { Call } from "../command.ts";
import { newRecordLocation } from "../record.ts";
import { openAsk, type Ask } from "./ask.ts";
import { askPerson, type NewRecordFlags } from "./new-record-answers.ts";
import { planBot, type PlannedBot } from "./new-record-bot.ts";

const BOT_FLAGS = ["token-file", "key-file", "base-url", "model"] as const;

export async function run(call: Call<NewRecordFlags>): Promise<void> {
  const { values: flags, terminal, wrong } = call;
  const [id, ...rest] = call.words;
  if (!id || rest.length > 0) throw wrong("Name the one new Record");
  if (flags["no-env"] && BOT_FLAGS.some((flag) => flags[flag] !== undefined)) {
    throw wrong("--no-env makes no file for a token or a model");
  }
  const location = newRecordLocation(id, call);
  // Before anybody answers questions.
  requireNoRecord(location);
  const ask = terminal && openAsk(terminal.input, terminal.output);
  try {
    await newRecord(location, call, ask);
  } finally {
    ask?.close();
  }
}

async function newRecord(
  location: RecordLocation,
  call: Call<NewRecordFlags>,
  ask: Ask | undefined,
): Promise<void> {
  const { values: flags, print } = call;
  const person = await askPerson(location.recordId, flags, ask);
  const bot = flags["no-env"] ? undefined : await planBot(location, call, ask);
  ask?.requireNoStop();
  const made = await makePerson({
    record: {
      ...location,
      ...person,
      templateDir: join(installRoot(), "users", "_template"),
      now: new Date(),
    },
    env: bot?.env,
  });
  ask?.say("");
  print(`Made ${made.folder}.\nLook at SELF.md there: every section is optional.`);
  if (isMinor(person) && person.helpLine === undefined) {
    print('No help line is set. A child in need is told one that stands there: help_line: "..."');
  }
  const { keepChatDays: days } = person;
  print(
    days === undefined
      ? "What is said in chat is kept until somebody removes it."
      : `What is said in chat goes after ${days} days (keep_chat_days in SELF.md).`,
  );
  if (bot) await describeBot(bot, made, location, call);
  else print(`\n${flags["no-env"] ? startHint(location) : tokenHint(location)}`);
}

async function describeBot(
  bot: PlannedBot,
  { hasMadeEnv }: MadePerson,
  location: RecordLocation,
  { print }: Pick<Call<unknown>, "print">,
): Promise<void> {
  const { envName, check, todo } = bot;
  print(
    hasMadeEnv
      ? `Made ${envName}. There are secrets in it: it is for you alone (mode 0600).`
      : `${envName} was there and stays as it is.`,
  );
  if (check?.kind === "bot") print(`The bot is @${check.username}.`);
  if (check?.kind === "unchecked") {
    print(`The token could not be checked, Telegram gave no answer: ${check.reason}`);
  }
  if (check?.kind === "bot" && check.canJoinGroups) {
    print("It may be put into groups, and it only talks in private: in @BotFather,");
    print("/setjoingroups -> Disable.");
  }
  const start = `GRACE_MAR_ENV_FILE=${envName} npm start`;
  print(
    ["", ...todo, `${todo.length > 0 ? "Then start" : "Start"} it:\n\n  ${start}\n`].join("\n"),
  );
  print(await ownerHint(bot, location));
}

/** How the owner gets in: by a link, where the bot's name is known. */
async function ownerHint(bot: PlannedBot, location: RecordLocation): Promise<string> {
  const later = `For the link that makes you its owner: npm run claim -- --user ${location.recordId}`;
  const { check } = bot;
  if (check?.kind !== "bot") return later;
  try {
    const answer = await sendCommand(
      { command: "claim" },
      {
        location,
        telegram: {
          username: () => Promise.resolve(check.username),
          nameOf: () => Promise.resolve(undefined),
          now: check.now ?? (() => new Date()),
        },
        onCollision: () => undefined,
      },
    );
    if (answer.kind !== "claim") return later;
    return [
      `Once it runs, open this link in Telegram. It works once, for 10 minutes, and makes you the`,
      `owner of ${location.recordId}:\n\n  ${answer.link}\n`,
      `Too late? npm run claim -- --user ${location.recordId} gives another.`,
    ].join("\n");
  } catch (error) {
    // The Record and its file are there and whole.
    return `No link yet (${errorMessage(error)}).\n${later}`;
  }
}

function startHint({ recordId }: RecordLocation): string {
  return `Then start the bot with GRACE_MAR_USER_ID=${recordId}.`;
}

function tokenHint({ recordId }: RecordLocation): string {
  const envName = `.env.${recordId}`;
  return [
    "No token was given, so its bot has no file to start with yet. Next:",
    "  1. In Telegram, @BotFather makes the bot: /newbot gives a token.",
    `  2. cp .env.example ${envName} && chmod 600 ${envName}`,
    `     and set TELEGRAM_BOT_TOKEN, GRACE_MAR_USER_ID=${recordId} and a model in it.`,
    `  3. GRACE_MAR_ENV_FILE=${envName} npm start`,
  ].join("\n");
}
