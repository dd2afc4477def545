// Requests that are no update from Telegram, byte by byte, each with the status that it has to get.

import { connect } from "node:net";
import type { Random } from "../../crash/load.ts";

export interface BadRequest {
  readonly kind: string;
  /** Sent at once; the socket stays open behind it. */
  readonly bytes: string | Buffer;
  /** One for each answer, in order; after the first the connection may be closed. */
  readonly statuses: readonly number[];
}

const PATH = "/telegram/webhook";
const UPDATE = JSON.stringify({ update_id: 1, message: { message_id: 1, date: 1, text: "hi" } });
/** More than the 128 KiB that the route takes. */
const BIG = "x".repeat(140 * 1024);

export function badRequest(secret: string, random: Random): BadRequest {
  const key = `x-telegram-bot-api-secret-token: ${secret}`;
  const pick = <T>(list: readonly T[], otherwise: T): T => list[random(list.length)] ?? otherwise;
  const wrongKey = (): string =>
    pick(
      [
        `${key}x`,
        key.slice(0, -1),
        key.toUpperCase(),
        `${key}, ${secret}`,
        `${key}\r\n${key}`,
        "x-telegram-bot-api-secret-token:",
        "x-secret: 1",
        `authorization: Bearer ${secret}`,
        `cookie: ${key}`,
        `x-telegram-bot-api-secret-token: ${"0".repeat(256)}`,
      ],
      "x: y",
    );
  const kinds: { readonly [kind: string]: () => Omit<BadRequest, "kind"> } = {
    secret: () => one(401, post(PATH, [wrongKey()], UPDATE)),
    "secret and big": () => one(401, post(PATH, [wrongKey()], BIG)),
    json: () => one(400, post(PATH, [key], pick(NO_UPDATES, ""))),
    bytes: () =>
      one(
        400,
        Buffer.concat([post(PATH, [key, "content-length: 4"]), Buffer.from([255, 254, 0, 1])]),
      ),
    big: () => one(413, post(PATH, [key], BIG)),
    "big in its head": () => one(413, post(PATH, [key, "content-length: 99999999999"])),
    "big in chunks": () =>
      one(413, post(PATH, [key, CHUNKED], `${BIG.length.toString(16)}\r\n${BIG}\r\n0\r\n\r\n`)),
    path: () => one(404, post(pick(PATHS, "/"), [key], UPDATE)),
    method: () => {
      const method = pick(["GET", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"], "GET");
      return one(405, head(`${method} ${PATH}`, [key]));
    },
    headers: () => one(431, post(PATH, [key, `x-long: ${"y".repeat(20_000)}`], UPDATE)),
    "many headers": () => {
      const many = Array.from({ length: 3000 }, (_, n) => `h${n}: ${n}`);
      return one(431, post(PATH, [...many, key], UPDATE));
    },
    http: () => one(400, Buffer.from(pick(NO_HTTP, "\r\n\r\n"))),
    smuggled: () =>
      one(400, post(PATH, [key, CHUNKED, "content-length: 5"], `0\r\n\r\nPOST ${PATH} HTTP/1.1`)),
    chunk: () => one(400, post(PATH, [key, CHUNKED], "zz\r\nnonsense\r\n")),
    pipelined: () => ({
      bytes: Buffer.concat([head("GET /nowhere", [key]), post(PATH, [wrongKey()], UPDATE)]),
      statuses: [404, 401],
    }),
    "pipelined behind a refusal": () =>
      one(401, Buffer.concat([post(PATH, [wrongKey()], UPDATE), post(PATH, [wrongKey()], UPDATE)])),
  };
  const kind = pick(Object.keys(kinds), "secret");
  return { kind, ...(kinds[kind]?.() ?? one(0, Buffer.alloc(0))) };
}

/** A body that never comes to its end. */
export function slowRequest(secret: string): BadRequest {
  const headers = [`x-telegram-bot-api-secret-token: ${secret}`, "content-length: 1000"];
  return {
    kind: "slow",
    bytes: Buffer.concat([post(PATH, headers), Buffer.from('{"up')]),
    statuses: [408],
  };
}

/**
 * The statuses of the answers and the milliseconds until the first. Waits until all are there or the other side ends.
 */
export function send(
  port: number,
  { bytes, statuses }: BadRequest,
): Promise<{ readonly statuses: readonly number[]; readonly ms: number }> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    const begun = performance.now();
    let answer = "";
    let ms = 0;
    const came = (): number[] =>
      [...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));
    socket.setTimeout(30_000, () => socket.destroy(new Error("no answer in 30 s")));
    socket.on("connect", () => socket.write(bytes));
    socket.on("data", (data) => {
      answer += data.toString("latin1");
      ms ||= performance.now() - begun;
      if (came().length >= statuses.length) socket.destroy();
    });
    // A refused body is cut off, and the rest of it breaks the pipe.
    socket.on("error", (error) => {
      if ("code" in error && /ECONNRESET|EPIPE/.test(String(error.code))) return;
      reject(error);
    });
    socket.on("close", () => {
      resolve({ statuses: came(), ms });
    });
  });
}

const CHUNKED = "transfer-encoding: chunked";
const NO_UPDATES = [
  "",
  "null",
  "[]",
  "1",
  '"x"',
  "{",
  "{}",
  '{"update_id":"1"}',
  '{"update_id":1.5}',
  "nul",
  '{"update_id":1e400}',
  '{"update_id":null}',
  '[{"update_id":1}]',
  "update_id=1",
  "\0\0",
  "[".repeat(5e4),
  '{"a":'.repeat(2e4),
  '{"__proto__":{"update_id":1}}',
  "<xml/>",
];
const PATHS = [
  "/",
  "/telegram",
  `${PATH}/`,
  `/${PATH}`,
  "/telegram%2Fwebhook",
  "/TELEGRAM/WEBHOOK",
  "/.env",
  "/telegram/../telegram/webhook",
  "/telegram/webhook;x",
  "/x?/telegram/webhook",
  "*",
  "/livez/",
  `/${"p".repeat(5e3)}`,
  "/users/grace-mar/SELF.md",
  "/%00",
  "http://other.test/telegram",
];
const NO_HTTP = [
  "nonsense\r\n\r\n",
  "GET\r\n\r\n",
  `POST ${PATH} HTTP/9.9\r\n\r\n`,
  "\0\0",
  `GET ${PATH} HTTP/1.1\r\nbad header\r\n\r\n`,
  "\0\0\0\0\r\n\r\n",
];

function one(status: number, bytes: Buffer): Omit<BadRequest, "kind"> {
  return { bytes, statuses: [status] };
}

function post(path: string, headers: readonly string[], body?: string): Buffer {
  const isMeasured = headers.some((header) => /^(?:content-length|transfer-encoding)/.test(header));
  const length = isMeasured ? [] : [`content-length: ${Buffer.byteLength(body ?? "")}`];
  return Buffer.concat([head(`POST ${path}`, [...headers, ...length]), Buffer.from(body ?? "")]);
}

function head(line: string, headers: readonly string[]): Buffer {
  return Buffer.from([`${line} HTTP/1.1`, "host: bot.test", ...headers, "", ""].join("\r\n"));
}
