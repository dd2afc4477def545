// All that new-record has to know, from flags and the environment, and on a terminal by asking for the rest.

import { isMinor } from "../../record/self/persona.ts";
import type { Environment } from "../../config/environment.ts";
import { ConfigError, UsageError, errorMessage } from "../../errors.ts";
import {
  proposedDays,
  readAge,
  readInterests,
  readKeepDays,
} from "../../record/self/first-facts.ts";
import { readFileOf } from "../../whose-way.js";
import type { TokenCheck } from "../../telegram/bot-identity.ts";
import type { Call } from "../command.ts";
import { askUntil, type Ask } from "./ask.ts";
import type { ModelAnswers, ModelLook } from "./model-look.ts";

export interface NewRecordFlags {
  readonly name?: string;
  readonly language?: string;
  readonly age?: string;
  readonly "keep-chat-days"?: string;
  readonly seed?: readonly string[];
  readonly "help-line"?: string;
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
  /** Undefined: for ever. */
  readonly keepChatDays: number | undefined;
  readonly interests: readonly string[];
  readonly helpLine: string | undefined;
}

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
  const typed = flags["keep-chat-days"];
  const days = typed === undefined ? undefined : { days: readKeepDays(typed) };
  const flagged = readAge(flags.age ?? "");
  const interests = readInterests(flags.seed ?? []);
  const named = flags.name?.trim();
  const language = flags.language?.trim();
  const call = id.charAt(0).toUpperCase() + id.slice(1);
  const helpLine = flags["help-line"]?.trim() || undefined;
  if (!ask) {
    // Where nobody can say no to it, nothing goes of somebody who may be grown up.
    const keepChatDays = days
      ? days.days
      : flagged === undefined
        ? undefined
        : proposedDays(flagged);
    return {
      name: named || id,
      language: language || ENGLISH,
      age: flagged,
      keepChatDays,
      interests,
      helpLine,
    };
  }
  const name = named || (await ask.question(`What is the person called? [${call}]`)) || call;
  const spoken =
    language || (await ask.question(`Which language, or languages? [${ENGLISH}]`)) || ENGLISH;
  const age =
    flagged ?? (await askUntil(ask, () => ask.question("How old? (Enter: do not say)"), readAge));
  const asked = {
    name,
    language: spoken,
    age,
    keepChatDays: days ? days.days : await askDays(age, ask),
    interests:
      interests.length > 0
        ? interests
        : await askUntil(
            ask,
            () => ask.question("Curious about what? A few things, with commas (Enter: none yet)"),
            (answer) => readInterests(answer.split(",")),
          ),
  };
  return {
    ...asked,
    helpLine: helpLine ?? (isMinor({ age }) ? await askHelpLine(ask) : undefined),
  };
}

/** The program knows no number: a wrong one would be worse than none. */
async function askHelpLine(ask: Ask): Promise<string | undefined> {
  ask.say(
    "\nA child may tell the bot of something bad. It then says: tell a grown-up you trust, and names\na help line, if you know one of your country.",
  );
  const answer = await ask.question("Help line for children, name and number (Enter: later)");
  return answer.trim() || undefined;
}

/** How long chat is kept. Enter takes what is proposed for that age. */
function askDays(age: number | undefined, ask: Ask): Promise<number | undefined> {
  const proposed = proposedDays(age) ?? "always";
  return askUntil(
    ask,
    () => ask.question(`How many days is chat kept? A number, or "always" [${proposed}]`),
    (answer) => readKeepDays(answer || String(proposed)),
  );
}

/** Who is asked about what was typed. */
export interface Checks {
  readonly token: (token: string) => Promise<TokenCheck>;
  readonly model: (answers: ModelAnswers, stop: AbortSignal) => Promise<ModelLook>;
}

/**
 * The bot's token, checked, and its model; undefined when no token is given.
 * @param call its own environment is for the token: that of a dotenv file is another bot's.
 * @param copied the environment with the dotenv file, for the model.
 */
export async function askBot(
  call: Pick<Call<NewRecordFlags>, "values" | "environment" | "at">,
  copied: Environment,
  checks: Checks,
  ask: Ask | undefined,
): Promise<BotAnswers | undefined> {
  const { values: flags, environment: own } = call;
  const model = modelFrom(call, copied);
  const given =
    readSecret("--token-file", flags["token-file"], call) ??
    (own["TELEGRAM_BOT_TOKEN"]?.trim() ||
      readSecret("TELEGRAM_BOT_TOKEN_FILE", own["TELEGRAM_BOT_TOKEN_FILE"], call));
  const bot = given
    ? { token: given, check: await checks.token(given) }
    : await askToken(ask, checks);
  if (!bot) return undefined;
  if (!ask) return { ...bot, model: model ?? {} };
  if (!model) return { ...bot, model: await askModel(ask, checks) };
  const hasOwnServer = Boolean(flags["base-url"]?.trim()) && !model["OPENAI_API_KEY"];
  return { ...bot, model: hasOwnServer ? await askKeyOf(model, ask, checks) : model };
}

const ENGLISH = "English";

function askToken(
  ask: Ask | undefined,
  checks: Checks,
): Promise<Omit<BotAnswers, "model"> | undefined> {
  if (!ask) return Promise.resolve(undefined);
  ask.say("\nIn Telegram, @BotFather makes the bot: /newbot gives a token.");
  return askUntil(
    ask,
    () => ask.secret("The bot's token (not shown; Enter: later)"),
    async (token) => {
      if (!token) return undefined;
      ask.say("Received. Asking Telegram whose it is ...");
      return { token, check: await checks.token(token) };
    },
  );
}

/** Undefined when nothing is known about a model. */
function modelFrom(
  call: Pick<Call<NewRecordFlags>, "values" | "at">,
  copied: Environment,
): ModelAnswers | undefined {
  const { values: flags } = call;
  const value = (name: string): string => copied[name]?.trim() ?? "";
  const ownKey = readSecret("--key-file", flags["key-file"], call);
  const ownServer = flags["base-url"]?.trim();
  // A key that was meant for one server is not sent to another.
  const key =
    ownKey ??
    (ownServer
      ? ""
      : value("OPENAI_API_KEY") ||
        (readSecret("OPENAI_API_KEY_FILE", copied["OPENAI_API_KEY_FILE"], call) ?? ""));
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

async function askModel(ask: Ask, checks: Checks): Promise<ModelAnswers> {
  const withKey = await askKey(
    "The OpenAI key (not shown; Enter: a model of your own, or later)",
    {},
    ask,
    checks,
  );
  if (withKey) return withKey;
  const server = await askUntil(
    ask,
    () => ask.question("Its address, such as http://127.0.0.1:11434/v1 (Enter: later)"),
    readAddress,
  );
  if (!server) return {};
  const name = await ask.question("What does it call its model? (Enter: gpt-4o)");
  const model = withoutEmpty({
    OPENAI_BASE_URL: server,
    OPENAI_MODEL: name,
    OPENAI_ANALYST_MODEL: name,
  });
  await testModel(model, ask, checks);
  return model;
}

/** A server that flags name may want a key, which must not stand on a command line. */
async function askKeyOf(model: ModelAnswers, ask: Ask, checks: Checks): Promise<ModelAnswers> {
  const server = readAddress(model["OPENAI_BASE_URL"] ?? "");
  const prompt = `The key for ${server} (not shown; Enter: it needs none)`;
  return (await askKey(prompt, model, ask, checks)) ?? model;
}

/** The model with a key that its server does not refuse; undefined when none was typed. */
function askKey(
  prompt: string,
  model: ModelAnswers,
  ask: Ask,
  checks: Checks,
): Promise<ModelAnswers | undefined> {
  return askUntil(
    ask,
    () => ask.secret(prompt),
    async (key) => {
      if (!key) return undefined;
      const answers = { OPENAI_API_KEY: key, ...model };
      ask.say("Received.");
      await testModel(answers, ask, checks);
      return answers;
    },
  );
}

/** Says what the model's server says. @throws ConfigError when it does not take the key. */
async function testModel(model: ModelAnswers, ask: Ask, checks: Checks): Promise<void> {
  ask.say("Testing the model with one short question ...");
  const look = await checks.model(model, ask.signal);
  ask.requireNoStop();
  switch (look.kind) {
    case "answers":
      ask.say(`The model answers (${look.model}).`);
      return;
    case "refused":
      throw new ConfigError(`The server does not take this key: ${look.reason}`);
    case "unchecked":
      ask.say(
        `WARNING: the model could not be tested: ${look.reason}\n` +
          "What you typed is kept as it is; npm run doctor -- --user <id> tests it again.",
      );
  }
}

function readAddress(text: string): string {
  if (text === "" || (/^https?:\/\//.test(text) && URL.canParse(text))) return text;
  throw new UsageError("An address begins with http:// or https://.");
}

function readSecret(
  source: string,
  path: string | undefined,
  { at }: Pick<Call<unknown>, "at">,
): string | undefined {
  if (!path?.trim()) return undefined;
  try {
    const file = at(path.trim());
    const secret = readFileOf(file).bytes.toString("utf8").trim();
    if (secret) return secret;
  } catch (error) {
    throw new ConfigError(`${source} cannot be read: ${errorMessage(error)}`, { cause: error });
  }
  throw new ConfigError(`${source} names an empty file`);
}

function withoutEmpty(values: ModelAnswers): ModelAnswers {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));
}
