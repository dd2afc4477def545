// The people around one bot. Each says one thing after another: questions that it can answer and that it cannot,
// reports, and a yes to what it wants to remember.

import type { Person } from "../../src/tools/simulator/simulator-types.ts";
import type { Random } from "../crash/load.ts";
import { isCard, type Asked, type Heard } from "./heard.ts";
import { GUEST, VISITOR, type Member } from "./member.ts";
import { tagFor } from "./model.ts";
import { spelled } from "./record.ts";

/** Long enough for a stop, a start and a disk that is full for a while. */
const PATIENCE = { timeoutMs: 60_000 };

/** One round: every kind of thing once, in any order. */
export async function ownersRound(member: Member, random: Random): Promise<void> {
  for (const step of shuffled([askKnown, askUnknown, reportAndMerge, severalAtOnce], random)) {
    await step(member, member.who.owner);
  }
}

/** A guest, who talks to all twenty: nothing that they say is proposed. */
export async function guestsRound(member: Member, random: Random): Promise<void> {
  for (const step of shuffled([askKnown, askUnknown, severalAtOnce], random)) {
    await step(member, GUEST);
  }
}

/** One after the other. Each is answering somebody when it stops, and is written to while it is away. */
export async function restartOneByOne(members: readonly Member[]): Promise<void> {
  const answers: Promise<unknown>[] = [];
  for (const member of members) {
    const before = sayKnown(member, VISITOR);
    await member.stop();
    const meanwhile = sayKnown(member, VISITOR);
    await member.start();
    answers.push(...[before, meanwhile].map((asked) => answer(member, asked)));
  }
  await Promise.all(answers);
}

export async function askKnown(member: Member, person: Person): Promise<void> {
  await answer(member, sayKnown(member, person));
}

async function askUnknown(member: Member, person: Person): Promise<void> {
  const isOwner = person !== GUEST;
  const cards = countCards(member);
  const question = sayUnknown(member, person);
  await answer(member, question.asked);
  const isLookedUp = (text: string) =>
    text.startsWith("I looked it up") && text.includes(question.tag);
  await answer(member, say(member, person, "yes", isLookedUp));
  if (!isOwner) return;
  // Looked-up facts are proposed. The owner does not want all of them.
  await member.telegram.waitFor(() => countCards(member) > cards, { ...PATIENCE, what: "card" });
  await tap(member, person, /Reject/);
  // Asked for a reason, unless the card showed a contradiction.
  if (buttons(member, person, /Just no/).length > 0) await tap(member, person, /Just no/);
}

async function reportAndMerge(member: Member, person: Person): Promise<void> {
  const cards = countCards(member);
  const thing = `${member.who.mark}${spelled(member.asked.length)}boat`;
  const isNoted = (text: string) => text.startsWith("Nice, I noted that!");
  await answer(member, say(member, person, `we drew a ${thing}`, isNoted));
  await member.telegram.waitFor(() => countCards(member) > cards, { ...PATIENCE, what: "card" });
  await tap(member, person, /Approve|Keep both/i);
  await answer(
    member,
    say(member, person, "/merge", (text) => text.startsWith("Put ")),
  );
  await tap(member, person, /^Merge$/);
  const tag = nextTag(member);
  const isKnown = (text: string) =>
    text.toLowerCase().includes(thing) && !text.includes("learned that yet") && text.endsWith(tag);
  await answer(member, say(member, person, `what do you know about the ${thing}? ${tag}`, isKnown));
}

async function severalAtOnce(member: Member, person: Person): Promise<void> {
  const messages = [
    sayKnown(member, person),
    sayUnknown(member, person).asked,
    sayKnown(member, person),
  ];
  for (const asked of messages) await answer(member, asked);
}

function sayKnown(member: Member, person: Person): Asked {
  const tag = nextTag(member);
  const isSecret = (text: string) => text.includes(member.who.secret) && text.endsWith(tag);
  return say(member, person, `what do you know about the secret kite? ${tag}`, isSecret);
}

function sayUnknown(member: Member, person: Person): { readonly asked: Asked; tag: string } {
  const tag = nextTag(member);
  const fish = `${member.who.mark}${spelled(member.asked.length)}fish`;
  const isOffer = (text: string) =>
    text.includes("do you want me to look it up") && text.endsWith(tag);
  return { asked: say(member, person, `where do ${fish} sleep? ${tag}`, isOffer), tag };
}

function say(
  member: Member,
  person: Person,
  text: string,
  isAnswer: (text: string) => boolean,
): Asked {
  const asked = { chatId: person.id, text, isAnswer, at: performance.now() };
  member.asked.push(asked);
  member.telegram.say(person, text);
  return asked;
}

async function answer({ telegram, heard, who }: Member, asked: Asked): Promise<Heard> {
  return telegram.waitFor(
    () =>
      heard.findLast(
        ({ chatId, at, text }) => chatId === asked.chatId && at >= asked.at && asked.isAnswer(text),
      ),
    { ...PATIENCE, what: `answer of ${who.id} to "${asked.text}"` },
  );
}

/** Taps the newest button of that name and waits until the card shows that it was heard. */
async function tap(member: Member, person: Person, label: RegExp): Promise<void> {
  const { telegram, who } = member;
  const { update } = telegram.tapButton(person, label);
  const id = update.callback_query?.message?.message_id ?? 0;
  await telegram.waitFor(() => !buttons(member, person, label).includes(id), {
    ...PATIENCE,
    what: `${who.id} to take a tap on ${label}`,
  });
}

/** Messages that have such a button now. */
function buttons({ telegram }: Member, person: Person, label: RegExp): number[] {
  return telegram
    .chat(person.id)
    .filter((message) => message.buttons.flat().some(({ text }) => label.test(text)))
    .map(({ messageId }) => messageId);
}

function countCards({ heard }: Member): number {
  return heard.filter(({ text }) => isCard(text)).length;
}

function nextTag({ who, asked }: Member): string {
  return tagFor(who.mark, asked.length + 1);
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, place: random(1_000_000) }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
