// npm run claim -- [--user ID] [--role owner|guest]: a one-time link that lets somebody in.

import { loadConfig } from "../src/config.ts";
import { sendCommand } from "../src/control/control-client.ts";
import { UsageError } from "../src/errors.ts";
import { createBotApi } from "../src/telegram/bot-api.ts";
import {
  commandEnvironment,
  print,
  readArguments,
  recordLocation,
  refusal,
  runCommand,
} from "./command-line.ts";

const USAGE = "npm run claim -- [--user ID] [--role owner|guest]";

runCommand(async () => {
  const { values } = readArguments(
    { options: { user: { type: "string", short: "u" }, role: { type: "string" } } },
    USAGE,
  );
  const { user, role } = values;
  if (role !== undefined && role !== "owner" && role !== "guest") throw new UsageError(USAGE);
  const { recordId } = recordLocation(user);
  const config = loadConfig({ ...commandEnvironment(), GRACE_MAR_USER_ID: recordId });
  const answer = await sendCommand(
    { command: "claim", ...(role && { role }) },
    {
      location: config,
      ownerIds: config.ownerIds,
      username: async () => {
        const api = createBotApi({ token: config.telegramToken, apiRoot: config.telegramApiRoot });
        return (await api.call("getMe", undefined)).username;
      },
      onConflict: () => undefined,
    },
  );
  if (answer.kind === "refused") throw refusal(answer);
  if (answer.kind !== "claim") throw new Error("not an answer to a claim");
  print(
    `Open this link in Telegram within 15 minutes. It works once and makes you ${answer.role} of ${config.recordId}:`,
  );
  print(answer.link);
});
