// What hosts and monitors ask: does it live, is it ready, how is it doing. Fixed words and numbers; nothing in an answer
// tells who or what.

import type { IncomingHttpHeaders } from "node:http";
import { EXPOSITION_TYPE, exposition, type Family } from "./exposition.ts";
import type { Route, RouteAnswer } from "./server.ts";

/** What the answers are made from. */
export interface Vitals {
  isAlive(): boolean;
  /** By fixed words: what keeps the bot from its work now. */
  failing(): Promise<readonly string[]>;
  families(): Promise<readonly Family[]>;
}

/** `GET /livez`, `/readyz` and `/metrics`. Our reverse proxies pass none of them on (src/deploy). */
export function healthRoutes(vitals: Vitals): readonly Route[] {
  return [
    route("/livez", () => Promise.resolve(verdict(vitals.isAlive() ? [] : ["loops"]))),
    route("/readyz", async () => verdict(await vitals.failing())),
    {
      ...route("/metrics", async () => ({
        status: 200,
        headers: { "content-type": EXPOSITION_TYPE, "cache-control": "no-store" },
        body: exposition(await vitals.families()),
      })),
      allows: isDirect,
    },
  ];
}

/** When somebody writes to their bot is nobody's business, also where a host's own proxy passes everything on (Render). */
function isDirect(headers: IncomingHttpHeaders): boolean {
  return !["x-forwarded-for", "forwarded", "x-real-ip"].some((name) => name in headers);
}

function verdict(failing: readonly string[]): RouteAnswer {
  const body = failing.length === 0 ? "ok\n" : `failing: ${failing.join(" ")}\n`;
  return {
    status: failing.length === 0 ? 200 : 503,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
    body,
  };
}

function route(path: string, handle: Route["handle"]): Route {
  return { method: "GET", path, bodyLimit: 0, bodyTimeoutMs: 1000, allows: () => true, handle };
}
