// The bot behind a token, by getMe, and the error for a token that Telegram refuses.

import type { UserFromGetMe } from "grammy/types";
// For the log alone.
// oxlint-disable-next-line eslint/no-restricted-imports
import { ConfigError, errorMessage } from "../errors.ts";
import type { Logger } from "../logger.ts";
import { pause } from "../pause.ts";
import type { Timing } from "../timing.ts";
import { TelegramError, type BotApi } from "./bot-api.ts";
import { retryDelay } from "./waiting.ts";

/** The bot's account, as Telegram describes it. */
export type BotIdentity = UserFromGetMe;

export interface WhoAmIOptions {
  readonly timing: Pick<Timing, "retryMs">;
  readonly log: Logger;
  readonly signal: AbortSignal;
}

/**
 * Asks getMe until Telegram answers.
 * @throws ConfigError when Telegram refuses the token; the signal's reason when the signal is given.
 */
export async function whoAmI(
  api: BotApi,
  { timing, log, signal }: WhoAmIOptions,
): Promise<BotIdentity> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await api.call("getMe", undefined, signal);
    } catch (error) {
      signal.throwIfAborted();
      if (isTokenRefused(error)) throw tokenRefused(error);
      log.warn({ err: error, failures }, "Telegram cannot be reached; trying again");
      await pause(retryDelay(failures, error, timing.retryMs), signal);
    }
  }
}

/** Telegram's answer about a token. `reason` says why there is none. */
export type TokenCheck =
  | {
      readonly kind: "bot";
      readonly username: string;
      readonly canJoinGroups: boolean;
      /** The time as the answer told it. Absent: this machine's. */
      readonly now?: () => Date;
    }
  | { readonly kind: "unchecked"; readonly reason: string };

const CHECK_MS = 15_000;

/**
 * Asks getMe once, for commands, which do not wait for Telegram.
 * @throws ConfigError when Telegram refuses the token.
 */
export async function checkToken(
  api: BotApi,
  ...stop: readonly AbortSignal[]
): Promise<TokenCheck> {
  const signal = AbortSignal.any([AbortSignal.timeout(CHECK_MS), ...stop]);
  try {
    const me = await api.call("getMe", undefined, signal);
    return { kind: "bot", username: me.username, canJoinGroups: me.can_join_groups };
  } catch (error) {
    if (isTokenRefused(error)) throw tokenRefused(error);
    return { kind: "unchecked", reason: errorMessage(error) };
  }
}

/** True when Telegram does not know the token (401) or the token is not well formed (404). */
export function isTokenRefused(error: unknown): boolean {
  return error instanceof TelegramError && (error.status === 401 || error.status === 404);
}

/** The error that tells an operator to get a new token. */
export function tokenRefused(cause: unknown): ConfigError {
  return new ConfigError(
    "TELEGRAM_BOT_TOKEN is not accepted by Telegram: copy it again from @BotFather (/mybots), or make a new one there",
    { code: "token_refused", cause },
  );
}
