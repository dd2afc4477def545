// Questions on a terminal. Lines that were typed ahead are kept for the next question; secrets are not shown.

import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { GraceMarError, errorMessage } from "../../errors.ts";
import { harmless } from "../../record/text/unseen.ts";

export interface Ask {
  say(text: string): void;
  /** One line, trimmed. @throws GraceMarError when the person ends it (Ctrl-C, Ctrl-D). */
  question(prompt: string): Promise<string>;
  /** The same, without showing what is typed. */
  secret(prompt: string): Promise<string>;
  /** Aborted by Ctrl-C, also between two questions. */
  readonly signal: AbortSignal;
  /** @throws GraceMarError when Ctrl-C was pressed. */
  requireNoStop(): void;
  close(): void;
}

export function openAsk(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Ask {
  let isHidden = false;
  const screen = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      if (!isHidden) output.write(chunk);
      done();
    },
  });
  const terminal = createInterface({
    input,
    output: screen,
    terminal: true,
    // The arrow keys must not bring a secret back.
    historySize: 0,
  });
  const stopping = new AbortController();
  terminal.on("SIGINT", () => {
    stopping.abort();
    terminal.close();
  });
  const lines = terminal[Symbol.asyncIterator]();
  const nextLine = async (): Promise<string> => {
    const { value, done } = await lines.next();
    if (done || stopping.signal.aborted) throw stopped();
    return value.trim();
  };
  return {
    say: (text) => {
      output.write(`${harmless(text)}\n`);
    },
    question: (prompt) => {
      terminal.setPrompt(`${harmless(prompt)} `);
      terminal.prompt();
      return nextLine();
    },
    secret: async (prompt) => {
      output.write(`${harmless(prompt)} `);
      isHidden = true;
      try {
        return await nextLine();
      } finally {
        isHidden = false;
        output.write("\n");
      }
    },
    signal: stopping.signal,
    requireNoStop: () => {
      if (stopping.signal.aborted) throw stopped();
    },
    close: () => {
      terminal.close();
    },
  };
}

/** Asks until the answer can be used; what is wrong with it is said. */
export async function askUntil<T>(
  ask: Ask,
  question: () => Promise<string>,
  read: (answer: string) => T | Promise<T>,
): Promise<T> {
  for (;;) {
    const answer = await question();
    try {
      return await read(answer);
    } catch (error) {
      if (!(error instanceof GraceMarError)) throw error;
      ask.say(errorMessage(error));
    }
  }
}

function stopped(): GraceMarError {
  return new GraceMarError("stopped", "Stopped. Nothing was made.");
}
