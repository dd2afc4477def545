// Commands about people: a link that lets somebody in, who is let in, and putting somebody out.

import { GraceMarError } from "../errors.ts";
import { claimLink } from "../operator/claim.ts";
import { namedPeople, putOut } from "../operator/people.ts";
import type { Command, CommandAnswer, CommandDesk } from "./commands.ts";

type Wanted<Name extends Command["command"]> = Extract<Command, { command: Name }>;

/** @throws GraceMarError `already_owned` when it is not said for whom, and somebody owns the bot already. */
export async function claim(
  { role }: Wanted<"claim">,
  { people, username }: CommandDesk,
): Promise<CommandAnswer> {
  if (role === undefined && people.roles.owners().length > 0) {
    throw new GraceMarError(
      "already_owned",
      "This bot has an owner. For a further person say which: --role owner or --role guest.",
    );
  }
  const granted = role ?? "owner";
  const link = await claimLink(granted, await username(), people.state, people.now());
  return { kind: "claim", role: granted, link };
}

export async function listPeople({ people }: CommandDesk): Promise<CommandAnswer> {
  return { kind: "people", people: await namedPeople(people) };
}

/** Why somebody was not put out is an answer too. */
export async function putOutByNumber(
  { userId, mayLeaveNobody }: Wanted<"put-out">,
  { people }: CommandDesk,
): Promise<CommandAnswer> {
  const name = await people.nameOf(userId);
  const done = await putOut({ userId, name, mayLeaveNobody }, people, () => undefined);
  return { kind: "put-out", ...(name !== undefined && { name }), done };
}
