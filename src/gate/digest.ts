// A reminder of what waits: at most one a day, never in quiet hours, and not for what an owner said
// "not now" to within the week.

import type { Logger } from "../logger.ts";
import { parseTimestamp } from "../record/text/timestamp.ts";
import { defaultQuietHours, isQuiet } from "../record/self/quiet-hours.ts";
import { isWaiting } from "../record/candidates/staging.ts";
import type { Candidate } from "../record/types.ts";
import { counted } from "../wording/sentences.ts";
import type { Gate } from "./gate.ts";

const SETTING = "last_digest";
/** A card that has just arrived is reminder enough. */
const FRESH_MS = 6 * 60 * 60_000;
/** Its time stamp has no zone; one so far ahead is of a clock that was wrong. */
const WRONG_MS = 24 * 60 * 60_000;

/** How often it is looked whether one is due. */
const EVERY_MS = 5 * 60_000;

/** Sends digests when they are due, until the returned function is called. */
export function startDigest(gate: Gate, log: Logger): () => void {
  const timer = setInterval(() => {
    sendDueDigest(gate).catch((error: unknown) => {
      log.error({ err: error }, "the digest could not be sent");
    });
  }, EVERY_MS).unref();
  return () => {
    clearInterval(timer);
  };
}

/** Puts the digest into the outbox when one is due. Call every few minutes. */
export async function sendDueDigest(gate: Gate): Promise<boolean> {
  const { state, store } = gate;
  const now = gate.now();
  const { clock, settings, persona } = await store.snapshot();
  const timestamp = clock.timestamp(now);
  const today = timestamp.slice(0, 10);
  if (state.settings.get(SETTING) === today) return false;
  if (isQuiet(timestamp, settings.quietHours ?? defaultQuietHours(persona))) return false;
  const waiting = remindable(await store.candidates(), gate, now);
  if (waiting.length === 0 || gate.ownerChats().length === 0) return false;
  const text = counted(gate.wording().lines, waiting.length, "digest_one", "digest_many");
  await state.database.transact(() => {
    state.settings.set(SETTING, today);
    for (const chatId of gate.ownerChats()) {
      state.outbox.add({ chatId, text }, now.getTime());
    }
  });
  gate.onCommitted();
  return true;
}

function remindable(candidates: readonly Candidate[], gate: Gate, now: Date): Candidate[] {
  const deferred = gate.state.deferrals.deferred(now.getTime());
  return candidates.filter((candidate) => {
    if (!isWaiting(candidate) || deferred.has(candidate.id)) return false;
    const staged = parseTimestamp(candidate.timestamp ?? "");
    const age = staged ? now.getTime() - staged.getTime() : Infinity;
    return age > FRESH_MS || age < -WRONG_MS;
  });
}
