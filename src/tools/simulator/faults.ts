// Faults that tests switch on. Calls use them up one by one, in the order in which they were added.
import { ApiError } from "./bot-api/api-error.ts";
import type { CallAnswer, Fault } from "./simulator-types.ts";
import type { Params } from "./bot-api/params.ts";

export class FaultList {
  #faults: { readonly fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.#faults.push({ fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.#faults = [];
  }

  /** The first fault that is meant for this call. It is used up by that. */
  take(method: string, params: Params): Fault | undefined {
    const found = this.#faults.find(
      ({ fault, left }) =>
        left > 0 &&
        isMeant(fault.method, method) &&
        (fault.when === undefined || fault.when(params)),
    );
    if (found === undefined) return undefined;
    found.left -= 1;
    this.#faults = this.#faults.filter(({ left }) => left > 0);
    return found.fault;
  }
}

/** True when a fault is meant for a method. A fault for every method is not meant for deliveries to the webhook. */
function isMeant(wanted: string | undefined, method: string): boolean {
  return wanted === undefined
    ? method !== "webhook"
    : wanted.toLowerCase() === method.toLowerCase();
}

/** The error envelope of a fault; undefined when the fault lets the call through. */
export function faultAnswer(fault: Fault): CallAnswer | undefined {
  const status = fault.status ?? (fault.retryAfter === undefined ? undefined : 429);
  if (status === undefined) return undefined;
  const fallback =
    fault.retryAfter === undefined
      ? (DESCRIPTIONS[status] ?? `Error ${status}`)
      : `Too Many Requests: retry after ${fault.retryAfter}`;
  return errorAnswer(new ApiError(status, fault.description ?? fallback, fault.retryAfter));
}

export function errorAnswer(error: ApiError): CallAnswer {
  return {
    ok: false,
    error_code: error.code,
    description: error.message,
    ...(error.retryAfter === undefined ? {} : { parameters: { retry_after: error.retryAfter } }),
  };
}

const DESCRIPTIONS: { readonly [code: number]: string } = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  409: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
  429: "Too Many Requests",
  500: "Internal Server Error",
  502: "Bad Gateway",
  504: "Gateway Timeout",
};
