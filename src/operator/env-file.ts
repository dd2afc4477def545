// The dotenv file of one bot. Its values have no quotes, because three readers must read the same: dotenv, systemd's
// installer (deploy/systemd/env-file.mjs) and Docker, which takes a line as it is. Proof: test/operator/env-file.test.ts.

import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { readEnvFile, type Environment } from "../config/environment.ts";
import { ConfigError } from "../errors.ts";
import { readAsItsUser, readFileOf } from "../whose-way.js";

/** Variables by name, in the order of the file. An empty value is to be filled in by hand. */
export interface EnvValues {
  readonly [name: string]: string;
}

/**
 * Gives the text of a dotenv file.
 * @param name the file's name, for the line that says how to start.
 * @throws ConfigError naming the variables whose values one of the readers would read differently.
 */
export function envFileText(values: EnvValues, name: string): string {
  const unsafe = Object.keys(values).filter((key) => !isPlain(values[key] ?? ""));
  if (unsafe.length > 0) {
    throw new ConfigError(
      `${unsafe.join(" and ")} must be one line without quotes, #, $ and \\: not every reader of ${name} takes those`,
    );
  }
  const lines = Object.entries(values).flatMap(([key, value]) => {
    const comment = COMMENTS[key];
    return [...(comment ? ["", `# ${comment}`] : []), `${key}=${value}`];
  });
  return [
    "# Made by npm run new-record. There are secrets in it: keep it to yourself.",
    `#   GRACE_MAR_ENV_FILE=${name} npm start`,
    ...lines,
    "",
  ].join("\n");
}

/** Gives the token that a bot with these variables would use, if any. */
export function tokenOf(environment: Environment, folder: string): string | undefined {
  const token = environment["TELEGRAM_BOT_TOKEN"]?.trim();
  const path = environment["TELEGRAM_BOT_TOKEN_FILE"]?.trim();
  if (token || !path) return token || undefined;
  const file = resolve(folder, path);
  return readFileOf(file).bytes.toString("utf8").trim() || undefined;
}

/**
 * Refuses a token that another bot has: two processes with one token take each other's messages away.
 * @param own the name of the file that may have the token.
 * @throws ConfigError when another dotenv file in the folder has it.
 */
export function requireUnusedToken(token: string, folder: string, own: string): void {
  const found = otherFileWith(token, folder, own);
  if (found === undefined) return;
  throw new ConfigError(
    `This token is already in ${found}. Two bots with one token take each other's messages away: ask @BotFather for another one (/newbot)`,
    { code: "token_in_use" },
  );
}

/** Gives the name of another dotenv file in the folder that has the token. */
export function otherFileWith(token: string, folder: string, own: string): string | undefined {
  return readdirSync(folder)
    .filter((name) => /^\.env(?:\.|$)/.test(name) && name !== own)
    .find((name) => tokenIn(resolve(folder, name), folder) === token);
}

/** Refuses what cannot be a bot's token. @throws ConfigError */
export function requireTokenForm(token: string): void {
  if (/^\d{3,20}:[\w-]{3,100}$/.test(token)) return;
  throw new ConfigError(
    "That is not a bot's token. It looks like 123456789:AAF... and comes from @BotFather (/newbot, or /mybots)",
    { code: "token_form" },
  );
}

const COMMENTS: EnvValues = {
  TELEGRAM_BOT_TOKEN: "From @BotFather. One token = one bot = one person.",
  GRACE_MAR_USER_ID: "The Record: the folder of this name in users/.",
  OPENAI_API_KEY: "The model: a key (or OPENAI_BASE_URL for a server of your own).",
  OPENAI_BASE_URL: "The model server.",
  OPENAI_MODEL: "The server's name of the model for answers and proposals.",
  TELEGRAM_API_ROOT: "A Bot API server of your own.",
};

/** True for one line without anything that is special to a reader: quotes, comments, variables, escapes. */
function isPlain(value: string): boolean {
  return value.trim() === value && !/[\p{Cc}\u2028\u2029"'`#$\\]/u.test(value);
}

function tokenIn(path: string, folder: string): string | undefined {
  try {
    // The file of a token is named by whoever wrote this one.
    return readAsItsUser(path, () => tokenOf(readEnvFile(path), folder));
  } catch {
    // It is a folder or somebody else's file, so no bot of ours reads it.
    return undefined;
  }
}
