// A text file that an operator wrote by hand: settings, secrets, certificates. Windows PowerShell saves such files as UTF-16
// when nobody says otherwise, and read as anything else they hold nothing. Proof: test/config/environment.test.ts.

import { readFileSync } from "node:fs";
import { codeOf, ConfigError } from "../errors.ts";

/**
 * Gives the text.
 * @param named the beginning of the sentence that says what is wrong with it: `.env.abby`, `X names a file that`.
 * @throws ConfigError when the file cannot be read, or is UTF-16 or UTF-32; its cause is the system's error.
 */
export function readConfigText(path: string, named: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new ConfigError(`${named} cannot be read (${codeOf(error)})`, { cause: error });
  }
  if (isWide(bytes)) {
    throw new ConfigError(
      `${named} is saved as UTF-16: save it as UTF-8 (in PowerShell: Set-Content -Encoding utf8)`,
      { code: "not_utf8" },
    );
  }
  return bytes.toString("utf8");
}

/** With a byte order mark, or with the NUL that every Western letter has in UTF-16 and UTF-32 and no text in UTF-8. */
function isWide(bytes: Buffer): boolean {
  const [first, second] = bytes;
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return isMarked || bytes.includes(0);
}
