// The checksum names one state of a Record. It covers SELF and EVIDENCE of that Record and nothing else.

import { createHash } from "node:crypto";

/** Lower-case hex SHA-256 of a text (as UTF-8) or of bytes. */
export function sha256Hex(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/**
 * SHA-256 over both files, each trimmed, with LF only, followed by a line `---`; the earlier system computed the same.
 */
export function recordChecksum(self: string, evidence: string): string {
  const hash = createHash("sha256");
  for (const text of [self, evidence]) {
    hash.update(text.trim().replaceAll("\r\n", "\n").replaceAll("\r", "\n")).update("\n---\n");
  }
  return hash.digest("hex");
}
