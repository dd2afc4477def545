// The routes for hosts and monitors: is the bot alive, is it ready, what are its figures. Fixed words and numbers; no answer names
// anybody or repeats anything. Proof: test/web/health-routes.test.ts.

import type { IncomingHttpHeaders } from "node:http";
import { isLoopback, isLoopbackHost } from "../loopback.ts";
import { EXPOSITION_TYPE, exposition, type Family } from "./exposition.ts";
import { bearerToken, isSameSecret } from "./secret.ts";
import type { Route, WebAnswer } from "./server.ts";

/** The source of the answers. */
export interface Vitals {
  isAlive(): boolean;
  /** Names, in fixed words, what prevents the bot from working now. */
  failing(): Promise<readonly string[]>;
  families(): Promise<readonly Family[]>;
}

/**
 * Gives `GET /livez`, `/readyz` and `/metrics`. Our reverse proxies pass none of them on (src/tools/deploy).
 * @param metricsToken opens `/metrics` to whoever has it, wherever they are. Absent: to this machine alone.
 */
export function healthRoutes(vitals: Vitals, metricsToken?: string): readonly Route[] {
  return [
    route("/livez", () => Promise.resolve(verdict(vitals.isAlive() ? [] : ["loops"]))),
    route("/readyz", async () => verdict(await vitals.failing())),
    {
      ...route("/metrics", async () => ({
        status: 200,
        headers: { "content-type": EXPOSITION_TYPE },
        body: exposition(await vitals.families()),
      })),
      allows: (headers, peer) =>
        isSameSecret(bearerToken(headers.authorization), metricsToken) ||
        (isLoopback(peer) && isDirect(headers)),
    },
  ];
}

/**
 * True without a proxy in between. The metrics tell when somebody writes, and Render's proxy passes everything on. A proxy names
 * itself or whom it speaks for, or passes the public name on.
 */
function isDirect(headers: IncomingHttpHeaders): boolean {
  return !Object.keys(headers).some((name) => OF_PROXIES.test(name)) && isForThisMachine(headers);
}

const OF_PROXIES =
  /^(?:forwarded|via|cdn-loop|x-forwarded(?:-.+)?|x-original-.+|x-real-.+|x-envoy-.+|(?:.+-)?(?:client|connecting|remote)-?ip|rndr-id)$/;

/** True for a request to this machine by its own address. HTTP/1.0 names no host. */
function isForThisMachine({ host }: IncomingHttpHeaders): boolean {
  return host === undefined || isLoopbackHost(host.replace(/:\d*$/, ""));
}

function verdict(failing: readonly string[]): WebAnswer {
  const body = failing.length === 0 ? "ok\n" : `failing: ${failing.join(" ")}\n`;
  return {
    status: failing.length === 0 ? 200 : 503,
    headers: { "content-type": "text/plain; charset=utf-8" },
    body,
  };
}

function route(path: string, handle: Route["handle"]): Route {
  return { method: "GET", path, bodyLimit: 0, bodyTimeoutMs: 1000, allows: () => true, handle };
}
