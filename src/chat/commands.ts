// The command list that Telegram shows beside the input field. It is published only when it changed.

import { createHash } from "node:crypto";
import type { StateDatabase } from "../state/database/database.ts";
import type { Settings } from "../state/settings.ts";
import { fill, type Lines } from "../wording/catalogue.ts";
import type { BotApi } from "../telegram/bot-api.ts";

/** The commands in the order of the list, without the slash. Each has a line in the wording. */
export const COMMANDS = [
  "start",
  "help",
  "ask",
  "homework",
  "reset",
  "stop",
  "review",
  "merge",
  "undo",
  "reject",
  "usage",
  "profile",
  "prp",
  "export",
  "forget",
  "people",
  "privacy",
] as const;

/** The text of /help. */
export function helpText(name: string, lines: Lines): string {
  return [
    fill(lines.help, { name }),
    lines.help_report,
    described(lines)
      .map(({ command, description }) => `/${command} – ${description}`)
      .join("\n"),
  ].join("\n\n");
}

function described(lines: Lines): { readonly command: string; readonly description: string }[] {
  return COMMANDS.map((command) => ({ command, description: lines[`command_${command}`] }));
}

const SETTING = "published_commands";

/**
 * Publishes the list in the Record's language.
 * @throws TelegramError when Telegram refuses it; the next start tries again.
 */
export async function publishCommands(
  api: BotApi,
  settings: Settings,
  database: StateDatabase,
  lines: Lines,
): Promise<void> {
  const commands = described(lines);
  const version = createHash("sha256").update(JSON.stringify(commands)).digest("base64url");
  if (settings.get(SETTING) === version) return;
  await api.call("setMyCommands", { commands });
  await database.transact(() => {
    settings.set(SETTING, version);
  });
}
