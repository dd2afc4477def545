// The generated configurations in the real servers. Only Telegram's requests reach a bot, and each reaches its own.

import { describe, expect, it } from "vitest";
import { PROXIES } from "./proxy/servers.ts";
import { startProxyWorld } from "./proxy/world.ts";

const cases = PROXIES.flatMap((name) => (["host", "path"] as const).map((by) => ({ name, by })));
/** Caddy, with a certificate that is given to it. */
const EXPECTED_WARNING = /stapling OCSP|HTTP->HTTPS redirects are disabled/;
const BIG = JSON.stringify({ update_id: 1, filler: "x".repeat(200 * 1024) });

describe.each(cases)("$name by $by", ({ name, by }) => {
  it("brings each bot its own people's words, and nothing else to anybody", async () => {
    const world = await startProxyWorld(name, by);
    expect(world.check).toMatchObject({ code: 0 });
    const warnings = world.check.stderr.split("\n").filter((line) => /\bwarn/i.test(line));
    expect(warnings.filter((line) => !EXPECTED_WARNING.test(line))).toEqual([]);

    expect(await world.converse("abby", "what do you know about octopuses?")).toMatch(/octopus/i);
    expect(await world.chat("mom-2")).toEqual([]);
    expect(await world.converse("mom-2", "what do you know about limpets?")).toMatch(/^bot: /);
    expect(await world.chat("abby")).toHaveLength(2);

    // 400 comes from the bot itself, after it has taken the secret.
    const secret = world.secretOf("abby");
    expect(await world.ask("abby", { secret })).toBe(400);
    expect(await world.ask("abby", { secret: "wrong" })).toBe(401);
    expect(await world.ask("abby", {})).toBe(401);
    expect(await world.ask("abby", { secret: world.secretOf("mom-2") })).toBe(401);

    expect(await world.ask("abby", { secret, body: BIG })).toBe(413);
    // Caddy has already passed such a request on. Either of the two may break off first.
    const unmeasured = await world.ask("abby", { secret, body: BIG, chunked: true });
    expect(name === "nginx" ? [413] : [413, 502]).toContain(unmeasured);
    expect(await world.ask("open", { body: BIG })).toBe(413);

    world.seen.length = 0;
    expect(await world.ask("open", {})).toBe(200);
    const closed = [
      "/",
      "/metrics",
      "/livez",
      "/readyz",
      "/telegram",
      "/telegram/webhook/",
      "/telegram/webhook/x",
      "/telegram/webhook/../../metrics",
      "/telegram/webhook%2f..%2f..%2fmetrics",
      "/x/telegram/webhook",
    ];
    for (const path of closed) {
      for (const method of ["GET", "POST"]) {
        expect({ path, status: await world.ask("open", { method, path, body: "" }) }).toEqual({
          path,
          status: 404,
        });
      }
    }
    for (const method of ["GET", "PUT", "DELETE", "OPTIONS"]) {
      expect(await world.ask("open", { method, body: "" })).toBe(404);
    }
    expect(world.seen).toEqual(["POST /telegram/webhook"]);
  });
});
