// The last check before anything is sent: the person who would read it may read it now. A reply, a card or an export may be
// older than the decision to put somebody out, or to let them in as less than they were. Proof: test/telegram/audience.test.ts,
// test/e2e/audience.test.ts.

import type { OperatorChat } from "../operator/operator-chat.ts";
import type { Roles } from "../operator/roles.ts";
import { STANDINGS, type CardKind, type OutboxRow, type Standing } from "../state/outbox.ts";

export interface AudienceDeps {
  readonly roles: Pick<Roles, "standingOf">;
  readonly operatorChat: Pick<OperatorChat, "is">;
}

/** True when a row of the outbox may go to its chat now. */
export function mayReceive(
  { chatId, outgoing, card }: Pick<OutboxRow, "chatId" | "outgoing" | "card">,
  { roles, operatorChat }: AudienceDeps,
): boolean {
  const { audience = "guest" } = outgoing;
  if (audience === "anybody") return true;
  const standing = roles.standingOf(chatId);
  // Owners may also give operator's orders in their private chat.
  if (audience === "operators") return operatorChat.is(chatId) || standing === "owner";
  // A group is not a person. Notices that an earlier version queued name no audience.
  if (chatId < 0) return operatorChat.is(chatId);
  const needed = isForOwners(outgoing, card?.kind) ? "owner" : audience;
  return standing !== undefined && rank(standing) >= rank(needed);
}

function rank(standing: Standing): number {
  return STANDINGS.indexOf(standing);
}

/** True for files and cards about the Record, whoever asked for them. */
function isForOwners({ document }: OutboxRow["outgoing"], kind: CardKind | undefined): boolean {
  return document !== undefined || (kind !== undefined && !FOR_EVERYBODY.has(kind));
}

/** Cards about what a person with access has said or asked themself. */
const FOR_EVERYBODY: ReadonlySet<CardKind> = new Set(["offer", "homework", "author"]);
