// The command /profile: figures about the Record, for its owner.

import { healthLines } from "../operator/health.ts";
import { readHealth } from "../operator/read-health.ts";
import { fill, type Lines } from "../wording/catalogue.ts";
import { say } from "./answer.ts";
import type { Incoming } from "./incoming.ts";
import type { ChatDeps } from "./ports.ts";

/** Answers with the counts of entries, candidates and messages. */
export async function profile(incoming: Incoming, deps: ChatDeps): Promise<void> {
  const { store } = deps.desk;
  const { lines } = deps.desk.wording();
  const { persona, clock } = await store.snapshot();
  const health = await readHealth(store, deps.desk.now());
  const text = [
    fill(lines.profile_title, { name: persona.name }),
    ...healthLines(health, lines, clock),
    ...trafficLines(lines, deps),
  ].join("\n");
  await say(incoming, { text }, deps);
}

function trafficLines(lines: Lines, { inbox, voice, config }: ChatDeps): readonly string[] {
  const { received, waiting, dead } = inbox.counts();
  const { windowMs, main, analyst } = config.rateLimits;
  return [
    fill(lines.profile_models, {
      minutes: Math.round(windowMs / 60_000),
      main: voice.limits.taken("main"),
      mainLimit: main,
      analyst: voice.limits.taken("analyst"),
      analystLimit: analyst,
    }),
    // This answer also answers the message that asks.
    fill(lines.profile_messages, {
      received,
      answered: received - dead - waiting + 1,
      waiting: waiting - 1,
    }),
  ];
}
