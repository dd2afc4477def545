// The card with everybody who has access, and the card that asks before a person is put out.

import * as z from "zod";
import type { LiveCard } from "../../desk/cards.ts";
import { whoIs, type NamedPerson } from "../../operator/people.ts";
import type { Grant } from "../../operator/roles.ts";
import type { Claimed } from "../../state/access.ts";
import { fill, type Lines } from "../../wording/catalogue.ts";

/** The body of the card. */
export const peopleBody = z.object({
  /** The person that a question is about, and since when they have been let in. A list has none. */
  shown: z.object({ userId: z.int(), since: z.number() }).readonly().optional(),
});

export type PeopleCardBody = Readonly<z.infer<typeof peopleBody>>;

/** Telegram allows a hundred buttons. The command line shows longer lists. */
const BUTTONS = 40;

/**
 * @param reader user id of the owner who looks at it.
 * @param sinceOf gives a time in Unix milliseconds as a day of the Record's time zone.
 */
export function peopleCard(
  people: readonly NamedPerson[],
  reader: number | undefined,
  sinceOf: (at: number) => string,
  lines: Lines,
): LiveCard {
  const rows = people.map(({ userId, name, grants }) => {
    const you = userId === reader ? ` ${lines.people_you}` : "";
    const what = grants.map((grant) => describe(grant, sinceOf, lines)).join("; ");
    return `• ${whoIs(userId, name)}${you}: ${what}`;
  });
  const guests = people.filter(({ grants }) => grants.some(({ by }) => by === "claim"));
  const isNamed = people.some(({ grants }) => grants.some(({ by }) => by === "environment"));
  const body: PeopleCardBody = {};
  return {
    text: [
      [lines.people_title, ...rows].join("\n"),
      ...(isNamed ? [lines.people_by_variable] : []),
    ].join("\n\n"),
    buttons: guests.slice(0, BUTTONS).map(({ userId, name }) => [
      {
        label: fill(lines.people_button, { who: whoIs(userId, name) }),
        verb: `people.ask.${userId}`,
      },
    ]),
    card: { kind: "people", body },
  };
}

/** The question before a person loses access, with "put out" and "keep" buttons. */
export function putOutCard(
  { userId, role, since, name }: Claimed & { readonly name: string | undefined },
  lines: Lines,
): LiveCard {
  const body: PeopleCardBody = { shown: { userId, since } };
  const who = whoIs(userId, name);
  return {
    text: fill(role === "owner" ? lines.people_ask_owner : lines.people_ask_guest, { who }),
    buttons: [
      [
        { label: lines.people_put_out, verb: `people.out.${userId}` },
        { label: lines.people_keep, verb: `people.keep.${userId}` },
      ],
    ],
    card: { kind: "people", body },
  };
}

function describe(grant: Grant, sinceOf: (at: number) => string, lines: Lines): string {
  const role = lines[`people_${grant.role}`];
  const from =
    grant.by === "environment"
      ? fill(lines.people_from_variable, { variable: grant.variable })
      : fill(lines.people_from_link, { since: sinceOf(grant.since) });
  return `${role} (${from})`;
}
