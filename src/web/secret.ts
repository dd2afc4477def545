// Secrets that a request brings along. Proof: test/web/secret.test.ts.

import { createHash, timingSafeEqual } from "node:crypto";

/** Compares in constant time, whatever the lengths are. A secret that is not set is nobody's. */
export function isSameSecret(
  given: string | readonly string[] | undefined,
  secret: string | undefined,
): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  const isSame = timingSafeEqual(
    digest(typeof given === "string" ? given : ""),
    digest(secret ?? ""),
  );
  return isSame && secret !== undefined && secret !== "";
}

/** The token of `Authorization: Bearer <token>` (RFC 6750, section 2.1). */
export function bearerToken(authorization: string | undefined): string | undefined {
  return /^bearer +([\w.~+/-]+=*) *$/i.exec(authorization ?? "")?.[1];
}
