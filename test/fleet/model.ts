// The offline model for many bots. Every message carries a tag, and the model's answer ends in the same tag, so that
// each answer tells its message.

import type { ChatTurn, ModelRequest } from "../../src/tools/simulator/model/model-types.ts";
import { offlineReply } from "../../src/tools/simulator/model/offline-model.ts";

const TAG = /#[a-z]+-\d+/;
const ANSWERS = ["voice", "rephrase"];

/** Distinct for each message of a bot; `mark` makes it distinct from all other bots' tags. */
export function tagFor(mark: string, number: number): string {
  return `#${mark}-${number}`;
}

/** For `startModelServer`. The model itself does not see the tags. */
export function respondTagged({ task, messages }: ModelRequest): string {
  // A look-up that finds nothing is answered by the bot itself, which knows no tag.
  const reply = offlineReply(messages.map(withoutTags)).replace(
    "NOT_KNOWN",
    "They rest in the mud.",
  );
  const asked = messages.findLast(({ role }) => role === "user")?.content ?? "";
  const tag = ANSWERS.includes(task) ? TAG.exec(asked)?.[0] : undefined;
  return tag === undefined ? reply : `${reply} ${tag}`;
}

function withoutTags({ role, content }: ChatTurn): ChatTurn {
  return { role, content: content.replaceAll(new RegExp(` ?${TAG.source}`, "g"), "") };
}
