// Checks of Telegram's side. Nothing is confirmed, sent or set, so no message is lost by a check.

import { codeOf } from "../../errors.ts";
import { WEBHOOK_PATH } from "../../config/config.ts";
import { listRecords } from "../../control/record-list.ts";
import { sendRequest } from "../../http.ts";
import { createOperatorChat } from "../../operator/operator-chat.ts";
import { peekSetting, stateHolder } from "../../state/database/peek-state.ts";
import { TelegramError, type Result } from "../../telegram/bot-api.ts";
import { checkToken } from "../../telegram/bot-identity.ts";
import { deliveryFault } from "../../telegram/delivery-fault.ts";
import { ok, problem, warning, type Check, type Finding } from "./check.ts";
import { ANSWER_MS, Skipped, type Installation } from "./installation.ts";

export const telegramChecks: readonly Check[] = [
  { id: "token", about: "Telegram takes the token", look: judgeToken },
  {
    id: "bot-groups",
    about: "the bot cannot be put into groups, and reads no group's messages",
    look: async (installation) => {
      const me = await installation.me();
      if (me.can_read_all_group_messages) {
        return warning("it may read all messages of groups", "@BotFather: /setprivacy -> Enable");
      }
      if (!me.can_join_groups) return ok("it talks in private only");
      return warning(
        "it may be put into groups",
        "once it is where it belongs, @BotFather: /setjoingroups -> Disable",
      );
    },
  },
  {
    id: "webhook",
    about: "Telegram sends updates where the configuration says, and they arrive",
    look: async (installation) => {
      await installation.me();
      const signal = AbortSignal.timeout(ANSWER_MS);
      const info = await installation.api().call("getWebhookInfo", undefined, signal);
      return judgeDelivery(info, installation);
    },
  },
  {
    id: "conflict",
    about: "no second process takes this bot's messages (409)",
    look: judgeRivals,
  },
  {
    id: "operator-chat",
    about: "the bot reaches the operator chat",
    look: async (installation) => {
      const { operatorChatId } = installation.config;
      if (operatorChatId === undefined) {
        throw new Skipped("GRACE_MAR_OPERATOR_CHAT_ID is not set: nobody is told of trouble");
      }
      await installation.me();
      const get = (key: string): string | undefined =>
        peekSetting(installation.recordFolder(), key);
      const settings = { get, set: () => undefined };
      return judgeChat(
        createOperatorChat(operatorChatId, settings).id() ?? operatorChatId,
        installation,
      );
    },
  },
  {
    id: "clock",
    about: "this machine's clock agrees with Telegram's",
    look: async (installation) => judgeClock(await askTime(installation), Date.now()),
  },
];

async function judgeToken(installation: Installation): Promise<Finding> {
  const api = installation.api();
  const { recordId } = installation.config;
  const todo = "copy the token again from @BotFather (/mybots), or make a new one there";
  try {
    const check = await checkToken(api);
    if (check.kind === "bot") return ok("Telegram knows the bot");
  } catch {
    return problem("Telegram does not take the token", todo);
  }
  return problem(
    "Telegram gave no answer",
    `look at the network, at TELEGRAM_API_ROOT, and try again; npm run doctor -- --user ${recordId} --offline does without`,
  );
}

const MANY_PENDING = 100;
const RECENT_S = 60 * 60;

async function judgeDelivery(
  info: Result<"getWebhookInfo">,
  installation: Installation,
): Promise<Finding> {
  const { webhook } = installation.config;
  const url = info.url ?? "";
  if (!webhook && url !== "") {
    return problem(
      "a webhook is set, but this bot is configured to poll: messages go elsewhere",
      "stop the other process that set it, or set WEBHOOK_BASE_URL; the bot removes it when it starts",
    );
  }
  if (webhook && url !== `${webhook.baseUrl}${WEBHOOK_PATH}`) {
    const found = url === "" ? "no webhook is set" : "the webhook is set to another address";
    if (url === "" && !(await installation.status())) {
      return warning(`${found} yet`, "start the bot: it sets the webhook itself");
    }
    return problem(found, "stop the other process with this token, then restart this bot");
  }
  const failedS = installation.now.getTime() / 1000 - (info.last_error_date ?? 0);
  if (webhook && info.last_error_message !== undefined && failedS < RECENT_S) {
    return warning(
      `Telegram could not deliver within the last hour (${deliveryFault(info.last_error_message)})`,
      "look at the proxy, its certificate and the bot's log",
    );
  }
  const pending = `${info.pending_update_count} updates wait at Telegram`;
  if (info.pending_update_count < MANY_PENDING) return ok(pending);
  return warning(pending, "start the bot: Telegram keeps them for 24 hours");
}

async function judgeRivals(installation: Installation): Promise<Finding> {
  const me = await installation.me();
  const { recordId, usersDir, runtimeDir } = installation.location();
  // Two Records with the same bot are the likely cause.
  const twins = (await listRecords({ usersDir, runtimeDir }, installation.now)).filter(
    ({ id, running, bot }) => running && bot === me.username && id !== recordId,
  );
  if (twins.length > 0) {
    const ids = twins.map(({ id }) => id).join(", ");
    return problem(
      `the bot of ${ids} runs here with the same token`,
      `give each Record a bot of its own: @BotFather, /newbot`,
    );
  }
  if (installation.config.webhook) throw new Skipped("with a webhook nobody polls: see webhook");
  const holder = (await installation.status())?.pid ?? stateHolder(installation.recordFolder());
  // A poll of ours would end the running bot's poll.
  if (holder !== undefined) return ok(`the bot runs here (process ${holder}) and polls`);
  return pollOnce(installation);
}

/** Polls once, without an offset, so that nothing is confirmed. */
async function pollOnce(installation: Installation): Promise<Finding> {
  const timeout = installation.pollSeconds;
  const signal = AbortSignal.timeout(timeout * 1000 + ANSWER_MS);
  try {
    await installation.api().call("getUpdates", { limit: 1, timeout }, signal);
    return ok(`nobody else polled within ${timeout} seconds`);
  } catch (error) {
    if (!(error instanceof TelegramError) || error.status !== 409) throw error;
    if (error.message.includes("webhook")) throw new Skipped("a webhook is set: see webhook");
    return problem(
      "another process polls with this token (409), and none on this machine holds the Record: another machine, or a preview",
      "stop it; where it cannot be found, @BotFather gives a new token (/revoke)",
    );
  }
}

async function judgeChat(chat_id: number, installation: Installation): Promise<Finding> {
  try {
    await installation.api().call("getChat", { chat_id }, AbortSignal.timeout(ANSWER_MS));
    return ok("the bot reaches the operator chat");
  } catch (error) {
    return problem(
      `the bot cannot reach the operator chat (${codeOf(error)})`,
      "write to the bot from that chat, or add it there, then look again",
    );
  }
}

/**
 * Reads the server's clock (RFC 9110, Date). The request goes to the root, because the address of a method holds the
 * token.
 */
async function askTime(installation: Installation): Promise<number> {
  const signal = AbortSignal.timeout(ANSWER_MS);
  const { network } = installation.api();
  const request = { method: "HEAD", signal, network };
  const answer = await sendRequest(installation.config.telegramApiRoot, request).catch(() => {
    throw new Skipped("no answer: see token");
  });
  answer.destroy();
  return Date.parse(answer.headers.date ?? "");
}

/** Compares two clocks, in Unix milliseconds. Telegram's has whole seconds, and an answer takes some time. */
export function judgeClock(theirs: number, ours: number): Finding {
  if (Number.isNaN(theirs)) throw new Skipped("the server tells no time");
  const seconds = Math.round((ours - theirs) / 1000);
  const found = `this clock is ${Math.abs(seconds)} s ${seconds < 0 ? "behind" : "ahead"}`;
  const todo = "switch time synchronisation on (timedatectl set-ntp true)";
  if (Math.abs(seconds) > 60) return problem(found, todo);
  return Math.abs(seconds) > 5 ? warning(found, todo) : ok("the clock agrees with Telegram's");
}
