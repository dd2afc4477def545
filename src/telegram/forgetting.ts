// The command /forget: it looks for what an owner wants removed and shows it on a card. A tap removes it
// (gate/tap-forget).

import { CandidateError } from "../errors.ts";
import { forgetCard, leftLines } from "../gate/forget-card.ts";
import { findEverywhere } from "../gate/forget-find.ts";
import { say, showCard, type Routed, type RouterDeps } from "./context.ts";

/**
 * Shows every place that holds the words, with a button that removes them. Without words it says how to use the
 * command.
 */
export async function offerForget(ctx: Routed, words: string, deps: RouterDeps): Promise<void> {
  const { lines } = deps.gate.wording();
  if (words.trim() === "") return say(ctx, { text: lines.forget_usage }, deps);
  try {
    const { review, ...left } = await findEverywhere(words.toWellFormed(), deps.gate);
    if (review) return await showCard(ctx, forgetCard(review, lines), deps);
    const nothing = left.ours.length > 0 ? lines.forget_kept : lines.forget_nothing;
    await say(ctx, { text: [nothing, ...leftLines(left, lines)].join("\n\n") }, deps);
  } catch (error) {
    if (!(error instanceof CandidateError)) throw error;
    await say(ctx, { text: lines.forget_short }, deps);
  }
}
