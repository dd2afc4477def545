// The Bot API through grammY's client. We use its web build: the build for Node brings an HTTP client of its own, with
// deprecation warnings and a trap when bundled. Two of its habits are mended here. The error of a failed call holds the
// URL with the token and sometimes the payload, so only its code and a known description leave this file. And no call
// waits longer than a minute.

import { Api, GrammyError, type RawApi } from "grammy/web";
import { GraceMarError } from "../errors.ts";
import {
  boundedText,
  createNetwork,
  sendRequest,
  type HttpRequest,
  type Network,
  type NetworkSettings,
} from "../http.ts";
import { TIMING } from "../timing.ts";
import type { TrueTime } from "../true-time.ts";

/** A failed Bot API call. `status` is Telegram's error_code; it is absent when no answer came. */
export class TelegramError extends GraceMarError {
  readonly status: number | undefined;
  /** Seconds that Telegram asks us to wait (status 429). */
  readonly retryAfter: number | undefined;
  readonly method: string;

  constructor(
    method: string,
    message: string,
    details: { status?: number; retryAfter?: number } = {},
  ) {
    super(`telegram_${details.status ?? "unreachable"}`, `${method}: ${message}`);
    this.method = method;
    this.status = details.status;
    this.retryAfter = details.retryAfter;
  }
}

export type Method = keyof RawApi;
/** Parameters of a method; `undefined` for methods without parameters. */
type Payload<M extends Method> = RawApi[M] extends (signal?: AbortSignal) => unknown
  ? undefined
  : Parameters<RawApi[M]>[0];
/** The answer of a method. */
export type Result<M extends Method> = Awaited<ReturnType<RawApi[M]>>;

export interface BotApi {
  /** Calls a method. @throws TelegramError, and nothing else. */
  call<M extends Method>(method: M, payload: Payload<M>, signal?: AbortSignal): Promise<Result<M>>;
  /** Address of a file, by the path from `getFile`. It holds the token, so only telegram/files.ts may use it. */
  fileUrl(path: string): string;
  /** The way to that address. */
  readonly network: Network | undefined;
  /** Seconds since Telegram last answered a poll; undefined when it never did. */
  secondsSincePoll(): number | undefined;
}

/** @param options.timeoutSeconds seconds until a call is given up, 60 when absent. */
export function createBotApi(options: {
  readonly token: string;
  readonly apiRoot: string;
  readonly network: NetworkSettings;
  /** Seconds until a call is given up. A long poll asks Telegram for less. */
  readonly timeoutSeconds?: number;
  /** Is told the date of every answer. */
  readonly time?: Pick<TrueTime, "ask">;
}): BotApi {
  const network = createNetwork(options.network);
  const grammy = new Api(options.token, {
    apiRoot: options.apiRoot,
    timeoutSeconds: options.timeoutSeconds ?? TIMING.callTimeoutSeconds,
    // grammY reads nothing else of an answer.
    fetch: async (url: string, request: HttpRequest) => {
      const told = options.time?.ask();
      const answer = await sendRequest(url, { ...request, network });
      told?.(answer.headers.date);
      const text = await boundedText(answer, LARGEST_ANSWER, tooLarge);
      return { json: () => JSON.parse(text) as unknown };
    },
  });
  let polledAt: number | undefined;
  return {
    secondsSincePoll: () =>
      polledAt === undefined ? undefined : Math.round((performance.now() - polledAt) / 1000),
    network,
    fileUrl: (path) => `${options.apiRoot}/file/bot${options.token}/${path}`,
    call: async (method, payload, signal) => {
      try {
        // The union of all methods is too wide for the compiler; BotApi's signature is the check.
        const run = grammy.raw[method] as unknown as (...parameters: unknown[]) => Promise<never>;
        const sent = SHOWS_TEXT.has(method) ? Object.assign({}, payload, NO_PREVIEW) : payload;
        const result = await (sent === undefined ? run(signal) : run(sent, signal));
        if (method === "getUpdates") polledAt = performance.now();
        return result;
      } catch (error) {
        throw toTelegramError(method, error);
      }
    },
  };
}

/**
 * Without it Telegram fetches the first address that stands in a text, whoever wrote it, and whoever owns the address learns of it
 * (Bot API, LinkPreviewOptions).
 */
const NO_PREVIEW = { link_preview_options: { is_disabled: true } };
const SHOWS_TEXT: ReadonlySet<string> = new Set(["sendMessage", "editMessageText"]);

/**
 * Telegram's sentences that help an operator. Other descriptions may quote the message ("can't parse entities: ..."),
 * and errors are logged.
 */
const KNOWN_DESCRIPTION = new RegExp(
  [
    "^Unauthorized",
    "^Not Found",
    "^Internal Server Error",
    "^Too Many Requests: retry after \\d+",
    "^Conflict: (?:terminated by (?:other getUpdates|setWebhook) request|can't use getUpdates method while webhook is active)",
    "^Forbidden: (?:bot was blocked by the user|bot was kicked from the (?:group|supergroup|channel) chat|user is deactivated|bot can't initiate conversation with a user)",
    "^Bad Request: (?:message is not modified|message to edit not found|message can't be edited|message is too long|message text is empty|chat not found|wrong file_id|query is too old|group chat was upgraded to a supergroup chat|bad webhook)",
  ].join("|"),
);

/** Bytes. A hundred updates with the longest texts have some 3 MB. */
const LARGEST_ANSWER = 16 * 1024 ** 2;

function tooLarge(): Error {
  return Object.assign(new Error("answer too large"), { code: "ANSWER_TOO_LARGE" });
}

function toTelegramError(method: string, error: unknown): TelegramError {
  if (!(error instanceof GrammyError)) {
    return new TelegramError(method, `no answer from the Bot API (${networkCode(error)})`);
  }
  const retryAfter = waitAsked(error.parameters.retry_after);
  const known = KNOWN_DESCRIPTION.exec(error.description)?.[0];
  return new TelegramError(method, known ?? `refused with ${error.error_code}`, {
    status: error.error_code,
    ...(retryAfter !== undefined && { retryAfter }),
  });
}

/**
 * Seconds to wait as Telegram asks for them (Bot API, ResponseParameters), an hour at most: whoever waits longer asks again.
 * Anything but a positive number asks for nothing.
 */
function waitAsked(seconds: unknown): number | undefined {
  const isAsked = typeof seconds === "number" && Number.isFinite(seconds) && seconds > 0;
  return isAsked ? Math.min(seconds, LONGEST_WAIT) : undefined;
}

const LONGEST_WAIT = 3600;

/** Node's error code, e.g. ECONNREFUSED. The error's own text may hold the token. */
function networkCode(error: unknown, depth = 0): string {
  if (!(error instanceof Error) || depth > 4) return "no code";
  if ("code" in error && typeof error.code === "string") return error.code;
  if (error.name === "AbortError" || error.name === "TimeoutError") return error.name;
  return networkCode("error" in error ? error.error : error.cause, depth + 1);
}
