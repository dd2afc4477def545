// Commands about people: a link that lets somebody in, who is let in, and putting somebody out.

import { CandidateError } from "../errors.ts";
import { claimLink } from "../operator/claim.ts";
import { namedPeople, putOut } from "../operator/people.ts";
import type { Command, Answers, CommandDesk } from "./commands.ts";

type Wanted<Name extends Command["command"]> = Extract<Command, { command: Name }>;

/** @throws CandidateError when it is not said for whom, and somebody owns the bot already. */
export async function claim(
  { role }: Wanted<"claim">,
  { people, username }: CommandDesk,
): Promise<Answers["claim"]> {
  if (role === undefined && people.roles.owners().length > 0) {
    throw new CandidateError(
      "already_owned",
      "This bot has an owner. For a further person say which: --role owner or --role guest.",
    );
  }
  const granted = role ?? "owner";
  const link = await claimLink(granted, await username(), people.state, people.now());
  return { kind: "claim", role: granted, link };
}

export async function listPeople({ people }: CommandDesk): Promise<Answers["people"]> {
  return { kind: "people", people: await namedPeople(people) };
}

/** Why somebody was not put out is an answer too. */
export async function putOutByNumber(
  { userId, mayLeaveNobody }: Wanted<"put-out">,
  { people }: CommandDesk,
): Promise<Answers["put-out"]> {
  const name = await people.nameOf(userId);
  const done = await putOut({ userId, name, mayLeaveNobody }, people, () => undefined);
  return { kind: "put-out", ...(name !== undefined && { name }), done };
}
