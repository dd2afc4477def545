// Which bot ran last on a Record and how, so that a list can say so when none runs.

import * as z from "zod";
import type { StateDatabase } from "./database.ts";
import type { Settings } from "./settings.ts";

export interface LastStart {
  /** Of the bot, without @. */
  readonly username: string;
  readonly mode: "polling" | "webhook";
  /** How many owners the environment named. */
  readonly ownersByEnvironment: number;
}

/** Nothing is written when nothing changed since the last start. */
export async function noteLastStart(
  start: LastStart,
  { database, settings }: { readonly database: StateDatabase; readonly settings: Settings },
): Promise<void> {
  const value = JSON.stringify(start);
  if (settings.get(SETTING) === value) return;
  await database.note(() => {
    settings.set(SETTING, value);
  });
}

/** Undefined when no bot has noted it yet. */
export function readLastStart(settings: Pick<Settings, "get">): LastStart | undefined {
  const value = settings.get(SETTING);
  if (value === undefined) return undefined;
  try {
    return schema.parse(JSON.parse(value));
  } catch {
    return undefined;
  }
}

const SETTING = "last_start";

const schema = z.object({
  username: z.string(),
  mode: z.enum(["polling", "webhook"]),
  ownersByEnvironment: z.int(),
});
