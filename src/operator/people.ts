// People who came in by a claim link can be put out. From that moment nothing is sent to them: waiting messages are dropped,
// their buttons are unknown, and their unanswered messages lead to nothing. The other owners are told.

import { CameBetween, untilNothingComesBetween } from "../desk/came-between.ts";
import type { Desk } from "../desk/desk.ts";
import type { Logger } from "../logger.ts";
import { clip } from "../record/text/clip.ts";
import type { ClaimedRole } from "../state/access.ts";
import { dropWaiting } from "../state/inbox.ts";
import type { RecordState } from "../state/record-state.ts";
import { fill } from "../wording/catalogue.ts";
import type { Grant, Person, PersonRole, Roles } from "./roles.ts";

/** Everybody who is let in, and their names. */
export interface People {
  readonly roles: Roles;
  /** Gives a person's own name in Telegram, or undefined where nobody can be asked. */
  readonly nameOf: (userId: number) => Promise<string | undefined>;
  readonly log: Pick<Logger, "info">;
}

export interface NamedPerson extends Person {
  readonly name: string | undefined;
}

export interface PutOutRequest {
  readonly userId: number;
  /** The start of the grant that was shown. If it differs by now, nothing is changed. Absent: any grant. */
  readonly since?: number;
  readonly name: string | undefined;
  /** True: the last owner may be put out, so that nobody owns the bot afterwards. */
  readonly mayLeaveNobody: boolean;
  /** The chat of the person who does it, which needs no notice. Absent: the command line. */
  readonly byChat?: number;
}

export type PutOut =
  /** `remains`: the grants of the environment, which stay. */
  | { readonly kind: "out"; readonly role: ClaimedRole; readonly remains: readonly Grant[] }
  /** Only the environment lets them in, by these variables. */
  | { readonly kind: "named"; readonly variables: readonly string[] }
  | { readonly kind: "last-owner" }
  /** They are not let in at all, or not by the grant that was shown. */
  | { readonly kind: "changed" };

/** Gives everybody who is let in, with their names in Telegram. */
export async function namedPeople({ roles, nameOf }: People): Promise<readonly NamedPerson[]> {
  return Promise.all(
    roles.people().map(async (person) => ({ ...person, name: await nameOf(person.userId) })),
  );
}

/** Gives `Kim (1002)`. The name is chosen by the person; only the number identifies them. */
export function whoIs(userId: number, name: string | undefined): string {
  const shown = clip(name ?? "", 60);
  return shown ? `${shown} (${userId})` : String(userId);
}

/**
 * Takes away the grant of a claim link. It is decided and done in one transaction. A refusal commits nothing.
 * @param tell runs in it before anything changes, when somebody is put out.
 */
export async function putOut(
  request: PutOutRequest,
  people: People,
  desk: Desk,
  tell?: () => void,
): Promise<PutOut> {
  const { userId } = request;
  const done = await untilNothingComesBetween(async (): Promise<PutOut> => {
    const found = judge(request, people, desk);
    if (found.kind !== "claimed") return found;
    return desk.commit(() => {
      const still = judge(request, people, desk);
      if (still.kind !== "claimed") throw new CameBetween("the people change all the time");
      tell?.();
      return revoke(request, still, people, desk);
    });
  });
  if (done.kind === "out") {
    people.log.info({ user: userId, role: done.role }, "somebody was put out");
  }
  return done;
}

/** Tells the other owners who came in by a link. Only inside a transaction. */
export function announceClaim(
  userId: number,
  name: string | undefined,
  role: PersonRole,
  desk: Telling,
): void {
  const line = role === "owner" ? "people_came_owner" : "people_came_guest";
  tellOwners(line, { userId, name }, desk);
}

/** All that it takes to tell the owners something. */
interface Telling extends Pick<People, "roles">, Pick<Desk, "now" | "wording"> {
  readonly state: Pick<RecordState, "outbox">;
}

/** A person who can be put out. */
interface Claimed {
  readonly kind: "claimed";
  readonly role: ClaimedRole;
}

function judge(
  { userId, since, mayLeaveNobody }: PutOutRequest,
  { roles }: People,
  { state }: Desk,
): Claimed | Exclude<PutOut, { kind: "out" }> {
  const grants = roles.grantsOf(userId);
  const claimed = state.access.find(userId);
  const variables = variablesOf(grants);
  if (!claimed) return variables.length > 0 ? { kind: "named", variables } : { kind: "changed" };
  if (since !== undefined && since !== claimed.since) return { kind: "changed" };
  const isOnly = roles.owners().every((owner) => owner === userId);
  const staysOwner = grants.some(({ by, role }) => by === "environment" && role === "owner");
  const isLast = claimed.role === "owner" && isOnly && !staysOwner;
  if (isLast && !mayLeaveNobody) return { kind: "last-owner" };
  return { kind: "claimed", role: claimed.role };
}

/** Only inside the transaction. */
function revoke(
  request: PutOutRequest,
  { role }: Claimed,
  { roles }: People,
  desk: Desk,
): Extract<PutOut, { kind: "out" }> {
  const { userId } = request;
  const [before] = roles.grantsOf(userId);
  desk.state.access.revoke(userId);
  const remains = roles.grantsOf(userId);
  if (remains[0]?.role !== before?.role) {
    voidPerson(userId, desk.state);
    tellOwners(wentLine(role), request, { ...desk, roles });
  }
  return { kind: "out", role, remains };
}

/** Gives the variables of the environment that let somebody in. */
export function variablesOf(grants: readonly Grant[]): readonly string[] {
  return grants.flatMap((grant) => (grant.by === "environment" ? [grant.variable] : []));
}

/** Drops what waits for a person. The id of a private chat is its person's. */
function voidPerson(userId: number, state: RecordState): void {
  const channel = `telegram:${userId}`;
  // The talk ends first: what waits of it is let go of then.
  state.conversations.endBetweenUs(channel);
  state.outbox.voidChat(userId);
  state.awaitedEdits.clear(userId);
  state.homework.end(channel);
  state.conversations.setPendingLookup(channel, undefined, 0);
  dropWaiting(state.database, String(userId));
}

function wentLine(role: ClaimedRole): "people_went_owner" | "people_went_guest" {
  return role === "owner" ? "people_went_owner" : "people_went_guest";
}

function tellOwners(
  line: `people_${"came" | "went"}_${"owner" | "guest"}`,
  { userId, name, byChat }: Pick<PutOutRequest, "userId" | "name" | "byChat">,
  desk: Telling,
): void {
  const text = fill(desk.wording().lines[line], { who: whoIs(userId, name) });
  for (const chatId of desk.roles.owners()) {
    if (chatId === userId || chatId === byChat) continue;
    desk.state.outbox.add({ chatId, text }, desk.now().getTime());
  }
}
