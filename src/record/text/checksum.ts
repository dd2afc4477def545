// What identifies a state of a Record: SELF and EVIDENCE, nothing shared and no prompt text (open-questions B1).

import { createHash } from "node:crypto";

/** Lower-case hex SHA-256 of a text (as UTF-8) or of bytes. */
export function sha256Hex(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** The checksum of spec/record-format §15: each file trimmed, LF only, followed by a line `---`. */
export function recordChecksum(self: string, evidence: string): string {
  const parts = [self, evidence].map((text) => `${text.trim().replace(/\r\n?/g, "\n")}\n---\n`);
  return sha256Hex(parts.join(""));
}
