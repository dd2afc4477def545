// A bot among people who all write at once, a model that repeats their words, and a tally of the messages that each
// person saw.

import { expect, onTestFinished } from "vitest";
import { loadConfig } from "../../../src/config/config.ts";
import { createLogger } from "../../../src/logger.ts";
import { startWithWeb } from "../../support/web-runtime.ts";
import type { ModelRequest } from "../../../src/tools/simulator/model/model-types.ts";
import type { SimulatedBot } from "../../../src/tools/simulator/simulated-bot.ts";
import type { Person } from "../../../src/tools/simulator/simulator-types.ts";
import { GUEST, OWNER, startBot, type TestBot, type TestBotOptions } from "../../support/bots.ts";
import { startServers, type Servers } from "../../support/servers.ts";
import { expectInvariants } from "../invariants.ts";

/** In every text that anybody writes here; in no log. */
export const CANARY = "quetzal";
/** The owner and guests, so that several chats are worked on side by side. */
export const PEOPLE: readonly Person[] = [
  OWNER,
  GUEST,
  ...Array.from({ length: 18 }, (_, n) => ({ id: 3000 + n, firstName: `Guest ${n}` })),
];
export const CROWD_ENVIRONMENT = {
  GRACE_MAR_GUEST_IDS: PEOPLE.slice(1)
    .map(({ id }) => id)
    .join(","),
  RATE_LIMIT_MAIN: "1000000",
  RATE_LIMIT_ANALYST: "1000000",
};
const MANY_MINUTES = 30 * 60_000;

export interface Crowd {
  readonly bot: TestBot;
  readonly model: EchoModel;
  /** The bot's messages as each person saw them, oldest first, by chat. */
  readonly seen: ReadonlyMap<number, readonly string[]>;
}

/** An echo's answer to a text. */
export function echo(text: string): string {
  return `You said: ${text}`;
}

export async function startCrowd(options: Omit<TestBotOptions, "servers">): Promise<Crowd> {
  const model = createEchoModel();
  const bot = await startBot({
    record: "minimal",
    ...options,
    servers: await model.startServers(),
    environment: { ...CROWD_ENVIRONMENT, ...options.environment },
  });
  return { bot, model, seen: watch(bot.telegram) };
}

export interface EchoModel {
  /** Number of questions to the Voice about each text. */
  readonly asked: ReadonlyMap<string, number>;
  /** Number of calls of the analyst. */
  readonly analysed: () => number;
  startServers(): Promise<Servers>;
}

/** Keeps counts instead of requests: ten thousand prompts are too many to keep. */
export function createEchoModel(
  answerTo: (text: string) => string = echo,
  onRequest: (request: ModelRequest) => void = () => undefined,
): EchoModel {
  const asked = new Map<string, number>();
  let analysed = 0;
  return {
    asked,
    analysed: () => analysed,
    startServers: async () => {
      const servers = await startServers({
        respond: (request) => {
          (servers.model.requests as ModelRequest[]).length = 0;
          onRequest(request);
          if (request.task === "analyst") analysed += 1;
          if (request.task !== "voice") return "NONE";
          const text = request.messages.at(-1)?.content ?? "";
          asked.set(text, (asked.get(text) ?? 0) + 1);
          return answerTo(text);
        },
      });
      return servers;
    },
  };
}

/** Notes every message of the bot from now on as its person sees it arrive. */
export function watch(telegram: SimulatedBot): Map<number, string[]> {
  const seen = new Map<number, string[]>();
  telegram.onEvent((event) => {
    if (event.type !== "message" || event.message.from !== "bot") return;
    const texts = seen.get(event.chatId) ?? [];
    texts.push(event.message.text);
    seen.set(event.chatId, texts);
  });
  return seen;
}

/** Waits until nothing is left to take in, to do or to send. */
export async function drained({ telegram, runtime }: TestBot): Promise<void> {
  await until(() => telegram.pendingUpdates === 0 && runtime.isIdle());
}

export async function until(isSo: () => boolean): Promise<void> {
  await expect.poll(isSo, { timeout: MANY_MINUTES, interval: 10 }).toBe(true);
}

/**
 * The last run of a bot that was a process. It goes on in this process until nothing is left to do. Returns its log.
 */
export async function finishHere(
  telegram: SimulatedBot,
  environment: NodeJS.ProcessEnv,
): Promise<string> {
  const lines: string[] = [];
  const config = loadConfig(environment);
  const { recordId, telegramToken } = config;
  const write = (line: string) => void lines.push(line);
  const log = createLogger({ recordId, level: "debug", secrets: [telegramToken], write });
  const runtime = await startWithWeb({ config, log });
  onTestFinished(() => runtime.stop());
  await until(() => telegram.pendingUpdates === 0 && runtime.isIdle());
  await runtime.stop();
  return lines.join("");
}

/** Stops the bot and examines the state that it leaves. */
export async function stopSound(bot: TestBot): Promise<void> {
  await bot.stop();
  const secrets = [CANARY, bot.config.telegramToken];
  await expectInvariants({ folder: bot.folder, logs: bot.log.join(""), secrets });
}
