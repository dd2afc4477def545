// The environment, read once. All faults are reported together, by name and never by value.
// Proof: test/config/config.test.ts.

import { tmpdir } from "node:os";
import { resolve } from "node:path";
import type * as z from "zod";
import { environmentSchema, type Environment } from "./environment.ts";
import { EITHER_CASE, networkOf, proxySecrets } from "./network.ts";
import { readConfigText } from "./text-file.ts";
import { ConfigError, errorMessage } from "../errors.ts";
import { isRecordId, RECORD_ID_RULE } from "../record-id.ts";

/** The path under `webhook.baseUrl` to which Telegram posts updates. */
export const WEBHOOK_PATH = "/telegram/webhook";

/** The place of one person's Record: all that a script without network needs. */
export type RecordLocation = Fixed<ReturnType<typeof location>>;

/** The settings of an environment with faults. A faulty value counts as unset. */
export type InspectedConfig = Fixed<ReturnType<typeof inspectConfig>>;

/** All settings of one bot process. */
export type Config = InspectedConfig["config"] & { readonly telegramToken: string };

/**
 * Gives the bot's settings from an environment.
 * @throws ConfigError listing every fault.
 */
export function loadConfig(environment: Environment): Config {
  const { faults, config } = inspectConfig(environment);
  const { telegramToken, ...rest } = config;
  if (faults.length > 0 || !telegramToken) throw faultsError(faults);
  return { ...rest, telegramToken };
}

/** Gives the same together with the faults, for programs that look for faults. Never throws. */
export function inspectConfig(environment: Environment) {
  const { values, faults } = parse(environment);
  const telegramToken = readSecret("TELEGRAM_BOT_TOKEN", values, faults);
  const webhookSecret = readSecret("TELEGRAM_WEBHOOK_SECRET", values, faults);
  const metricsToken = readSecret("METRICS_TOKEN", values, faults);
  const webhookUrl = values.WEBHOOK_BASE_URL ?? values.RENDER_EXTERNAL_URL;
  if (!telegramToken && !hasFault(faults, "TELEGRAM_BOT_TOKEN")) {
    faults.push("TELEGRAM_BOT_TOKEN is required: ask @BotFather for one with /newbot");
  }
  const network = networkOf(values, faults);
  const llm = { ...models(values, faults), network: network(values.OPENAI_BASE_URL ?? OPENAI) };
  // Node's own switch: with it anybody on the way may pass for Telegram or for the model server, and read the token.
  if (environment["NODE_TLS_REJECT_UNAUTHORIZED"] === "0") {
    faults.push(
      "NODE_TLS_REJECT_UNAUTHORIZED must not be 0: unset it, and name the certificate of a server of your own by NODE_EXTRA_CA_CERTS",
    );
  }
  // Bot API, setWebhook: secret_token is 1-256 of A-Z a-z 0-9 _ -
  if (webhookSecret && !/^[A-Za-z0-9_-]{1,256}$/.test(webhookSecret)) {
    faults.push("TELEGRAM_WEBHOOK_SECRET must be 1 to 256 of A-Z, a-z, 0-9, _ and -");
  }
  // RFC 6750, section 2.1: what may follow "Bearer ". It is guessed at from outside, so it is long.
  if (metricsToken && !/^(?=.{24,256}$)[A-Za-z0-9._~+/-]+=*$/.test(metricsToken)) {
    faults.push(
      "METRICS_TOKEN must be 24 to 256 of A-Z, a-z, 0-9 and . _ ~ + / - (at the end = too): make one with openssl rand -hex 32, or leave it out",
    );
  }
  const config = {
    ...location(values, environment),
    /** The source of a missing Record at the first start. Absent: a missing Record is an error. */
    seed: values.GRACE_MAR_SEED,
    telegramToken,
    telegramApiRoot: values.TELEGRAM_API_ROOT,
    /** The addresses of proxies, whoever is asked by them. */
    proxies: { HTTPS_PROXY: values.HTTPS_PROXY, HTTP_PROXY: values.HTTP_PROXY },
    /** The way to Telegram. */
    network: network(values.TELEGRAM_API_ROOT),
    ownerIds: values.GRACE_MAR_OWNER_IDS,
    /** Absent: the owners are the companions. */
    companionIds: values.GRACE_MAR_COMPANION_IDS,
    guestIds: values.GRACE_MAR_GUEST_IDS,
    operatorChatId: values.GRACE_MAR_OPERATOR_CHAT_ID,
    /** People who may give orders in the operator chat, in addition to the owners. */
    operatorIds: values.GRACE_MAR_OPERATOR_IDS,
    /** The limits for reminding the operator chat. Absent: no reminder. */
    reminders: values.GRACE_MAR_OPERATOR_REMINDERS
      ? {
          everyMs: values.GRACE_MAR_OPERATOR_REMINDER_INTERVAL_SEC * 1000,
          pendingThreshold: values.GRACE_MAR_OPERATOR_PENDING_THRESHOLD,
          staleDays: values.GRACE_MAR_OPERATOR_STALE_DAYS,
        }
      : undefined,
    llm,
    /** Tokens of one call of the Voice, its answer not counted. */
    promptTokens: values.GRACE_MAR_PROMPT_TOKENS,
    /** Tokens for one day of the Record. Absent: unlimited. */
    dailyTokenBudget: values.GRACE_MAR_DAILY_TOKEN_BUDGET,
    /** What models cost. Absent: /usage tells tokens alone. */
    prices: values.OPENAI_PRICES,
    /** The currency of `prices` (ISO 4217). */
    currency: values.OPENAI_CURRENCY,
    rateLimits: {
      windowMs: values.RATE_LIMIT_WINDOW_SEC * 1000,
      main: values.RATE_LIMIT_MAIN,
      analyst: values.RATE_LIMIT_ANALYST,
    },
    /** A homework ends when nobody answers for this long. */
    homeworkTimeoutMs: values.HOMEWORK_SESSION_TIMEOUT_SEC * 1000,
    /** Absent: long polling. Without a secret each start makes a fresh random one. */
    webhook: webhookUrl ? { baseUrl: webhookUrl, secret: webhookSecret } : undefined,
    /** The address for HTTP, in webhook mode and in polling with PORT. */
    web: webAddress(values, webhookUrl !== undefined),
    /** Opens /metrics to whoever sends it. Absent: to this machine alone. */
    metricsToken,
    logLevel: values.LOG_LEVEL,
  };
  return { faults, config };
}

/** Gives the values that no log and no report may show. */
export function secretsOf({
  telegramToken,
  network,
  llm,
  webhook,
  metricsToken,
}: Pick<
  InspectedConfig["config"],
  "telegramToken" | "network" | "llm" | "webhook" | "metricsToken"
>) {
  const ofProxies = [...proxySecrets(network), ...proxySecrets(llm.network)];
  return [telegramToken, llm.apiKey, webhook?.secret, metricsToken, ...ofProxies].filter(
    (secret) => secret !== undefined,
  );
}

/** Gives the way in which updates come in (Bot API, getUpdates or setWebhook). */
export function modeOf({ webhook }: Pick<Config, "webhook">): "polling" | "webhook" {
  return webhook ? "webhook" : "polling";
}

/**
 * Gives the place of a Record, for scripts that need neither token nor model.
 * @param recordId from `--user`; absent: `GRACE_MAR_USER_ID`.
 * @throws ConfigError naming the variable at fault.
 */
export function loadRecordLocation(environment: Environment, recordId?: string): RecordLocation {
  if (recordId !== undefined && !isRecordId(recordId)) {
    throw new ConfigError(
      `${JSON.stringify(recordId)} cannot be the id of a Record: it ${RECORD_ID_RULE}`,
    );
  }
  const chosen =
    recordId === undefined ? environment : { ...environment, GRACE_MAR_USER_ID: recordId };
  const { values, faults } = parse(chosen);
  const own = faults.filter((fault) => /^GRACE_MAR_(USER_ID|USERS_DIR)\b/.test(fault));
  if (own.length > 0) throw faultsError(own);
  return location(values, environment);
}

/**
 * Gives the place of a Record and its models, for commands that talk to models and not to Telegram.
 * @param recordId from `--user`; absent: `GRACE_MAR_USER_ID`.
 * @throws ConfigError listing every fault of these variables.
 */
export function loadModelConfig(
  environment: Environment,
  recordId?: string,
): RecordLocation & Pick<Config, "llm" | "promptTokens"> {
  const { values, faults } = parse(environment);
  const own = faults.filter((fault) =>
    /^(?:OPENAI_|HTTPS?_PROXY\b|GRACE_MAR_PROMPT_TOKENS\b)/.test(fault),
  );
  const network = networkOf(values, own);
  const llm = { ...models(values, own), network: network(values.OPENAI_BASE_URL ?? OPENAI) };
  if (own.length > 0) throw faultsError(own);
  return {
    ...loadRecordLocation(environment, recordId),
    llm,
    promptTokens: values.GRACE_MAR_PROMPT_TOKENS,
  };
}

/** Settings are read-only at any depth. */
type Fixed<T> = { readonly [Key in keyof T]: Fixed<T[Key]> };

type Values = z.infer<typeof environmentSchema>;

function parse(environment: Environment): { values: Values; faults: string[] } {
  // An empty value is an unset one: `.env.example` leaves names without values.
  const known = Object.keys(environmentSchema.shape).flatMap((name) => {
    const value =
      environment[name]?.trim() ||
      (EITHER_CASE.has(name) ? environment[name.toLowerCase()]?.trim() : undefined);
    return value ? [[name, value] as const] : [];
  });
  const parsed = environmentSchema.safeParse(Object.fromEntries(known));
  if (parsed.success) return { values: parsed.data, faults: [] };
  const faulty = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
  return {
    values: environmentSchema.parse(
      Object.fromEntries(known.filter(([name]) => !faulty.has(name))),
    ),
    faults: [...faulty].map((name) => {
      const issue = parsed.error.issues.find((candidate) => candidate.path[0] === name);
      return `${name} ${issue?.message ?? "is not valid"}`;
    }),
  };
}

/** A secret may come as a file: its name ends in _FILE then, as systemd and Docker pass secrets. */
type SecretName =
  "TELEGRAM_BOT_TOKEN" | "OPENAI_API_KEY" | "TELEGRAM_WEBHOOK_SECRET" | "METRICS_TOKEN";

/** Gives the secret, or undefined. Faults are added to `faults`, without a value. */
function readSecret(name: SecretName, values: Values, faults: string[]): string | undefined {
  const path = values[`${name}_FILE`];
  if (!path) return values[name];
  if (values[name]) {
    faults.push(`${name} and ${name}_FILE are both set: keep one`);
    return undefined;
  }
  try {
    const secret = readConfigText(path, `${name}_FILE names a file that`).text.trim();
    if (secret) return secret;
    faults.push(`${name}_FILE names an empty file`);
  } catch (error) {
    faults.push(errorMessage(error));
  }
  return undefined;
}

/** Where the client asks when nobody names a server. */
const OPENAI = "https://api.openai.com/v1";

function models(values: Values, faults: string[]) {
  const apiKey = readSecret("OPENAI_API_KEY", values, faults);
  if (
    !apiKey &&
    !values.OPENAI_BASE_URL &&
    !hasFault(faults, "OPENAI_API_KEY", "OPENAI_BASE_URL")
  ) {
    faults.push("OPENAI_API_KEY is required (or OPENAI_BASE_URL for a server of your own)");
  }
  return {
    /** Absent when only a base URL is set: local servers need no key. */
    apiKey,
    baseUrl: values.OPENAI_BASE_URL,
    mainModel: values.OPENAI_MODEL,
    analystModel: values.OPENAI_ANALYST_MODEL,
    transcribeModel: values.OPENAI_TRANSCRIBE_MODEL,
    /** Absent: the Record is searched by its words alone. */
    embeddingModel: values.OPENAI_EMBEDDING_MODEL,
    /** The time that a model may take to load. */
    loadingMs: values.OPENAI_LOADING_SEC * 1000,
  };
}

/** A webhook listens to the world, a health check beside polling only to this machine. */
function webAddress(values: Values, isWebhook: boolean) {
  if (isWebhook) return { host: values.HOST ?? "0.0.0.0", port: values.PORT ?? 10000 };
  if (values.PORT === undefined) return undefined;
  return { host: values.HOST ?? "127.0.0.1", port: values.PORT };
}

function location(values: Values, environment: Environment) {
  return {
    recordId: values.GRACE_MAR_USER_ID,
    /** Absolute path of the folder that holds all Records. */
    usersDir: resolve(values.GRACE_MAR_USERS_DIR),
    /** The folder of a running bot's command socket: XDG_RUNTIME_DIR, else the temporary folder. */
    runtimeDir: environment["XDG_RUNTIME_DIR"] || tmpdir(),
  };
}

function hasFault(faults: readonly string[], ...names: readonly string[]): boolean {
  return faults.some((fault) => names.some((name) => fault.startsWith(name)));
}

function faultsError(faults: readonly string[]): ConfigError {
  return new ConfigError(
    `The environment needs care:\n${faults.map((f) => `  - ${f}`).join("\n")}`,
  );
}
