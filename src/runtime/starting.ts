// The routes of a bot that is not there yet. Telegram may be away for hours when a bot starts, and a host that asks whether the
// process lives must not end it for that. Proof: test/e2e/health.test.ts.

import { ConfigError } from "../errors.ts";
import { healthRoutes } from "../web/health-routes.ts";
import type { Route, WebServer } from "../web/server.ts";

/**
 * Answers for as long as a bot starts: alive, not ready, no figures, and nothing taken.
 * @returns what takes these routes away again.
 */
export async function answerWhileStarting(
  web: WebServer | undefined,
  metricsToken: string | undefined,
): Promise<() => Promise<void>> {
  const vitals = {
    isAlive: () => true,
    failing: () => Promise.resolve(["start"]),
    families: () => Promise.resolve([]),
  };
  const mounted = await web
    ?.mount([...healthRoutes(vitals, metricsToken), NOT_YET])
    .catch((error: unknown) => {
      // Another process may listen there and hold the Record too, which is the better reason. The bot's own routes meet the same.
      if (error instanceof ConfigError) return undefined;
      throw error;
    });
  return async () => mounted?.unmount();
}

/** Whoever posts an update sends it again. */
const NOT_YET: Route = {
  method: "POST",
  path: "/*",
  bodyLimit: 0,
  bodyTimeoutMs: 1000,
  allows: () => true,
  handle: () => Promise.resolve({ status: 503, headers: { "retry-after": "30" } }),
};
