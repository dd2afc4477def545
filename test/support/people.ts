// The desk for commands about people, without Telegram behind it.

import type { Desk } from "../../src/desk/desk.ts";
import type { PeopleDesk } from "../../src/operator/people.ts";
import { createRoles } from "../../src/operator/roles.ts";

/** @param ownerIds named by the environment. */
export function peopleDesk(
  { state, now, wording, onCommitted }: Desk,
  ownerIds: readonly number[] = [1001],
): PeopleDesk {
  return {
    roles: createRoles(
      { ownerIds, companionIds: undefined, guestIds: [], operatorIds: [] },
      state.access,
    ),
    state,
    now,
    wording,
    nameOf: () => Promise.resolve(undefined),
    log: { info: () => undefined },
    onCommitted,
  };
}
