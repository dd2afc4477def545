// The command /ask: an answer from excerpts of the Record, with the id of an entry behind each sentence, or "not
// there".

import { say, type Routed, type RouterDeps } from "./context.ts";
import { runTurn } from "./run-turn.ts";

/** Answers one question from the Record. Without a question it says how to use the command. */
export async function ask(ctx: Routed, words: string, deps: RouterDeps): Promise<void> {
  const question = words.toWellFormed().trim();
  if (!question) return say(ctx, { text: deps.gate.wording().lines.ask_usage }, deps);
  await runTurn(ctx, { text: `/ask ${question}`, asks: question }, deps);
}
