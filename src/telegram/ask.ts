// /ask: an answer from excerpts of the Record, each sentence with the id of where it stands, or an honest "not there".

import { say, type Routed, type RouterDeps } from "./context.ts";
import { runTurn } from "./run-turn.ts";

export async function ask(ctx: Routed, words: string, deps: RouterDeps): Promise<void> {
  const question = words.toWellFormed().trim();
  if (!question) return say(ctx, { text: deps.gate.wording().lines.ask_usage }, deps);
  await runTurn(ctx, { text: `/ask ${question}`, asks: question }, deps);
}
