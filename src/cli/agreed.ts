// The token by which an act is bound to what was shown. Whoever has none sits at a terminal, sees it now, and is asked.

import { openAsk } from "./people/ask.ts";
import type { Call } from "./command.ts";

/** What a command may do, as it was shown. */
export interface Shown {
  /** Absent when there is nothing to do. */
  readonly shown?: string;
}

type AskingCall = Call<{ readonly shown?: string; readonly json?: boolean }>;

/**
 * Gives the token with which the act is to be carried out; undefined when it is not, which was said then.
 * @param look gives what would be done. @param tell shows that.
 * @throws UsageError where nobody can be asked.
 */
export async function agreedToken<S extends Shown>(
  question: string,
  call: AskingCall,
  { look, tell }: { readonly look: () => Promise<S>; readonly tell: (shown: S) => void },
): Promise<string | undefined> {
  const { values, terminal, print } = call;
  if (values.shown !== undefined) return values.shown;
  const found = await look();
  if (!terminal || values.json) {
    if (found.shown === undefined) {
      tell(found);
      return undefined;
    }
    throw call.wrong(
      "--shown TOKEN is needed: the same command without it, and without the word that means it, shows what would be done, and the token",
    );
  }
  tell(found);
  if (found.shown === undefined) return undefined;
  const ask = openAsk(terminal.input, terminal.output);
  try {
    const answer = await ask.question(`${question} (yes/no)`);
    if (/^y(?:es)?$/i.test(answer)) return found.shown;
  } finally {
    ask.close();
  }
  print("Nothing was written.");
  return undefined;
}
