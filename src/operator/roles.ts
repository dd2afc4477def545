// Roles by numeric Telegram user id; whoever has none is refused. A role comes from the environment, which only the operator
// changes, or from a claim link, which can be taken back. Proof: test/operator/roles.test.ts.

import type { AccessList, ClaimedRole } from "../state/access.ts";
import type { Standing } from "../state/outbox.ts";

export interface Roles {
  /** True for a person who may chat at all. */
  isKnown(userId: number): boolean;
  /** True for a person who may decide about the Record. */
  isOwner(userId: number): boolean;
  /** True for a person whose words are evidence. */
  isCompanion(userId: number): boolean;
  /** True for everybody who is neither owner nor companion. */
  isGuest(userId: number): boolean;
  /** What a person may read; undefined for a stranger. */
  standingOf(userId: number): Standing | undefined;
  /** True for a person who may give orders in the operator chat. */
  isOperator(userId: number): boolean;
  owners(): readonly number[];
  /** Gives everybody who may chat, owners first. */
  people(): readonly Person[];
  /** Gives a person's roles, the most powerful first; none for a stranger. */
  grantsOf(userId: number): readonly Grant[];
}

export interface RoleSettings {
  readonly ownerIds: readonly number[];
  /** Absent: the owners are the companions. */
  readonly companionIds: readonly number[] | undefined;
  readonly guestIds: readonly number[];
  /** In addition to the owners. */
  readonly operatorIds: readonly number[];
}

export interface Person {
  readonly userId: number;
  /** At least one. */
  readonly grants: readonly Grant[];
}

/** A role and its source. */
export type Grant =
  | { readonly by: "environment"; readonly role: PersonRole; readonly variable: string }
  /** `since` in Unix milliseconds. */
  | { readonly by: "claim"; readonly role: ClaimedRole; readonly since: number };

export type PersonRole = "owner" | "companion" | "guest";

/** Creates the roles of one bot. A claim counts from the transaction that stores it. */
export function createRoles(
  settings: RoleSettings,
  access: Pick<AccessList, "find" | "claimed">,
): Roles {
  const { ownerIds, companionIds, guestIds, operatorIds } = settings;
  const isOwner = (userId: number): boolean =>
    ownerIds.includes(userId) || access.find(userId)?.role === "owner";
  const grantsOf = (userId: number): readonly Grant[] => {
    const claimed = access.find(userId);
    const grants: readonly (Grant | false | undefined)[] = [
      ownerIds.includes(userId) && named("owner", "GRACE_MAR_OWNER_IDS"),
      claimed?.role === "owner" && { by: "claim", role: "owner", since: claimed.since },
      companionIds?.includes(userId) === true && named("companion", "GRACE_MAR_COMPANION_IDS"),
      guestIds.includes(userId) && named("guest", "GRACE_MAR_GUEST_IDS"),
      claimed?.role === "guest" && { by: "claim", role: "guest", since: claimed.since },
    ];
    return grants.filter((grant) => grant !== false && grant !== undefined);
  };
  const claimedAs = (role: ClaimedRole): readonly number[] =>
    access
      .claimed()
      .filter((each) => each.role === role)
      .map(({ userId }) => userId);
  const owners = (): readonly number[] => [...new Set([...ownerIds, ...claimedAs("owner")])];
  const isCompanion = (userId: number): boolean =>
    companionIds ? companionIds.includes(userId) : isOwner(userId);
  const isKnown = (userId: number): boolean => grantsOf(userId).length > 0;
  return {
    isOwner,
    isCompanion,
    isGuest: (userId) => !isOwner(userId) && !isCompanion(userId),
    standingOf: (userId) => {
      if (isOwner(userId)) return "owner";
      if (isCompanion(userId)) return "companion";
      return isKnown(userId) ? "guest" : undefined;
    },
    isOperator: (userId) => isOwner(userId) || operatorIds.includes(userId),
    isKnown,
    owners,
    people: () =>
      [...new Set([...owners(), ...(companionIds ?? []), ...guestIds, ...claimedAs("guest")])].map(
        (userId) => ({ userId, grants: grantsOf(userId) }),
      ),
    grantsOf,
  };
}

function named(role: PersonRole, variable: string): Grant {
  return { by: "environment", role, variable };
}
