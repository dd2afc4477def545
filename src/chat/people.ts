// The command /people: everybody who has access, and by what. An owner can put out a person who came in by a link, with
// a second tap.

import type { CardContent, LiveCard } from "../gate/card.ts";
import { putOnCard } from "../gate/card-tap.ts";
import { namedPeople, putOut, variablesOf, whoIs, type PutOut } from "../operator/people.ts";
import type { Grant } from "../operator/roles.ts";
import { readCallbackData, type Card } from "../state/cards.ts";
import { peopleCard, putOutCard, type PeopleCardBody } from "./people-card.ts";
import { fill } from "../wording/catalogue.ts";
import { showCard, toast } from "./answer.ts";
import type { Incoming, Tap } from "./incoming.ts";
import type { ChatDeps } from "./ports.ts";

/** Shows the list of people to an owner. */
export async function people(incoming: Incoming, deps: ChatDeps): Promise<void> {
  await showCard(incoming, await listCard(incoming, deps), deps);
}

/** The wish and the user id that it is about. */
const VERB = /^people\.(ask|out|keep)\.(\d{1,16})$/;

/** True for a tap on a list of people. */
export function isPeopleTap(data: string): boolean {
  return VERB.test(readCallbackData(data).verb);
}

/** Carries out a tap on a list of people and shows the result over the chat. */
export async function tappedPeople(incoming: Incoming<Tap>, deps: ChatDeps): Promise<void> {
  void toast(incoming, await tapped(incoming, deps), deps);
}

async function tapped(incoming: Incoming<Tap>, deps: ChatDeps): Promise<string> {
  const { lines } = deps.desk.wording();
  const { token, stamp, verb: wanted } = readCallbackData(incoming.what.data);
  const [, verb, id = ""] = VERB.exec(wanted) ?? [];
  const card = deps.desk.state.outbox.cardByToken(token);
  if (card?.kind !== "people" || card.chatId !== incoming.chat.id) return lines.tap_unknown;
  if (!deps.roles.isOwner(incoming.user.id)) return lines.tap_not_owner;
  const messageId = incoming.what.cardMessageId;
  if (card.messageId !== null && card.messageId !== messageId) return lines.tap_replaced;
  // The card changed after this button was drawn.
  if (stamp !== card.stamp) return lines.tap_changed;
  const userId = Number(id);
  if (verb === "out") return out(incoming, card, userId, deps);
  const question = verb === "ask" ? await askCard(userId, deps) : undefined;
  await show(card, question ?? (await listCard(incoming, deps)), deps);
  if (question) return "";
  return verb === "ask" ? lines.people_changed : lines.tap_not_now;
}

/** The question about a person; undefined when nobody with that id could be put out. */
async function askCard(userId: number, { people, desk }: ChatDeps): Promise<LiveCard | undefined> {
  const name = await people.nameOf(userId);
  const claimed = desk.state.access.find(userId);
  return claimed && putOutCard({ ...claimed, name }, desk.wording().lines);
}

async function out(
  incoming: Incoming,
  card: Card,
  userId: number,
  deps: ChatDeps,
): Promise<string> {
  const { lines } = deps.desk.wording();
  const { shown } = card.body as PeopleCardBody;
  // The button and the shown card must be about the same person.
  if (shown?.userId !== userId) return lines.tap_replaced;
  const name = await deps.people.nameOf(userId);
  const who = whoIs(userId, name);
  const byChat = incoming.chat.id;
  const request = { userId, since: shown.since, name, mayLeaveNobody: false, byChat };
  const done = await putOut(request, deps.people, () => {
    const grants = deps.roles.grantsOf(userId).filter(({ by }) => by === "environment");
    const text = outText(who, grants, deps);
    // Owners who put themselves out get no further message.
    putOnCard(card, { text, buttons: [] }, deps.desk);
    deps.desk.ended();
  });
  if (done.kind === "out") return outText(who, done.remains, deps);
  const text = refusalText(done, who, deps);
  const content = done.kind === "changed" ? await listCard(incoming, deps) : { text, buttons: [] };
  await show(card, content, deps);
  return text;
}

function outText(who: string, remains: readonly Grant[], { desk }: ChatDeps): string {
  const { lines } = desk.wording();
  const variable = variablesOf(remains).join(", ");
  return fill(variable ? lines.people_out_but : lines.people_out, { who, variable });
}

function refusalText(
  refused: Exclude<PutOut, { kind: "out" }>,
  who: string,
  { desk }: ChatDeps,
): string {
  const { lines } = desk.wording();
  switch (refused.kind) {
    case "named":
      return fill(lines.people_named, { who, variable: refused.variables.join(", ") });
    case "last-owner":
      return fill(lines.people_last, { who });
    case "changed":
      return lines.people_changed;
  }
}

async function listCard(incoming: Incoming, { people: access, desk }: ChatDeps): Promise<LiveCard> {
  const { clock } = await desk.store.snapshot();
  const dateOf = (at: number): string => clock.date(new Date(at));
  return peopleCard(await namedPeople(access), incoming.user.id, dateOf, desk.wording().lines);
}

async function show(
  card: Card,
  content: CardContent | LiveCard,
  { desk }: ChatDeps,
): Promise<void> {
  await desk.commit(() => {
    putOnCard(card, content, desk);
  });
}
