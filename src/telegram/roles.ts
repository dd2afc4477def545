// Who may do what, by numeric Telegram user id, default deny (product.md, "Who may do what").

import type { AccessList } from "../state/access.ts";

export interface Roles {
  /** May chat at all. */
  isKnown(userId: number): boolean;
  /** May decide about the Record. */
  isOwner(userId: number): boolean;
  /** Their words are evidence. */
  isCompanion(userId: number): boolean;
  /** May give orders in the operator chat. */
  isOperator(userId: number): boolean;
  owners(): readonly number[];
}

export interface RoleSettings {
  readonly ownerIds: readonly number[];
  /** Absent: the owners are the companions. */
  readonly companionIds: readonly number[] | undefined;
  readonly guestIds: readonly number[];
  /** Besides the owners. */
  readonly operatorIds: readonly number[];
}

export function createRoles(settings: RoleSettings, access: AccessList): Roles {
  const isOwner = (userId: number): boolean =>
    settings.ownerIds.includes(userId) || access.roleOf(userId) === "owner";
  const isCompanion = (userId: number): boolean =>
    settings.companionIds ? settings.companionIds.includes(userId) : isOwner(userId);
  return {
    isOwner,
    isCompanion,
    isOperator: (userId) => isOwner(userId) || settings.operatorIds.includes(userId),
    isKnown: (userId) =>
      isOwner(userId) ||
      isCompanion(userId) ||
      settings.guestIds.includes(userId) ||
      access.roleOf(userId) === "guest",
    owners: () => [...new Set([...settings.ownerIds, ...access.idsOf("owner")])],
  };
}
