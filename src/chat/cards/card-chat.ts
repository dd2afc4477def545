// All that a card of the chat works with.

import type { Incoming, Tap } from "../incoming.ts";
import type { ChatDeps } from "../ports.ts";

export interface CardChat {
  /** The tap that the card is shown or changed for. */
  readonly incoming: Incoming<Tap>;
  readonly deps: ChatDeps;
}
