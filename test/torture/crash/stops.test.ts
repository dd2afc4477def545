// SIGTERM under load. The program ends by itself with 0, in time even when a model does not answer. Nothing is lost,
// and no unfinished file is left over.

import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { killLoop } from "../../crash/kill-loop.ts";
import { expectInvariants } from "../invariants.ts";
import { count, randomOf, report, spread } from "../plan.ts";

/** Every so many stops a model hangs. */
const HANGS = 10;

it("a stop under load ends with 0 and loses nothing", async () => {
  const stops = count(10, 200);
  const random = randomOf("stops");
  const stopMs: number[] = [];
  const loop = await killLoop({
    mode: "polling",
    kills: stops,
    random,
    end: async ({ servers, folder }, child) => {
      if (stopMs.length % HANGS === HANGS - 1) servers.model.enqueue({ hang: true });
      const asked = performance.now();
      child.kill("SIGTERM");
      expect(await child.exited).toEqual({ code: 0, signal: null });
      // When nothing asked the model any more, it must not hang for the next start.
      servers.model.clearScript();
      stopMs.push(performance.now() - asked);
      const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
      expect(names.filter((name) => name.endsWith(".tmp"))).toEqual([]);
    },
  });
  expect(loop.repeated).toBe(0);
  const secrets = [loop.bot.telegram.token, ...loop.said.reports];
  await expectInvariants({ folder: loop.bot.folder, logs: loop.logs, secrets });
  report("crash/stops", {
    stops,
    messages: loop.said.messages.length,
    lost: 0,
    repeated: loop.repeated,
    "to the end": spread(stopMs),
  });
});
