// A refusal or failure that a server tells, with its complaint. One form for all: an error's status, or an error in an answer
// whose status says success. Proof: test/llm/wild-failures.test.ts.

import { APIError } from "openai";
import { complaintIn, type Complaint } from "./bodies/complaint.ts";

export interface Told {
  /** Of the HTTP answer, or the one that an error in a 200 names. Undefined: neither is one. */
  readonly status: number | undefined;
  /** The answer's own status says success. */
  readonly isIn200: boolean;
  readonly complaint: Complaint;
  readonly headers: Headers;
}

/** What a server told, as an error. */
class ToldError extends Error {
  readonly told: Told;

  constructor(told: Told) {
    super("the model server told an error");
    this.told = told;
  }
}

/** An error in an answer whose status says success. */
export class ToldInAnswer extends ToldError {
  constructor(value: unknown, headers: Headers) {
    const complaint = complaintIn(value) ?? NO_COMPLAINT;
    const code = Number(complaint.code);
    // Any other number may be one that a person wrote.
    const status = Number.isInteger(code) && code >= 400 && code < 600 ? code : undefined;
    super({ status, isIn200: true, complaint, headers });
  }
}

/**
 * Gives the same error without what the server repeats of the request: a person may write of anything.
 * @param texts those of the request.
 */
export function withoutRequest(error: unknown, texts: readonly string[]): unknown {
  const told = toldBy(error);
  if (!told) return error;
  const words = texts
    .flatMap((text) => [text, JSON.stringify(text).slice(1, -1)])
    .filter((text) => text.length >= LEAST_REPEATED)
    .reduce(without, told.complaint.words);
  return words === told.complaint.words
    ? error
    : new ToldError({ ...told, complaint: { ...told.complaint, words } });
}

/** UTF-16 units. What is shorter may be a word of the server's own. */
const LEAST_REPEATED = 16;
/** Servers often repeat no more than the beginning. So much of it tells a text. */
const BEGINNING = 32;

function without(words: string, text: string): string {
  const begin = text.slice(0, BEGINNING);
  let left = words;
  for (let at = left.indexOf(begin); at !== -1; at = left.indexOf(begin, at)) {
    let end = at + begin.length;
    while (end < left.length && left[end] === text[end - at]) end += 1;
    left = `${left.slice(0, at)} ${left.slice(end)}`;
  }
  return left;
}

/** Gives what the server told; undefined for an error that comes from elsewhere. */
export function toldBy(error: unknown): Told | undefined {
  if (error instanceof ToldError) return error.told;
  if (!(error instanceof APIError) || typeof error.status !== "number") return undefined;
  // The client keeps what stands under `error` alone, so bounded-fetch.ts puts every body there.
  const { body } = (error.error ?? {}) as { readonly body?: unknown };
  const complaint = complaintIn(body) ?? NO_COMPLAINT;
  const headers = error.headers instanceof Headers ? error.headers : new Headers();
  return { status: error.status, isIn200: false, complaint, headers };
}

const NO_COMPLAINT: Complaint = {
  words: "",
  param: undefined,
  code: undefined,
  type: undefined,
  loadsFor: undefined,
};

/** True for a prompt that has more tokens than the model takes. It says nothing about any parameter. */
export function isOverflow({ status, complaint }: Told): boolean {
  const { words, code, type } = complaint;
  if (status === 429 || /rate_limit/.test(String(code))) return false;
  return status === 413 || OVERFLOW.test(`${String(code)} ${type ?? ""}\n${words}`);
}

const OVERFLOW = new RegExp(
  [
    "context[ _-]?(?:length|window|size|limit)",
    "context_?overflow",
    "exceed_?context",
    "max_model_len|max_seq_len|n_ctx|num_ctx",
    "max(?:imum)? (?:model |sequence |prompt |input )?(?:context|length|len\\b)",
    "inputs?`? must have (?:less|fewer) than \\d+ tokens",
    "(?:model|context) token limit",
    "(?:prompt|input|request|messages?) (?:is|are|was|has|have|contains?)? ?(?:too (?:long|large|many tokens)|longer than)",
    "too many (?:input |prompt )?tokens",
    "(?:input|prompt)(?: \\w+)? ?tokens? (?:exceeds?|count)",
    "(?:input|prompt|sequence) length[^\\n]{0,60}(?:exceed|should|larger|greater|over|maximum)",
    "超长|上下文",
    "tokens? (?:limit )?exceed(?:s|ed)?|exceeds? the (?:\\w+ ){0,3}(?:context|token limit|maximum number of tokens)",
    "reduce the length of|keep the first \\d+ tokens|prompt_too_long|string_above_max_length",
    "`?inputs`? tokens \\+ `?max_new_tokens`? must be",
  ].join("|"),
  "i",
);

/** True when a filter of the server stopped the request. */
export function isFiltered({ complaint }: Told): boolean {
  const { words, code, type } = complaint;
  const told = `${String(code)} ${type ?? ""}`;
  return (
    /content_?filter|content_?policy|responsible_?ai|data_?inspection|moderation|safety|sensitive/i.test(
      told,
    ) ||
    /(?:content management|content|usage) polic|content filter|(?:input|prompt|content) (?:was |is )?(?:flagged|blocked)|inappropriate content|new_sensitive|敏感/i.test(
      words,
    )
  );
}

/** True for a model that is being loaded. */
export function isLoading({ status, complaint, headers, isIn200 }: Told): boolean {
  const { words, code, type, loadsFor } = complaint;
  if (status === 425) return true;
  const isBusy = status === undefined ? isIn200 : status >= 500 || status === 429 || status === 409;
  if (!isBusy) return false;
  if (loadsFor !== undefined) return true;
  const said = `${String(code)} ${type ?? ""}\n${words}`;
  if (NOT_LOADED.test(said)) return false;
  if (LOADING.test(said)) return true;
  return status === 503 && headers.has("retry-after");
}

const LOADING =
  /\bloading (?:the )?model|model[ _]?(?:[\w./:-]+ )?(?:is |are )?(?:still |currently |being |not yet )*(?:loading|being loaded|warming|initiali[sz]ing|starting)|model_(?:loading|not_ready|warming)|(?:server|service|engine|backend|endpoint|worker)s? (?:is |are )?(?:still |currently |being )*(?:loading|starting|warming|initiali[sz]ing|(?:scal|spin)(?:ed|ing)? up)|(?:is|are) (?:still |currently )*(?:starting up|warming up|spinning up)|cold[ -]?start|not (?:yet )?ready|wak(?:ing|es) up|is (?:asleep|sleeping)/i;
/** A model that could not be loaded never will be by waiting. */
const NOT_LOADED =
  /(?:error|fail\w*|unable|could not|cannot|can't|while|when) (?:\w+ ){0,2}load|load\w* (?:\w+ ){0,3}(?:failed|error)/i;

/** True for an account that has nothing left to spend. Some servers say so with the status of a wrong key. */
export function isSpent({ status, complaint }: Told): boolean {
  if (status === 402) return true;
  const { words, code, type } = complaint;
  const isPossible = status === 400 || status === 403 || status === 429;
  const said = `${String(code)} ${type ?? ""}\n${words}`;
  return isPossible && SPENT.test(said) && !SHORTLY.test(words);
}

const SPENT =
  /quota|billing (?:details|limit)|billing_|insufficient[ _](?:\w+[ _]){0,2}(?:balance|credits?|funds)|credit balance|no credits?\b|recharge|余额|欠费/i;

/** What is left again soon. */
const SHORTLY = /per[ _-]?(?:second|minute|min|hour)\b|rate limit reached|requests? too fast/i;

/** True for a failure of the moment that came with the status of a refusal: Ollama passes a cut connection on so. */
export function isMomentary({ status, complaint }: Told): boolean {
  return (
    status === 400 && /\bunexpected EOF\b|connection reset|socket hang up/i.test(complaint.words)
  );
}

/** True where a model thought until nothing was left to answer with. OpenAI tells that as an error. */
export function isOutOfRoom({ status, complaint }: Told): boolean {
  return (
    status === 400 && /model output limit was reached|with higher max_tokens/i.test(complaint.words)
  );
}

/** Gives the wait that the server asks for, in milliseconds. */
export function askedWait({ complaint, headers }: Told): number | undefined {
  const after = headers.get("retry-after") ?? "";
  const seconds = parseFloat(after);
  const waits = [
    Number(headers.get("retry-after-ms") ?? Number.NaN),
    Number.isNaN(seconds) ? Date.parse(after) - Date.now() : seconds * 1000,
  ];
  const wait = waits.find((ms) => ms > 0);
  if (wait !== undefined) return wait;
  return complaint.loadsFor === undefined ? undefined : complaint.loadsFor * 1000;
}
