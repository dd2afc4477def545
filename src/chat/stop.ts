// The command /stop ends the answer under way in a chat, with its model call. It has a lane of its own (intake),
// because the chat's lane is busy with the answer.

import type { Update } from "grammy/types";
import { LlmError } from "../errors.ts";
import type { TurnResult } from "../voice/ports.ts";
import { stopHomework } from "../voice/homework.ts";
import { channelKeyOf, chatOf, say, type Routed, type RouterDeps } from "./context.ts";
import { endTurn } from "./end-turn.ts";
import { StopRequest } from "./running-turns.ts";

/** The lane of a chat: one message after the other. */
export function chatLane(chatId: number): string {
  return String(chatId);
}

/** True for the command `/stop`, for this bot or with its name. */
export function isStop({ message }: Update): boolean {
  const isCommand = message?.entities?.some((e) => e.type === "bot_command" && e.offset === 0);
  return isCommand === true && /^\/stop(?:@\w+)?(?:\s|$)/.test(message?.text ?? "");
}

/** Stops the turn of a chat. The turn that ends answers; only without one does this answer. */
export async function stop(ctx: Routed, deps: RouterDeps): Promise<void> {
  const chatId = chatOf(ctx);
  if (await ctx.handling.stopTurn(chatLane(chatId))) return;
  if (await endHomework(ctx, "/stop", deps)) return;
  await say(ctx, { text: deps.desk.wording().lines.stop_nothing }, deps);
}

/** Ends the homework of a chat before its last question. Gives false when none is open. */
export async function endHomework(ctx: Routed, said: string, deps: RouterDeps): Promise<boolean> {
  const { desk } = deps;
  const chatId = chatOf(ctx);
  const channelKey = channelKeyOf(chatId);
  const session = desk.state.homework.find(channelKey);
  if (!session) return false;
  const result = stopHomework(session, said, desk.wording().lines);
  if (await endTurn({ channelKey, chatId, result }, desk, ctx.handling.also)) return true;
  // A tap has answered the question in the same moment.
  return endHomework(ctx, said, deps);
}

/** The result of a message's work, or a plain line when its person stops it. The line also ends the message. */
export async function unlessStopped(
  ctx: Routed,
  text: string,
  deps: RouterDeps,
  work: () => Promise<TurnResult>,
): Promise<TurnResult> {
  const result = await orStopped(ctx, work);
  if (result) return result;
  const line = deps.desk.wording().lines.stopped;
  return {
    reply: line,
    transcript: [
      { label: "USER", text },
      { label: "GRACE-MAR", text: line },
    ],
  };
}

/** The result of some work; undefined when its person stops it. The caller tells the person. */
export async function orStopped<T>(ctx: Routed, work: () => Promise<T>): Promise<T | undefined> {
  const { signal } = ctx.handling;
  try {
    const result = await work();
    // The answer came in the moment of the stop. A person who was told "stopped" gets no answer.
    if (!(signal.reason instanceof StopRequest)) return result;
  } catch (error) {
    const isStopped = error instanceof LlmError && error.kind === "aborted";
    if (!isStopped || !(signal.reason instanceof StopRequest)) throw error;
  }
  signal.reason.isHeeded = true;
  return undefined;
}
