// The card of /people: everybody who has access, and by what. An owner can put out a person who came in by a link, with a
// second tap.

import {
  cardRule,
  putCard,
  type CardContent,
  type LiveCard,
  type ReadTap,
} from "../../desk/cards.ts";
import { objectionTo } from "../../gate/tap.ts";
import { namedPeople, putOut, variablesOf, whoIs, type PutOut } from "../../operator/people.ts";
import type { Grant } from "../../operator/roles.ts";
import { fill } from "../../wording/catalogue.ts";
import { showCard } from "../answer.ts";
import type { Incoming } from "../incoming.ts";
import { sinceDay } from "../../wording/plain-days.ts";
import type { ChatDeps } from "../ports.ts";
import type { CardChat } from "./card-chat.ts";
import { peopleBody, peopleCard, putOutCard, type PeopleCardBody } from "./people-card.ts";

/** The command /people: shows the list to an owner. */
export async function people(incoming: Incoming, deps: ChatDeps): Promise<void> {
  await showCard(incoming, await listCard(incoming, deps), deps);
}

type PeopleTap = ReadTap<PeopleCardBody>;

/** The list, and the question about one person, bound to the day since when they have been let in. */
export const PEOPLE_CARD = cardRule<PeopleCardBody, CardChat>({
  schema: peopleBody,
  show: async ({ shown }, { incoming, deps }) => {
    const question = shown && (await askCard(shown.userId, deps));
    return question ?? listCard(incoming, deps);
  },
  tap: async (tap, { incoming, deps }) => {
    const { lines } = deps.desk.wording();
    const { data, cardMessageId: messageId } = incoming.what;
    const isOwner = deps.roles.isOwner(incoming.user.id);
    const where = { data, chatId: incoming.chat.id, messageId, isOwner };
    const objection = objectionTo(where, tap.card, lines);
    if (objection !== undefined) return objection;
    const [, wish = "", id = ""] = VERB.exec(tap.verb) ?? [];
    switch (wish) {
      case "ask": {
        const question = await askCard(Number(id), deps);
        await replace(tap, question ?? (await listCard(incoming, deps)), deps);
        return question ? "" : lines.people_changed;
      }
      case "out":
        return out(tap, Number(id), { incoming, deps });
      case "keep":
        await replace(tap, await listCard(incoming, deps), deps);
        return lines.tap_not_now;
      default:
        return lines.tap_unknown;
    }
  },
});

/** The wish and the user id that it is about. */
const VERB = /^people\.(ask|out|keep)\.(\d{1,16})$/;

/** The question about a person; undefined when nobody with that id could be put out. */
async function askCard(userId: number, { people, desk }: ChatDeps): Promise<LiveCard | undefined> {
  const name = await people.nameOf(userId);
  const claimed = desk.state.access.find(userId);
  return claimed && putOutCard({ ...claimed, name }, desk.wording().lines);
}

async function out(tap: PeopleTap, userId: number, { incoming, deps }: CardChat): Promise<string> {
  const { lines } = deps.desk.wording();
  const { shown } = tap.body;
  // The button and the shown card must be about the same person.
  if (shown?.userId !== userId) return lines.tap_replaced;
  const name = await deps.people.nameOf(userId);
  const who = whoIs(userId, name);
  const byChat = incoming.chat.id;
  const request = { userId, since: shown.since, name, mayLeaveNobody: false, byChat };
  const done = await putOut(request, deps.people, deps.desk, () => {
    const grants = deps.roles.grantsOf(userId).filter(({ by }) => by === "environment");
    const text = outText(who, grants, deps);
    // Owners who put themselves out get no further message.
    putCard(tap, { text, buttons: [] }, deps.desk);
  });
  if (done.kind === "out") return outText(who, done.remains, deps);
  const text = refusalText(done, who, deps);
  const content = done.kind === "changed" ? await listCard(incoming, deps) : { text, buttons: [] };
  await replace(tap, content, deps);
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

/** Gives the list as the person who asks for it sees it. */
async function listCard(incoming: Incoming, { people: access, desk }: ChatDeps): Promise<LiveCard> {
  const { clock } = await desk.store.snapshot();
  const { lines } = desk.wording();
  const today = clock.date(desk.now());
  const since = (at: number): string => sinceDay(clock.date(new Date(at)), today, lines);
  return peopleCard(await namedPeople(access), incoming.user.id, since, lines);
}

async function replace(
  tap: PeopleTap,
  content: CardContent | LiveCard,
  { desk }: ChatDeps,
): Promise<void> {
  await desk.commit(() => {
    putCard(tap, content, desk);
  });
}
