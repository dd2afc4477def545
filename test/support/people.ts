// The people for commands about them, without Telegram behind it.

import type { Desk } from "../../src/desk/desk.ts";
import type { People } from "../../src/operator/people.ts";
import { createRoles } from "../../src/operator/roles.ts";

/** @param ownerIds named by the environment. */
export function peopleOf({ state }: Desk, ownerIds: readonly number[] = [1001]): People {
  return {
    roles: createRoles(
      { ownerIds, companionIds: undefined, guestIds: [], operatorIds: [] },
      state.access,
    ),
    nameOf: () => Promise.resolve(undefined),
    log: { info: () => undefined },
  };
}
