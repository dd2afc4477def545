// The command list that Telegram shows beside the input; published only when it changed.

import { createHash } from "node:crypto";
import type { StateDatabase } from "../state/database.ts";
import type { Settings } from "../state/settings.ts";
import type { BotApi } from "./bot-api.ts";

const COMMANDS = [
  { command: "start", description: "Say hello" },
  { command: "help", description: "What I can do" },
  { command: "reset", description: "Forget this chat and start fresh" },
  { command: "review", description: "What waits for a yes or no" },
  { command: "merge", description: "Put approved things into the Record" },
  { command: "undo", description: "Take the last merge back" },
  { command: "reject", description: "Turn one down: /reject CANDIDATE-0001 reason" },
] as const;

/** The text of /help. */
export function helpText(name: string): string {
  return [
    `I'm the Voice of ${name}'s Record. I answer from it and from nothing else. What I don't know I can look up, if you like.`,
    'Tell me what was done with "we ...", and I will ask before I remember it. "checkpoint" goes through what we talked about.',
    COMMANDS.map(({ command, description }) => `/${command} – ${description}`).join("\n"),
  ].join("\n\n");
}

const SETTING = "published_commands";

/** @throws TelegramError when Telegram does not take the list; it is tried again at the next start. */
export async function publishCommands(
  api: BotApi,
  settings: Settings,
  database: StateDatabase,
): Promise<void> {
  const version = createHash("sha256").update(JSON.stringify(COMMANDS)).digest("base64url");
  if (settings.get(SETTING) === version) return;
  await api.call("setMyCommands", { commands: [...COMMANDS] });
  await database.transact(() => {
    settings.set(SETTING, version);
  });
}
