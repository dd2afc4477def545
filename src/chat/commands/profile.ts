// The command /profile: figures about the Record, for its owner.

import { figureLines } from "../../operator/record-figures.ts";
import { readFigures } from "../../operator/record-figures.ts";
import type { StatusFacts } from "../../operator/reports.ts";
import { fill } from "../../wording/catalogue.ts";
import { say } from "../answer.ts";
import type { Incoming } from "../incoming.ts";
import type { ChatDeps } from "../ports.ts";

/** Answers with the counts of entries, candidates and messages. */
export async function profile(incoming: Incoming, deps: ChatDeps): Promise<void> {
  const { store } = deps.desk;
  const { lines } = deps.desk.wording();
  const { persona, clock } = await store.snapshot();
  const figures = await readFigures(store, deps.desk.now());
  const text = [
    fill(lines.profile_title, { name: persona.name }),
    ...figureLines(figures, lines, { clock, now: deps.desk.now() }),
    fill(lines.profile_messages, traffic(deps).messages),
  ].join("\n");
  await say(incoming, { text }, deps);
}

/** Gives the counts of messages and of the models' calls. */
export function traffic({
  inbox,
  voice,
  config,
}: ChatDeps): Pick<StatusFacts, "messages" | "calls"> {
  const { received, waiting, dead } = inbox.counts();
  const { windowMs, main, analyst } = config.rateLimits;
  return {
    // The answer that tells them also answers the message that asks.
    messages: {
      received,
      answered: received - dead - waiting + 1,
      waiting: waiting - 1,
      setAside: dead,
    },
    calls: {
      minutes: Math.round(windowMs / 60_000),
      main: voice.limits.taken("main"),
      mainLimit: main,
      analyst: voice.limits.taken("analyst"),
      analystLimit: analyst,
    },
  };
}
