// The bot's side of new-record: its token, checked before anything is written, and its .env.<id>.

import { lstatSync } from "node:fs";
import { dirname } from "node:path";
import { loadConfig, type RecordLocation } from "../../config/config.ts";
import { readEnvFile, type Environment } from "../../config/environment.ts";
import { networkVariables } from "../../config/network.ts";
import { ConfigError, errorMessage } from "../../errors.ts";
import {
  envFileText,
  requireTokenForm,
  requireUnusedToken,
  tokenOf,
  type EnvValues,
} from "../../operator/env-file.ts";
import { createBotApi } from "../../telegram/bot-api.ts";
import { checkToken, type TokenCheck } from "../../telegram/bot-identity.ts";
import { createCommandTime } from "../../true-time.ts";
import type { Call } from "../command.ts";
import { commandEnvironment } from "../record.ts";
import { readAsItsUser } from "../../whose-way.js";
import type { Ask } from "./ask.ts";
import { lookAtModel } from "./model-look.ts";
import { askBot, type BotAnswers, type Checks, type NewRecordFlags } from "./new-record-answers.ts";

export interface PlannedBot {
  /** `.env.abby` */
  readonly envName: string;
  /** What to write; absent where the file is there already. */
  readonly env?: { readonly path: string; readonly text: string };
  /** Absent where a file that is there names no token. */
  readonly check: TokenCheck | undefined;
  /** What is still to be done by hand, a sentence each. */
  readonly todo: readonly string[];
}

/**
 * Undefined when no token is given: then there is nothing for a file.
 * @throws ConfigError when the token is refused or another bot's, or a value cannot be used.
 */
export async function planBot(
  location: RecordLocation,
  call: Call<NewRecordFlags>,
  ask: Ask | undefined,
): Promise<PlannedBot | undefined> {
  const { environment: own } = call;
  const envName = `.env.${location.recordId}`;
  const path = call.at(envName);
  if (lstatSync(path, { throwIfNoEntry: false })) {
    return planKept(path, envName, location, own, ask);
  }
  const copied = commandEnvironment(call);
  const apiRoot = copied["TELEGRAM_API_ROOT"]?.trim() ?? "";
  const way = networkVariables(copied);
  const checks = {
    token: tokenCheck(path, envName, location, { ...way, TELEGRAM_API_ROOT: apiRoot }, ask),
    model: (typed, stop) => lookAtModel({ ...way, ...typed }, stop),
  } satisfies Checks;
  const answers = await askBot(call, copied, checks, ask);
  if (!answers) return undefined;
  const values = valuesOf(answers, location, apiRoot, call);
  const text = envFileText(values, envName);
  // Whatever else is wrong with a value is found now, as the bot would find it.
  loadConfig({ ...values, OPENAI_API_KEY: values["OPENAI_API_KEY"] || "later" });
  return {
    envName,
    env: { path, text },
    check: answers.check,
    todo: todoOf(answers, envName, own),
  };
}

async function planKept(
  path: string,
  envName: string,
  location: RecordLocation,
  own: Environment,
  ask: Ask | undefined,
): Promise<PlannedBot> {
  const values = readKept(path, envName);
  const id = values["GRACE_MAR_USER_ID"]?.trim();
  const token = readAsItsUser(path, () => tokenOf(values, dirname(path)));
  const apiRoot = own["TELEGRAM_API_ROOT"]?.trim() || values["TELEGRAM_API_ROOT"]?.trim() || "";
  const server = { ...networkVariables({ ...values, ...own }), TELEGRAM_API_ROOT: apiRoot };
  return {
    envName,
    check: token ? await tokenCheck(path, envName, location, server, ask)(token) : undefined,
    todo: [
      ...(token ? [] : [`Set TELEGRAM_BOT_TOKEN in ${envName}.`]),
      ...(id === location.recordId
        ? []
        : [`Set GRACE_MAR_USER_ID=${location.recordId} in ${envName}: it does not say so yet.`]),
    ],
  };
}

function tokenCheck(
  path: string,
  envName: string,
  { recordId }: RecordLocation,
  server: Environment,
  ask: Ask | undefined,
): (token: string) => Promise<TokenCheck> {
  return async (token) => {
    requireTokenForm(token);
    requireUnusedToken(token, dirname(path), envName);
    const { telegramApiRoot: apiRoot, network } = loadConfig({
      ...server,
      GRACE_MAR_USER_ID: recordId,
      TELEGRAM_BOT_TOKEN: token,
      OPENAI_API_KEY: "later",
    });
    const time = createCommandTime();
    const api = createBotApi({ token, apiRoot, network, time });
    const check = await checkToken(api, ...(ask ? [ask.signal] : []));
    return check.kind === "bot" ? { ...check, now: time.now } : check;
  };
}

function valuesOf(
  { token, model }: BotAnswers,
  { recordId, usersDir }: RecordLocation,
  apiRoot: string,
  { at }: Pick<Call<unknown>, "at">,
): EnvValues {
  return {
    TELEGRAM_BOT_TOKEN: token,
    GRACE_MAR_USER_ID: recordId,
    ...(usersDir !== at("users") && { GRACE_MAR_USERS_DIR: usersDir }),
    ...(Object.keys(model).length > 0 ? model : { OPENAI_API_KEY: "" }),
    ...(apiRoot && { TELEGRAM_API_ROOT: apiRoot }),
  };
}

function todoOf({ model }: BotAnswers, envName: string, own: Environment): readonly string[] {
  return [
    ...(Object.keys(model).length > 0
      ? []
      : [`Put a key into OPENAI_API_KEY in ${envName} (or set OPENAI_BASE_URL there).`]),
    ...(model["OPENAI_BASE_URL"] && !model["OPENAI_MODEL"]
      ? [`If your server has no gpt-4o, set OPENAI_MODEL and OPENAI_ANALYST_MODEL in ${envName}.`]
      : []),
    ...(own["TELEGRAM_BOT_TOKEN"]?.trim()
      ? ["Unset TELEGRAM_BOT_TOKEN in this shell: for every bot it wins over the file."]
      : []),
  ];
}

function readKept(path: string, envName: string): Environment {
  try {
    return readEnvFile(path);
  } catch (error) {
    throw new ConfigError(`${envName} is there, but cannot be read: ${errorMessage(error)}`, {
      cause: error,
    });
  }
}
