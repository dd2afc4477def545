// A person's words, typed or spoken: a new wording that was asked for, an answer in a homework, or a turn of the Voice.

import { heardBetweenUs } from "./between-us.ts";
import { heardInHomework } from "./homework.ts";
import { distressIn } from "../wording/distress.ts";
import { takeWording } from "./new-wording.ts";
import { areTheirs, type Incoming } from "./incoming.ts";
import type { ChatDeps } from "./ports.ts";
import { runTurn } from "./run-turn.ts";

/** Takes the words for the first of these that fits. */
export async function hearMessage(
  incoming: Incoming,
  said: { readonly text: string; readonly isSpoken: boolean },
  deps: ChatDeps,
): Promise<void> {
  // Before all that would keep the words.
  if (await heardBetweenUs(incoming, said.text, deps)) return;
  // Only words that were said here and now may be an answer to something.
  if (incoming.words === "own") {
    // The question for a wording stays open for a person who needs an answer first.
    const isWording = deps.roles.isOwner(incoming.user.id) && distressIn(said.text) !== "sure";
    if (isWording && (await takeWording(incoming, said.text, deps))) return;
    if (await heardInHomework(incoming, said, deps)) return;
  }
  // Nothing is learned from others, so nothing of theirs has to be kept.
  const mayBeRest =
    !said.isSpoken && areTheirs(incoming) && deps.roles.isCompanion(incoming.user.id);
  const earlier = mayBeRest ? deps.pastes.before(incoming, said.text) : "";
  await runTurn(incoming, { text: said.text, ...(earlier !== "" && { earlier }) }, deps);
}
