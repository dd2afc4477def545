// The command list that Telegram shows beside the input field. It is published only when it changed.

import { describedCommands } from "../chat/commands/commands.ts";
import type { Desk } from "../desk/desk.ts";
import { sha256 } from "../record/text/checksum.ts";
import type { BotApi } from "./bot-api.ts";

const SETTING = "published_commands";

/**
 * Publishes the list in the Record's language.
 * @throws TelegramError when Telegram refuses it; the next start tries again.
 */
export async function publishCommands(
  api: BotApi,
  { state: { settings }, wording, commit }: Desk,
): Promise<void> {
  const commands = describedCommands(wording().lines);
  const version = sha256(JSON.stringify(commands)).toString("base64url");
  if (settings.get(SETTING) === version) return;
  await api.call("setMyCommands", { commands });
  await commit(() => {
    settings.set(SETTING, version);
  });
}
