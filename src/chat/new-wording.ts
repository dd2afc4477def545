// A new wording for a candidate, which an owner was asked for. The owner's next message is the answer; /cancel ends the
// question.

import { CandidateError } from "../errors.ts";
import { reword } from "../gate/reword.ts";
import { fill, type Lines } from "../wording/catalogue.ts";
import { refusalLine } from "../wording/refusals.ts";
import { keyboard } from "../wording/sentences.ts";
import { actorOf, say } from "./answer.ts";
import { isBefore, type Incoming } from "./incoming.ts";
import type { ChatDeps } from "./ports.ts";

/**
 * Takes an owner's message as the new wording that was asked for. Returns false when none was asked for, or for a key
 * of the keyboard.
 */
export async function takeWording(
  incoming: Incoming,
  text: string,
  deps: ChatDeps,
): Promise<boolean> {
  const { state, now } = deps.desk;
  const chatId = incoming.chat.id;
  const awaited = state.awaitedEdits.find(chatId, now().getTime());
  if (!awaited || isKeyboardLabel(text, deps.desk.wording().lines)) return false;
  const { candidateId: id, sha256 } = awaited;
  if (isBeforeAsking(incoming, deps)) {
    await say(incoming, { text: fill(deps.desk.wording().lines.edit_early, { id }) }, deps);
    return true;
  }
  const rewording = { candidate: { id, sha256 }, wording: text, actor: actorOf(incoming) };
  try {
    await reword(rewording, deps.desk, () => {
      state.awaitedEdits.clear(chatId);
    });
  } catch (error) {
    if (!(error instanceof CandidateError)) throw error;
    await deps.desk.commit(() => {
      // A faulty wording may be sent again. A candidate that cannot be reworded any more ends the question.
      if (error.code !== "bad_wording") state.awaitedEdits.clear(chatId);
      const line = refusalLine(error.reason, deps.desk.wording().lines);
      state.outbox.add({ chatId, text: line }, now().getTime());
    });
  }
  return true;
}

/** Ends an open question for a wording; the candidate stays as it is. */
export async function cancel(incoming: Incoming, deps: ChatDeps): Promise<void> {
  const { state, now } = deps.desk;
  const chatId = incoming.chat.id;
  const awaited = state.awaitedEdits.find(chatId, now().getTime());
  const { lines } = deps.desk.wording();
  const text = awaited ? fill(lines.edit_stays, { id: awaited.candidateId }) : lines.edit_nothing;
  await deps.desk.commit(() => {
    state.awaitedEdits.clear(chatId);
    state.outbox.add({ chatId, text }, now().getTime());
  });
}

/** The same without a word about it, in the middle of a story. */
export async function endQuestion({ chat }: Incoming, { desk }: ChatDeps): Promise<void> {
  await desk.note(() => {
    desk.state.awaitedEdits.clear(chat.id);
  });
}

/** True for a message that was written before the question for a wording was shown. It is not the answer to it. */
function isBeforeAsking(incoming: Incoming, { desk }: ChatDeps): boolean {
  const asked = desk.state.outbox.newestCard(incoming.chat.id, "wording");
  return asked !== undefined && isBefore(incoming, asked);
}

function isKeyboardLabel(text: string, lines: Lines): boolean {
  return keyboard(lines).flat().includes(text.trim());
}
