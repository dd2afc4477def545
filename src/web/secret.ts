// Secrets that a request brings along. Proof: test/web/secret.test.ts.

import { timingSafeEqual } from "node:crypto";
import { sha256 } from "../record/text/checksum.ts";

/** Compares in constant time, whatever the lengths are. A secret that is not set is nobody's. */
export function isSameSecret(
  given: string | readonly string[] | undefined,
  secret: string | undefined,
): boolean {
  const isSame = timingSafeEqual(
    sha256(typeof given === "string" ? given : ""),
    sha256(secret ?? ""),
  );
  return isSame && secret !== undefined && secret !== "";
}

/** The token of `Authorization: Bearer <token>` (RFC 6750, section 2.1). */
export function bearerToken(authorization: string | undefined): string | undefined {
  return /^bearer +([\w.~+/-]+=*) *$/i.exec(authorization ?? "")?.[1];
}
