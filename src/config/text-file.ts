// A text file that an operator wrote by hand: settings, secrets, certificates. Windows PowerShell saves such files as UTF-16
// when nobody says otherwise, and read as anything else they hold nothing. Root reads such a file as the user who could lead the
// way to it. Proof: test/config/environment.test.ts, test/config/read-by-root.test.ts.

import { codeOf, ConfigError } from "../errors.ts";
import { readFileOf, type Other } from "../whose-way.js";

/** A text, and to whom the way to its file belongs where that is not root and root read it. */
export interface ConfigText {
  readonly text: string;
  readonly other?: Other;
}

/**
 * Gives the text.
 * @param named the beginning of the sentence that says what is wrong with it: `.env.abby`, `X names a file that`.
 * @throws ConfigError when the file cannot be read, or is UTF-16 or UTF-32, or when root would read what others can write; its
 * cause is the system's error.
 */
export function readConfigText(path: string, named: string): ConfigText {
  const { bytes, other, open } = readBytes(path, named);
  // A folder or file of root's that others may write to tells nothing about who wrote it.
  if (open !== undefined) {
    throw new ConfigError(
      `${named} could be exchanged by others, and root would believe it: ${open} can be written to by more than its owner. Look at what it says, then chmod go-w ${open}`,
      { code: "not_roots_own" },
    );
  }
  if (isWide(bytes)) {
    throw new ConfigError(
      `${named} is saved as UTF-16: save it as UTF-8 (in PowerShell: Set-Content -Encoding utf8)`,
      { code: "not_utf8" },
    );
  }
  return { text: bytes.toString("utf8"), ...(other && { other }) };
}

function readBytes(path: string, named: string): ReturnType<typeof readFileOf> {
  try {
    return readFileOf(path);
  } catch (error) {
    const code = codeOf(error);
    throw new ConfigError(`${named} cannot be read (${WORDS.get(code ?? "") ?? code})`, {
      cause: error,
    });
  }
}

const WORDS: ReadonlyMap<string, string> = new Map([
  ["ENOTSUP", "it is no plain file"],
  ["EFBIG", "it has more than a megabyte"],
]);

/** With a byte order mark, or with the NUL that every Western letter has in UTF-16 and UTF-32 and no text in UTF-8. */
function isWide(bytes: Buffer): boolean {
  const [first, second] = bytes;
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return isMarked || bytes.includes(0);
}
