import { assert, property, string } from "fast-check";
import { expect, it } from "vitest";
import { deliveryFault } from "../../src/telegram/delivery-fault.ts";

it.each([
  ["Wrong response from the webhook: 503 Service Unavailable", "HTTP 503"],
  ["SSL error {error:1416F086:SSL routines:certificate verify failed}", "TLS"],
  ["Connection timed out", "timeout"],
  ["Failed to resolve host: Temporary failure in name resolution", "name lookup"],
  ["Connection refused", "connection"],
  ["something new", "other"],
  [undefined, "other"],
])("%j is told as %s", (message, kind) => {
  expect(deliveryFault(message)).toBe(kind);
});

it("nothing else of the text is told, whatever it is", () => {
  assert(
    property(string(), (text) => {
      for (const message of [text, `Wrong response from the webhook: 502 ${text}`]) {
        expect(deliveryFault(message)).toMatch(
          /^(?:HTTP \d{1,3}|TLS|timeout|name lookup|connection|other)$/,
        );
      }
    }),
  );
});
