// The last question before anything leaves: is whoever would read it let in now? A reply that was worked out, a card or an
// export that was asked for may be older than the answer.

import type { OperatorChat } from "../operator/operator-chat.ts";
import type { Roles } from "../operator/roles.ts";
import type { CardKind, OutboxRow } from "../state/outbox.ts";

export interface AudienceDeps {
  readonly roles: Pick<Roles, "isKnown" | "isOwner">;
  readonly operatorChat: Pick<OperatorChat, "is">;
}

/** Whether a row of the outbox may go to its chat now. */
export function mayHear(
  { chatId, outgoing, card }: Pick<OutboxRow, "chatId" | "outgoing" | "card">,
  { roles, operatorChat }: AudienceDeps,
): boolean {
  const { audience } = outgoing;
  if (audience === "anybody") return true;
  // An owner may give the same orders in their private chat.
  if (audience === "operators") return operatorChat.is(chatId) || roles.isOwner(chatId);
  // A group has no person of its own; notices of an earlier version name no audience.
  if (chatId < 0) return operatorChat.is(chatId);
  return isForOwners(outgoing, card?.kind) ? roles.isOwner(chatId) : roles.isKnown(chatId);
}

/** Files are the Record or a part of it; all cards but these two are about it. */
function isForOwners({ document }: OutboxRow["outgoing"], kind: CardKind | undefined): boolean {
  return document !== undefined || (kind !== undefined && kind !== "offer" && kind !== "homework");
}
