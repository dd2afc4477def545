// Secrets that a request brings along. Proof: test/web/secret.test.ts.

import { timingSafeEqual } from "node:crypto";

/** Compares in constant time; only a length can be told from it. A secret that is not set is nobody's. */
export function isSameSecret(
  given: string | readonly string[] | undefined,
  secret: string | undefined,
): boolean {
  if (typeof given !== "string" || secret === undefined || secret === "") return false;
  const [one, other] = [Buffer.from(given), Buffer.from(secret)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** The token of `Authorization: Bearer <token>` (RFC 6750, section 2.1). */
export function bearerToken(authorization: string | undefined): string | undefined {
  return /^bearer +([\w.~+/-]+=*) *$/i.exec(authorization ?? "")?.[1];
}
