// A text file with a chat from elsewhere. The analyst reads it as it reads a pasted checkpoint.

import type { Document } from "grammy/types";
import { receiveDocument } from "../voice/checkpoint.ts";
import { decodeText } from "../record/text/encoding.ts";
import { plainText } from "../record/text/scalar.ts";
import type { LineName } from "../wording/catalogue.ts";
import { TelegramError } from "../telegram/bot-api.ts";
import { channelKeyOf, chatOf, isPassedOn, say, type Routed, type RouterDeps } from "./context.ts";
import { download, FileTooLargeError } from "../telegram/files.ts";
import { endTurn } from "./end-turn.ts";
import { orStopped } from "./stop.ts";
import { writtenBy } from "./run-turn.ts";
import { showTyping } from "../telegram/typing.ts";

const MAX_BYTES = 100_000;

/** Reads a .txt file of a companion into the Record's conversation. Every refusal is one line in the chat. */
export async function takeDocument(
  ctx: Routed,
  document: Document,
  deps: RouterDeps,
): Promise<void> {
  const { lines } = deps.desk.wording();
  const chatId = chatOf(ctx);
  const channelKey = channelKeyOf(chatId);
  const { signal, also } = ctx.handling;
  const refusal = refusalOf(ctx, document, deps);
  if (refusal) return say(ctx, { text: lines[refusal] }, deps);
  const stopTyping = showTyping(chatId, deps);
  try {
    const result = await orStopped(ctx, async () => {
      const read = await textOf(document, deps, signal);
      if (typeof read === "string") return read;
      return receiveDocument(
        { channelKey, name: document.file_name ?? "", text: read.text, ...writtenBy(ctx) },
        { ...deps.voice, signal, wording: deps.desk.wording() },
      );
    });
    if (result && typeof result === "object") {
      await endTurn({ channelKey, chatId, result }, deps.desk, also);
    } else {
      await say(ctx, { text: lines[result ?? "stopped"] }, deps);
    }
  } finally {
    stopTyping();
  }
}

/** The text of the file, or the name of the line that says why there is none. @throws LlmError `aborted` */
async function textOf(
  document: Document,
  { api }: RouterDeps,
  signal: AbortSignal,
): Promise<{ readonly text: string } | LineName> {
  try {
    const bytes = await download(document.file_id, MAX_BYTES, api, signal);
    const letters = decodeText(bytes);
    if (letters === undefined) return "document_letters";
    const text = plainText(letters).trim();
    return text ? { text } : "document_empty";
  } catch (error) {
    if (error instanceof FileTooLargeError) return "document_too_big";
    if (error instanceof TelegramError) return "document_failed";
    throw error;
  }
}

/** The line that refuses a file, if any. Only a companion's own words are evidence. */
function refusalOf(ctx: Routed, document: Document, { roles }: RouterDeps): LineName | undefined {
  if (!roles.isCompanion(ctx.from?.id ?? 0)) return "document_guest";
  if (isPassedOn(ctx)) return "document_passed_on";
  if (!/\.txt$/i.test(document.file_name ?? "")) return "document_not_text";
  return (document.file_size ?? 0) > MAX_BYTES ? "document_too_big" : undefined;
}
