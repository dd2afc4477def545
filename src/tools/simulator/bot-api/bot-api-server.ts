// A local Telegram Bot API server with the methods that a text bot uses, and the real server's rules and refusals.
import type { IncomingMessage, ServerResponse } from "node:http";
import { answerCall, answerDownload } from "./answer-call.ts";
import { ApiError } from "./api-error.ts";
import { controlRoutes } from "../demo/control-routes.ts";
import { errorAnswer } from "../faults.ts";
import { listen, sendJson } from "../http-io.ts";
import { servePage } from "../demo/page-routes.ts";
import { SimulatedBot } from "../simulated-bot.ts";
import type { NewBot } from "./bot-world.ts";
import type { PageOptions } from "../simulator-types.ts";

export interface BotApiServerOptions {
  readonly host?: string;
  /** A free port when absent. */
  readonly port?: number;
  /** Factor for the waits between webhook deliveries; 1 is Telegram's pace. */
  readonly retryScale?: number;
  /** Milliseconds that a webhook may take to answer; 60 s when absent, as at Telegram. */
  readonly webhookTimeoutMs?: number;
  readonly now?: () => number;
  readonly page?: PageOptions;
}

export interface BotApiServer {
  /** The bot's API root. The chat page has the same address. */
  readonly url: string;
  readonly bots: readonly SimulatedBot[];
  addBot(bot: NewBot): SimulatedBot;
  /** @throws when no bot has this token. */
  bot(token: string): SimulatedBot;
  /** Ends waiting requests and stops pushing updates. */
  close(): Promise<void>;
}

const BOT_PATH = /^\/(file\/)?bot([^/]+)\/(.+)$/;
const TOKEN = /^[1-9]\d{0,16}:[\w-]+$/;

/** Starts to listen. Rejects when the port is taken. */
export async function startBotApiServer(options: BotApiServerOptions = {}): Promise<BotApiServer> {
  const bots = new Map<string, SimulatedBot>();
  const addBot = (bot: NewBot): SimulatedBot => addTo(bots, bot, options);
  const control = controlRoutes(bots, addBot, options.page ?? {});
  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? "/", "http://localhost");
    const match = BOT_PATH.exec(url.pathname);
    if (match !== null) return routeBot(bots, match, request, response, url);
    if (url.pathname.startsWith("/simulator/")) return control(request, response, url);
    return servePage(url.pathname, response);
  };
  const listener = await listen((request, response) => {
    route(request, response).catch((error: unknown) => sendFailure(response, error));
  }, options);
  return {
    url: listener.origin,
    get bots() {
      return [...bots.values()];
    },
    addBot,
    bot: (token) => {
      const bot = bots.get(token);
      if (bot === undefined) throw new Error("No bot with this token was added to the simulator");
      return bot;
    },
    close: async () => {
      for (const bot of bots.values()) bot.close();
      await listener.close();
    },
  };
}

function addTo(
  bots: Map<string, SimulatedBot>,
  options: NewBot,
  server: BotApiServerOptions,
): SimulatedBot {
  if (!TOKEN.test(options.token)) {
    throw new Error("A bot token is a number, a colon, and letters, digits, - or _");
  }
  if (bots.has(options.token)) throw new Error("This token was added already");
  const timing = {
    retryScale: server.retryScale ?? 1,
    responseTimeoutMs: server.webhookTimeoutMs ?? 60_000,
  };
  const bot = new SimulatedBot(options, timing, options.now ?? server.now ?? Date.now);
  bots.set(options.token, bot);
  return bot;
}

async function routeBot(
  bots: ReadonlyMap<string, SimulatedBot>,
  match: RegExpExecArray,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const token = decodeURIComponent(match[2] ?? "");
  const rest = match[3] ?? "";
  if (!TOKEN.test(token)) throw new ApiError(404, "Not Found");
  const bot = bots.get(token);
  if (bot === undefined) throw new ApiError(401, "Unauthorized");
  if (match[1] !== undefined) return answerDownload(bot, decodeURIComponent(rest), response);
  return answerCall(bot, rest, request, response, url);
}

function sendFailure(response: ServerResponse, error: unknown): void {
  const known =
    error instanceof ApiError
      ? error
      : new ApiError(500, `Internal Server Error: ${String(error)}`);
  sendJson(response, known.code, errorAnswer(known));
}
