// Every hash of the program is made here and nowhere else (test/architecture.test.ts): whoever keeps one answers for what
// it tells of a text that is forgotten later. Proof: test/gate/forget-digests.test.ts, test/e2e/forget-digests.test.ts.

import { createHash, createHmac, type Hash } from "node:crypto";

/** A SHA-256 under way. */
export type Sha256 = Pick<Hash, "update" | "copy" | "digest">;

/** Begins a SHA-256 of something that comes in pieces. */
export function startSha256(): Sha256 {
  return createHash("sha256");
}

/** SHA-256 of a text (as UTF-8) or of bytes. */
export function sha256(content: string | Uint8Array): Buffer {
  return startSha256().update(content).digest();
}

/** The same as lower-case hex. */
export function sha256Hex(content: string | Uint8Array): string {
  return sha256(content).toString("hex");
}

/** Lower-case hex HMAC-SHA-256 of a text. */
export function keyedSha256Hex(key: Uint8Array, text: string): string {
  return createHmac("sha256", key).update(text).digest("hex");
}

/**
 * The checksum names one state of a Record: SHA-256 over SELF and EVIDENCE, each trimmed, with LF only, followed by a line
 * `---`. The earlier system computed the same.
 */
export function recordChecksum(self: string, evidence: string): string {
  const hash = startSha256();
  for (const text of [self, evidence]) {
    hash.update(text.trim().replaceAll("\r\n", "\n").replaceAll("\r", "\n")).update("\n---\n");
  }
  return hash.digest("hex");
}
