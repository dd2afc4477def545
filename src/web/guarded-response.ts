// The headers of every answer, Node's own refusals included. No answer is a page: nothing in it is run, framed, guessed at or
// kept. Proof: test/web/guarded-response.test.ts.

import { ServerResponse, type Server } from "node:http";
import { codeOf } from "../errors.ts";

/** Each answer has these; a route may say something else of its own. */
export const GUARDING_HEADERS = {
  "cache-control": "no-store",
  "content-security-policy":
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
} as const;

/** An answer that has the headers from the moment it is made. For `createServer`. */
export class GuardedResponse extends ServerResponse {
  constructor(...made: ConstructorParameters<typeof ServerResponse>) {
    super(...made);
    for (const [name, value] of Object.entries(GUARDING_HEADERS)) this.setHeader(name, value);
  }
}

/** Has the headers in the answers to what is no HTTP, too. Node makes no response for it and writes lines of its own. */
export function refuseGuarded(server: Server): void {
  server.on("clientError", (error, socket) => {
    // Of an answer that is still being sent the rest is dropped, and this with it: nothing is written into one.
    if (socket.writable) socket.write(refusal(STATUS[codeOf(error)] ?? BAD_REQUEST));
    socket.destroy();
  });
}

const BAD_REQUEST = "400 Bad Request";

/** As Node answers by itself (http, Event: 'clientError'). */
const STATUS: { readonly [code: string]: string } = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  HPE_CHUNK_EXTENSIONS_OVERFLOW: "413 Payload Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};

function refusal(status: string): string {
  const headers = Object.entries(GUARDING_HEADERS).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status}`, ...headers, "connection: close", "", ""].join("\r\n");
}
