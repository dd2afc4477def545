// Is the process alive? For hosts that ask before they send traffic, and restart what does not answer.

import type { Route } from "./server.ts";

/** `GET /livez`: 200 as long as the event loop answers; nothing about the inside. */
export function livenessRoute(): Route {
  return {
    method: "GET",
    path: "/livez",
    bodyLimit: 0,
    bodyTimeoutMs: 1000,
    allows: () => true,
    handle: () => Promise.resolve({ status: 200, body: "ok\n" }),
  };
}
