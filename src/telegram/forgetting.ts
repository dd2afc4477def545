// /forget: what an owner wants gone is looked for and shown; the tap on the card takes it out (gate/tap-forget).

import { CandidateError } from "../errors.ts";
import { forgetCard } from "../gate/forget-card.ts";
import { reviewForget } from "../gate/forget-find.ts";
import { say, showCard, type Routed, type RouterDeps } from "./context.ts";

export async function offerForget(ctx: Routed, words: string, deps: RouterDeps): Promise<void> {
  const { lines } = deps.gate.wording();
  if (words.trim() === "") return say(ctx, { text: lines.forget_usage }, deps);
  try {
    const review = await reviewForget(words.toWellFormed(), deps.gate);
    if (!review) return await say(ctx, { text: lines.forget_nothing }, deps);
    await showCard(ctx, forgetCard(review, lines), deps);
  } catch (error) {
    if (!(error instanceof CandidateError)) throw error;
    await say(ctx, { text: lines.forget_short }, deps);
  }
}
