// The routes /simulator/..., by which the chat page and other processes do what tests do in process.
import type { IncomingMessage, ServerResponse } from "node:http";
import { ApiError } from "../bot-api/api-error.ts";
import { chatState, describeBot } from "../bot-api/chat-state.ts";
import { streamEvents } from "./event-stream.ts";
import { sendJson } from "../http-io.ts";
import { intParam, jsonParam, readParams, textParam, UploadedFile } from "../bot-api/params.ts";
import type { Params } from "../bot-api/params.ts";
import type { NewBot } from "../bot-api/bot-world.ts";
import type { SimulatedBot } from "../simulated-bot.ts";
import type { PageOptions, Person } from "../simulator-types.ts";

type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;
type Action = (bot: SimulatedBot, params: Params) => unknown;

const BOT_ROUTE = /^\/simulator\/bots\/(\d+)\/([a-z-]+)(?:\/([^/]+))?$/;

/** Routes below `/simulator/`. They name a bot by its id, never by its token. */
export function controlRoutes(
  bots: ReadonlyMap<string, SimulatedBot>,
  addBot: (bot: NewBot) => SimulatedBot,
  page: PageOptions,
): Handler {
  return async (request, response, url) => {
    refuseOtherSites(request);
    const match = BOT_ROUTE.exec(url.pathname);
    if (match === null) {
      if (url.pathname === "/simulator/page") return sendJson(response, 200, page);
      if (url.pathname !== "/simulator/bots") throw new ApiError(404, "Not Found");
      if (request.method === "POST") addBot(readNewBot(await readParams(request, url)));
      return sendJson(response, 200, [...bots.values()].map(describeBot));
    }
    const bot = [...bots.values()].find(({ id }) => String(id) === match[1]);
    if (bot === undefined) throw new ApiError(404, "Not Found: no such bot");
    const params = await readParams(request, url);
    if (match[2] === "events") return streamEvents(bot, chatOf(params), request, response);
    if (match[2] === "files" && match[3] !== undefined) return sendFile(bot, match[3], response);
    const action = ACTIONS[`${request.method} ${match[2]}`];
    if (action === undefined) throw new ApiError(404, "Not Found");
    sendJson(response, 200, action(bot, params) ?? { ok: true });
  };
}

const ACTIONS: { readonly [name: string]: Action } = {
  "GET chat": (bot, params) => chatState(bot, chatOf(params)),
  "GET calls": (bot, params) => {
    const method = textParam(params, "method");
    return bot.calls.filter((call) => method === undefined || call.method === method);
  },
  "GET webhook": (bot) => bot.webhook,
  "POST say": (bot, params) => bot.say(personOf(params), textOf(params, "text")),
  "POST tap": (bot, params) =>
    bot.tap(personOf(params), intParam(params, "messageId") ?? 0, textOf(params, "callbackData"))
      .update,
  "POST tap-button": (bot, params) =>
    bot.tapButton(personOf(params), textOf(params, "label")).update,
  "POST files": (bot, params) => {
    const file = params["file"];
    if (!(file instanceof UploadedFile)) throw new ApiError(400, "The file is missing");
    return bot.sendFile(personOf(params), file);
  },
  "POST updates": (bot, params) => bot.post(params),
  "POST faults": (bot, params) => bot.fail(params),
  "DELETE faults": (bot) => bot.clearFaults(),
  "POST settings": changeSettings,
};

function changeSettings(bot: SimulatedBot, params: Params): void {
  const nextUpdateId = intParam(params, "nextUpdateId");
  if (nextUpdateId !== undefined) bot.nextUpdateId = nextUpdateId;
  if (typeof params["expireCallbacks"] === "boolean") {
    bot.expireCallbacks = params["expireCallbacks"];
  }
  const blockedBy = params["blockedBy"];
  if (!Array.isArray(blockedBy)) return;
  bot.blockedBy.clear();
  for (const id of blockedBy as unknown[]) bot.blockedBy.add(Number(id));
}

function sendFile(bot: SimulatedBot, fileId: string, response: ServerResponse): void {
  const file = bot.files.byId(fileId);
  if (file === undefined) throw new ApiError(404, "Not Found");
  const name = encodeURIComponent(file.document.file_name ?? "file");
  response.writeHead(200, {
    "content-type": "application/octet-stream",
    "content-disposition": `attachment; filename*=UTF-8''${name}`,
    "content-length": file.bytes.length,
    "x-content-type-options": "nosniff",
  });
  response.end(file.bytes);
}

function readNewBot(params: Params): NewBot {
  const firstName = textParam(params, "firstName");
  return {
    token: textOf(params, "token"),
    username: textOf(params, "username"),
    ...(firstName === undefined ? {} : { firstName }),
  };
}

function personOf(params: Params): Person {
  const person = jsonParam(params, "person") as Partial<Person> | undefined;
  if (typeof person?.id !== "number" || typeof person.firstName !== "string") {
    throw new ApiError(400, "person needs a numeric id and a firstName");
  }
  return person as Person;
}

function textOf(params: Params, name: string): string {
  const text = textParam(params, name);
  if (text === undefined || text === "") throw new ApiError(400, `${name} is missing`);
  return text;
}

function chatOf(params: Params): number {
  const chatId = intParam(params, "chat");
  if (chatId === undefined) throw new ApiError(400, "chat is missing");
  return chatId;
}

// Another web page in the same browser could post here. Its requests carry its own origin and are refused.
function refuseOtherSites(request: IncomingMessage): void {
  const { origin, host } = request.headers;
  if (origin !== undefined && origin !== `http://${host}`) {
    throw new ApiError(403, "Forbidden: only the simulator's own page may do this");
  }
}
