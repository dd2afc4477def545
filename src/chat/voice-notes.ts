// A voice note. A model transcribes it, and the text is then heard as a message of that person. The sound is not kept.

import { LlmError } from "../errors.ts";
import type { LineName } from "../wording/catalogue.ts";
import { say } from "./answer.ts";
import { channelKeyOf, type Incoming, type VoiceNote } from "./incoming.ts";
import type { ChatDeps } from "./ports.ts";
import { orStopped } from "./stop.ts";
import { hearMessage } from "./hear-message.ts";

/** Seconds. Telegram's voice notes have about 4 kB for a second. */
const MAX_SECONDS = 300;
const MAX_BYTES = 5_000_000;

/** Transcribes a voice note and answers it. Every failure is one line in the chat. */
export async function listen(incoming: Incoming<VoiceNote>, deps: ChatDeps): Promise<void> {
  const chatId = incoming.chat.id;
  const { lines } = deps.desk.wording();
  const stopTyping = deps.wire.showTyping(chatId);
  try {
    const heard = await orStopped(deps, () => transcribe(incoming, deps));
    if (heard === undefined) return await say(incoming, { text: lines.stopped }, deps);
    if (typeof heard === "string") return await say(incoming, { text: lines[heard] }, deps);
    await hearMessage(incoming, { text: heard.text, isSpoken: true }, deps);
  } finally {
    stopTyping();
  }
}

/** The spoken text, or the name of the line that says why there is none. @throws LlmError `aborted` */
async function transcribe(
  { chat, what }: Incoming<VoiceNote>,
  { wire, signal, voice: { llm } }: ChatDeps,
): Promise<{ readonly text: string } | LineName> {
  if (what.seconds > MAX_SECONDS || (what.bytes ?? 0) > MAX_BYTES) return "voice_too_long";
  const file = await wire.download(what, MAX_BYTES, signal);
  if (file.kind !== "bytes") return file.kind === "too_big" ? "voice_too_long" : "voice_failed";
  const note = {
    bytes: file.bytes,
    fileName: "voice.ogg",
    channelKey: channelKeyOf(chat.id),
  };
  try {
    const text = (await llm.transcribe(note, signal)).toWellFormed().trim();
    return text ? { text } : "voice_empty";
  } catch (error) {
    if (!(error instanceof LlmError) || error.kind === "aborted") throw error;
    return error.kind === "budget" ? "budget_spent" : "voice_failed";
  }
}
