// Rivals: two bots on one token. Telegram gives each message to only one of them, so a Record would learn half of what
// is said. A single sign of another process may be a restart or a look by hand; a row of signs is a rival. The process
// that came last gives way first. A bot that gave way takes no messages until it has looked and found no rival.

import { factual, type Factual } from "../factual.ts";
import { GaveWayError } from "../errors.ts";
import type { Logger } from "../logger.ts";
import { pause } from "../pause.ts";
import type { OperatorNotices } from "../operator/notices.ts";
import type { Pulse } from "../pulse.ts";
import type { Timing } from "../timing.ts";

export type RivalSign = keyof typeof WHAT;

export interface Rivalry {
  /** Notes a sign of a rival. @throws GaveWayError when this bot has to give way. */
  seen(sign: RivalSign): void;
  /** Notes an answer of Telegram. Tells the operator when a row of signs is over. */
  unseen(): void;
  /** True while the bot takes no messages because it gave way before. */
  isOnLookout(): boolean;
  /** Waits until this bot may look for rivals; returns at once when it has not given way. */
  holdBack(pulse: Pulse, loop: string): Promise<void>;
}

export interface RivalryOptions {
  readonly recordId: string;
  /** Number of starts in a row at which this bot gave way. */
  readonly timesGivenWay: number;
  /** Called when no rival was found. */
  readonly onAlone: () => void;
  readonly notices: OperatorNotices;
  readonly timing: Pick<Timing, "rivalMs" | "rivalGapMs" | "steadyMs" | "giveWayMs" | "lookoutMs">;
  readonly log: Logger;
  readonly signal: AbortSignal;
  /** Monotonic milliseconds. */
  readonly now?: () => number;
  readonly random?: () => number;
}

const WHAT = {
  polls: "another process polls with this bot's token (409)",
  sets: "another process sets a webhook with this bot's token",
  moved: "another process with this bot's token has Telegram send the messages elsewhere",
} as const;

/** Fewer signs in a row may be an accident. */
const SIGNS = 3;
const LONGEST_HOLD_MS = 15 * 60_000;

/** @param options the history of this bot, read from state.db at the start. */
export function createRivalry(options: RivalryOptions): Rivalry {
  const { timesGivenWay, timing, log, signal, now = () => performance.now() } = options;
  let startedAt = now();
  let first = -Infinity;
  let last = -Infinity;
  let count = 0;
  let isOnLookout = timesGivenWay > 0;
  let lookoutUntil = Infinity;
  let lastSign: RivalSign = "polls";

  const giveWay = (sign: RivalSign): never => {
    throw new GaveWayError(sentence(factual`${WHAT[sign]}`, isOnLookout, options.recordId));
  };

  return {
    seen: (sign) => {
      const at = now();
      if (isOnLookout) giveWay(sign);
      if (at - last > timing.rivalGapMs) {
        first = at;
        count = 0;
        log.warn({}, factual`${WHAT[sign]}: its messages do not come here`);
      }
      last = at;
      lastSign = sign;
      count += 1;
      // From 1 for a bot that has just started to 2 for one that was there before: of two rivals, the older one bears
      // more.
      const patience = 1 + Math.min((first - startedAt) / timing.steadyMs, 1);
      if (count >= SIGNS * patience && at - first >= timing.rivalMs * patience) giveWay(sign);
    },
    unseen: () => {
      if (count === 0 || now() - last <= timing.rivalGapMs) return;
      if (count >= SIGNS) {
        options.notices.tell(
          "rival",
          factual`${WHAT[lastSign]}: it did so for ${Math.round((last - first) / 1000)} s and has stopped. Telegram gave each message of that time to one of the two, so what the other took is not in this Record.`,
        );
      }
      count = 0;
    },
    isOnLookout: () => {
      if (isOnLookout && now() >= lookoutUntil) {
        isOnLookout = false;
        startedAt = now();
        log.info({}, "nobody else uses this bot's token: taking messages again");
        options.onAlone();
      }
      return isOnLookout;
    },
    holdBack: async (pulse, loop) => {
      if (!isOnLookout) return;
      const ms = holdBackMs(timesGivenWay, timing.giveWayMs, options.random);
      log.warn(
        {},
        factual`gave way to another process with this bot's token ${timesGivenWay} times: this bot looks again in ${Math.round(ms / 1000)} s and takes no messages until then. Stop the other process, then restart this one`,
      );
      pulse.beat(loop, ms);
      await pause(ms, signal);
      lookoutUntil = now() + timing.lookoutMs;
    },
  };
}

/** Milliseconds until a bot that gave way looks for rivals. A random part keeps two bots apart. */
export function holdBackMs(timesGivenWay: number, unitMs: number, random = Math.random): number {
  const whole = Math.min(unitMs * 2 ** (timesGivenWay - 1), LONGEST_HOLD_MS);
  return Math.round(whole * (1 + random() / 4));
}

function sentence(what: Factual, isOnLookout: boolean, recordId: string): Factual {
  const state = isOnLookout
    ? "This copy has taken no message since it started, and ends."
    : "Telegram gave each message to one of the two, so what the other took is not in this Record. This copy takes no more, answers what it has taken, and ends.";
  return factual`${what}. ${state} Stop the one that is not wanted, then restart the other: \`npm run doctor -- --user ${{ id: recordId }}\` on each machine says what runs there; if it cannot be found, get a new token from @BotFather (/revoke).`;
}
