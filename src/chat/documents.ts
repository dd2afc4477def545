// A text file with a chat from elsewhere. The analyst reads it as it reads a pasted checkpoint.

import { isCheckpointRequest, receiveDocument } from "../voice/checkpoint.ts";
import { withPermit } from "../voice/limits.ts";
import { clip } from "../record/text/clip.ts";
import { decodeText } from "../record/text/encoding.ts";
import { plainText } from "../record/text/scalar.ts";
import type { LineName } from "../wording/catalogue.ts";
import { silenceIn } from "../wording/silence.ts";
import { asksForSilence, heardBetweenUs } from "./between-us.ts";
import { answerBeside, answerStopped, hearMessage } from "./hear-message.ts";
import { isOfEndedTalk } from "./ended-talks.ts";
import { endTurn, isBetweenUs } from "./end-turn.ts";
import { areTheirs, channelKeyOf, type DocumentFile, type Incoming } from "./incoming.ts";
import type { ChatDeps } from "./ports.ts";
import { orStopped } from "./stop.ts";
import { around, writtenBy } from "./run-turn.ts";
import { isNearTelling, listenForDistress } from "./tellings.ts";
import { tiredLine } from "../voice/tired.ts";

const MAX_BYTES = 100_000;

/** Reads a .txt file of a companion into the Record's conversation. Every refusal is one line in the chat. */
export async function takeDocument(
  incoming: Incoming<DocumentFile>,
  deps: ChatDeps,
): Promise<void> {
  const { lines } = deps.desk.wording();
  const chatId = incoming.chat.id;
  const channelKey = channelKeyOf(chatId);
  const refusal = refusalOf(incoming, deps);
  const { caption = "" } = incoming.what;
  if (refusal) return answerBeside(incoming, caption, lines[refusal], deps);
  const stopTyping = deps.wire.showTyping(chatId);
  try {
    const result = await orStopped(deps, async () => {
      const read = await textOf(incoming, deps);
      if (typeof read === "string") return read;
      await listenForDistress(incoming, read.text, deps);
      if (asksForSilence(read.text, deps)) return { silent: read.text };
      const isNear = isNearTelling(incoming, deps);
      const isSecret = silenceIn(read.text) !== "none";
      const { name } = incoming.what;
      const received = await receiveDocument(
        {
          channelKey,
          name,
          text: read.text,
          isHeldBack: isNear || isSecret,
          ...writtenBy(incoming, deps),
        },
        { ...deps.voice, wording: deps.desk.wording() },
      );
      return isSecret && received.distress !== "sure"
        ? around(received, undefined, lines.secret_unnoted)
        : received;
    });
    if (result === undefined) return await answerStopped(incoming, caption, deps);
    if (typeof result === "string") {
      return await answerBeside(incoming, caption, result, deps);
    }
    if ("silent" in result) {
      const text = firstOfTalk([caption, result.silent].filter(Boolean).join("\n"), deps);
      return void (await heardBetweenUs(incoming, { text, above: lines.between_us_unnoted }, deps));
    }
    // The name of what it is, is all that some write beside it.
    const isName = caption === "" || isCheckpointRequest(caption, deps.desk.wording().phrases);
    if (isName)
      await endTurn({ channelKey, chatId, saidAt: incoming.writtenAt, result }, deps.desk);
    else await hearMessage(incoming, { text: caption, isSpoken: false, file: result }, deps);
  } finally {
    stopTyping();
  }
}

/** A file that asks for silence is heard like a message of its words, as long as one can be. */
function firstOfTalk(words: string, deps: ChatDeps): string {
  const text = clip(words, MESSAGE_CHARS);
  return asksForSilence(text, deps) ? text : `/between_us ${text}`;
}

const MESSAGE_CHARS = 4000;

/** The text of the file, or the line that says why there is none. @throws LlmError `aborted` */
async function textOf(
  { chat, what: document }: Incoming<DocumentFile>,
  { wire, signal, desk, voice: { limits } }: ChatDeps,
): Promise<{ readonly text: string } | string> {
  const { lines } = desk.wording();
  const channelKey = channelKeyOf(chat.id);
  const taking = { act: "document", channelKey } as const;
  const file = await withPermit(taking, limits, (permit) =>
    wire.download(document, MAX_BYTES, permit, signal),
  );
  if (!file) return tiredLine(taking, limits, lines);
  if (file.kind !== "bytes")
    return file.kind === "too_big" ? lines.document_too_big : lines.document_failed;
  const letters = decodeText(file.bytes);
  if (letters === undefined) return lines.document_letters;
  const text = plainText(letters).trim();
  return text ? { text } : lines.document_empty;
}

/** The line that refuses a file, if any. Only a companion's own words are evidence. */
function refusalOf(incoming: Incoming<DocumentFile>, deps: ChatDeps): LineName | undefined {
  const { user, what } = incoming;
  const { roles } = deps;
  // A file is only ever read to be noted.
  const isPrivate = isBetweenUs(channelKeyOf(incoming.chat.id), deps.desk);
  if (isPrivate || isOfEndedTalk(incoming, deps.desk.state)) return "between_us_unnoted";
  if (!roles.isCompanion(user.id)) return "document_guest";
  if (!areTheirs(incoming)) return "document_passed_on";
  if (!/\.txt$/i.test(what.name)) return "document_not_text";
  return (what.bytes ?? 0) > MAX_BYTES ? "document_too_big" : undefined;
}
