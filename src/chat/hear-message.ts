// A person's words, typed or spoken: a new wording that was asked for, an answer in a homework, or a turn of the Voice.

import { say } from "./answer.ts";
import type { FileRead } from "../voice/checkpoint.ts";
import { distressIn } from "../wording/distress.ts";
import { asksForSilence, heardBetweenUs } from "./between-us.ts";
import { isOfEndedTalk } from "./ended-talks.ts";
import { heardInHomework } from "./homework.ts";
import { takeWording } from "./new-wording.ts";
import { areTheirs, type Incoming } from "./incoming.ts";
import type { ChatDeps } from "./ports.ts";
import { runTurn } from "./run-turn.ts";
import { isNearTelling } from "./tellings.ts";

export interface Heard {
  readonly text: string;
  readonly isSpoken: boolean;
  /** A line about what the words stand beside. It stands above the answer. */
  readonly above?: string;
  /** What came of the file that the words stand beside. */
  readonly file?: FileRead;
}

/** Takes the words for the first of these that fits. Whoever calls it has listened for distress in them (tellings.ts). */
export async function hearMessage(incoming: Incoming, said: Heard, deps: ChatDeps): Promise<void> {
  const { text, above, file } = said;
  // Before all that would keep the words.
  if (await heardBetweenUs(incoming, said, deps)) return;
  const isPrivate = isOfEndedTalk(incoming, deps.desk.state);
  // Only words that were said here and now may be an answer to something. What stands beside a file is about the file.
  if (incoming.words === "own" && !file && !isPrivate) {
    // The question for a wording stays open for a person who needs an answer first. No card shows what is said then.
    const isWording = deps.roles.isOwner(incoming.user.id) && !isNearTelling(incoming, deps);
    if (isWording && (await takeWording(incoming, text, deps))) return;
    if (await heardInHomework(incoming, said, deps)) return;
  }
  // Nothing is learned from others or from an ended talk, so nothing of theirs has to be kept.
  const mayLearn = areTheirs(incoming) && deps.roles.isCompanion(incoming.user.id) && !isPrivate;
  const mayBeRest = !said.isSpoken && mayLearn;
  const earlier = mayBeRest ? deps.pastes.before(incoming, text) : "";
  const opening = above === undefined ? {} : { opening: { text: above } };
  const isApart = Boolean(earlier) && deps.pastes.isApart(incoming, text);
  const beside = { ...opening, ...(file && { file }), ...(isApart && { isApart }) };
  await runTurn(incoming, { text, ...(earlier !== "" && { earlier }), ...beside }, deps);
}

/** Answers the words beside something that is not taken, below a line about that. Without words the line is all. */
export async function answerBeside(
  incoming: Incoming,
  words: string,
  line: string,
  deps: ChatDeps,
): Promise<void> {
  if (words === "") return say(incoming, { text: line }, deps);
  await hearMessage(incoming, { text: words, isSpoken: false, above: line }, deps);
}

/** Answers what its person stopped. The words beside it are heard where somebody is afraid or asks for silence. */
export async function answerStopped(
  incoming: Incoming,
  words: string,
  deps: ChatDeps,
): Promise<void> {
  if (distressIn(words) === "sure" || asksForSilence(words, deps)) {
    return hearMessage(incoming, { text: words, isSpoken: false }, deps);
  }
  await say(incoming, { text: deps.desk.wording().lines.stopped }, deps);
}
