// A voice note. A model transcribes it, and the text is then heard as a message of that person. The sound is not kept.

import type { Voice } from "grammy/types";
import { LlmError } from "../errors.ts";
import type { LineName } from "../wording/catalogue.ts";
import { TelegramError } from "../telegram/bot-api.ts";
import { channelKeyOf, chatOf, say, type Routed, type RouterDeps } from "./context.ts";
import { download, FileTooLargeError } from "../telegram/files.ts";
import { orStopped } from "./stop.ts";
import { showTyping } from "../telegram/typing.ts";
import { hearMessage } from "./hear-message.ts";

/** Seconds. Telegram's voice notes have about 4 kB for a second. */
const MAX_SECONDS = 300;
const MAX_BYTES = 5_000_000;

/** Transcribes a voice note and answers it. Every failure is one line in the chat. */
export async function listen(ctx: Routed, voice: Voice, deps: RouterDeps): Promise<void> {
  const chatId = chatOf(ctx);
  const { lines } = deps.desk.wording();
  const stopTyping = showTyping(chatId, deps);
  try {
    const heard = await orStopped(ctx, () => transcribe(ctx, voice, deps));
    if (heard === undefined) return await say(ctx, { text: lines.stopped }, deps);
    if (typeof heard === "string") return await say(ctx, { text: lines[heard] }, deps);
    await hearMessage(ctx, { text: heard.text, isSpoken: true }, deps);
  } finally {
    stopTyping();
  }
}

/** The spoken text, or the name of the line that says why there is none. @throws LlmError `aborted` */
async function transcribe(
  ctx: Routed,
  voice: Voice,
  { api, voice: { llm } }: RouterDeps,
): Promise<{ readonly text: string } | LineName> {
  const { signal } = ctx.handling;
  const isLong = voice.duration > MAX_SECONDS || (voice.file_size ?? 0) > MAX_BYTES;
  if (isLong) return "voice_too_long";
  try {
    const bytes = await download(voice.file_id, MAX_BYTES, api, signal);
    const channelKey = channelKeyOf(chatOf(ctx));
    const note = { bytes, fileName: "voice.ogg", channelKey };
    const text = (await llm.transcribe(note, signal)).toWellFormed().trim();
    return text ? { text } : "voice_empty";
  } catch (error) {
    if (error instanceof FileTooLargeError) return "voice_too_long";
    if (error instanceof TelegramError) return "voice_failed";
    if (!(error instanceof LlmError) || error.kind === "aborted") throw error;
    return error.kind === "budget" ? "budget_spent" : "voice_failed";
  }
}
