// The last start names the bot that ran last on a Record and its mode, for lists made while none runs.
// Proof: test/state/last-start.test.ts.

import * as z from "zod";
import { parseJson } from "../json.ts";
import type { StateDatabase } from "./database/database.ts";
import type { Settings } from "./settings.ts";

export interface LastStart {
  /** Name of the bot, without @. */
  readonly username: string;
  readonly mode: "polling" | "webhook";
  /** Number of owners in the environment. */
  readonly ownersByEnvironment: number;
}

/** Notes this start. Nothing is written when nothing has changed since the last one. */
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

/** The last start; undefined when no bot has noted one yet. */
export function readLastStart(settings: Pick<Settings, "get">): LastStart | undefined {
  const value = settings.get(SETTING);
  if (value === undefined) return undefined;
  return schema.safeParse(parseJson(value)).data;
}

const SETTING = "last_start";

const schema = z.object({
  username: z.string(),
  mode: z.enum(["polling", "webhook"]),
  ownersByEnvironment: z.int(),
});
