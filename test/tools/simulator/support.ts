// A simulator with one bot per test, closed when the test ends, and plain HTTP calls to it.
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { startBotApiServer } from "../../../src/tools/simulator/bot-api/bot-api-server.ts";
import type {
  BotApiServer,
  BotApiServerOptions,
} from "../../../src/tools/simulator/bot-api/bot-api-server.ts";
import { readBody } from "../../../src/tools/simulator/http-io.ts";
import type { SimulatedBot } from "../../../src/tools/simulator/simulated-bot.ts";
import type { Person } from "../../../src/tools/simulator/simulator-types.ts";
import type { TelegramUpdate } from "../../../src/tools/simulator/bot-api/telegram-types.ts";

export const TOKEN = "123456:test-token";
export const ana: Person = { id: 1001, firstName: "Ana" };
export const ben: Person = { id: 1002, firstName: "Ben" };

/** The fields of results that tests look at. Each method has some of them. */
interface Result {
  readonly id: number;
  readonly message_id: number;
  readonly date: number;
  readonly edit_date?: number;
  readonly text: string;
  readonly title: string;
  readonly file_path: string;
  readonly reply_markup?: object;
  readonly reply_to_message?: { readonly text?: string };
}

interface Answer {
  readonly status: number;
  readonly ok: boolean;
  readonly result: Result;
  readonly error_code?: number;
  readonly description?: string;
  readonly parameters?: { readonly retry_after?: number };
}

export interface Simulator {
  readonly server: BotApiServer;
  readonly bot: SimulatedBot;
  /** Calls a method with JSON. */
  call(method: string, params?: object, signal?: AbortSignal): Promise<Answer>;
  updates(params?: object): Promise<TelegramUpdate[]>;
}

export async function createSimulator(options: BotApiServerOptions = {}): Promise<Simulator> {
  const server = await startBotApiServer(options);
  onTestFinished(() => server.close());
  const bot = server.addBot({ token: TOKEN, username: "test_bot", firstName: "Test" });
  const call: Simulator["call"] = async (method, params = {}, signal) => {
    const response = await fetch(`${server.url}/bot${TOKEN}/${method}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(params),
      ...(signal === undefined ? {} : { signal }),
    });
    return { status: response.status, ...((await response.json()) as Omit<Answer, "status">) };
  };
  const updates = async (params: object = {}): Promise<TelegramUpdate[]> =>
    (await call("getUpdates", params)).result as unknown as TelegramUpdate[];
  return { server, bot, call, updates };
}

export interface Delivery {
  readonly update: TelegramUpdate;
  readonly headers: IncomingMessage["headers"];
  readonly at: number;
}

export interface Webhook {
  readonly url: string;
  readonly deliveries: Delivery[];
}

/** A bot's webhook. `answer` gives the answer to each delivery, 200 when it gives none. */
export async function createWebhook(
  answer: (delivery: Delivery, response: ServerResponse) => void = () => {},
): Promise<Webhook> {
  const deliveries: Delivery[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const update = JSON.parse(body.toString()) as TelegramUpdate;
      const delivery = { update, headers: request.headers, at: performance.now() };
      deliveries.push(delivery);
      answer(delivery, response);
      if (!response.writableEnded && response.statusCode === 200) response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, deliveries };
}

export const texts = (updates: readonly TelegramUpdate[]): (string | undefined)[] =>
  updates.map(({ message }) => message?.text);
