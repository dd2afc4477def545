import { GraceMarError } from "../src/errors.ts";
import { GrammyError, HttpError } from "grammy";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLogger, scrub } from "../src/logger.ts";

const TOKEN = "123456789:AAFakeTokenFakeTokenFakeTokenFake12";
const OTHER_TOKEN = "987654321:BBFakeTokenFakeTokenFakeTokenFake34";
const KEY = "sk-proj-0123456789abcdefABCDEF";
const URL = `https://api.telegram.org/bot${TOKEN}/sendMessage`;

function logged(write: (log: ReturnType<typeof createLogger>) => void, pretty = false): string {
  let text = "";
  const log = createLogger({
    recordId: "mira",
    level: "debug",
    secrets: [TOKEN, "hook-secret-0123"],
    pretty,
    write: (line) => (text += line),
  });
  write(log);
  return text;
}

function nested(error: Error, depth: number): Error {
  return depth === 0 ? error : new Error("outer", { cause: nested(error, depth - 1) });
}

const grammyError = new GrammyError(
  `Call to 'sendMessage' failed! ${URL}`,
  { ok: false, error_code: 400, description: `bad token ${TOKEN}` },
  "sendMessage",
  { chat_id: 1, text: "what the person said" },
);
const httpError = new HttpError(
  `Network request for 'sendMessage' failed!`,
  Object.assign(new Error(`request to ${URL} failed`), { config: { headers: { auth: KEY } } }),
);

describe.each([{ pretty: false }, { pretty: true }])(
  "a log line (pretty: $pretty)",
  ({ pretty }) => {
    it.each([
      { what: "GrammyError", error: grammyError },
      { what: "HttpError", error: httpError },
      { what: "a cause", error: new Error("x", { cause: httpError }) },
      { what: "a cause of a cause", error: nested(grammyError, 2) },
      { what: "a deep cause", error: nested(new Error(URL), 9) },
      { what: "an AggregateError", error: new AggregateError([grammyError], URL) },
      { what: "another bot's token", error: new Error(`other ${OTHER_TOKEN}`) },
      { what: "a key", error: new Error(`Incorrect API key provided: ${KEY}`) },
      { what: "a bearer header", error: new Error("Authorization: Bearer abcdefghijklmnop.q-r_s") },
      { what: "a secret of the webhook", error: new Error("x-secret: hook-secret-0123") },
      { what: "a text thrown", error: `thrown ${URL}` },
      {
        what: "a parser",
        error: new SyntaxError(`Unexpected token, "what the person said" ${KEY}`),
      },
      {
        what: "a parser beneath",
        error: new Error("x", { cause: new TypeError(`what the person said`) }),
      },
      { what: "an object thrown", error: { token: TOKEN, headers: { authorization: KEY } } },
    ])("holds no secret of $what", ({ error }) => {
      const text = logged((log) => {
        log.error({ err: error }, "it failed");
        log.warn({ err: error, note: `see ${URL} and ${KEY}` }, `it failed for ${URL}`);
      }, pretty);
      expect(text).not.toContain(TOKEN);
      expect(text).not.toContain(OTHER_TOKEN);
      expect(text).not.toContain(KEY);
      expect(text).not.toMatch(/abcdefghijklmnop|hook-secret/);
      expect(text).not.toContain("what the person said");
      expect(text.trim().split("\n")).toHaveLength(2);
    });

    it("holds no part of a secret that a long message is cut in", () => {
      const offsets = fc.integer({ min: 440, max: 510 });
      fc.assert(
        fc.property(offsets, fc.constantFrom(TOKEN, KEY), (offset, secret) => {
          const error = new GraceMarError("broken", `${"x".repeat(offset)} ${secret} end`);
          const text = logged((log) => log.error({ err: error }, "it failed"), pretty);
          expect(text).not.toContain(secret.slice(0, 16));
        }),
      );
    });
  },
);

describe("a log line", () => {
  it("says what somebody has to know: when, whose Record, which error", () => {
    const cause = Object.assign(new Error("no space left"), { code: "ENOSPC" });
    const text = logged((log) => {
      const error = new GraceMarError("broken", "it broke", { cause });
      log.error({ err: error, seq: 7 }, "an update failed");
    });
    expect(JSON.parse(text)).toEqual({
      level: "error",
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
      record: "mira",
      seq: 7,
      msg: "an update failed",
      err: {
        name: "GraceMarError",
        code: "broken",
        message: "it broke",
        // Others' words may quote anything.
        cause: { name: "Error", code: "ENOSPC" },
        stack: expect.stringContaining("at ") as string,
      },
    });
  });

  it("is one line, whatever is in it", () => {
    const text = logged((log) => log.info({ name: "a\nb" }, "one\ntwo"), false);
    expect(text.split("\n")).toHaveLength(2);
  });
});

describe("scrubbing", () => {
  it("leaves everything else as it is", () => {
    const line =
      '{"level":"info","time":"2026-11-23T16:15:14.322Z","seq":123456789,"msg":"ok: 12:30"}';
    expect(scrub(line, [TOKEN])).toBe(line);
  });

  it("is not misled by a short secret", () => {
    expect(scrub("an ordinary line", ["a", ""])).toBe("an ordinary line");
  });
});
