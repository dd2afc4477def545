// A voice note. A model transcribes it, and the text is then heard as a message of that person. The sound is not kept.

import { LlmError } from "../errors.ts";
import { halfMinutes } from "../voice/costs.ts";
import { isCountable, soundLength } from "../voice/sound-length.ts";
import { withPermit, type PermitOf } from "../voice/limits.ts";
import { channelKeyOf, type Incoming, type VoiceNote } from "./incoming.ts";
import type { ChatDeps } from "./ports.ts";
import { orStopped } from "./stop.ts";
import { listenForDistress } from "./tellings.ts";
import { answerBeside, answerStopped, hearMessage } from "./hear-message.ts";
import { tiredLine } from "../voice/tired.ts";

const MAX_SECONDS = 300;
/** Clients round what they say. */
const SLACK_SECONDS = 2;
/** Telegram's clients record no more than this for a second; some sound has more. */
const MOST_BYTES_A_SECOND = 4000;
const MAX_BYTES = 2 * MAX_SECONDS * MOST_BYTES_A_SECOND;

/** Transcribes a voice note and answers it. Every failure is one line in the chat. */
export async function listen(incoming: Incoming<VoiceNote>, deps: ChatDeps): Promise<void> {
  const chatId = incoming.chat.id;
  const stopTyping = deps.wire.showTyping(chatId);
  try {
    const heard = await orStopped(deps, () => transcribe(incoming, deps));
    const { caption = "" } = incoming.what;
    if (heard === undefined) return await answerStopped(incoming, caption, deps);
    if (typeof heard === "string") return await answerBeside(incoming, caption, heard, deps);
    const text = [caption, heard.text].filter(Boolean).join("\n");
    await listenForDistress(incoming, text, deps);
    await hearMessage(incoming, { text, isSpoken: true }, deps);
  } finally {
    stopTyping();
  }
}

/** The spoken text, or the line that says why there is none. @throws LlmError `aborted` */
async function transcribe(
  { chat, what }: Incoming<VoiceNote>,
  deps: ChatDeps,
): Promise<{ readonly text: string } | string> {
  const { lines } = deps.desk.wording();
  const { seconds, bytes = 0 } = what;
  if (seconds > MAX_SECONDS || bytes > MAX_BYTES) return lines.voice_too_long;
  const channelKey = channelKeyOf(chat.id);
  const times = halfMinutes(Math.max(seconds, bytes / MOST_BYTES_A_SECOND));
  const { limits } = deps.voice;
  const taking = { act: "voice_note", channelKey, times } as const;
  const heard = await withPermit(taking, limits, (permit) =>
    downloadAndHear(what, channelKey, permit, deps),
  );
  return heard ?? tiredLine(taking, limits, lines);
}

async function downloadAndHear(
  what: VoiceNote,
  channelKey: string,
  permit: PermitOf<"voice_note">,
  { wire, signal, desk, voice: { llm, limits } }: ChatDeps,
): Promise<{ readonly text: string } | string> {
  const { lines } = desk.wording();
  const file = await wire.download(what, MAX_BYTES, permit, signal);
  if (file.kind !== "bytes")
    return file.kind === "too_big" ? lines.voice_too_long : lines.voice_failed;
  // Its sender's client may have said less than it is. The message pays what is missing.
  const seconds = Math.max(
    what.seconds,
    soundLength(file.bytes),
    file.bytes.length / (2 * MOST_BYTES_A_SECOND),
  );
  if (seconds > MAX_SECONDS + SLACK_SECONDS) {
    return isCountable(file.bytes) ? lines.voice_too_long : lines.cannot_hear_audio;
  }
  const times = halfMinutes(seconds);
  const taking = { act: "voice_note", channelKey, times } as const;
  if (!limits.take("voice_note", channelKey, times)) return tiredLine(taking, limits, lines);
  const note = { bytes: file.bytes, fileName: "voice.ogg", channelKey, permit };
  try {
    const text = (await llm.transcribe(note, signal)).toWellFormed().trim();
    return text ? { text } : lines.voice_empty;
  } catch (error) {
    if (!(error instanceof LlmError) || error.kind === "aborted") throw error;
    return error.kind === "budget" ? lines.budget_spent : lines.voice_failed;
  }
}
