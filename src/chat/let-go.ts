// Words of before that a later message takes away from the analyst and from checkpoints: by a wish for silence, or because the
// message is a change of them or an answer to them and tells of distress. What stands on a card stays there.
// Proof: test/e2e/secret-before.test.ts.

import { isBetweenUs } from "./end-turn.ts";
import { channelKeyOf, type Incoming } from "./incoming.ts";
import type { ChatDeps } from "./ports.ts";

/** Whoever asks for silence mostly means the words right before as well. */
const BEFORE_MS = 10 * 60_000;

type Naming = Pick<
  Incoming,
  "chat" | "words" | "messageId" | "writtenAt" | "firstWrittenAt" | "replyTo"
>;
type Deps = Pick<ChatDeps, "desk">;

/** Inside a transaction: takes away what was said right before, and what the message names. */
export function letGoOfBefore(incoming: Naming, deps: Deps): void {
  const { chat, writtenAt } = incoming;
  const { state, now } = deps.desk;
  const channelKey = channelKeyOf(chat.id);
  letGoOfNamed(incoming, deps);
  if (isBetweenUs(channelKey, deps.desk)) return;
  const at = now().getTime();
  // A message that waited while the bot was away was written earlier.
  const since = Math.min(writtenAt ?? at, at) - BEFORE_MS;
  state.conversations.doubt(channelKey, since, Number.MAX_SAFE_INTEGER);
  state.analystJobs.letGo(channelKey, since);
}

/** Inside a transaction: takes away the first version of a changed message, and what a message answers, whatever their age. */
export function letGoOfNamed(
  { chat, words, messageId, firstWrittenAt, replyTo }: Naming,
  { desk: { state } }: Deps,
): void {
  const channelKey = channelKeyOf(chat.id);
  const named = [
    ...(words === "edited" ? [{ messageId, at: firstWrittenAt }] : []),
    ...(replyTo ? [{ messageId: replyTo.messageId, at: replyTo.writtenAt }] : []),
  ];
  for (const { messageId: id, at } of named) {
    if (id !== undefined) state.analystJobs.letGo(channelKey, Number.MAX_SAFE_INTEGER, id);
    // Its turn ended behind its time.
    if (at !== undefined) state.conversations.doubt(channelKey, at - BEFORE_MS, at + BEFORE_MS);
  }
}
