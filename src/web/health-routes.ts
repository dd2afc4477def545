// The routes for hosts and monitors: is the bot alive, is it ready, what are its figures. Fixed words and numbers; no answer names
// anybody or repeats anything. Proof: test/web/health-routes.test.ts.

import type { IncomingHttpHeaders } from "node:http";
import { EXPOSITION_TYPE, exposition, type Family } from "./exposition.ts";
import type { Route, WebAnswer } from "./server.ts";

/** The source of the answers. */
export interface Vitals {
  isAlive(): boolean;
  /** Names, in fixed words, what prevents the bot from working now. */
  failing(): Promise<readonly string[]>;
  families(): Promise<readonly Family[]>;
}

/** Gives `GET /livez`, `/readyz` and `/metrics`. Our reverse proxies pass none of them on (src/tools/deploy). */
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
      allows: (headers, peer) => isThisMachine(peer) && isDirect(headers),
    },
  ];
}

/** True for an address of this machine itself; IPv4 in IPv6 form counts (RFC 4291, section 2.5.5.2). */
function isThisMachine(peer: string): boolean {
  return peer === "::1" || /^(?:::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(peer);
}

/** True without a proxy in between. The metrics tell when somebody writes, and Render's proxy passes everything on. */
function isDirect(headers: IncomingHttpHeaders): boolean {
  return !["x-forwarded-for", "forwarded", "x-real-ip"].some((name) => name in headers);
}

function verdict(failing: readonly string[]): WebAnswer {
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
