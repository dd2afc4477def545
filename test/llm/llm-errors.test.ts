// Nothing that a model server says about a failure gets on, but its status and codes in the form of a machine's.

import { APIError } from "openai";
import {
  assert,
  constant,
  double,
  integer,
  oneof,
  property,
  record,
  string,
  webUrl,
} from "fast-check";
import { expect, it } from "vitest";
import { LlmError } from "../../src/errors.ts";
import { factual } from "../../src/factual.ts";
import { notJson, toLlmError } from "../../src/llm/llm-errors.ts";
import { ToldInAnswer } from "../../src/llm/server-error.ts";

/** One word stands for what was said in the chat. */
const said = oneof(
  constant("Robin said: quokka"),
  constant("quokka finch"),
  constant("quokka-finch"),
  constant("Quokka"),
  constant("quokka\nfinch_finch"),
  constant(`${"quokka_".repeat(20)}x`),
  string().map((text) => `quokka ${text}`),
  webUrl().map((url) => `${url}?quokka=1`),
);
const body = record({ message: said, code: said, type: said, param: said });
const silent = new AbortController().signal;

/** An answer with a body of OpenAI's form, as bounded-fetch.ts hands it to the client. */
function refusal(status: number, error: object): APIError {
  return APIError.generate(status, { error: { body: { error } } }, undefined, new Headers());
}

function expectSilent(error: LlmError): void {
  expect(JSON.stringify([error.message, error.detail])).not.toMatch(/quokka/i);
}

it("an answer that is an error gives its status and no word of its text", () => {
  assert(
    property(body, (error) => {
      for (const status of [400, 401, 402, 404, 429, 500]) {
        const failed = toLlmError(refusal(status, error), silent);
        expect(failed.message).toContain(String(status));
        expectSilent(failed);
      }
      expectSilent(toLlmError(new ToldInAnswer({ error }, new Headers()), silent));
    }),
  );
});

it("whatever else a call threw gives no word of its text, nor of its causes", () => {
  assert(
    property(said, said, (message, code) => {
      const cause = Object.assign(new Error(message), { code });
      for (const error of [
        new Error(message, { cause }),
        new SyntaxError(message),
        new RangeError(message),
        message,
        APIError.generate(undefined, undefined, message, undefined),
      ])
        expectSilent(toLlmError(error, silent));
    }),
  );
});

it("an answer in another format gives its type, if that has the form of one", () => {
  expect(notJson("text/html; charset=utf-8").detail).toBe("not JSON (text/html)");
  expect(notJson(null).detail).toBe("not JSON (no content type)");
  assert(
    property(said, (type) => {
      expectSilent(notJson(type));
      expectSilent(notJson(`text/html; ${type}`));
    }),
  );
});

it("words of a message that were put into the form of a code or of a format are not told", () => {
  const error = { message: "x", code: "quokka_told_that_finch_hid", type: "quokka_error" };
  expectSilent(toLlmError(refusal(400, error), silent));
  expectSilent(toLlmError(new ToldInAnswer({ error }, new Headers()), silent));
  expectSilent(notJson("quokka/finch"));
});

it("a code that servers are known to use is told", () => {
  const error = { message: "x", code: "invalid_api_key", type: "invalid_request_error" };
  const { message, detail } = toLlmError(refusal(401, error), silent);
  expect([message, detail]).toEqual([
    "the model server refused the call (401): invalid_api_key",
    "refused 401 invalid_api_key",
  ]);
});

it("no text that is made while the bot runs fits into such an error: it does not compile", () => {
  const answer: string = "what the server said";
  // @ts-expect-error a text that is not of the code
  expect(new LlmError("refused", answer).message).toBe(answer);
  // @ts-expect-error a text that is not of the code
  expect(new LlmError("refused", `it said ${answer}`).message).toContain(answer);
  // @ts-expect-error a text that is not of the code
  expect(new LlmError("refused", factual`no`, { detail: answer }).detail).toBe(answer);
  expect(new LlmError("bad_output", factual`no`).detail).toBe("bad_output");
});

it("an error in an answer gives a status of HTTP, and no other number", () => {
  const { signal } = new AbortController();
  assert(
    property(oneof(integer(), double(), integer({ min: 400, max: 599 })), (code) => {
      const answer = new ToldInAnswer({ error: { code, message: "no" } }, new Headers());
      const { detail, message } = toLlmError(answer, signal);
      const numbers = `${detail} ${message}`.match(/-?\d[\d.e+-]*/g) ?? [];
      const isStatus = Number.isInteger(code) && code >= 400 && code <= 599;
      const known = new Set(isStatus ? [String(code), "200"] : ["200"]);
      expect(numbers.filter((number) => !known.has(number))).toEqual([]);
    }),
  );
});
