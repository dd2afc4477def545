import { expect, it } from "vitest";
import { caddyConfiguration } from "../../../src/tools/deploy/caddy.ts";
import { nginxConfiguration } from "../../../src/tools/deploy/nginx.ts";
import { proxiedBots, type ProxyPlan } from "../../../src/tools/deploy/proxy-plan.ts";

const plan = (changes: Partial<ProxyPlan> = {}): ProxyPlan => ({
  by: "host",
  domain: "example.org",
  bots: ["abby:10001", "mom-2:10002"],
  httpsPort: 443,
  ...changes,
});

it("gives each bot a host of its own, or a path of its own", () => {
  expect(proxiedBots(plan()).map(({ baseUrl }) => baseUrl)).toEqual([
    "https://abby.example.org",
    "https://mom-2.example.org",
  ]);
  expect(proxiedBots(plan({ by: "path", httpsPort: 8443 })).map(({ baseUrl }) => baseUrl)).toEqual([
    "https://example.org:8443/abby",
    "https://example.org:8443/mom-2",
  ]);
});

it.each([
  ["nginx", nginxConfiguration],
  ["Caddy", caddyConfiguration],
])("tells in the %s file what each bot's environment needs", (_, write) => {
  expect(write(plan({ by: "path" }))).toContain(
    "abby: WEBHOOK_BASE_URL=https://example.org/abby PORT=10001 HOST=127.0.0.1",
  );
});

it.each([
  ["nginx", nginxConfiguration],
  ["Caddy", caddyConfiguration],
])(
  "tells browsers in the %s file to keep to TLS, with names below a host that is a bot's own",
  (_, write) => {
    const policies = (by: ProxyPlan["by"]): unknown[] =>
      Array.from(
        write(plan({ by })).matchAll(/header Strict-Transport-Security "([^"]*)"/g),
        ([, value]) => value,
      );
    const below = "max-age=63072000; includeSubDomains";
    expect(policies("host")).toEqual([below, below]);
    expect(policies("path")).toEqual(["max-age=63072000"]);
  },
);

it.each<[string, Partial<ProxyPlan>, RegExp]>([
  ["a domain that could end a line", { domain: "example.org; }" }, /not a host name/],
  ["an upper-case domain", { domain: "Example.org" }, /not a host name/],
  ["a bot without a port", { bots: ["abby"] }, /<id>:<port> is expected/],
  ["port 0", { bots: ["abby:0"] }, /<id>:<port>/],
  ["a port beyond all", { bots: ["abby:65536"] }, /<id>:<port>/],
  ["an id that is none", { bots: ["a b:10001"] }, /not an id/],
  ["an id that ends with a hyphen", { bots: ["abby-:10001"] }, /hyphen/],
  ["two bots on one port", { bots: ["abby:10001", "dad:10001"] }, /10001 is given twice/],
  ["the same bot twice", { bots: ["abby:1", "abby:2"] }, /given twice/],
  ["a path that ends the quotes", { certificate: { file: 'a"b', key: "k" } }, /no quotes/],
])("refuses %s", (_, changes, message) => {
  expect(() => nginxConfiguration(plan(changes))).toThrow(message);
  expect(() => caddyConfiguration(plan(changes))).toThrow(message);
});
