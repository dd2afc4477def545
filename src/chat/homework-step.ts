// A step of a homework, written inside the transaction that ends its turn. The step names the question that it was worked
// out for: when a tap and a typed letter come at the same time, one answers the question and the other changes nothing.

import { putCard } from "../desk/cards.ts";
import type { Desk } from "../desk/desk.ts";
import { GraceMarError } from "../errors.ts";
import type { HomeworkSession } from "../state/homework.ts";
import type { HomeworkStep } from "../voice/ports.ts";
import { openQuestion, questionCard, replaceQuestion } from "./cards/homework-card.ts";

/** Another question is open than the one that a step was worked out for, or none. */
export class HomeworkMovedOn extends GraceMarError {
  constructor() {
    super("homework_moved_on", "the question of a homework is over");
  }
}

/**
 * Moves the session on and shows the step's text: on the tapped question where that is open, or else in a message below.
 * @throws HomeworkMovedOn when the step's question is over.
 */
export function writeStep(
  step: HomeworkStep,
  { channelKey, chatId, text }: { channelKey: string; chatId: number; text: string },
  desk: Pick<Desk, "state" | "now">,
): void {
  if (step.kind === "over") {
    replaceQuestion(step.card, text, undefined, desk);
    return;
  }
  const { state } = desk;
  const found = state.homework.find(channelKey);
  if (step.kind !== "begun" && !isAt(step.from, found)) throw new HomeworkMovedOn();
  const next = step.kind === "ended" ? undefined : step.session;
  if (next) state.homework.save(channelKey, next, desk.now().getTime());
  else state.homework.end(channelKey);
  // The next message is an answer, no longer a new wording.
  if (step.kind === "begun") state.awaitedEdits.clear(chatId);
  const open = found && openQuestion(chatId, found, state);
  if (open && step.kind !== "begun" && open.id === step.card?.id) {
    replaceQuestion(open, text, next, desk);
    return;
  }
  if (open) replaceQuestion(open, "", undefined, desk);
  putCard({ chatId }, questionCard(text, next), desk);
}

function isAt(from: HomeworkSession, found: HomeworkSession | undefined): boolean {
  return found?.id === from.id && found.index === from.index;
}
