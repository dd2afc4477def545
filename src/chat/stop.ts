// The command /stop ends the answer under way in a chat, with its model call. It has a lane of its own
// (lanes/lane-of.ts), because the chat's lane is busy with the answer.

import { LlmError } from "../errors.ts";
import type { TurnResult } from "../voice/ports.ts";
import { comfortText } from "../voice/comfort.ts";
import { stopHomework } from "../voice/homework.ts";
import { distressIn } from "../wording/distress.ts";
import { say } from "./answer.ts";
import { endTurn } from "./end-turn.ts";
import { channelKeyOf, type Incoming } from "./incoming.ts";
import type { ChatDeps } from "./ports.ts";
import { chatLane } from "./lanes/lane-of.ts";
import { StopRequest } from "./lanes/running-turns.ts";

/** Stops the turn of a chat. The turn that ends answers; only without one does this answer. */
export async function stop(incoming: Incoming, deps: ChatDeps): Promise<void> {
  if (await deps.stopTurn(chatLane(incoming.chat.id))) return;
  if (await endHomework(incoming, "/stop", deps)) return;
  await say(incoming, { text: deps.desk.wording().lines.stop_nothing }, deps);
}

/** Ends the homework of a chat before its last question. Gives false when none is open. */
export async function endHomework(
  incoming: Incoming,
  said: string,
  deps: ChatDeps,
): Promise<boolean> {
  const { desk } = deps;
  const chatId = incoming.chat.id;
  const channelKey = channelKeyOf(chatId);
  const session = desk.state.homework.find(channelKey);
  if (!session) return false;
  const result = stopHomework(session, said, desk.wording().lines);
  if (await endTurn({ channelKey, chatId, saidAt: incoming.writtenAt, result }, desk)) return true;
  // A tap has answered the question in the same moment.
  return endHomework(incoming, said, deps);
}

/**
 * The result of a message's work, or a plain line when its person stops it. The line also ends the message. Whoever told of
 * distress hears whom to tell all the same: that needs no model, and so nothing of it can be stopped.
 */
export async function unlessStopped(
  text: string,
  channelKey: string,
  deps: ChatDeps,
  work: () => Promise<TurnResult>,
): Promise<TurnResult> {
  const result = await orStopped(deps, work);
  if (result) return result;
  const { lines } = deps.desk.wording();
  const snapshot = await deps.desk.store.snapshot();
  const { history } = deps.voice.conversation(channelKey);
  const comforting =
    distressIn(text) === "sure" ? `\n\n${comfortText(history, snapshot, lines)}` : "";
  const line = `${lines.stopped}${comforting}`;
  return {
    reply: line,
    transcript: [
      { label: "USER", text },
      { label: "GRACE-MAR", text: line },
    ],
  };
}

/** The result of some work; undefined when its person stops it. The caller tells the person. */
export async function orStopped<T>(
  { signal }: Pick<ChatDeps, "signal">,
  work: () => Promise<T>,
): Promise<T | undefined> {
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
