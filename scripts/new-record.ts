// npm run new-record -- <id>: a valid Record from users/_template, never over an existing one, and the
// .env.<id> that its bot starts with.

import { join } from "node:path";
import type { RecordLocation } from "../src/config/config.ts";
import { sendCommand } from "../src/control/control-client.ts";
import { UsageError, errorMessage } from "../src/errors.ts";
import { installRoot } from "../src/install-root.ts";
import { makePerson, type MadePerson } from "../src/operator/new-person.ts";
import { requireNoRecord } from "../src/record/create-record.ts";
import { openAsk, type Ask } from "./ask.ts";
import { print, readArguments, newRecordLocation, runCommand } from "./command-line.ts";
import { askPerson, NEW_RECORD_OPTIONS, type NewRecordFlags } from "./new-record-answers.ts";
import { planBot, type PlannedBot } from "./new-record-bot.ts";

const USAGE = `npm run new-record -- <id> [--name NAME] [--language LANGUAGE] [--age N] [--seed "tide pools"] ...
its bot:          [--token-file FILE] [--key-file FILE] [--base-url URL] [--model NAME]
                  or TELEGRAM_BOT_TOKEN and OPENAI_API_KEY in the environment
only the Record:  --no-env
On a terminal it asks for what is not given.`;

const BOT_FLAGS = ["token-file", "key-file", "base-url", "model"] as const;

runCommand(async () => {
  const { values: flags, positionals } = readArguments(
    { allowPositionals: true, options: NEW_RECORD_OPTIONS },
    USAGE,
  );
  const [id, ...rest] = positionals;
  if (!id || rest.length > 0) throw new UsageError(USAGE);
  if (flags["no-env"] && BOT_FLAGS.some((flag) => flags[flag] !== undefined)) {
    throw new UsageError(`--no-env makes no file for a token or a model\n\n${USAGE}`);
  }
  const location = newRecordLocation(id);
  // Before anybody answers questions.
  requireNoRecord(location);
  const isTerminal = process.stdin.isTTY && process.stdout.isTTY;
  const ask = isTerminal ? openAsk(process.stdin, process.stdout) : undefined;
  try {
    await newRecord(location, flags, ask);
  } finally {
    ask?.close();
  }
});

async function newRecord(
  location: RecordLocation,
  flags: NewRecordFlags,
  ask: Ask | undefined,
): Promise<void> {
  const person = await askPerson(location.recordId, flags, ask);
  const bot = flags["no-env"] ? undefined : await planBot(location, flags, ask);
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
  if (bot) await describeBot(bot, made, location);
  else print(`\n${flags["no-env"] ? startHint(location) : tokenHint(location)}`);
}

async function describeBot(
  bot: PlannedBot,
  { hasMadeEnv }: MadePerson,
  location: RecordLocation,
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
        },
        onConflict: () => undefined,
      },
    );
    if (answer.kind !== "claim") return later;
    return [
      `Once it runs, open this link in Telegram. It works once, for 15 minutes, and makes you the`,
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
