// The answer to one request of a bot: the request is kept, spoilt if a fault asks for it, carried out and answered.
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { ApiError } from "./api-error.ts";
import { canonicalMethod, runMethod } from "./bot-methods.ts";
import { errorAnswer, faultAnswer } from "../faults.ts";
import { sendJson, sendText } from "../http-io.ts";
import { readParams } from "./params.ts";
import type { Params } from "./params.ts";
import type { BotWorld } from "./bot-world.ts";
import type { BotCall, CallAnswer, Fault } from "../simulator-types.ts";

/** Answers one method call in Telegram's envelope (Bot API, "Making requests"). */
export async function answerCall(
  bot: BotWorld,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const gone = new AbortController();
  response.on("close", () => gone.abort());
  tellTime(bot, response);
  const params = await readParams(request, url);
  const method = canonicalMethod(name);
  const call: BotCall = { method: method ?? name, params, at: bot.nowMs() };
  bot.calls.push(call);
  bot.emit({ type: "internal" });
  const fault = bot.faults.take(call.method, params);
  if (fault !== undefined && (await spoil(fault, response))) return;
  const answer = (fault && faultAnswer(fault)) ?? (await work(bot, method, params, gone.signal));
  if (fault?.acceptThenReset === true) {
    response.destroy();
  } else if (fault?.acceptThenHang !== true) {
    if (fault?.cutAfter === undefined) call.answer = answer;
    tellTime(bot, response);
    await reply(response, answer, fault);
  }
  bot.emit({ type: "internal" });
}

/** Serves a file that getFile offered. */
export async function answerDownload(
  bot: BotWorld,
  path: string,
  response: ServerResponse,
): Promise<void> {
  const call: BotCall = { method: "download", params: { path }, at: bot.nowMs() };
  bot.calls.push(call);
  bot.emit({ type: "internal" });
  const fault = bot.faults.take("download", call.params);
  if (fault !== undefined && (await spoil(fault, response))) return;
  const refusal = fault && faultAnswer(fault);
  if (refusal?.ok === false) return sendJson(response, refusal.error_code, refusal);
  const file = bot.files.byPath(path);
  if (file === undefined) throw new ApiError(404, "Not Found");
  response.writeHead(200, {
    "content-type": "application/octet-stream",
    "content-length": file.bytes.length,
  });
  response.end(file.bytes);
}

// Returns true when the fault has ended the request.
async function spoil(fault: Fault, response: ServerResponse): Promise<boolean> {
  if (fault.delayMs !== undefined) await wait(fault.delayMs);
  if (fault.hang === true) return true;
  if (fault.reset === true) {
    response.destroy();
    return true;
  }
  if (fault.rawBody === undefined) return false;
  sendText(response, fault.status ?? 200, fault.rawBody, "text/html");
  return true;
}

function tellTime(bot: BotWorld, response: ServerResponse): void {
  if (!response.headersSent) response.setHeader("date", new Date(bot.nowMs()).toUTCString());
}

async function work(
  bot: BotWorld,
  method: string | undefined,
  params: Params,
  gone: AbortSignal,
): Promise<CallAnswer> {
  try {
    if (method === undefined) throw new ApiError(404, "Not Found: method not found");
    return { ok: true, result: await runMethod(method, bot, params, gone) };
  } catch (error) {
    if (error instanceof ApiError) return errorAnswer(error);
    throw error;
  }
}

async function reply(
  response: ServerResponse,
  answer: CallAnswer,
  { dripMs, cutAfter }: Fault = {},
): Promise<void> {
  const status = answer.ok ? 200 : answer.error_code;
  if (dripMs === undefined && cutAfter === undefined) return sendJson(response, status, answer);
  const bytes = Buffer.from(JSON.stringify(answer));
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": bytes.length,
  });
  const sent = bytes.subarray(0, cutAfter);
  for (const piece of dripMs === undefined ? [sent] : Array.from(sent, (byte) => Buffer.of(byte))) {
    if (response.destroyed) return;
    await new Promise((resolve) => response.write(piece, resolve));
    if (dripMs !== undefined) await wait(dripMs);
  }
  if (cutAfter === undefined) response.end();
  else response.destroy();
}
