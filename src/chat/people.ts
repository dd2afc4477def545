// The command /people: an owner sees everybody who has access, and by what.

import { showCard } from "./answer.ts";
import { listCard } from "./cards/people.ts";
import type { Incoming } from "./incoming.ts";
import type { ChatDeps } from "./ports.ts";

/** Shows the list of people to an owner. */
export async function people(incoming: Incoming, deps: ChatDeps): Promise<void> {
  await showCard(incoming, await listCard(incoming, deps), deps);
}
