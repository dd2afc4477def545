// Which bot a token belongs to, and what it means when Telegram does not know it.

import type { UserFromGetMe } from "grammy/types";
// For the log alone.
// oxlint-disable-next-line eslint/no-restricted-imports
import { ConfigError, errorMessage } from "../errors.ts";
import type { Logger } from "../logger.ts";
import type { Timing } from "../timing.ts";
import { TelegramError, type BotApi } from "./bot-api.ts";
import { retryDelay, wait } from "./waiting.ts";

/** What Telegram says about a bot itself. */
export type BotIdentity = UserFromGetMe;

export interface WhoAmIOptions {
  readonly timing: Pick<Timing, "retryMs">;
  readonly log: Logger;
  readonly signal: AbortSignal;
}

/**
 * getMe, until Telegram can be reached.
 * @throws ConfigError when Telegram does not take the token; the signal's reason.
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
      await wait(retryDelay(failures, error, timing.retryMs), signal);
    }
  }
}

/** What Telegram says about a token; `reason` is why it could not say anything. */
export type TokenCheck =
  | { readonly kind: "bot"; readonly username: string; readonly canJoinGroups: boolean }
  | { readonly kind: "unchecked"; readonly reason: string };

const CHECK_MS = 15_000;

/**
 * getMe, once: for a command, which does not wait until Telegram can be reached.
 * @throws ConfigError when Telegram does not take the token.
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

/** Telegram does not know this token (401), or it has not a token's form (404). */
export function isTokenRefused(error: unknown): boolean {
  return error instanceof TelegramError && (error.status === 401 || error.status === 404);
}

export function tokenRefused(cause: unknown): ConfigError {
  return new ConfigError(
    "TELEGRAM_BOT_TOKEN is not accepted by Telegram: copy it again from @BotFather (/mybots), or make a new one there",
    { code: "token_refused", cause },
  );
}
