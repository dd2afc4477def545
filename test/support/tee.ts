// For `npm run torture:leak`: with TORTURE_LOG_FOLDER set, the output of bots and commands and the words said to bots
// are kept there, by whatever test. Without it nothing is done.

import { appendFileSync } from "node:fs";
import { join } from "node:path";
import type { BotApiServer } from "../../src/tools/simulator/bot-api/bot-api-server.ts";

/** `bot` may hold nobody's words, `command` may show the Record, `said` are those words, one JSON text a line. */
export function tee(kind: "bot" | "command" | "said", text: string): void {
  const folder = process.env["TORTURE_LOG_FOLDER"];
  if (folder) appendFileSync(join(folder, `${kind}-${process.pid}.txt`), text);
}

/** The loudest log level, for bots that no test made quieter. */
export function loudness(): NodeJS.ProcessEnv {
  return process.env["TORTURE_LOG_FOLDER"] ? { LOG_LEVEL: "debug", DEBUG: "*" } : {};
}

/** Notes people's words to every bot that is added from now on. */
export function noteWhatIsSaid(telegram: BotApiServer): void {
  if (!process.env["TORTURE_LOG_FOLDER"]) return;
  const add = telegram.addBot.bind(telegram);
  Object.assign(telegram, {
    addBot: (...parameters: Parameters<typeof add>) => {
      const bot = add(...parameters);
      bot.onEvent((event) => {
        if (event.type !== "message" || event.message.from !== "me") return;
        tee("said", `${JSON.stringify(event.message.text)}\n`);
      });
      return bot;
    },
  });
}
