// The story of one message, top to bottom: the first test that fits decides. Whatever it leads to ends with the commit of
// the message's desk; a message that leads to nothing is simply done.

import { isPart, type AlbumPart } from "./albums.ts";
import { say } from "./answer.ts";
import { obeyCommand } from "./commands/commands.ts";
import { asksForSilence } from "./between-us.ts";
import { takeDocument } from "./documents.ts";
import { answerBeside, hearMessage } from "./hear-message.ts";
import { asksForHomework, homework } from "./homework.ts";
import { channelKeyOf, wordsOf, type Incoming, type SaidText, type What } from "./incoming.ts";
import { obey, operatorOrder } from "./commands/operator-orders.ts";
import { pause } from "../pause.ts";
import type { ChatDeps } from "./ports.ts";
import { takeTap } from "./taps.ts";
import { listenForDistress } from "./tellings.ts";
import { listen } from "./voice-notes.ts";
import { tiredLine } from "../voice/tired.ts";

/**
 * Takes a message to its end.
 * @throws RecordError when a file of the Record cannot be read; LlmError `aborted` when the process stops.
 */
export async function tellStory(incoming: Incoming, deps: ChatDeps): Promise<void> {
  const order = operatorOrder(incoming, deps);
  // A group is nobody's own chat: it has orders and nothing else. The sender may have been put out since the message came in.
  if (!incoming.chat.isPrivate || !deps.roles.isKnown(incoming.user.id)) {
    return order && obey(order, incoming, deps);
  }
  if (deps.roles.isGuest(incoming.user.id) && !(await isBearable(incoming, deps))) return;
  if (is(incoming, "tap")) return takeTap(incoming, deps);
  const { lines } = deps.desk.wording();
  if (is(incoming, "command")) return obeyCommand(incoming, deps);
  const part = await partOf(incoming, deps);
  if (part?.kind === "answered") return;
  // Before all else, whatever the words stand in or beside: somebody may be afraid, or ask for silence.
  const text = part?.words ?? wordsOf(incoming);
  const isTelling = (await listenForDistress(incoming, text, deps)) === "sure";
  const isChange = incoming.words === "edited";
  // What stands beside a voice note is heard with it.
  if (is(incoming, "voice") && !isChange) return listen(incoming, deps);
  if (isTelling || asksForSilence(text, deps)) {
    const isUnread = is(incoming, "document") && !isTelling;
    const above = isUnread ? lines.between_us_unnoted : undefined;
    return hearMessage(incoming, { text, isSpoken: false, ...(above && { above }) }, deps);
  }
  if (isChange) return say(incoming, { text: lines.edited_message }, deps);
  if (is(incoming, "no_command")) return say(incoming, { text: lines.unknown_command }, deps);
  if (is(incoming, "text")) return hear(incoming, deps);
  if (is(incoming, "document")) return takeDocument(incoming, deps);
  if (is(incoming, "unreadable")) {
    if (part?.kind === "more") return hearMessage(incoming, { text, isSpoken: false }, deps);
    return answerBeside(incoming, text, lines[UNREADABLE[incoming.what.of]], deps);
  }
}

/** The parts of an album come within this time. */
const TOGETHER_MS = 400;

/** How the part of an album is answered; undefined for what is none. */
async function partOf(
  incoming: Incoming,
  { albums, signal }: ChatDeps,
): Promise<AlbumPart | undefined> {
  if (!isPart(incoming)) return undefined;
  // A webhook brings each part by itself, one at once after the other.
  if (!albums.isAnswered(incoming)) await pause(TOGETHER_MS, signal);
  return albums.answerFor(incoming, wordsOf(incoming));
}

/**
 * A guest's messages, of whatever kind, are answered as fast as the messenger takes answers. In a flood, one line a minute is
 * all; the rest is done without a trace.
 */
async function isBearable(incoming: Incoming, deps: ChatDeps): Promise<boolean> {
  const { limits } = deps.voice;
  const channelKey = channelKeyOf(incoming.chat.id);
  const isTalk = incoming.what.kind === "text" || incoming.what.kind === "voice";
  const isEdited = incoming.words === "edited";
  const act = isTalk && !isEdited ? "guest_talk" : "guest_message";
  if (limits.take(act, channelKey)) return true;
  if (limits.take("slow_down", channelKey)) {
    await say(
      incoming,
      { text: tiredLine({ act, channelKey }, limits, deps.desk.wording().lines) },
      deps,
    );
  }
  return false;
}

const UNREADABLE = {
  sticker: "cannot_see_sticker",
  picture: "cannot_see_picture",
  audio: "cannot_hear_audio",
  other: "cannot_read",
} as const;

async function hear(incoming: Incoming<SaidText>, deps: ChatDeps): Promise<void> {
  const { text } = incoming.what;
  const isAsked = incoming.words === "own" && asksForHomework(text, deps);
  if (isAsked) return homework(incoming, text, deps);
  await hearMessage(incoming, { text, isSpoken: false }, deps);
}

function is<K extends What["kind"]>(
  incoming: Incoming,
  kind: K,
): incoming is Incoming<Extract<What, { readonly kind: K }>> {
  return incoming.what.kind === kind;
}
