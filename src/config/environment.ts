// The environment variables that this program reads, and the dotenv file that they may come from.

import { existsSync } from "node:fs";
import { basename, resolve } from "node:path";
import dotenv from "dotenv";
import * as z from "zod";
import { codeOf, ConfigError } from "../errors.ts";
import { INSTALLED, whereInstalled } from "../installed.ts";
import { isRecordId, RECORD_ID_RULE } from "../record-id.ts";
import { becomeOther } from "../record-owner.ts";
import { firstOfAnother } from "../whose-way.js";
import { PRICES_RULE, readPrices } from "./prices.ts";
import { readConfigText, type ConfigText } from "./text-file.ts";

export type Environment = Readonly<{ [name: string]: string | undefined }>;

const text = z.string().trim();
const url = z.url({ protocol: /^https?$/, error: "must be an http:// or https:// address" });
const withoutSlash = url.transform((value) => value.replace(/\/+$/, ""));
/** Servers show the whole address of a request, and that is what people copy. */
const base = url.transform((value) =>
  value.replace(/(?:\/+(?:chat\/completions|completions|responses|models))?\/*$/, ""),
);
/** As an address is written: Node passes by a proxy whose scheme is in capitals, and ends at a sign % that stands for itself. */
const proxy = url
  .transform((value) => new URL(value.replace(/%(?![\da-f]{2})/gi, "%25")).href)
  .refine(
    isDecodable,
    "must have a user and a password that are encoded as in an address (: as %3A)",
  );
const wholeNumber = (minimum: number, maximum = Number.MAX_SAFE_INTEGER) =>
  text
    .regex(/^\d+$/, `must be a whole number from ${minimum}`)
    .transform(Number)
    .refine(
      (value) => value >= minimum && value <= maximum,
      `must be a whole number from ${minimum}${maximum < Number.MAX_SAFE_INTEGER ? ` to ${maximum}` : ""}`,
    );
const userIds = text
  .regex(
    /^\d{1,16}(\s*,\s*\d{1,16})*$/,
    "must be numeric Telegram user ids, separated by commas (not @names)",
  )
  .transform((list) => list.split(",").map((id) => Number(id.trim())));

/** Every variable of the stable interface, in the README's order. A name once published keeps its meaning. */
export const environmentSchema = z.object({
  TELEGRAM_BOT_TOKEN: text.optional(),
  TELEGRAM_BOT_TOKEN_FILE: text.optional(),
  GRACE_MAR_USER_ID: text.refine(isRecordId, RECORD_ID_RULE).default("grace-mar"),
  GRACE_MAR_USERS_DIR: text.default("./users"),
  GRACE_MAR_SEED: z
    .enum(["template", "repo"], { error: "must be template or repo (or unset)" })
    .optional(),
  GRACE_MAR_ENV_FILE: text.default(".env"),
  GRACE_MAR_OWNER_IDS: userIds.default([]),
  GRACE_MAR_COMPANION_IDS: userIds.optional(),
  GRACE_MAR_GUEST_IDS: userIds.default([]),
  GRACE_MAR_OPERATOR_CHAT_ID: text
    .regex(/^-?\d{1,16}$/, "must be a numeric Telegram chat id")
    .transform(Number)
    .optional(),
  GRACE_MAR_OPERATOR_IDS: userIds.default([]),
  GRACE_MAR_OPERATOR_REMINDERS: text
    .regex(/^(?:1|0|true|false|yes|no)$/i, "must be 1 or 0")
    .transform((value) => /^(?:1|true|yes)$/i.test(value))
    .default(true),
  GRACE_MAR_OPERATOR_REMINDER_INTERVAL_SEC: wholeNumber(300, 2_000_000).default(21_600),
  GRACE_MAR_OPERATOR_PENDING_THRESHOLD: wholeNumber(1).default(5),
  GRACE_MAR_OPERATOR_STALE_DAYS: wholeNumber(1).default(7),
  OPENAI_API_KEY: text.optional(),
  OPENAI_API_KEY_FILE: text.optional(),
  OPENAI_BASE_URL: base.optional(),
  OPENAI_MODEL: text.default("gpt-4o"),
  OPENAI_ANALYST_MODEL: text.default("gpt-4o-mini"),
  OPENAI_TRANSCRIBE_MODEL: text.default("whisper-1"),
  OPENAI_EMBEDDING_MODEL: text.optional(),
  OPENAI_LOADING_SEC: wholeNumber(0, 1800).default(120),
  OPENAI_PRICES: text
    .refine((value) => readPrices(value) !== undefined, PRICES_RULE)
    .transform((value) => readPrices(value))
    .optional(),
  OPENAI_CURRENCY: text.regex(/^[A-Z]{3}$/, "must be a currency's three letters").default("USD"),
  GRACE_MAR_PROMPT_TOKENS: wholeNumber(2000).default(6000),
  GRACE_MAR_DAILY_TOKEN_BUDGET: wholeNumber(1).optional(),
  RATE_LIMIT_WINDOW_SEC: wholeNumber(1).default(3600),
  RATE_LIMIT_MAIN: wholeNumber(1).default(60),
  RATE_LIMIT_ANALYST: wholeNumber(1).default(120),
  HOMEWORK_SESSION_TIMEOUT_SEC: wholeNumber(60).default(1800),
  WEBHOOK_BASE_URL: withoutSlash.optional(),
  RENDER_EXTERNAL_URL: withoutSlash.optional(),
  TELEGRAM_WEBHOOK_SECRET: text.optional(),
  TELEGRAM_WEBHOOK_SECRET_FILE: text.optional(),
  METRICS_TOKEN: text.optional(),
  METRICS_TOKEN_FILE: text.optional(),
  PORT: wholeNumber(0, 65535).optional(),
  HOST: text.optional(),
  TELEGRAM_API_ROOT: withoutSlash.default("https://api.telegram.org"),
  HTTPS_PROXY: proxy.optional(),
  HTTP_PROXY: proxy.optional(),
  NO_PROXY: text.optional(),
  NODE_EXTRA_CA_CERTS: text.optional(),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"], {
      error: "must be debug, info, warn, error or silent",
    })
    .default("info"),
});

function isDecodable(address: string): boolean {
  const { username, password } = new URL(address);
  try {
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}

/**
 * Gives the process's environment, over the dotenv file that it names (`GRACE_MAR_ENV_FILE`, default `.env`). An empty value
 * is an unset one: systems that pass variables on pass those that nobody set as empty. Root that would follow somebody else's
 * file becomes that user before it follows any of it, for good.
 * @throws ConfigError when the file cannot be read, but for a `.env` that is not there.
 */
export function readEnvironment(processEnvironment: Environment, folder: string): Environment {
  return readAround(processEnvironment, folder).environment;
}

/** @param own the name of a file that comes before `.env`, where it is there. */
function readAround(processEnvironment: Environment, folder: string, own?: string): Around {
  const set = Object.fromEntries(
    Object.entries(processEnvironment)
      .map(([name, value]) => [name, plainValue(name, value)] as const)
      .filter(([, value]) => value?.trim()),
  );
  const named = set["GRACE_MAR_ENV_FILE"]?.trim();
  if (named) {
    const values = valuesOf(resolve(folder, named), "GRACE_MAR_ENV_FILE names a file that");
    return { environment: { ...values, ...set }, file: named };
  }
  for (const file of own === undefined ? [".env"] : [own, ".env"]) {
    const values = valuesIfThere(resolve(folder, file));
    if (!values) continue;
    return file === own
      ? { environment: { ...values, ...set, GRACE_MAR_ENV_FILE: file }, file }
      : { environment: { ...values, ...set } };
  }
  return { environment: set };
}

interface Around {
  readonly environment: Environment;
  /** The dotenv file that is this person's: the one that was named, or their own. */
  readonly file?: string;
}

/** Nobody looks first: a file may come between a look and the reading, or show itself to its owner alone. */
function valuesIfThere(path: string): Environment | undefined {
  try {
    return valuesOf(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function valuesOf(path: string, named?: string): Environment {
  try {
    const { values, other } = readDotenv(path, named);
    becomeOther(other);
    return values;
  } catch (error) {
    const [, id] = /^\.env\.(.+)$/.exec(basename(path)) ?? [];
    if (!isMissing(error)) becomeOther(firstOfAnother(path));
    else if (named && id !== undefined && existsSync(`${path}${INSTALLED}`)) {
      throw new ConfigError(whereInstalled(id), { code: "record_installed", cause: error });
    }
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof ConfigError && codeOf(error.cause) === "ENOENT";
}

/**
 * Gives a value of ours as it was meant: Docker and others pass on the quotes of their files of variables, and copied text
 * brings signs along that nobody sees.
 */
function plainValue(name: string, value: string | undefined): string | undefined {
  if (value === undefined || !Object.hasOwn(environmentSchema.shape, name)) return value;
  const bare = value.replace(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, "");
  return /^(["'])(.*)\1$/s.exec(bare)?.[2] ?? bare;
}

/**
 * Gives the environment for a command about one person's bot. Its dotenv file is the one that GRACE_MAR_ENV_FILE names, else
 * `.env.<id>` if it exists, else `.env`. The process's own environment still wins.
 * @param user from `--user`; absent: the person that the environment names.
 * @throws ConfigError when that file cannot be read, or is another person's.
 */
export function readEnvironmentOf(
  user: string | undefined,
  processEnvironment: Environment,
  folder: string,
): Environment {
  // A text that is no id is refused where the Record is opened.
  if (user === undefined || !isRecordId(user)) return readEnvironment(processEnvironment, folder);
  const { environment, file } = readAround(processEnvironment, folder, `.env.${user}`);
  const said = environment["GRACE_MAR_USER_ID"]?.trim();
  if (!said || said === user) return { ...environment, GRACE_MAR_USER_ID: user };
  if (file !== undefined) throw anotherUser(user, said, file, processEnvironment);
  return { ...withoutPersonal(environment), GRACE_MAR_USER_ID: user };
}

function anotherUser(
  user: string,
  said: string,
  file: string,
  processEnvironment: Environment,
): ConfigError {
  const isOfProcess = Boolean(processEnvironment["GRACE_MAR_USER_ID"]?.trim());
  const place = isOfProcess ? "the environment of this process" : file;
  return new ConfigError(
    `--user says ${JSON.stringify(user)}, but ${place} says GRACE_MAR_USER_ID=${JSON.stringify(said)}: one of them is meant for somebody else. Correct it, or leave it out`,
    { code: "another_user" },
  );
}

/** Leaves out the token, the people and the address, which are another person's. */
function withoutPersonal(environment: Environment): Environment {
  const isShared = (name: string): boolean =>
    /^(?:OPENAI_|GRACE_MAR_USERS_DIR$|GRACE_MAR_PROMPT_TOKENS$|TELEGRAM_API_ROOT$|LOG_LEVEL$)/.test(
      name,
    );
  return Object.fromEntries(
    Object.entries(environment).filter(
      ([name]) => isShared(name) || !Object.hasOwn(environmentSchema.shape, name),
    ),
  );
}

/**
 * Gives the variables of a dotenv file.
 * @param named the beginning of the sentence that says what is wrong with it; absent: the file's name.
 * @throws ConfigError when it cannot be read, or is not UTF-8.
 */
export function readEnvFile(path: string, named?: string): Environment {
  return readDotenv(path, named).values;
}

function readDotenv(
  path: string,
  named: string = basename(path),
): { readonly values: Environment } & Pick<ConfigText, "other"> {
  const { text, ...whose } = readConfigText(path, named);
  return { values: dotenv.parse(text), ...whose };
}
