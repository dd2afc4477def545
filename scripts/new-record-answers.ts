// What npm run new-record has to know, from flags and the environment, and on a terminal by asking for the rest.

import { readFileSync } from "node:fs";
import type { Environment } from "../src/config/environment.ts";
import { ConfigError, UsageError, errorMessage } from "../src/errors.ts";
import { readAge, readInterests } from "../src/record/self/first-facts.ts";
import type { TokenCheck } from "../src/telegram/bot-identity.ts";
import { askUntil, type Ask } from "./ask.ts";

export const NEW_RECORD_OPTIONS = {
  name: { type: "string" },
  language: { type: "string" },
  age: { type: "string" },
  seed: { type: "string", multiple: true },
  "token-file": { type: "string" },
  "key-file": { type: "string" },
  "base-url": { type: "string" },
  model: { type: "string" },
  "no-env": { type: "boolean", default: false },
} as const;

export interface NewRecordFlags {
  readonly name?: string;
  readonly language?: string;
  readonly age?: string;
  readonly seed?: readonly string[];
  readonly "token-file"?: string;
  readonly "key-file"?: string;
  readonly "base-url"?: string;
  readonly model?: string;
  readonly "no-env": boolean;
}

/** Who the person is. */
export interface PersonAnswers {
  readonly name: string;
  readonly language: string;
  readonly age: number | undefined;
  readonly interests: readonly string[];
}

/** Variables of the model, by name; none when it is left for later. */
export type ModelAnswers = Readonly<{ [name: string]: string }>;

export interface BotAnswers {
  readonly token: string;
  readonly check: TokenCheck;
  readonly model: ModelAnswers;
}

/** @param ask absent where there is no terminal: then the defaults count. */
export async function askPerson(
  id: string,
  flags: NewRecordFlags,
  ask: Ask | undefined,
): Promise<PersonAnswers> {
  const age = readAge(flags.age ?? "");
  const interests = readInterests(flags.seed ?? []);
  const named = flags.name?.trim();
  const language = flags.language?.trim();
  const call = id.charAt(0).toUpperCase() + id.slice(1);
  if (!ask) return { name: named || id, language: language || ENGLISH, age, interests };
  return {
    name: named || (await ask.question(`What is the person called? [${call}]`)) || call,
    language:
      language || (await ask.question(`Which language, or languages? [${ENGLISH}]`)) || ENGLISH,
    age: age ?? (await askUntil(ask, () => ask.question("How old? (Enter: do not say)"), readAge)),
    interests:
      interests.length > 0
        ? interests
        : await askUntil(
            ask,
            () => ask.question("Curious about what? A few things, with commas (Enter: none yet)"),
            (answer) => readInterests(answer.split(",")),
          ),
  };
}

/**
 * The bot's token, checked, and its model; undefined when no token is given.
 * @param own the process's own environment, for the token: that of a dotenv file is another bot's.
 * @param copied the environment with the dotenv file, for the model.
 */
export async function askBot(
  flags: NewRecordFlags,
  own: Environment,
  copied: Environment,
  check: (token: string) => Promise<TokenCheck>,
  ask: Ask | undefined,
): Promise<BotAnswers | undefined> {
  const model = modelFrom(flags, copied);
  const given =
    readSecret("--token-file", flags["token-file"]) ??
    (own["TELEGRAM_BOT_TOKEN"]?.trim() ||
      readSecret("TELEGRAM_BOT_TOKEN_FILE", own["TELEGRAM_BOT_TOKEN_FILE"]));
  const bot = given ? { token: given, check: await check(given) } : await askToken(ask, check);
  if (!bot) return undefined;
  return { ...bot, model: model ?? (ask ? await askModel(ask) : {}) };
}

const ENGLISH = "English";

function askToken(
  ask: Ask | undefined,
  check: (token: string) => Promise<TokenCheck>,
): Promise<Omit<BotAnswers, "model"> | undefined> {
  if (!ask) return Promise.resolve(undefined);
  ask.say("\nIn Telegram, @BotFather makes the bot: /newbot gives a token.");
  return askUntil(
    ask,
    () => ask.secret("The bot's token (not shown; Enter: later)"),
    async (token) => (token ? { token, check: await check(token) } : undefined),
  );
}

/** Undefined when nothing is known about a model. */
function modelFrom(flags: NewRecordFlags, copied: Environment): ModelAnswers | undefined {
  const value = (name: string): string => copied[name]?.trim() ?? "";
  const ownKey = readSecret("--key-file", flags["key-file"]);
  const ownServer = flags["base-url"]?.trim();
  // A key that was meant for one server is not sent to another.
  const key =
    ownKey ??
    (ownServer
      ? ""
      : value("OPENAI_API_KEY") ||
        (readSecret("OPENAI_API_KEY_FILE", copied["OPENAI_API_KEY_FILE"]) ?? ""));
  const server = ownServer || value("OPENAI_BASE_URL");
  if (!key && !server) return undefined;
  const named = flags.model?.trim();
  return withoutEmpty({
    OPENAI_API_KEY: key,
    OPENAI_BASE_URL: server,
    OPENAI_MODEL: named || value("OPENAI_MODEL"),
    OPENAI_ANALYST_MODEL: named || value("OPENAI_ANALYST_MODEL"),
  });
}

async function askModel(ask: Ask): Promise<ModelAnswers> {
  const key = await ask.secret("The OpenAI key (not shown; Enter: a model of your own, or later)");
  if (key) return { OPENAI_API_KEY: key };
  const server = await askUntil(
    ask,
    () => ask.question("Its address, such as http://127.0.0.1:11434/v1 (Enter: later)"),
    readAddress,
  );
  if (!server) return {};
  const name = await ask.question("What does it call its model? (Enter: gpt-4o)");
  return withoutEmpty({
    OPENAI_BASE_URL: server,
    OPENAI_MODEL: name,
    OPENAI_ANALYST_MODEL: name,
  });
}

function readAddress(text: string): string {
  if (text === "" || (/^https?:\/\//.test(text) && URL.canParse(text))) return text;
  throw new UsageError("An address begins with http:// or https://.");
}

function readSecret(source: string, path: string | undefined): string | undefined {
  if (!path?.trim()) return undefined;
  try {
    const secret = readFileSync(path.trim(), "utf8").trim();
    if (secret) return secret;
  } catch (error) {
    throw new ConfigError(`${source} cannot be read: ${errorMessage(error)}`, { cause: error });
  }
  throw new ConfigError(`${source} names an empty file`);
}

function withoutEmpty(values: ModelAnswers): ModelAnswers {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));
}
