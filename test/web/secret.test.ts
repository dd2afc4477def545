import { assert, property, string } from "fast-check";
import { expect, it } from "vitest";
import { bearerToken, isSameSecret } from "../../src/web/secret.ts";

it("a secret is the same only as a whole, whatever is sent instead and however long it is", () => {
  assert(
    property(string({ minLength: 1 }), string(), (secret, other) => {
      expect(isSameSecret(secret, secret)).toBe(true);
      expect(isSameSecret(other, secret)).toBe(other === secret);
      expect(isSameSecret(secret + other, secret)).toBe(other === "");
      expect(isSameSecret([secret], secret)).toBe(false);
      expect(isSameSecret(undefined, secret)).toBe(false);
    }),
  );
});

it("a secret that is not set is nobody's", () => {
  for (const given of [undefined, "", "undefined"]) {
    expect(isSameSecret(given, undefined)).toBe(false);
    expect(isSameSecret(given, "")).toBe(false);
  }
});

it("a token comes behind the word Bearer and alone", () => {
  expect(bearerToken("Bearer abc.~+/-_1==")).toBe("abc.~+/-_1==");
  expect(bearerToken("bearer abc")).toBe("abc");
  for (const other of [
    undefined,
    "",
    "abc",
    "Basic abc",
    "Bearer",
    "Bearer ",
    "Bearer a b",
    "Bearer a, Bearer b",
  ]) {
    expect(bearerToken(other)).toBeUndefined();
  }
});
