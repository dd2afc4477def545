// /forget: what an owner wants gone is looked for and shown; the tap on the card takes it out (gate/tap-forget).

import { CandidateError } from "../errors.ts";
import { forgetCard, leftLines } from "../gate/forget-card.ts";
import { findEverywhere } from "../gate/forget-find.ts";
import { refusalLine } from "../wording/refusals.ts";
import { say, showCard, type Routed, type RouterDeps } from "./context.ts";

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
    await say(ctx, { text: refusalLine(error.reason, lines) }, deps);
  }
}
