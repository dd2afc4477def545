// The one-time link that makes the first person to open it in Telegram an owner or a guest.

import type { Desk } from "../desk/desk.ts";
import type { ClaimedRole } from "../state/access.ts";

/** Gives the link. Bot API, deep links: `start` takes up to 64 of A-Za-z0-9_-. */
export async function claimLink(
  role: ClaimedRole,
  username: string,
  { state, now, commit }: Desk,
): Promise<string> {
  const code = await commit(() => state.access.createCode(role, now().getTime()));
  return `https://t.me/${username}?start=${code}`;
}
