// The last check before anything is sent: the person who would read it still has access now. A reply, a card or an
// export may be older than the decision to put somebody out.

import type { OperatorChat } from "../operator/operator-chat.ts";
import type { Roles } from "../operator/roles.ts";
import type { CardKind, OutboxRow } from "../state/outbox.ts";

export interface AudienceDeps {
  readonly roles: Pick<Roles, "isKnown" | "isOwner">;
  readonly operatorChat: Pick<OperatorChat, "is">;
}

/** True when a row of the outbox may go to its chat now. */
export function mayReceive(
  { chatId, outgoing, card }: Pick<OutboxRow, "chatId" | "outgoing" | "card">,
  { roles, operatorChat }: AudienceDeps,
): boolean {
  const { audience } = outgoing;
  if (audience === "anybody") return true;
  // Owners may also give operator's orders in their private chat.
  if (audience === "operators") return operatorChat.is(chatId) || roles.isOwner(chatId);
  // A group is not a person. Notices that an earlier version queued name no audience.
  if (chatId < 0) return operatorChat.is(chatId);
  return isForOwners(outgoing, card?.kind) ? roles.isOwner(chatId) : roles.isKnown(chatId);
}

/** True for files and cards about the Record. */
function isForOwners({ document }: OutboxRow["outgoing"], kind: CardKind | undefined): boolean {
  return document !== undefined || (kind !== undefined && !FOR_EVERYBODY.has(kind));
}

/** Cards about what a person with access has said or asked themself. */
const FOR_EVERYBODY: ReadonlySet<CardKind> = new Set(["offer", "homework", "author"]);
