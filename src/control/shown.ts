// A command that takes something back or away first shows what it would do, and gives a token for that. The act asks for the token,
// and does nothing once something else would happen. The token is a hash under a key that this machine alone has, so that it lets
// nobody try words on what was shown. Proof: test/e2e/shown-first.test.ts, test/control/shown.test.ts.

import type { Desk } from "../desk/desk.ts";
import { EXIT, GraceMarError } from "../errors.ts";
import { keyedSha256Hex } from "../record/text/checksum.ts";
import { sameEnds } from "../record/text/same-ends.ts";
import type { FileEdit } from "../record/types.ts";
import { newKey } from "../state/forgetting/key.ts";

/** Gives the token of what a command showed, as far as JSON tells it. */
export type TokenOf = (shown: readonly unknown[]) => string;

/** The tokens of a Record. The first time a key is made for them. */
export async function openTokens({ state, note }: Desk): Promise<TokenOf> {
  const known = state.settings.get("shown_key");
  const key = known ?? newKey();
  if (known === undefined) {
    await note(() => {
      state.settings.set("shown_key", key);
    });
  }
  return (shown) =>
    keyedSha256Hex(Buffer.from(key, "hex"), JSON.stringify(shown)).slice(0, TOKEN_SIGNS);
}

/** Signs of a token, which somebody may type. */
const TOKEN_SIGNS = 16;

/**
 * To be called under the lock under which the act is carried out.
 * @param given the token that came with the command. @param now the token of what would be done.
 * @throws GraceMarError `not_shown` without a token, `shown_changed` with that of something else.
 */
export function requireShown(given: string | undefined, now: string): void {
  if (given === now) return;
  if (given !== undefined) throw changed();
  throw new GraceMarError(
    "not_shown",
    "Nothing was written, for nobody saw what would be. The same command without that word shows it, and says the --shown TOKEN to add.",
    { exitCode: EXIT.usage },
  );
}

function changed(): GraceMarError {
  return new GraceMarError(
    "shown_changed",
    "Nothing was written: what would happen now is not what was shown for this --shown. Look again, and take the new token.",
  );
}

/** What an edit takes out and puts in. The file around it may change. */
export function changeOf({ path, before, after }: FileEdit): readonly string[] {
  const same = sameEnds(before, after);
  return [
    path,
    ...[before, after].map((text) => text.slice(same.before, text.length - same.after)),
  ];
}
