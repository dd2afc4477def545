// The reminder of what waits: at most one a day, never in quiet hours, and not about what an owner answered with
// "not now" within the week. Proof: test/gate/digest.test.ts.

import type { Logger } from "../logger.ts";
import { parseTimestamp } from "../record/text/timestamp.ts";
import { defaultQuietHours, isQuiet } from "../record/self/quiet-hours.ts";
import type { Candidate } from "../record/types.ts";
import { counted } from "../wording/sentences.ts";
import { isAsked } from "../wording/untold.ts";
import type { Desk } from "../desk/desk.ts";

const SETTING = "last_digest";
/** A candidate this new is left out: its card has only just arrived. */
const FRESH_MS = 6 * 60 * 60_000;
/** Time stamps have no zone. One further ahead than this comes from a clock that was wrong. */
const WRONG_MS = 24 * 60 * 60_000;

/** The interval between two checks. */
const EVERY_MS = 5 * 60_000;

/** Checks every five minutes and sends a digest when one is due. Gives a function that ends this. */
export function startDigest(desk: Desk, log: Logger): () => void {
  const timer = setInterval(() => {
    sendDueDigest(desk).catch((error: unknown) => {
      log.error({ err: error }, "the digest could not be sent");
    });
  }, EVERY_MS).unref();
  return () => {
    clearInterval(timer);
  };
}

/** Puts the digest into the outbox when one is due, and says whether it did. @throws RecordError for an unreadable file. */
export async function sendDueDigest(desk: Desk): Promise<boolean> {
  const { state, store } = desk;
  const now = desk.now();
  const { clock, settings, persona } = await store.snapshot();
  const timestamp = clock.timestamp(now);
  const today = timestamp.slice(0, 10);
  if (state.settings.get(SETTING) === today) return false;
  if (isQuiet(timestamp, settings.quietHours ?? defaultQuietHours(persona))) return false;
  const waiting = remindable((await store.candidates()).open(), desk, now);
  if (waiting.length === 0 || desk.ownerChats().length === 0) return false;
  const text = counted(desk.wording().lines, waiting.length, "digest_one", "digest_many");
  await desk.commit(() => {
    state.settings.set(SETTING, today);
    for (const chatId of desk.ownerChats()) {
      state.outbox.add({ chatId, text }, now.getTime());
    }
  });
  return true;
}

function remindable(candidates: readonly Candidate[], desk: Desk, now: Date): Candidate[] {
  const deferred = desk.state.deferrals.deferred(now.getTime());
  return candidates.filter((candidate) => {
    if (!isAsked(candidate) || deferred.has(candidate.id)) return false;
    const staged = parseTimestamp(candidate.timestamp ?? "");
    const age = staged ? now.getTime() - staged.getTime() : Infinity;
    return age > FRESH_MS || age < -WRONG_MS;
  });
}
