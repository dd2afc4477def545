// Who came in by a claim link can be put out. From that moment nothing goes to them: what waits for them is dropped, their
// buttons are unknown, what they said and was not answered yet leads to nothing. The other owners hear of it.

import type { Logger } from "../logger.ts";
import { oneLine } from "../record/text/scalar.ts";
import type { ClaimedRole } from "../state/access.ts";
import { dropWaiting } from "../state/inbox.ts";
import type { RecordState } from "../state/record-state.ts";
import { fill } from "../wording/catalogue.ts";
import type { Wording } from "../wording/wording.ts";
import type { Grant, Person, PersonRole, Roles } from "./roles.ts";

export interface PeopleDesk {
  readonly roles: Roles;
  readonly state: RecordState;
  readonly now: () => Date;
  readonly wording: () => Wording;
  /** As they call themselves in Telegram; undefined where that cannot be asked. */
  readonly nameOf: (userId: number) => Promise<string | undefined>;
  readonly log: Pick<Logger, "info">;
  /** Something was put into the outbox. */
  readonly onCommitted: () => void;
}

export interface NamedPerson extends Person {
  readonly name: string | undefined;
}

export interface PutOutRequest {
  readonly userId: number;
  /** What was shown when it was decided; anything else by now changes nothing. Absent: whatever it is. */
  readonly since?: number;
  readonly name: string | undefined;
  /** True: also the last owner, so that nobody owns the bot afterwards. */
  readonly mayLeaveNobody: boolean;
  /** Who does it: a chat that needs no notice, or the command line. */
  readonly byChat?: number;
}

export type PutOut =
  /** `remains`: what the environment gives all the same. */
  | { readonly kind: "out"; readonly role: ClaimedRole; readonly remains: readonly Grant[] }
  /** Only the environment lets them in, by these variables. */
  | { readonly kind: "named"; readonly variables: readonly string[] }
  | { readonly kind: "last-owner" }
  /** Not let in at all, or not in the way that was shown. */
  | { readonly kind: "changed" };

/** Everybody who is let in, with the names that Telegram knows. */
export async function namedPeople({ roles, nameOf }: PeopleDesk): Promise<readonly NamedPerson[]> {
  return Promise.all(
    roles.people().map(async (person) => ({ ...person, name: await nameOf(person.userId) })),
  );
}

/** `Kim (1002)`: a name is what somebody calls themselves, the number is who they are. */
export function whoIs(userId: number, name: string | undefined): string {
  const shown = oneLine((name ?? "").replace(/[\p{Cf}\p{Co}\p{Cn}]/gu, ""))
    .slice(0, 60)
    .toWellFormed();
  return shown ? `${shown} (${userId})` : String(userId);
}

/**
 * Takes away what a claim link gave; decided and done in one transaction.
 * @param also runs in it, when somebody is put out, and before anything changes.
 */
export async function putOut(
  request: PutOutRequest,
  desk: PeopleDesk,
  also: () => void,
): Promise<PutOut> {
  const { state, roles } = desk;
  const { userId } = request;
  const done = await state.database.transact((): PutOut => {
    const before = roles.grantsOf(userId);
    const claimed = state.access.find(userId);
    const refused = refusalOf(request, before, desk);
    if (refused || !claimed) return refused ?? { kind: "changed" };
    also();
    state.access.revoke(userId);
    const remains = roles.grantsOf(userId);
    if (remains[0]?.role !== before[0]?.role) {
      voidPerson(userId, state);
      tellOwners(wentLine(claimed.role), request, desk);
    }
    return { kind: "out", role: claimed.role, remains };
  });
  if (done.kind === "out") {
    desk.log.info({ user: userId, role: done.role }, "somebody was put out");
    desk.onCommitted();
  }
  return done;
}

/** Inside a transaction: the other owners hear who came in by a link. */
export function announceClaim(
  userId: number,
  name: string | undefined,
  role: PersonRole,
  desk: Pick<PeopleDesk, "roles" | "now" | "wording"> & { readonly state: OutboxState },
): void {
  const line = role === "owner" ? "people_came_owner" : "people_came_guest";
  tellOwners(line, { userId, name }, desk);
}

type OutboxState = Pick<RecordState, "outbox">;

function refusalOf(
  { userId, since, mayLeaveNobody }: PutOutRequest,
  grants: readonly Grant[],
  { roles, state }: PeopleDesk,
): PutOut | undefined {
  const claimed = state.access.find(userId);
  const variables = variablesOf(grants);
  if (!claimed) return variables.length > 0 ? { kind: "named", variables } : { kind: "changed" };
  if (since !== undefined && since !== claimed.since) return { kind: "changed" };
  const isOnly = roles.owners().every((owner) => owner === userId);
  const staysOwner = grants.some(({ by, role }) => by === "environment" && role === "owner");
  const isLast = claimed.role === "owner" && isOnly && !staysOwner;
  return isLast && !mayLeaveNobody ? { kind: "last-owner" } : undefined;
}

/** Of the environment, that let somebody in. */
export function variablesOf(grants: readonly Grant[]): readonly string[] {
  return grants.flatMap((grant) => (grant.by === "environment" ? [grant.variable] : []));
}

/** A private chat has its person's id. */
function voidPerson(userId: number, state: RecordState): void {
  const channel = `telegram:${userId}`;
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
  desk: Pick<PeopleDesk, "roles" | "now" | "wording"> & { readonly state: OutboxState },
): void {
  const text = fill(desk.wording().lines[line], { who: whoIs(userId, name) });
  for (const chatId of desk.roles.owners()) {
    if (chatId === userId || chatId === byChat) continue;
    desk.state.outbox.add({ chatId, text }, desk.now().getTime());
  }
}
