import { badRequest } from "./api-error.ts";
import { boolParam, intParam, jsonParam, textParam } from "./params.ts";
import type { Params } from "./params.ts";
import type { BotWorld } from "./bot-world.ts";
import type { TelegramUpdate } from "./telegram-types.ts";

/** getUpdates */
export function getUpdates(
  bot: BotWorld,
  params: Params,
  gone: AbortSignal,
): TelegramUpdate[] | Promise<TelegramUpdate[]> {
  bot.intake.refusePollingUnderWebhook();
  bot.intake.allow(allowedUpdates(params));
  const updates = bot.intake.poll.getUpdates(params, gone);
  bot.emit({ type: "internal" });
  return updates;
}

/** setWebhook. Without a url it is deleteWebhook. */
export function setWebhook(bot: BotWorld, params: Params): true {
  const url = textParam(params, "url") ?? "";
  if (url === "") return deleteWebhook(bot, params);
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
    throw badRequest("bad webhook: An HTTPS URL must be provided for webhook");
  }
  const secretToken = textParam(params, "secret_token") ?? "";
  if (secretToken.length > 256) throw badRequest("secret token is too long");
  if (!/^[\w-]*$/.test(secretToken)) {
    throw badRequest("secret token contains unallowed characters");
  }
  bot.intake.allow(allowedUpdates(params));
  if (boolParam(params, "drop_pending_updates")) bot.intake.queue.clear();
  const asked = intParam(params, "max_connections") ?? 40;
  bot.intake.setWebhook({
    url,
    secretToken,
    maxConnections: Math.min(Math.max(asked, 1), 100),
  });
  bot.emit({ type: "internal" });
  return true;
}

/** deleteWebhook */
export function deleteWebhook(bot: BotWorld, params: Params): true {
  bot.intake.deleteWebhook();
  if (boolParam(params, "drop_pending_updates")) bot.intake.queue.clear();
  bot.emit({ type: "internal" });
  return true;
}

function allowedUpdates(params: Params): readonly string[] | undefined {
  const value = jsonParam(params, "allowed_updates");
  if (!Array.isArray(value)) return undefined;
  return (value as unknown[]).filter((kind) => typeof kind === "string");
}
