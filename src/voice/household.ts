// Owners and companions hear more than the Record, and a guest never does: what was said in their own chat on other days, and what
// waits for a decision. Proof: test/e2e/earlier-talk.test.ts.

import type { RecordStore } from "../record/store.ts";
import type { Conversations } from "../state/conversation.ts";
import type { HeldBack } from "../state/held-back.ts";
import { isUntold } from "../wording/untold.ts";
import type { VoiceDeps } from "./ports.ts";

/** Of very many that wait, only the newest are looked at. */
const MOST_WAITING = 200;

/** Nothing older is told. What is held back is known for a month (operator/retention.ts), so it has to be less. */
const TOLD_MS = 28 * 24 * 60 * 60_000;

interface Told {
  readonly conversations: Pick<Conversations, "said">;
  readonly heldBack: Pick<HeldBack, "covers">;
}

/** Gives both, for one view of the Record. What is near a telling of distress is in neither. */
export function householdHears(
  store: Pick<RecordStore, "candidates">,
  { conversations, heldBack }: Told,
  now: () => Date,
): Required<Pick<VoiceDeps, "said" | "waiting">> {
  return {
    said: (channelKey) =>
      conversations
        .said(channelKey)
        .filter(
          ({ saidAt }) =>
            saidAt > now().getTime() - TOLD_MS && !heldBack.covers(channelKey, saidAt),
        ),
    waiting: async () =>
      (await store.candidates())
        .open()
        .slice(-MOST_WAITING)
        .filter(({ status, place }) => place === "candidates" && status !== "rejected")
        .filter((candidate) => !isUntold(candidate))
        .flatMap(({ suggestedEntry: text, timestamp }) =>
          text === undefined ? [] : [{ text, ...(timestamp && { date: timestamp.slice(0, 10) }) }],
        ),
  };
}
