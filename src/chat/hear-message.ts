// A person's words, typed or spoken: a new wording that was asked for, an answer in a homework, or a turn of the Voice.

import { heardInHomework } from "./homework.ts";
import { takeWording } from "./owner-commands.ts";
import { isPassedOn, type Routed, type RouterDeps } from "./context.ts";
import { runTurn } from "./run-turn.ts";

/** Takes the words for the first of these that fits. */
export async function hearMessage(
  ctx: Routed,
  said: { readonly text: string; readonly isSpoken: boolean },
  deps: RouterDeps,
): Promise<void> {
  const isOwner = deps.roles.isOwner(ctx.from?.id ?? 0);
  if (isOwner && !isPassedOn(ctx) && (await takeWording(ctx, said.text, deps))) return;
  if (await heardInHomework(ctx, said, deps)) return;
  const isTyped = !said.isSpoken && !isPassedOn(ctx);
  const earlier = isTyped && ctx.message ? deps.pastes.before(ctx.message) : "";
  await runTurn(ctx, { text: said.text, ...(earlier && { earlier }) }, deps);
}
