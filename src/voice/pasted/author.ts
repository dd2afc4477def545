// The question who the person is in a pasted chat. Until it is answered, nothing in that chat is evidence. The card remembers
// the chat, so that nobody has to paste it again. Proof: test/e2e/chat-author.test.ts.

import * as z from "zod";
import { withoutUnseen } from "../../record/text/unseen.ts";
import { clipScalar } from "../../record/text/clip.ts";
import type { Button, NewCard } from "../../state/outbox.ts";
import { listOf } from "../../stored-list.ts";
import type { Lines } from "../../wording/catalogue.ts";
import { ownWords, type OwnWords } from "./own-words.ts";
import type { AuthorQuestion, ChatSpeaker, InboundMessage } from "../ports.ts";
import { passages } from "../../record/text/quote.ts";

/** The body of the card. */
export const authorCardBody: z.ZodType<AuthorQuestion> = z.object({
  speakers: listOf(z.object({ name: z.string(), written: z.string() })),
  before: z.string(),
  parts: listOf(z.string()),
  saidAt: z.number().exactOptional(),
});

/** A closed question remembers nothing of the chat. */
export const CLOSED_QUESTION: AuthorQuestion = { speakers: [], before: "", parts: [] };

/** The verb of the button that says "none of them". */
export const NONE_VERB = "who.none";
const NAME_VERB = /^who\.(\d)$/;
const LABEL_CHARS = 30;

/** Gives the question that a message leads to; undefined where nobody in it could be named. */
export function asksAuthor(
  own: OwnWords,
  { text, earlier, saidAt }: Pick<InboundMessage, "text" | "earlier" | "saidAt">,
): AuthorQuestion | undefined {
  if (own.kind !== "unclear" || own.speakers === undefined) return undefined;
  return {
    speakers: own.speakers,
    before: earlier ?? "",
    parts: [text],
    ...(saidAt !== undefined && { saidAt }),
  };
}

/**
 * Gives the line for words that are not certainly the person's, and the question with it where one can be asked.
 * @param mayAsk false near a telling of distress: then nothing is to be learned.
 */
export function unclearAnswer(
  own: OwnWords,
  message: Parameters<typeof asksAuthor>[1],
  lines: Lines,
  mayAsk = true,
): { readonly line: string; readonly author?: AuthorQuestion } {
  const author = mayAsk ? asksAuthor(own, message) : undefined;
  return author ? { line: lines.whose_ask, author } : { line: lines.whose_words };
}

/** Gives a question that also asks about the parts before it. Undefined: the earlier question is about something else. */
export function joined(earlier: AuthorQuestion, later: AuthorQuestion): AuthorQuestion | undefined {
  const whole = [...(earlier.before === "" ? [] : [earlier.before]), ...earlier.parts].join("\n");
  if (earlier.parts.length === 0 || later.before !== whole) return undefined;
  return { ...later, before: earlier.before, parts: [...earlier.parts, ...later.parts] };
}

/** Gives the buttons that go under the question. */
export function authorCard(
  body: AuthorQuestion,
  lines: Lines,
): { readonly card: NewCard; readonly buttons: readonly (readonly Button[])[] } {
  const names = body.speakers.map(({ written }, index) => ({
    label: clipScalar(withoutUnseen(written), LABEL_CHARS),
    verb: `who.${index}`,
  }));
  return {
    card: { kind: "author", body },
    buttons: [names, [{ label: lines.whose_none, verb: NONE_VERB }]],
  };
}

/** The speaker whose button was tapped. */
export function tappedSpeaker({ speakers }: AuthorQuestion, verb: string): ChatSpeaker | undefined {
  const [, index] = NAME_VERB.exec(verb) ?? [];
  return index === undefined ? undefined : speakers[Number(index)];
}

/** Gives the words of the speaker whom the person says they are. */
export function wordsOfAuthor({ before, parts }: AuthorQuestion, me: string): string {
  const said = parts.flatMap((text, at) => {
    const earlier = [before, ...parts.slice(0, at)].filter((part) => part !== "").join("\n");
    const own = ownWords(text, [], { earlier, me });
    return own.kind === "lines" && own.words !== "" ? [own.words] : [];
  });
  return passages(said);
}
