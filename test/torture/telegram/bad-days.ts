// Faults of a Telegram on a bad day, and the rules that the bot's requests must keep meanwhile.

import { TIMING } from "../../../src/timing.ts";
import type { SimulatedBot } from "../../../src/tools/simulator/simulated-bot.ts";
import type { BotCall, Fault } from "../../../src/tools/simulator/simulator-types.ts";

/** Times that a bot allows Telegram here instead of 60 and 30 s. */
export const SHORT_WAITS = { ...TIMING, callTimeoutSeconds: 2, pollSeconds: 1 };

/** Nothing was done, or the client cannot tell. */
const REFUSALS: readonly Fault[] = [
  { retryAfter: 1 },
  { status: 500 },
  { status: 502, rawBody: "<html>Bad Gateway</html>" },
  { reset: true },
  // A black hole.
  { hang: true },
];
/** It was done, and the answer is late, lost or cut short. */
const LOST_ANSWERS: readonly Fault[] = [
  { acceptThenReset: true },
  { acceptThenHang: true },
  { cutAfter: 20 },
  // Slow, and too slow.
  { dripMs: 1 },
  { dripMs: 100 },
  { delayMs: 300 },
];
const POLLING_ONLY: readonly Fault[] = [{ status: 409 }, { rawBody: "not an envelope" }];

/** Faults of sendMessage, one after the other. */
export const SENDING_TROUBLES = [...REFUSALS, ...LOST_ANSWERS];
export const POLLING_TROUBLES = [...REFUSALS, ...LOST_ANSWERS, ...POLLING_ONLY];
/** Deliveries that never come, and ones whose answer is lost. */
export const WEBHOOK_TROUBLES: readonly Fault[] = [
  { reset: true },
  { acceptThenReset: true },
  { acceptThenReset: true, times: 3 },
];

/** Requests that came although Telegram had asked for a longer wait, in the same chat or, for polls, at all. */
export function callsTooEarly(calls: readonly BotCall[]): number {
  const notBefore = new Map<string, number>();
  let tooEarly = 0;
  for (const { method, params, at, answer } of calls) {
    if (method === "getUpdates" && isRival(params)) continue;
    const lane = `${method} ${String(params["chat_id"])}`;
    if (at < (notBefore.get(lane) ?? 0)) tooEarly += 1;
    const after = answer?.ok === false ? answer.parameters?.retry_after : undefined;
    if (after !== undefined) notBefore.set(lane, at + after * 1000);
  }
  return tooEarly;
}

/** A second process on the same token: it takes nothing away, but each of its waits ends one of ours with 409. */
export async function rivalPolls(apiRoot: string, bot: SimulatedBot, times: number): Promise<void> {
  for (let poll = 0; poll < times; poll += 1) {
    // The troubles are the rival's, too.
    await fetch(`${apiRoot}/bot${bot.token}/getUpdates?timeout=1`)
      .then((each) => each.text())
      .catch(() => undefined);
  }
}

/** Our own polls say which kinds they want. */
function isRival(params: BotCall["params"]): boolean {
  return params["allowed_updates"] === undefined;
}
