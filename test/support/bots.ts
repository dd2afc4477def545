// A whole bot in the test's process, on the two local servers.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { loadConfig } from "../../src/config/config.ts";
import type { Config } from "../../src/config/config.ts";
import { createLogger } from "../../src/logger.ts";
import type { RecordRuntime, RuntimeDeps } from "../../src/runtime/runtime.ts";
import type { Conversation } from "../../src/state/conversation.ts";
import type { TelegramChat } from "../../src/tools/simulator/bot-api/telegram-types.ts";
import type { SimulatedBot } from "../../src/tools/simulator/simulated-bot.ts";
import type { BotCall, ChatMessage, Person } from "../../src/tools/simulator/simulator-types.ts";
import { botToken, startServers, type Servers, webhookEnvironment } from "./servers.ts";
import { tee } from "./tee.ts";
import { copyRecord, temporaryFolder } from "./temporary.ts";
import { startWithWeb } from "./web-runtime.ts";

export const OWNER: Person = { id: 1001, firstName: "Robin" };
export const SECOND_OWNER: Person = { id: 1002, firstName: "Kim" };
export const GUEST: Person = { id: 2002, firstName: "Ash" };
export const STRANGER: Person = { id: 6666, firstName: "Mallory" };

export const MODES = ["polling", "webhook"] as const;
export type Mode = (typeof MODES)[number];

/** Times that no test of a bot needs to wait for. */
export const SHORT_TIMING = { retryMs: 50, backlogGapMs: 0 } as const;

export interface PipelineEventRow {
  readonly event: string;
  readonly candidate_id: string | null;
  readonly [extra: string]: unknown;
}

export interface TestBot {
  readonly servers: Servers;
  readonly telegram: SimulatedBot;
  readonly config: Config;
  readonly environment: NodeJS.ProcessEnv;
  /** Absolute path of the Record. */
  readonly folder: string;
  /** Finished log lines so far. */
  readonly log: readonly string[];
  readonly runtime: RecordRuntime;
  /** Text of a file of the Record, "" where there is none. */
  read(file: string): string;
  /** Rows of PIPELINE-EVENTS.jsonl that were written since the bot was made. */
  events(): PipelineEventRow[];
  /** Sends a text and waits for the next message of the bot in that chat. */
  ask(text: string, person?: Person): Promise<ChatMessage>;
  nextReply(person: Person, after: number): Promise<ChatMessage>;
  /** The conversation with this person as it is now. */
  conversation(person?: Person): Conversation;
  /** The bot's messages to this person, oldest first. */
  said(person?: Person): string[];
  /** The bot's calls of one method, oldest first. */
  calls(method: string): BotCall[];
  /** Waits until everything that was begun is finished and sent. */
  idle(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
  restart(): Promise<void>;
}

export interface TestBotOptions {
  /** `sample`, or a fixture's name; the sample when absent. */
  readonly record?: string;
  readonly id?: string;
  readonly servers?: Servers;
  readonly usersDir?: string;
  readonly environment?: NodeJS.ProcessEnv;
  readonly mode?: Mode;
  readonly runtime?: Partial<RuntimeDeps>;
  /** Telegram's clock; that of `runtime` when absent. */
  readonly telegramNow?: () => Date;
  /** Errors in the log fail a test that does not expect them. */
  readonly mayLogErrors?: boolean;
  /** Changes the copied Record before the bot opens it. */
  readonly prepare?: (folder: string) => void;
  /** Chats that it may write to before anybody writes to it. Added to a bot that runs, they may come after its first notice. */
  readonly chats?: readonly TelegramChat[];
}

/** Adds a bot to the local Telegram and copies a Record for it. */
export async function prepareBot(options: TestBotOptions): Promise<{
  readonly servers: Servers;
  readonly telegram: SimulatedBot;
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
}> {
  const servers = options.servers ?? (await startServers());
  const id = options.id ?? "grace-mar";
  const usersDir = options.usersDir ?? temporaryFolder();
  const folder = copyRecord(options.record ?? "sample", usersDir, id);
  options.prepare?.(folder);
  const token = botToken(servers.telegram.bots.length + 1);
  const username = `${id.replaceAll("-", "_")}_bot`;
  const now = options.telegramNow ?? options.runtime?.now;
  const telegram = servers.telegram.addBot({
    token,
    username,
    firstName: id,
    ...(now && { now: () => now().getTime() }),
  });
  for (const chat of options.chats ?? []) telegram.addChat(chat);
  const environment: NodeJS.ProcessEnv = {
    TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_API_ROOT: servers.telegram.url,
    OPENAI_BASE_URL: servers.model.url,
    GRACE_MAR_USER_ID: id,
    GRACE_MAR_USERS_DIR: usersDir,
    GRACE_MAR_OWNER_IDS: String(OWNER.id),
    GRACE_MAR_GUEST_IDS: String(GUEST.id),
    RATE_LIMIT_MAIN: "1000",
    RATE_LIMIT_ANALYST: "1000",
    LOG_LEVEL: "debug",
    ...(options.mode === "webhook" && (await webhookEnvironment())),
    ...options.environment,
  };
  return { servers, telegram, folder, environment };
}

export async function startBot(options: TestBotOptions = {}): Promise<TestBot> {
  const { servers, telegram, folder, environment } = await prepareBot(options);
  const config = loadConfig(environment);
  const log: string[] = [];
  const logger = createLogger({
    recordId: config.recordId,
    level: config.logLevel,
    secrets: [config.telegramToken],
    write: (line) => {
      log.push(line);
      tee("bot", line);
    },
  });
  const read = (file: string): string => {
    const path = join(folder, file);
    return existsSync(path) ? readFileSync(path, "utf8") : "";
  };
  const eventsBefore = read("PIPELINE-EVENTS.jsonl").length;
  let runtime: RecordRuntime | undefined;
  const running = (): RecordRuntime => {
    if (!runtime) throw new Error("the bot is stopped");
    return runtime;
  };
  const start = async (): Promise<void> => {
    const timing = { ...SHORT_TIMING, ...options.runtime?.timing };
    runtime = await startWithWeb({ config, log: logger, ...options.runtime, timing });
  };
  const stop = async (): Promise<void> => {
    const stopping = runtime;
    runtime = undefined;
    await stopping?.stop();
  };
  await start();
  onTestFinished(async () => {
    await stop();
    const errors = log.filter((line) => line.includes('"level":"error"'));
    if (errors.length > 0 && !options.mayLogErrors) throw new Error(errors.join(""));
  });
  const nextReply = (person: Person, after: number): Promise<ChatMessage> =>
    telegram.waitFor(
      () => telegram.chat(person.id).find((m) => m.from === "bot" && m.messageId > after),
      { what: `a reply to ${person.firstName}` },
    );
  return {
    servers,
    telegram,
    config,
    environment,
    folder,
    log,
    get runtime() {
      return running();
    },
    read,
    events: () =>
      read("PIPELINE-EVENTS.jsonl")
        .slice(eventsBefore)
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line) as PipelineEventRow),
    nextReply,
    ask: (text, person = OWNER) => {
      const last = telegram.chat(person.id).at(-1)?.messageId ?? 0;
      telegram.say(person, text);
      return nextReply(person, last + 1);
    },
    // A copy: the state is read again at each look.
    conversation: (person = OWNER) => {
      const read = running().state.conversations.read(`telegram:${person.id}`);
      return structuredClone({ ...read });
    },
    said: (person = OWNER) =>
      telegram
        .chat(person.id)
        .filter((message) => message.from === "bot")
        .map((message) => message.text),
    calls: (method) => telegram.calls.filter((call) => call.method === method),
    idle: () => untilIdle(telegram, running()),
    start,
    stop,
    restart: async () => {
      await stop();
      await start();
    },
  };
}

async function untilIdle(telegram: SimulatedBot, runtime: RecordRuntime): Promise<void> {
  const until = Date.now() + 10_000;
  while (!(telegram.pendingUpdates === 0 && runtime.isIdle())) {
    if (Date.now() > until) throw new Error("the bot did not become idle within 10 s");
    await wait(1);
  }
}
