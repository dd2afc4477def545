// Every fixed line that a person may read from the Voice. Warm, short, plain, age-neutral.

import type { Persona } from "../record/types.ts";

export const WORDING = {
  tired: "I'm a bit tired from talking so much. Let's go on later?",
  confused: "I got mixed up for a moment. Could you say that again?",
  reset: "Okay, this chat starts fresh. What shall we talk about? (My Record stays as it is.)",
  unreadable:
    "Something in my Record can't be read right now. Whoever looks after me has to fix that first.",
  cannotRead: "I can only read text so far. Could you type it for me?",
  editedMessage: "I saw you changed a message. I only read the new words if you send them again.",
  unknownCommand: "I don't know that command. /help shows the ones I know.",
  tooLong: "That was a long one! I kept all of it, but for my answer I only read the first part.",
  refusedText: "I had an answer, but it would not go through. Could you ask me again?",
  notTheOwner: "Only the person who looks after this Record can do that.",
  stranger: "Hello! I only talk with people I know.",
} as const;

/** What an activity report or checkpoint leads to. */
export const STAGED_WORDING = {
  activity: {
    staged: (pending: number) =>
      `Nice, I noted that! ${thingsWait(pending)} Send /review when you want to look.`,
    nothingNew:
      "Nice! It's in our log. Nothing new for my Record this time; /review shows what waits.",
  },
  checkpoint: {
    staged: (pending: number) =>
      `Checkpoint taken. I found something worth keeping. ${thingsWait(pending)} Send /review to look.`,
    nothingNew: "Checkpoint taken. Nothing new for my Record since the last one.",
  },
  handback: {
    staged: (pending: number) =>
      `Thanks for bringing that back! I found something worth keeping. ${thingsWait(pending)} Send /review to look.`,
    nothingNew: "Thanks for bringing that back! I found nothing new for my Record in it.",
  },
} as const;

function thingsWait(pending: number): string {
  return pending === 1 ? "1 thing waits for a yes." : `${pending} things wait for a yes.`;
}

/** Labels of the reply keyboard: requests to the Voice, each answerable by a normal turn. */
export const KEYBOARD: readonly (readonly string[])[] = [
  ["What are you thinking about?", "Look something up"],
  ["Explore a topic", "What are you curious about?"],
  ["Let's chat"],
];

/** First words to a person (spec/telegram §2, `/start`). */
export function greeting(persona: Persona): string {
  const likes = [
    ...persona.interests.map((interest) => interest.topic),
    ...persona.favourites.flatMap((favourite) => favourite.items.slice(0, 1)),
  ].slice(0, 3);
  const invitation =
    likes.length > 0 ? `Want to talk about ${listed(likes)}?` : "What shall we talk about?";
  return [
    `Hi! I'm ${persona.name}'s Voice. I remember what was learned and done, and only that.`,
    'Did you do something together? Tell me with "we ...", like "we drew a map". /review shows what waits to be remembered.',
    invitation,
  ].join("\n\n");
}

function listed(items: readonly string[]): string {
  return items.length < 2
    ? items.join("")
    : `${items.slice(0, -1).join(", ")} or ${items.at(-1) ?? ""}`;
}
