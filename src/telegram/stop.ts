// /stop: ends the answer under way in the chat, model call and all. It comes in by a lane of its own
// (intake), for the chat's lane is busy with what it is to stop.

import type { Update } from "grammy/types";
import { LlmError } from "../errors.ts";
import type { TurnResult } from "../voice/ports.ts";
import { stopHomework } from "../voice/homework.ts";
import { channelKeyOf, chatOf, say, type Routed, type RouterDeps } from "./context.ts";
import { StopRequest } from "./running-turns.ts";

/** Lane of the chat: one message after the other. */
export function chatLane(chatId: number): string {
  return String(chatId);
}

/** True for `/stop` as a command, for this bot or with its name. */
export function isStop({ message }: Update): boolean {
  const isCommand = message?.entities?.some((e) => e.type === "bot_command" && e.offset === 0);
  return isCommand === true && /^\/stop(?:@\w+)?(?:\s|$)/.test(message?.text ?? "");
}

/** The line comes from the turn that ends; only where there is none is there something to say. */
export async function stop(ctx: Routed, deps: RouterDeps): Promise<void> {
  const chatId = chatOf(ctx);
  if (await ctx.handling.stopTurn(chatLane(chatId))) return;
  const place = { chatId, channelKey: channelKeyOf(chatId), also: ctx.handling.also };
  const homework = deps.desk.state.homework.find(place.channelKey);
  if (homework) return stopHomework(place, homework, "/stop", deps.desk);
  await say(ctx, { text: deps.gate.wording().lines.stop_nothing }, deps);
}

/** What a message leads to, or a plain line when its person stops that; then the message is done with. */
export async function unlessStopped(
  ctx: Routed,
  text: string,
  deps: RouterDeps,
  work: () => Promise<TurnResult>,
): Promise<TurnResult> {
  const result = await orStopped(ctx, work);
  if (result) return result;
  const line = deps.gate.wording().lines.stopped;
  return {
    reply: line,
    transcript: [
      { label: "USER", text },
      { label: "GRACE-MAR", text: line },
    ],
  };
}

/** What comes of some work; undefined when its person stops it, who is told so by the caller. */
export async function orStopped<T>(ctx: Routed, work: () => Promise<T>): Promise<T | undefined> {
  const { signal } = ctx.handling;
  try {
    const result = await work();
    // An answer that came in the same moment: who was told "stopped" gets none.
    if (!(signal.reason instanceof StopRequest)) return result;
  } catch (error) {
    const isStopped = error instanceof LlmError && error.kind === "aborted";
    if (!isStopped || !(signal.reason instanceof StopRequest)) throw error;
  }
  signal.reason.isHeeded = true;
  return undefined;
}
