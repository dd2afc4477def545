// /profile: how the Record is doing, for its owner.

import { stat } from "node:fs/promises";
import { join } from "node:path";
import { healthLines, healthOf } from "../operator/health.ts";
import { readText } from "../record/files.ts";
import { readOutline } from "../record/markdown.ts";
import { readActivities } from "../record/parsed-record.ts";
import { FILES } from "../record/store.ts";
import { fill, type Lines } from "../wording/catalogue.ts";
import { say, type Routed, type RouterDeps } from "./context.ts";

export async function profile(ctx: Routed, deps: RouterDeps): Promise<void> {
  const { store } = deps.desk;
  const { lines } = deps.gate.wording();
  const { persona, mind, clock } = await store.snapshot();
  const evidence = await store.read(FILES.evidence);
  const lastSaid = await changedAt(join(store.folder, FILES.transcript));
  const health = healthOf({
    now: deps.gate.now(),
    candidates: await store.candidates(),
    // Not through the store, which would keep years of rows in memory.
    events: (await readText(join(store.folder, FILES.events))) ?? "",
    ...(lastSaid && { lastSaid }),
    mind,
    activities: readActivities(evidence, readOutline(evidence)).length,
  });
  const text = [
    fill(lines.profile_title, { name: persona.name }),
    ...healthLines(health, lines, clock),
    ...trafficLines(lines, deps),
  ].join("\n");
  await say(ctx, { text }, deps);
}

function trafficLines(lines: Lines, { inbox, voice, config }: RouterDeps): readonly string[] {
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
    // The message that asks is being answered with this.
    fill(lines.profile_messages, {
      received,
      answered: received - dead - waiting + 1,
      waiting: waiting - 1,
    }),
  ];
}

async function changedAt(path: string): Promise<Date | undefined> {
  try {
    return (await stat(path)).mtime;
  } catch {
    return undefined;
  }
}
