// The question who the person is in a pasted chat. Until it is answered, nothing in that chat is evidence. The card remembers
// the chat, so that nobody has to paste it again. Proof: test/e2e/chat-author.test.ts.

import * as z from "zod";
import { withoutUnseen } from "../record/text/unseen.ts";
import { clipScalar } from "../record/text/scalar.ts";
import type { Button, NewCard } from "../state/outbox.ts";
import type { Lines } from "../wording/catalogue.ts";
import { ownWords, type OwnWords } from "./own-words.ts";
import type { InboundMessage } from "./ports.ts";
import { passages } from "./quote.ts";

const chatSpeaker = z.object({ name: z.string(), written: z.string() });

/** The body of the card. Without parts the question is closed. */
export const authorCardBody = z.object({
  speakers: z.array(chatSpeaker),
  /** The parts of the same paste before those that this card asks about. */
  before: z.string(),
  /** More than one where the app cut a long paste. */
  parts: z.array(z.string()),
  /** When the last part was written, in Unix milliseconds. */
  saidAt: z.number().optional(),
});

export type AuthorCardBody = Readonly<z.infer<typeof authorCardBody>>;

/** A closed question remembers nothing of the chat. */
export const CLOSED_QUESTION: AuthorCardBody = { speakers: [], before: "", parts: [] };

/** The verb of the button that says "none of them". */
export const NONE_VERB = "who.none";
const NAME_VERB = /^who\.(\d)$/;
const LABEL_CHARS = 30;

/** Gives the question that a message leads to; undefined where nobody in it could be named. */
export function asksAuthor(
  own: OwnWords | undefined,
  { text, earlier, saidAt }: Pick<InboundMessage, "text" | "earlier" | "saidAt">,
): AuthorCardBody | undefined {
  if (own?.kind !== "unclear" || own.speakers === undefined) return undefined;
  return {
    speakers: [...own.speakers],
    before: earlier ?? "",
    parts: [text],
    ...(saidAt !== undefined && { saidAt }),
  };
}

/** Gives the line for words that are not certainly the person's: a question where one can be asked. */
export function authorLine(own: OwnWords, lines: Lines): string | undefined {
  if (own.kind !== "unclear") return undefined;
  return own.speakers === undefined ? lines.whose_words : lines.whose_ask;
}

/** Gives a question that also asks about the parts before it. Undefined: the earlier question is about something else. */
export function joined(earlier: AuthorCardBody, later: AuthorCardBody): AuthorCardBody | undefined {
  const whole = [...(earlier.before === "" ? [] : [earlier.before]), ...earlier.parts].join("\n");
  if (earlier.parts.length === 0 || later.before !== whole) return undefined;
  return { ...later, before: earlier.before, parts: [...earlier.parts, ...later.parts] };
}

/** Gives the buttons that go under the question. */
export function authorCard(
  body: AuthorCardBody,
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
export function tappedSpeaker(
  { speakers }: AuthorCardBody,
  verb: string,
): AuthorCardBody["speakers"][number] | undefined {
  const [, index] = NAME_VERB.exec(verb) ?? [];
  return index === undefined ? undefined : speakers[Number(index)];
}

/** Gives the words of the speaker whom the person says they are. */
export function wordsOfAuthor({ before, parts }: AuthorCardBody, me: string): string {
  const said = parts.flatMap((text, at) => {
    const earlier = [before, ...parts.slice(0, at)].filter((part) => part !== "").join("\n");
    const own = ownWords(text, [], { earlier, me });
    return own.kind === "lines" && own.words !== "" ? [own.words] : [];
  });
  return passages(said);
}
